/** One state of the page in place of the same state of each part; loaded when it is needed, or the page has come to rest. */
import {html, nothing, type TemplateResult} from 'lit';

import type {Capability} from '../../contract/capability.js';
import {fill} from '../../i18n/text.js';
import type {View} from '../../state/view.js';
import type {AccountElement} from '../account-element.js';
import {renderRefused} from '../shared/frame.js';
import {renderTrouble} from '../shared/trouble/trouble.js';
import {insteadMessages} from './instead.messages.js';

export interface Instead {
  readonly view: View;
  /** Whether a forgotten password can be reset by somebody who is signed out; absent: there is no element for it. */
  readonly reset: Capability | undefined;
  /** A link to that task. */
  readonly link: (text: string) => unknown;
}

export function renderInstead(host: AccountElement, {view, reset, link}: Instead): TemplateResult {
  const read = {reload: () => host.refresh(), pending: false, seenAt: undefined};
  const forgot = fill(host.text('account-page', insteadMessages, 'forgot'), {}, host.language);
  const way =
    reset?.support === 'external'
      ? html`<a part="external" href=${reset.url}>${forgot}</a>`
      : reset?.support === 'none' || !reset
        ? nothing
        : link(forgot);
  return html`<section class="frame" part="card" aria-labelledby="heading">
    ${
      view.kind === 'unavailable'
        ? renderRefused(host, view.capability)
        : renderTrouble(host, {view, read, skeleton: nothing, content: () => nothing})
    }
    ${view.kind === 'signed-out' && way !== nothing ? html`<p class="state">${way}</p>` : nothing}
  </section>`;
}
