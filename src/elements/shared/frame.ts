import {html, nothing, type TemplateResult} from 'lit';

import type {Problem} from '../../context/account-context.js';
import {scenarioOf} from '../../context/own-source.js';
import type {Capability} from '../../contract/capability.js';
import type {AccountError} from '../../contract/error.js';
import type {Resource} from '../../state/resource.js';
import type {View} from '../../state/view.js';
import type {AccountElement} from '../account-element.js';
import {type Lack, OnDemand} from './on-demand.js';
import {contactLink, refusalText} from './words.js';

/** What to say and do when something is in the way. */
export const trouble = new OnDemand(() => import('./trouble/trouble.js'));

export interface FrameOptions {
  readonly view: View;
  readonly read: Pick<Resource<unknown>, 'reload' | 'pending' | 'seenAt'>;
  /** Default: the text `heading`. `nothing` where the content has its own. */
  readonly heading?: unknown;
  /** What stands for the content while it loads, of the same size. */
  readonly skeleton: unknown;
  readonly content: () => unknown;
}

/** The card of every element: its heading, its state, its content, and the live region for screen readers. */
export function renderFrame(host: AccountElement, options: FrameOptions): TemplateResult | typeof nothing {
  const {view} = options;
  if (view.kind === 'problem') return renderMarkupProblem(host, view.problem);
  if (view.kind === 'ready') trouble.prepare();
  if (view.kind === 'unavailable' && !explains(host.unsupported, view.capability)) return nothing;
  return html`<section
    class="frame"
    part="card"
    aria-labelledby="heading"
    aria-busy=${view.kind === 'loading'}
  >
    ${options.heading ?? nothing} ${renderDemo(host)} ${renderLack(host)} ${renderBody(host, options)}
    <slot name="help"></slot>
    ${
      // Two templates, so that what was said to somebody goes with them.
      view.kind === 'signed-out'
        ? html`<p class="hidden" role="status"></p>`
        : html`<p class="hidden" role="status"></p>`
    }
  </section>`;
}

/** The content, or what stands in its place. */
export function renderBody(host: AccountElement, options: FrameOptions): unknown {
  const {view, read, content} = options;
  if (view.kind !== 'ready') return renderInstead(host, options);
  return [view.stale && trouble.for(host)?.renderStale(host, view.stale, read), content()];
}

function renderInstead(host: AccountElement, options: FrameOptions): unknown {
  const {view, skeleton} = options;
  if (view.kind === 'unavailable') return renderRefused(host, view.capability);
  const words = view.kind === 'loading' ? undefined : trouble.for(host);
  if (words) return words.renderTrouble(host, options);
  if (view.kind !== 'loading' && trouble.failed) return renderUnloaded(host, trouble);
  return html`<div aria-hidden="true">${skeleton}</div>
    <span class="hidden">${host.t('loading')}</span>`;
}

/** In place of a part of the element that could not be loaded. */
export function renderUnloaded(host: AccountElement, part: OnDemand<unknown>): TemplateResult {
  return renderMissing(host, {part, retry: async () => void (await part.load())});
}

/** What was pressed for could not be loaded. */
export const renderLack = (host: AccountElement) =>
  host.lack ? renderMissing(host, host.lack, host.t('untouched')) : nothing;

/** The browser knows that it is offline, or the file is not there: then the page may be older than what is installed now. */
export const missingText = (host: AccountElement): string => host.t(navigator.onLine ? 'missing' : 'offline');

function renderMissing(host: AccountElement, {part, retry}: Lack, besides?: string): TemplateResult {
  return html`<div class="state" role="alert" part="missing">
    <p>${missingText(host)} ${besides}</p>
    ${host.diagnosing && navigator.onLine ? html`<p class="small">${part.error instanceof Error ? part.error.message : String(part.error)}</p>` : nothing}
    <span class="buttons"
      ><button @click=${retry}>${host.t('retry')}</button> ${
        navigator.onLine
          ? html`<button @click=${() => location.reload()}>${host.t('reload')}</button>`
          : nothing
      }</span
    >
  </div>`;
}

/** Why something did not happen; empty while the words are loading. */
export function explain(host: AccountElement, error: AccountError): string {
  return trouble.for(host)?.errorText(host, error) ?? '';
}

export function renderMarkupProblem(host: AccountElement, problem: Problem) {
  const words = trouble.for(host);
  if (!words) return trouble.failed ? renderUnloaded(host, trouble) : nothing;
  if (host.diagnosing) return words.renderProblem(host, problem);
  words.warnOnce(host, problem);
  return nothing;
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

export function renderDemo(host: AccountElement) {
  return scenarioOf(host.demo) === undefined
    ? nothing
    : html`<span class="tag warn" part="demo">${host.t('demo')}</span>`;
}

/** Whether the element explains why something cannot be done. Otherwise it hides it. */
export function explains(unsupported: AccountElement['unsupported'], capability: Capability): boolean {
  if (unsupported === 'explain' || unsupported === 'hide') return unsupported === 'explain';
  const reason = 'refusal' in capability ? capability.refusal?.reason : undefined;
  return capability.support === 'external' || (reason !== 'backend' && reason !== 'configuration');
}
