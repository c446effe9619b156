import {html, type TemplateResult} from 'lit';

import {mailto} from '../shared/words.js';
import type {Fact} from './facts.js';

/** The values of a row, one below the other. */
export function renderValues({values, email}: Fact): TemplateResult[] {
  return values.map(
    (value) =>
      html`<div>
        ${email === undefined ? html`<bdi>${value}</bdi>` : html`<a href=${mailto(email)}><bdi>${value}</bdi></a>`}
      </div>`,
  );
}

/** What stands for the card while it loads: as high as most are, with two rows of two lines. */
export function renderSkeleton(): TemplateResult {
  const line = html`<span class="skeleton"></span>`;
  return html`<div class="person">
      <span class="avatar skeleton"></span>
      <div>${line}${line}</div>
    </div>
    <dl>
      ${[1, 2, 1, 1, 1, 2, 1].map(
        (lines) =>
          html`<dt>${line}</dt>
            <dd>${lines > 1 ? [line, line] : line}</dd>`,
      )}
    </dl>
    <p class="note">${line}</p>
    <div class="buttons">${line}</div>`;
}
