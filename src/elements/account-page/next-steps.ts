/** The portal's other pages, where the backend names them; loaded when it has named some. */
import {html, type TemplateResult} from 'lit';

import type {Description} from '../../contract/description.js';
import type {AccountElement} from '../account-element.js';
import {heading} from '../shared/heading.js';
import {nextStepsMessages} from './next-steps.messages.js';

type Link = NonNullable<Description['links']>[number];

export function renderNextSteps(host: AccountElement, links: readonly Link[], level: number): TemplateResult {
  const t = host.speaker(nextStepsMessages);
  // Of another kind of page we only know where it is.
  const labelOf = ({rel, label, url}: Link) => label ?? (rel === 'other' ? new URL(url).hostname : t(rel));
  return html`<nav class="frame" part="next" aria-labelledby="next">
    ${heading(level, t('nextSteps'), 'next')}
    <ul class="links">
      ${links.map((link) => html`<li><a href=${link.url} dir="auto">${labelOf(link)}</a></li>`)}
    </ul>
  </nav>`;
}
