/** Disabling a device, from the question to what is said afterwards; loaded when the list is there. */
import {html, nothing, type TemplateResult} from 'lit';

import type {Device, DisableReason} from '../../contract/device.js';
import {fill, pieces, type Values} from '../../i18n/text.js';
import {Action} from '../../state/action.js';
import {dropItem} from '../../state/paged-changes.js';
import {ModalDialog} from '../shared/dialog.js';
import type {Listing} from '../shared/listing.js';
import {errorText} from '../shared/trouble/trouble.js';
import {DeviceDisabledEvent} from './device-list.events.js';
import type {DeviceListElement} from './device-list.js';
import {disablingMessages} from './disabling.messages.js';

interface Disable {
  readonly device: Device;
  readonly why: DisableReason | undefined;
}

const reasons = [
  ['lost', 'whyLost'],
  ['unused', 'whyUnused'],
  ['unknown', 'whyUnknown'],
] as const satisfies readonly (readonly [DisableReason, keyof typeof disablingMessages])[];

// After these it may have happened: what the list says now is the answer.
const unsure: readonly (string | undefined)[] = ['timeout', 'network', 'malformed-response', 'unknown'];

export class Disabling {
  readonly #host: DeviceListElement;
  readonly #listing: Listing<Device>;
  readonly #action: Action<Disable>;
  readonly #dialog: ModalDialog;
  /** The device that the question is about. */
  #asked: Device | undefined;
  /** A device that the person did not know was disabled: offer to protect the account. */
  #protecting = false;

  constructor(host: DeviceListElement, listing: Listing<Device>) {
    this.#host = host;
    this.#listing = listing;
    this.#action = new Action<Disable>(host, {
      perform: (adapter, {device, why}, options) =>
        adapter.devices.disable(device.id, {...options, why, returnTo: location.href}),
      settled: ({kind}, {device, why}) => {
        if (kind === 'pending') return this.#close('disablePending', device);
        this.#protecting ||= why === 'unknown';
        this.#drop(device);
        host.account?.changed('sessions');
        // With the device in use, this session may have ended.
        if (device.current) void host.account?.description.reload();
        const event: Event = new DeviceDisabledEvent(device.id, why);
        host.dispatchEvent(event);
      },
    });
    // Where the button that asked is gone with its row: the next one's, else the one before, else the heading.
    this.#dialog = new ModalDialog(host, (index) => {
      const buttons = host.renderRoot.querySelectorAll<HTMLElement>('.row button');
      return buttons[Math.min(index, buttons.length - 1)] ?? host;
    });
  }

  /** Asks first; `index` is the place of the button among the others. */
  ask(device: Device, index: number) {
    this.#action.clear();
    this.#asked = device;
    this.#dialog.opening(index);
  }

  /** The question and the advice were another person's. */
  forget() {
    this.#asked = undefined;
    this.#protecting = false;
  }

  /** After a device that nobody knew: what else protects the account, where the page has it. */
  renderAdvice(): TemplateResult | typeof nothing {
    const tasks = (['password', 'signout'] as const).filter((task) => this.#host.offersTask(task));
    if (!this.#protecting || tasks.length === 0) return nothing;
    const labels = {password: this.#t('changePassword'), signout: this.#t('signOut')};
    return html`<div class="notice">
      <span>${this.#t('protect')}</span>
      ${tasks.map((task) => html`<button @click=${() => this.#host.requestTask(task)}>${labels[task]}</button>`)}
    </div>`;
  }

  /** Names the device, says what stops working and that it cannot be undone here, and has the focus on the safe answer. */
  renderQuestion(): TemplateResult | typeof nothing {
    const device = this.#asked;
    if (!device) return nothing;
    const {anyPending: pending, error} = this.#action;
    return html`<dialog
      data-modal
      part="dialog"
      role="alertdialog"
      aria-labelledby="question"
      aria-describedby="consequence"
      @cancel=${this.#onCancel}
    >
      <form @submit=${(event: SubmitEvent) => this.#onSubmit(event, device)}>
        <h2 id="question">
          ${pieces(this.#text('question'), {name: html`<bdi>${device.name}</bdi>`}, this.#host.language)}
        </h2>
        <div id="consequence">
          ${device.current ? html`<p><strong>${this.#t('consequenceCurrent')}</strong></p>` : nothing}
          <p>${this.#t('consequence')}</p>
        </div>
        <fieldset>
          <legend>${this.#t('why')}</legend>
          ${reasons.map(
            ([why, label]) =>
              html`<label><input type="radio" name="why" value=${why} />${this.#t(label)}</label>`,
          )}
        </fieldset>
        ${error ? html`<p class="error" role="alert">${errorText(this.#host, error)}</p>` : nothing}
        <div class="buttons">
          <button type="button" autofocus aria-disabled=${pending} @click=${this.#onCancel}>
            ${this.#t('keep')}
          </button>
          <button class="danger" aria-disabled=${pending}>${this.#host.t('disable')}</button>
        </div>
      </form>
    </dialog>`;
  }

  // What was asked of the backend cannot be taken back.
  readonly #onCancel = (event: Event) => {
    event.preventDefault();
    if (!this.#action.anyPending) this.#close();
  };

  async #onSubmit(event: SubmitEvent, device: Device) {
    event.preventDefault();
    const why = new FormData(event.target as HTMLFormElement).get('why') as DisableReason | null;
    await this.#action.run({device, why: why ?? undefined});
    const code = this.#action.error?.code;
    if (code === 'not-found') this.#drop(device);
    else if (unsure.includes(code)) void this.#listing.all.reload();
  }

  #drop(device: Device) {
    const {adapter} = this.#host.account ?? {};
    for (const [read, search] of this.#listing.reads) {
      if (adapter) void dropItem(read, device.id, this.#listing.list, adapter, search);
    }
    this.#close('disabled', device);
  }

  #close(said?: 'disabled' | 'disablePending', device?: Device) {
    this.#asked = undefined;
    this.#host.requestUpdate();
    if (said) void this.#host.announce(this.#t(said, {name: device?.name}));
  }

  #text(key: keyof typeof disablingMessages) {
    return this.#host.text('device-list', disablingMessages, key);
  }

  #t(key: keyof typeof disablingMessages, values: Values = {}) {
    return fill(this.#text(key), values, this.#host.language);
  }
}
