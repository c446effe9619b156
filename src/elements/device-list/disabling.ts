/** Disabling a device, from the question to what is said afterwards; loaded when the list is there. */
import {html, nothing, type TemplateResult} from 'lit';

import type {Device, DisableReason} from '../../contract/device.js';
import {pieces, type Values} from '../../i18n/text.js';
import {adopt} from '../shared/on-demand.js';
import type {Listing} from '../shared/listing.js';
import {dropFrom, isGone} from '../shared/listing-changes.js';
import {Question, type Wording} from '../shared/question.js';
import {DeviceDisabledEvent} from './device-list.events.js';
import type {DeviceListElement} from './device-list.js';
import {disablingMessages} from './disabling.messages.js';

import {noticeStyles} from '../shared/notice.styles.js';

const reasons = [
  ['lost', 'whyLost'],
  ['unused', 'whyUnused'],
  ['unknown', 'whyUnknown'],
] as const satisfies readonly (readonly [DisableReason, keyof typeof disablingMessages])[];

const whyOf = (fields: FormData) => (fields.get('why') as DisableReason | null) ?? undefined;

export class Disabling {
  readonly question: Question<Device>;
  readonly #host: DeviceListElement;
  /** A device that the person did not know was disabled: offer to protect the account. */
  #protecting = false;

  constructor(host: DeviceListElement, listing: Listing<Device>) {
    this.#host = host;
    this.question = new Question<Device>(host, {
      words: (device) => this.#words(device),
      perform: ({devices}, {id}, options, fields) => devices.disable(id, {why: whyOf(fields)}, options),
      settled: ({kind}, device, fields) => {
        const {id, name} = device;
        if (kind === 'pending') return this.#t('disablePending', {name});
        dropFrom(host, listing, id);
        if (kind === 'gone') return this.#t('gone', {name});
        this.#disabled(device, whyOf(fields));
        return this.#t('disabled', {name});
      },
      happened: ({id}) => isGone(listing, id),
      capability: ({id}) =>
        listing.find(id)?.disable ?? host.account?.description.value?.capabilities['devices.disable'],
      endsSession: ({current}) => current === true,
    });
  }

  /** After a device that nobody knew: what else protects the account, where the page has it. */
  renderAdvice(): TemplateResult | typeof nothing {
    const tasks = (['password', 'signout'] as const).filter((task) => this.#host.offersTask(task));
    if (!this.#protecting || tasks.length === 0) return nothing;
    adopt(this.#host, noticeStyles);
    const labels = {password: this.#t('changePassword'), signout: this.#t('signOut')};
    return html`<div class="notice">
      <span>${this.#t('protect')}</span>
      ${tasks.map((task) => html`<button @click=${() => this.#host.requestTask(task)}>${labels[task]}</button>`)}
    </div>`;
  }

  /** Names the device, and says what stops working and that it cannot be undone here. */
  #words({name, current}: Device): Wording {
    return {
      question: pieces(this.#text('question'), {name: html`<bdi>${name}</bdi>`}, this.#host.language),
      consequence: html`${current ? html`<p><strong>${this.#t('consequenceCurrent')}</strong></p>` : nothing}
        <p>${this.#t('consequence')}</p>`,
      fields: html`<fieldset>
        <legend>${this.#t('why')}</legend>
        ${reasons.map(
          ([why, label]) =>
            html`<label><input type="radio" name="why" value=${why} />${this.#t(label)}</label>`,
        )}
      </fieldset>`,
      keep: this.#t('keep'),
      confirm: this.#host.t('disable'),
    };
  }

  #disabled({id, current}: Device, why: DisableReason | undefined) {
    const host = this.#host;
    this.#protecting ||= why === 'unknown';
    host.account?.changed('sessions');
    // With the device in use, this session may have ended.
    if (current) void host.account?.description.reload();
    const event: Event = new DeviceDisabledEvent(id, why);
    host.dispatchEvent(event);
  }

  #text(key: keyof typeof disablingMessages) {
    return this.#host.text('device-list', disablingMessages, key);
  }

  #t(key: keyof typeof disablingMessages, values: Values = {}) {
    return this.#host.speaker(disablingMessages)(key, values);
  }
}
