/** What ending sessions really did: what ended, what may live on, and what could not be ended, by name; for parts that are loaded on demand. */
import {html, nothing, type TemplateResult} from 'lit';

import type {Revocation} from '../../../contract/session.js';
import {pieces, type Values} from '../../../i18n/text.js';
import type {AccountElement} from '../../account-element.js';
import {inWords} from '../duration.js';
import {contactLink} from '../words.js';
import {revocationMessages} from './revocation.messages.js';

type Key = keyof typeof revocationMessages;
export type Scope = 'all' | 'others';

/** The same in one string, for a screen reader and for the page that shows it elsewhere. */
export function revocationText(host: AccountElement, scope: Scope, outcome: Revocation): string {
  const {failed = []} = outcome;
  return [
    ended(host, scope, outcome),
    delay(host, outcome),
    failed.length > 0 ? t(host, 'failed', {names: new Intl.ListFormat(host.language).format(failed)}) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

export function renderRevocation(host: AccountElement, scope: Scope, outcome: Revocation): TemplateResult {
  const {failed = []} = outcome;
  const names = new Intl.ListFormat(host.language)
    .formatToParts(failed)
    .map(({type, value}) => (type === 'element' ? html`<bdi>${value}</bdi>` : value));
  const lives = delay(host, outcome);
  return html`<div class="state" id="done" part="outcome" tabindex="-1">
    <p>${ended(host, scope, outcome)}</p>
    ${lives ? html`<p>${lives}</p>` : nothing}
    ${
      failed.length > 0
        ? html`<p>
            ${pieces(host.text('revocation', revocationMessages, 'failed'), {names}, host.language)}
            ${contactLink(host, host.account?.description.value?.support)}
          </p>`
        : nothing
    }
  </div>`;
}

function ended(host: AccountElement, scope: Scope, {revoked, failed = [], signOut}: Revocation): string {
  // The one in use ends at the page that it leads to.
  if (signOut) return t(host, failed.length > 0 ? 'endedElsewherePartly' : 'endedElsewhere');
  const key = scope === 'all' ? 'endedAll' : 'endedOthers';
  // "Everywhere" would be too much to say.
  if (failed.length > 0 && (scope === 'all' || revoked === undefined)) return t(host, `${key}Partly`);
  return revoked === undefined ? t(host, `${key}Uncounted`) : t(host, key, {count: revoked});
}

function delay(host: AccountElement, {delaySeconds = 0}: Revocation): string {
  return delaySeconds > 0 ? t(host, 'delay', {time: inWords(delaySeconds, host.language)}) : '';
}

function t(host: AccountElement, key: Key, values: Values = {}): string {
  return host.speaker(revocationMessages, 'revocation')(key, values);
}
