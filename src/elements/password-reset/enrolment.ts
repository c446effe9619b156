/** Whether a forgotten password could be reset, for who is signed in. */
import {html, nothing, type TemplateResult} from 'lit';

import type {ResetStatus} from '../../contract/reset.js';
import {day} from '../../i18n/dates.js';
import type {Say} from '../../i18n/text.js';
import {type AccountError, isRefusal} from '../../contract/error.js';
import {Action} from '../../state/action.js';
import type {Resource} from '../../state/resource.js';
import {renderRefused} from '../shared/frame.js';
import {adopt} from '../shared/on-demand.js';
import {errorText} from '../shared/trouble/trouble.js';
import {contactLink, pascal} from '../shared/words.js';
import {enrolmentMessages} from './enrolment.messages.js';
import {ResetConfirmedEvent} from './password-reset.events.js';
import type {PasswordResetElement} from './password-reset.js';
import {typeName} from './words.js';

import {enrolmentStyles} from './enrolment.styles.js';

export class Enrolment {
  readonly #host: PasswordResetElement;
  readonly #t: Say<typeof enrolmentMessages>;
  readonly #status: Resource<ResetStatus>;
  readonly #action: Action<void, ResetStatus>;
  #said: (() => string) | undefined;

  constructor(host: PasswordResetElement, status: Resource<ResetStatus>) {
    this.#host = host;
    this.#status = status;
    this.#t = host.speaker(enrolmentMessages);
    adopt(host, enrolmentStyles);
    this.#action = new Action<void, ResetStatus>(host, {
      perform: ({reset}, _, options) => reset.confirm({...options, returnTo: location.href}),
      settled: (outcome) => {
        host.account?.changed('reset');
        if (outcome.kind === 'done') this.#confirmed(outcome.value);
        else this.#say(() => host.t(`pending${pascal(outcome.code)}` as 'pendingApproval'));
      },
    });
  }

  #confirmed({confirmBy}: Partial<ResetStatus> = {}) {
    const event: Event = new ResetConfirmedEvent();
    this.#host.dispatchEvent(event);
    this.#say(() => (confirmBy ? this.#t('thanksUntil', {date: this.#day(confirmBy)}) : this.#t('thanks')));
  }

  render(status: ResetStatus): unknown {
    const {registered, required, acceptedTypes, registeredTypes} = status;
    const missing = Math.max(1, required - registeredTypes.length);
    const t = this.#t;
    return html`<p class="lead">${t('lead')}</p>
      <p class=${registered ? 'standing ok' : 'standing warn'}>
        ${t(registered ? 'registered' : 'notRegistered')}
      </p>
      <p>${t('required', {count: required})} ${registered ? nothing : t('missing', {count: missing})}</p>
      <div role="list" part="methods" aria-label=${t('counts')}>
        ${acceptedTypes.map((type) => {
          const there = registeredTypes.includes(type);
          return html`<div role="listitem">
            ${typeName(this.#host, type)}
            <span class=${there ? 'tag ok' : 'tag'}>${t(there ? 'isSetUp' : 'isNotSetUp')}</span>
          </div>`;
        })}
      </div>
      ${this.#renderDates(status)} ${this.#renderOutcome()}
      <div class="buttons">${this.#renderConfirm(status)} ${this.#renderSetUp(registered)}</div>
      ${this.#renderElsewhere(registered)}`;
  }

  #renderDates({registered, confirmedAt, confirmBy}: ResetStatus) {
    if (!registered || (!confirmedAt && !confirmBy)) return nothing;
    const isOverdue = confirmBy !== undefined && Date.parse(confirmBy) < Date.now();
    return html`<p class="small dates">
      ${confirmedAt ? this.#t('confirmed', {date: this.#day(confirmedAt)}) : nothing}
      ${confirmBy ? this.#t(isOverdue ? 'overdue' : 'confirmBy', {date: this.#day(confirmBy)}) : nothing}
    </p>`;
  }

  #renderOutcome() {
    const {error} = this.#action;
    if (error) {
      const text = this.#errorText(error);
      return html`<p class="error problem" part="problem" dir="auto">${text}</p>`;
    }
    return this.#said ? html`<p class="thanks" part="done">${this.#said()}</p>` : nothing;
  }

  #renderConfirm(status: ResetStatus): TemplateResult | typeof nothing {
    const {registered} = status;
    const capability = this.#host.account?.description.value?.capabilities['reset.confirm'];
    if (!registered || !capability) return nothing;
    if (capability.support === 'none' && capability.refusal.reason === 'backend') return nothing;
    if (capability.support !== 'native' && capability.support !== 'redirect')
      return renderRefused(this.#host, capability);
    const pending = this.#action.anyPending;
    return html`<button
      class="primary"
      aria-disabled=${pending}
      aria-busy=${pending}
      @click=${() => this.#confirm(status)}
    >
      ${this.#t('confirm')}
    </button>`;
  }

  #renderSetUp(registered: boolean) {
    if (!this.#host.offersTask('verification')) return nothing;
    return html`<button
      class=${registered ? '' : 'primary'}
      @click=${() => this.#host.requestTask('verification')}
    >
      ${this.#t('setUp')}
    </button>`;
  }

  /** Where the methods are set up, where no element here does it; and whom to ask. */
  #renderElsewhere(registered: boolean) {
    const where = this.#host.offersTask('verification') ? nothing : this.#t('where');
    const support = this.#host.account?.description.value?.support;
    if (registered) return where === nothing ? nothing : html`<p class="small where">${where}</p>`;
    return html`<p class="small where">${where} ${contactLink(this.#host, support)}</p>`;
  }

  async #confirm({confirmedAt}: ResetStatus) {
    if (this.#action.anyPending) return;
    this.#said = undefined;
    await this.#action.run();
    const {error} = this.#action;
    if (!error) return;
    const now = this.#status.error ? undefined : this.#status.value;
    if (isRefusal(error) || !now?.confirmedAt || now.confirmedAt === confirmedAt)
      return this.#host.announce(this.#errorText(error));
    this.#action.clear();
    this.#confirmed(now);
  }

  #errorText(error: AccountError): string {
    return isRefusal(error) ? errorText(this.#host, error) : this.#t('unsure');
  }

  #say(said: () => string) {
    this.#said = said;
    void this.#host.announce(said());
    this.#host.endTask(said());
  }

  #day(instant: string) {
    return day(instant, this.#host.language);
  }
}
