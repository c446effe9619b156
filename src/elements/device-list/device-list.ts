import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';

import type {CheckedAdapter} from '../../contract/adapter.js';
import type {Page, PageOptions} from '../../contract/calls.js';
import type {Capability} from '../../contract/capability.js';
import type {Device} from '../../contract/device.js';
import {exact} from '../../i18n/dates.js';
import type {Account} from '../../state/account.js';
import {chunksOf, loadPages, type Pages} from '../../state/paged.js';
import {Resource} from '../../state/resource.js';
import type {SharedRead} from '../../state/shared-read.js';
import {viewOf} from '../../state/view.js';
import {AccountElement, statesOf} from '../account-element.js';
import {debounced} from '../shared/debounced.js';
import {explain, renderFrame, renderRefused} from '../shared/frame.js';
import {heading} from '../shared/heading.js';
import {icon} from '../shared/icons.js';
import {OnDemand} from '../shared/on-demand.js';
import {sharedMessages} from '../shared/shared.messages.js';
import {deviceListMessages} from './device-list.messages.js';
import type {Disabling} from './disabling.js';
import {type Fact, factsOf} from './facts.js';

import {styles} from './device-list.styles.js';

const disabling = new OnDemand(() => import('./disabling.js'));
const changes = new OnDemand(() => import('../../state/paged-changes.js'));

/** One page of devices. */
export const listDevices = ({devices}: CheckedAdapter, options: PageOptions) => devices.list(options);

/**
 * The devices registered with the account, each with a button that disables it, or the reason why it cannot be.
 *
 * @tagname device-list
 * @slot heading - In place of the heading.
 * @slot empty - In place of the sentence that says that there is no device.
 * @slot help - After the list: your own advice.
 * @event {DeviceDisabledEvent} account-device-disabled - The backend has confirmed that a device is disabled.
 * @event {TaskRequestEvent} account-task-request - Cancelable: the person wants to change the password or sign out everywhere.
 * @event {RedirectRequestEvent} account-redirect-request - Cancelable: before leaving for another page.
 * @event {SigninRequestEvent} account-signin-request - Cancelable: before leaving to sign in.
 * @event {AccountErrorEvent} account-error - A call failed.
 * @csspart card - The whole element.
 * @csspart heading - The heading.
 * @csspart list - The list.
 * @csspart device - One device; the one in use is also `current`.
 * @csspart refusal - Why something cannot be done, and whom to ask.
 * @csspart notice - That a refresh failed.
 * @csspart dialog - The question before a device is disabled.
 * @cssprop --account-accent - What can be pressed.
 * @cssprop --account-radius - Roundness of cards; controls follow.
 * @cssprop --account-density - 1 is normal; less is tighter.
 * @cssprop --account-font - Font family.
 * @cssstate loading
 * @cssstate error
 * @cssstate empty
 * @cssstate unavailable
 * @cssstate signed-out
 * @cssstate offline
 * @cssstate stale
 */
export class DeviceListElement extends AccountElement<typeof deviceListMessages> {
  static override styles = [...AccountElement.styles, styles];

  protected override readonly kind = 'device-list';
  protected override readonly english = deviceListMessages;

  /** The words looked for. @internal */
  search = '';
  #disabling: Disabling | undefined;
  #drawn: {read: SharedRead<Pages<Device>> | undefined; chunks: readonly (readonly Device[])[]} | undefined;

  readonly #devices = new Resource(this, (account) => pagesOf(account, ''));
  readonly #found = new Resource(this, (account) =>
    this.search ? pagesOf(account, this.search) : undefined,
  );

  protected override forget() {
    this.search = '';
    this.#disabling?.forget();
  }

  protected override render(): TemplateResult | typeof nothing {
    const view = viewOf(this.source, this.account, this.#devices, 'devices.list');
    const pages = this.#devices.value?.pages;
    this.show(...statesOf(view, pages?.[0]?.items.length === 0));
    return renderFrame(this, {
      view,
      read: this.#devices,
      heading: html`<slot name="heading">${heading(this.headingLevel, this.t('heading'))}</slot>
        <p class="lead">${this.t('lead')}</p>`,
      skeleton: [0, 1, 2].map(
        () => html`<div class="row"><span class="skeleton"></span><span class="skeleton"></span></div>`,
      ),
      content: () => (
        disabling.prepare(),
        [
          this.#renderSearch(pages?.[0]),
          this.#disabling?.renderAdvice(),
          this.#renderList(),
          this.#disabling?.renderQuestion(),
        ]
      ),
    });
  }

  #renderSearch(first: Page<Device> | undefined) {
    if (!first?.searchable || (first.next === undefined && !this.search)) return nothing;
    return html`<label class="search">
      ${this.t('search')}
      <input type="search" autocomplete="off" @input=${debounced((text) => this.#searchFor(text))} />
    </label>`;
  }

  #renderList() {
    const {value, error} = this.#shown;
    if (error && !value) return html`<p class="error" role="alert">${explain(this, error)}</p>`;
    const read = value ? this.#shown.read : this.#devices.read;
    const chunks = chunksOf(
      read?.value?.pages ?? [],
      this.#drawn && this.#drawn.read === read ? this.#drawn.chunks : [],
    );
    this.#drawn = {read, chunks};
    if (chunks.length === 0) {
      if (this.search) return html`<p class="state">${this.t('noMatch', {search: this.search})}</p>`;
      return html`<div class="state"><slot name="empty">${this.t('empty')}</slot></div>`;
    }
    const words = this.#words;
    // `ul > div > li` is no list to a screen reader; these roles are. A chunk is short enough to do without keys, and is drawn
    // again only where something in it is new.
    return html`<div class="rows" part="list" role="list" aria-busy=${!value} @pointerover=${this.#onPointer}>
        ${chunks.map(
          (devices) =>
            html`<div class="page" role="none">
              ${guard([...words, ...devices], () => devices.map((device) => this.#renderDevice(device)))}
            </div>`,
        )}
      </div>
      ${this.#renderMore(value)} ${this.#capability ? renderRefused(this, this.#capability) : nothing}`;
  }

  #renderDevice(device: Device) {
    const {name, current, compliance, kind, disable = this.#capability} = device;
    const t = this.t.bind(this);
    return html`<div
      class="row"
      role="listitem"
      part=${current ? 'device current' : 'device'}
      aria-current=${current ? 'true' : nothing}
    >
      ${icon(kind ?? 'other')}
      <div class="name">
        <bdi>${name}</bdi>
        ${current ? html`<span class="tag me">${t('current')}</span>` : nothing}
        ${compliance === 'non-compliant' ? html`<span class="tag warn">${t('notCompliant')}</span>` : nothing}
      </div>
      <div class="facts">${factsOf(device, t, this.language).map(renderFact)}</div>
      ${
        disable?.support === 'native' || disable?.support === 'redirect'
          ? html`<button
              aria-label=${t('disableNamed', {name})}
              @click=${(event: Event) => this.#ask(device, event)}
            >
              ${t('disable')}
            </button>`
          : device.disable
            ? renderRefused(this, device.disable)
            : nothing
      }
    </div>`;
  }

  #renderMore(value: Pages<Device> | undefined) {
    if (value?.pages.at(-1)?.next === undefined) return nothing;
    return html`<div class="buttons">
      <button aria-disabled=${value.loadingMore} @click=${this.#more}>${this.t('more')}</button>
      ${value.moreError ? html`<span class="error" role="alert">${explain(this, value.moreError)}</span>` : nothing}
    </div>`;
  }

  // The first formatter of a whole date takes a page's CPU longer than the list itself: only where somebody points at one.
  readonly #onPointer = ({target}: Event) => {
    if (target instanceof HTMLTimeElement) target.title = exact(target.dateTime, this.language);
  };

  readonly #more = async () => {
    const {read} = this.#shown;
    const loaded = await changes.load();
    if (!loaded) return this.announce(this.t('offline'));
    if (read && this.account) await loaded.showMore(read, listDevices, this.account.adapter, this.search);
  };

  #searchFor(text: string) {
    this.search = text.trim();
    this.requestUpdate();
  }

  async #ask(device: Device, {currentTarget}: Event) {
    const index = [...this.renderRoot.querySelectorAll('.row button')].indexOf(currentTarget as Element);
    const loaded = await disabling.load();
    if (!loaded) return this.announce(this.t('offline'));
    this.#disabling ??= new loaded.Disabling(this, this.#devices, this.#found);
    this.#disabling.ask(device, index);
  }

  get #shown() {
    return this.search ? this.#found : this.#devices;
  }

  /** What the rows say besides their devices: while it is the same, so are they. */
  get #words(): readonly unknown[] {
    const texts = Object.keys({...sharedMessages, ...deviceListMessages});
    return [
      // "5 minutes ago"
      Math.floor(Date.now() / 60_000),
      this.language,
      this.unsupported,
      this.account?.description.value,
      ...texts.map((key) => this.text(this.kind, deviceListMessages, key)),
    ];
  }

  get #capability(): Capability | undefined {
    return this.account?.description.value?.capabilities['devices.disable'];
  }
}

function pagesOf(account: Account, search: string): SharedRead<Pages<Device>> {
  const read: SharedRead<Pages<Device>> = account.read(
    search ? `devices ${search}` : 'devices',
    (adapter, signal) => loadPages(listDevices, () => read.value, search)(adapter, signal),
  );
  return read;
}

function renderFact({text, instant}: Fact) {
  return instant ? html`<time datetime=${instant}>${text}</time>` : html`<span>${text}</span>`;
}
