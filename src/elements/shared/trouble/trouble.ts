/** What is shown when something is in the way: loaded when it is first needed, or when the page has come to rest. */
import {html, nothing, type TemplateResult} from 'lit';

import type {AccountError} from '../../../contract/error.js';
import {time} from '../../../i18n/dates.js';
import {pieces} from '../../../i18n/text.js';
import type {Account} from '../../../state/account.js';
import type {AccountElement} from '../../account-element.js';
import {inWords} from '../duration.js';
import {adopt} from '../on-demand.js';
import type {FrameOptions} from '../frame.js';
import {contactLink, pascal} from '../words.js';
import {renderProblem, warnOnce} from './problem.js';
import {troubleMessages} from './trouble.messages.js';

import {noticeStyles} from '../notice.styles.js';

export {warnOfChild, warnOfLevel, warnOnce} from './problem.js';
export {renderProblem};

// Whatever acts says what went wrong, and whatever asks acts: one part instead of five small ones.
export {Action} from '../../../state/action.js';
export {ModalDialog} from '../dialog.js';

type Key = keyof typeof troubleMessages;

// Nobody waits for longer, in seconds: how long is no help then.
const tooLong = 31 * 86_400;

/** What stands in the card in place of the content. */
export function renderTrouble(host: AccountElement, {view, read}: FrameOptions): unknown {
  const t = speaker(host);
  const support = host.account?.description.value?.support;
  switch (view.kind) {
    case 'signed-out':
      return html`<div class="state" role=${host.account?.expired ? 'alert' : nothing}>
        <p>${t(host.account?.expired ? 'errorUnauthenticated' : 'signedOut')}</p>
        ${canSignIn(host.account) ? html`<button class="primary" @click=${() => host.signIn()}>${t('signIn')}</button>` : nothing}
      </div>`;
    case 'forbidden': {
      const contact = view.error.details.refusal?.contact ?? support;
      return html`<div class="state">
        <p>
          ${t('forbidden')}
          ${contact ? pieces(host.text('trouble', troubleMessages, 'askForAccess'), {contact: contactLink(host, contact, contact.label)}, host.language) : nothing}
        </p>
      </div>`;
    }
    case 'step-up':
      return html`<div class="state">
        <p>${t('confirmIdentityFirst')}</p>
        <button class="primary" @click=${() => proveAndRead(host, view.challenge, read)}>
          ${t('confirmIdentity')}
        </button>
      </div>`;
    case 'offline':
      return html`<div class="state" role="alert"><p>${host.t('offline')}</p></div>`;
    case 'failed': {
      const {code, details} = view.error;
      return html`<div class="state" role="alert">
        <p>
          ${code === 'rate-limited' ? errorText(host, view.error) : t(code === 'malformed-response' ? 'loadMalformed' : 'loadFailed')}
        </p>
        ${details.requestId ? html`<p class="small">${t('reference', {id: details.requestId})}</p>` : nothing}
        <button @click=${() => retry(host, read)}>${host.t('retry')}</button>
        ${diagnosis(host)}
      </div>`;
    }
    default:
      return nothing;
  }
}

/** Where not even the description comes, the page's developer has named another address than the contract's, or spoils every object. */
function diagnosis(host: AccountElement): unknown {
  // zod, which checks the answers, goes through its tables by `for…in`.
  for (const name in {}) {
    const problem = {code: 'prototype', detail: `Object.prototype.${name}`} as const;
    warnOnce(host, problem);
    return host.diagnosing ? renderProblem(host, problem) : nothing;
  }
  const error = host.account?.description.error;
  const foreign = error?.code === 'malformed-response' || error?.code === 'not-found';
  if (!foreign || !host.diagnosing) return nothing;
  return renderProblem(host, {code: 'contract', detail: error.message});
}

/** That what is shown is old, because a refresh failed; unless that is said already for everything around it. */
export function renderStale(
  host: AccountElement,
  {code}: AccountError,
  read: FrameOptions['read'],
): TemplateResult | typeof nothing {
  if (host.context?.stale?.code === code) return nothing;
  adopt(host, noticeStyles);
  const seen = time(read.seenAt ?? Date.now(), host.language);
  return html`<div class="notice" part="notice" role="status">
    <span>${code === 'offline' ? host.t('offline') : speaker(host)('refreshFailed', {time: seen})}</span>
    <button @click=${() => retry(host, read)}>${host.t('retry')}</button>
  </div>`;
}

/** Why something did not happen, or that nobody knows whether it did, in plain words chosen by the error's code; never the server's own. */
export function errorText(host: AccountElement, {code, details}: AccountError): string {
  const t = speaker(host);
  if (details.foreign && code !== 'unavailable') return t('errorUnknown');
  const seconds = details.retryAfterSeconds;
  if (code === 'rate-limited' && seconds && seconds < tooLong) return waitText(host, seconds);
  return details.refusal?.text ?? t(`error${pascal(code)}` as Key);
}

/** That it can be tried again in so many seconds. */
export const waitText = (host: AccountElement, seconds: number): string =>
  speaker(host)('errorRateLimitedFor', {time: inWords(seconds, host.language)});

/** Says the texts of this part in the host's language. */
export const speaker = (host: AccountElement) => host.speaker(troubleMessages, 'trouble');

/** Whether there is a page to sign in at. */
export function canSignIn(account: Account | undefined): boolean {
  return account?.description.value?.canSignIn ?? account?.description.error?.code === 'unauthenticated';
}

/** Reads again, and keeps the focus near. */
export async function retry(host: AccountElement, read: FrameOptions['read']) {
  const description = host.account?.description;
  await Promise.all([
    read.reload(),
    description?.error && !description.pending ? description.reload() : undefined,
  ]);
  // The button that was pressed may be gone.
  if (!host.shadowRoot?.activeElement) host.focus();
}

async function proveAndRead(
  host: AccountElement,
  challenge: Parameters<AccountElement['stepUp']>[0],
  read: FrameOptions['read'],
) {
  const proven = await host.stepUp(challenge);
  if (!proven) return;
  await read.reload(proven.proof);
  host.focus();
}
