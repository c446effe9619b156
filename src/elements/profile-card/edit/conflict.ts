import {html, type TemplateResult} from 'lit';

import type {Say} from './words.js';

export interface Conflict {
  readonly label: string;
  readonly yours: string;
  readonly theirs: string;
  readonly onKeep: () => void;
  readonly onTake: () => void;
}

/** The two values of a field, and a button for each. */
export function renderConflict(t: Say, {label, yours, theirs, onKeep, onTake}: Conflict): TemplateResult {
  const value = (text: string) => html`<bdi>${text === '' ? t('nothing') : text}</bdi>`;
  return html`<div class="versus" role="group" aria-label=${label}>
    <b>${t('yours')}</b>${value(yours)}
    <button type="button" aria-label=${t('keepYoursNamed', {name: label})} @click=${onKeep}>
      ${t('keepYours')}
    </button>
    <b>${t('theirs')}</b>${value(theirs)}
    <button type="button" aria-label=${t('useTheirsNamed', {name: label})} @click=${onTake}>
      ${t('useTheirs')}
    </button>
  </div>`;
}
