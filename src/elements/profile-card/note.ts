import {html, nothing} from 'lit';

import type {Capability} from '../../contract/capability.js';
import type {AccountElement} from '../account-element.js';
import {renderRefused} from '../shared/frame.js';
import {contactLink, refusalText} from '../shared/words.js';

/** Why the profile cannot be changed here, and whom to tell what is wrong; or where it can be changed. */
export function renderNote(host: AccountElement, capability: Capability | undefined, wrong: string): unknown {
  if (capability?.support === 'external')
    return html`<div class="note" part="note">${renderRefused(host, capability)}</div>`;
  if (capability?.support !== 'none' || host.unsupported === 'hide') return nothing;
  const {refusal} = capability;
  // A backend without a way to change it: then somebody else does.
  const lacking = refusal.reason === 'backend' || refusal.reason === 'configuration';
  const contact = refusal.contact ?? host.account?.description.value?.support;
  return html`<p class="note" part="note">
    <span dir="auto">${lacking && !refusal.text ? host.t('reasonManaged') : refusalText(host, refusal)}</span>
    ${contact ? html`${wrong} ${contactLink(host, contact)}` : nothing}
  </p>`;
}
