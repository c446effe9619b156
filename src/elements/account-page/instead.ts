/** One state of the page in place of the same state of each part; loaded when it is needed, or the page has come to rest. */
import {html, nothing, type TemplateResult} from 'lit';

import type {Capability} from '../../contract/capability.js';
import type {View} from '../../state/view.js';
import type {AccountElement} from '../account-element.js';
import {renderRefused} from '../shared/frame.js';
import {renderTrouble} from '../shared/trouble/trouble.js';

export interface Instead {
  readonly view: View;
  /** Whether a forgotten password can be reset by somebody who is signed out; absent: there is no element for it. */
  readonly reset: Capability | undefined;
  /** The words for it, where they lead to the task as a link. */
  readonly forgot: (link: boolean) => unknown;
}

export function renderInstead(host: AccountElement, {view, reset, forgot}: Instead): TemplateResult {
  const read = {reload: () => host.refresh(), pending: false, seenAt: undefined};
  const leads = reset?.support === 'native' || reset?.support === 'redirect';
  const way =
    reset &&
    html`<p class="state">${forgot(leads)}</p>
      ${leads ? nothing : renderRefused(host, reset)}`;
  return html`<section class="frame" part="card" aria-labelledby="heading">
    ${
      view.kind === 'unavailable'
        ? renderRefused(host, view.capability)
        : renderTrouble(host, {view, read, skeleton: nothing, content: () => nothing})
    }
    ${view.kind === 'signed-out' ? way : nothing}
  </section>`;
}
