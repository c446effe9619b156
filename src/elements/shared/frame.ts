import {html, nothing, type TemplateResult} from 'lit';

import type {Capability} from '../../contract/capability.js';
import {time} from '../../i18n/dates.js';
import type {Account} from '../../state/account.js';
import type {Resource} from '../../state/resource.js';
import type {View} from '../../state/view.js';
import type {AccountElement} from '../account-element.js';
import {renderProblem} from './problem.js';
import {contactLink, errorText, refusalText} from './words.js';

export interface FrameOptions {
  readonly view: View;
  readonly read: Pick<Resource<unknown>, 'reload' | 'pending' | 'seenAt'>;
  /** Default: the text `heading`. `nothing` where the content has its own. */
  readonly heading?: unknown;
  /** What stands for the content while it loads, of the same size. */
  readonly skeleton: unknown;
  readonly content: () => unknown;
}

/** The card that every element is: its heading, the state it is in, its content, and the region that speaks to screen readers. */
export function renderFrame(host: AccountElement, options: FrameOptions): TemplateResult | typeof nothing {
  const {view} = options;
  if (view.kind === 'problem') return host.diagnosing ? renderProblem(host, view.problem) : nothing;
  if (view.kind === 'unavailable' && !explains(host.unsupported, view.capability)) return nothing;
  return html`<section
    class="frame"
    part="card"
    aria-labelledby="heading"
    aria-busy=${view.kind === 'loading'}
  >
    ${options.heading ?? nothing} ${renderDemo(host)}
    ${view.kind === 'ready' ? [renderStale(host, options), options.content()] : renderState(host, options)}
    <slot name="help"></slot>
    <p class="hidden" role="status"></p>
  </section>`;
}

function renderState(host: AccountElement, {view, read, skeleton}: FrameOptions): unknown {
  const support = host.account?.description.value?.support;
  switch (view.kind) {
    case 'loading':
      return html`<div aria-hidden="true">${skeleton}</div>
        <span class="hidden">${host.t('loading')}</span>`;
    case 'signed-out':
      return html`<div class="state">
        <p>${host.t('signedOut')}</p>
        ${canSignIn(host.account) ? html`<button class="primary" @click=${() => host.signIn()}>${host.t('signIn')}</button>` : nothing}
      </div>`;
    case 'unavailable':
      return renderRefused(host, view.capability);
    case 'forbidden': {
      const contact = view.error.details.refusal?.contact ?? support;
      return html`<div class="state">
        <p>
          ${host.t('forbidden')}
          ${contact ? host.rich('askForAccess', {contact: contactLink(host, contact, contact.label)}) : nothing}
        </p>
      </div>`;
    }
    case 'step-up':
      return html`<div class="state">
        <p>${host.t('confirmIdentityFirst')}</p>
        <button class="primary" @click=${() => proveAndRead(host, view.challenge, read)}>
          ${host.t('confirmIdentity')}
        </button>
      </div>`;
    case 'offline':
      return html`<div class="state" role="alert"><p>${host.t('offline')}</p></div>`;
    case 'failed': {
      const {code, details} = view.error;
      return html`<div class="state" role="alert">
        <p>
          ${code === 'rate-limited' ? errorText(host, view.error) : host.t(code === 'malformed-response' ? 'loadMalformed' : 'loadFailed')}
        </p>
        ${details.requestId ? html`<p class="small">${host.t('reference', {id: details.requestId})}</p>` : nothing}
        <button @click=${() => retry(host, read)}>${host.t('retry')}</button>
      </div>`;
    }
    default:
      return nothing;
  }
}

/** A refusal with its reason and whom to ask; or the link to where it can be done. */
export function renderRefused(host: AccountElement, capability: Capability): TemplateResult | typeof nothing {
  if (capability.support === 'native' || capability.support === 'redirect') return nothing;
  const {refusal} = capability;
  const contact = refusal?.contact ?? host.account?.description.value?.support;
  return html`<p class="state small" part="refusal">
    <span
      >${refusal ? refusalText(host, refusal) : host.t('openElsewhere')}
      ${
        capability.support === 'external'
          ? html`<a part="external" href=${capability.url} target="_blank" rel="noopener"
              >${host.t('continueElsewhere')}</a
            >`
          : contactLink(host, contact)
      }</span
    >
  </p>`;
}

function renderStale(host: AccountElement, {view, read}: FrameOptions) {
  if (view.kind !== 'ready' || !view.stale) return nothing;
  const {code} = view.stale;
  return html`<div class="notice" part="notice" role="status">
    <span
      >${code === 'offline' ? host.t('offline') : host.t('refreshFailed', {time: time(read.seenAt ?? Date.now(), host.language)})}</span
    >
    <button @click=${() => retry(host, read)}>${host.t('retry')}</button>
  </div>`;
}

function renderDemo(host: AccountElement) {
  return host.demo === null ? nothing : html`<span class="tag warn" part="demo">${host.t('demo')}</span>`;
}

function explains(unsupported: AccountElement['unsupported'], capability: Capability): boolean {
  if (unsupported === 'explain' || unsupported === 'hide') return unsupported === 'explain';
  const reason = 'refusal' in capability ? capability.refusal?.reason : undefined;
  return capability.support === 'external' || (reason !== 'backend' && reason !== 'configuration');
}

function canSignIn(account: Account | undefined): boolean {
  return account?.description.value?.canSignIn ?? account?.description.error?.code === 'unauthenticated';
}

async function retry(host: AccountElement, read: FrameOptions['read']) {
  const description = host.account?.description;
  await Promise.all([read.reload(), description?.error ? description.reload() : undefined]);
  // The button that was pressed may be gone.
  if (!host.shadowRoot?.activeElement) host.focus();
}

async function proveAndRead(
  host: AccountElement,
  challenge: Parameters<AccountElement['stepUp']>[0],
  read: FrameOptions['read'],
) {
  if (!(await host.stepUp(challenge))) return;
  await read.reload();
  host.focus();
}
