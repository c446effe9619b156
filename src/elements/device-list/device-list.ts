import {html, nothing, type TemplateResult} from 'lit';

import type {Capability} from '../../contract/capability.js';
import type {Device} from '../../contract/device.js';
import {viewOf} from '../../state/view.js';
import {AccountElement, statesOf} from '../account-element.js';
import {renderFrame, renderRefused} from '../shared/frame.js';
import {heading} from '../shared/heading.js';
import {icon} from '../shared/icons.js';
import {Listing} from '../shared/listing.js';
import {OnDemand, Own} from '../shared/on-demand.js';
import {deviceListMessages} from './device-list.messages.js';
import {type Fact, factsOf} from './facts.js';

import {listStyles} from '../shared/listing.styles.js';

const part = new OnDemand(() => import('./disabling.js'));

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
  static override styles = [...AccountElement.styles, listStyles];

  protected override readonly kind = 'device-list';
  protected override readonly english = deviceListMessages;

  readonly #listing = new Listing<Device>(
    this,
    'devices',
    ({devices}, options) => devices.list(options),
    deviceListMessages,
  );

  readonly #disabling = new Own(this, part, ({Disabling}) => new Disabling(this, this.#listing));

  protected override render(): TemplateResult | typeof nothing {
    const {all} = this.#listing;
    const view = viewOf(this.source, this.account, all, 'devices.list');
    this.show(...statesOf(view, all.value?.pages[0]?.items.length === 0));
    return renderFrame(this, {
      view,
      read: all,
      heading: html`<slot name="heading">${heading(this.headingLevel, this.t('heading'))}</slot>
        <p class="lead">${this.t('lead')}</p>`,
      skeleton: [0, 1, 2].map(
        () => html`<div class="row"><span class="skeleton"></span><span class="skeleton"></span></div>`,
      ),
      content: () => (
        part.prepare(),
        [
          this.#listing.renderSearch(),
          this.#disabling.value?.renderAdvice(),
          this.#listing.render((chunks) => [
            this.#listing.renderRows(chunks, (device) => this.#renderDevice(device)),
            this.#capability ? renderRefused(this, this.#capability) : nothing,
          ]),
          this.#disabling.value?.question.render(),
        ]
      ),
    });
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

  async #ask(device: Device, {currentTarget}: Event) {
    (await this.#disabling.want())?.question.ask(device, currentTarget);
  }

  get #capability(): Capability | undefined {
    return this.account?.description.value?.capabilities['devices.disable'];
  }
}

function renderFact({text, instant}: Fact) {
  return instant ? html`<time datetime=${instant}>${text}</time>` : html`<span>${text}</span>`;
}
