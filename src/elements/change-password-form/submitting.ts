/** What happens once the form is sent, from the first look at what was typed to what is said afterwards; loaded when the form is there. */
import {html, nothing} from 'lit';

import type {PasswordChange, PasswordPolicy} from '../../contract/password.js';
import type {AccountError} from '../../contract/error.js';
import type {Say} from '../../i18n/text.js';
import {isRefusal} from '../../contract/error.js';
import {Action} from '../../state/action.js';
import {begin} from '../../state/host.js';
import type {Resource} from '../../state/resource.js';
import {Countdown} from '../shared/countdown.js';
import {type Fault, faultsIn, sortFaults} from '../shared/new-password/errors.js';
import {faultText} from '../shared/new-password/faults.js';
import {type FieldName, Fields} from '../shared/new-password/fields.js';
import {errorText, waitText} from '../shared/trouble/trouble.js';
import {pascal} from '../shared/words.js';
import {changedText} from './changed.js';
import {PasswordChangedEvent} from './change-password-form.events.js';
import type {ChangePasswordFormElement} from './change-password-form.js';
import {submittingMessages} from './submitting.messages.js';

export class Submitting {
  readonly #host: ChangePasswordFormElement;
  readonly #t: Say<typeof submittingMessages>;
  readonly #policy: Resource<PasswordPolicy>;
  readonly #fields: Fields;
  readonly #action: Action<PasswordChange>;
  #faults = new Map<string, Fault>();
  /** Objections at no field of the form. */
  #left: readonly Fault[] = [];
  #error: AccountError | undefined;
  /** Until the backend listens again. */
  readonly #pause: Countdown;
  #said: (() => string) | undefined;

  constructor(host: ChangePasswordFormElement, policy: Resource<PasswordPolicy>, fields: Fields) {
    this.#host = host;
    this.#t = host.speaker(submittingMessages);
    this.#policy = policy;
    this.#fields = fields;
    this.#pause = new Countdown(host, () => {
      this.#error = undefined;
      // "0 attempts left" is over too.
      this.#faults = new Map();
      void host.announce(this.#t('again'));
    });
    this.#action = new Action<PasswordChange>(host, {
      perform: (adapter, change, options) =>
        adapter.password.change(change, {...options, returnTo: location.href}),
      settled: (outcome, change) => {
        if (outcome.kind === 'done') return this.#changed(change);
        fields.empty();
        this.#finish(() => host.t(`pending${pascal(outcome.code)}` as 'pendingApproval'));
      },
      endsSession: () => true,
    });
  }

  #changed(change: PasswordChange) {
    const host = this.#host;
    this.#fields.empty();
    const signedOut = this.#policy.value?.signOutOthers === 'always' || change.signOutOthers === true;
    this.#finish(() => changedText(host, signedOut));
    host.account?.changed('sessions');
    host.account?.changed('password');
    host.dispatchEvent(new PasswordChangedEvent(signedOut));
  }

  /** The form has done its work. */
  get done(): boolean {
    return this.#said !== undefined;
  }

  /** An answer is awaited. */
  get busy(): boolean {
    return this.#action.anyPending;
  }

  /** A submit would do nothing now. */
  get locked(): boolean {
    return this.busy || this.#pause.left > 0;
  }

  errorOf(name: FieldName): string | undefined {
    const fault = this.#faults.get(name);
    return fault && faultText(this.#host, fault, this.#policy.value);
  }

  /** What is wrong with none of the fields, and how long to wait. */
  renderProblem(): unknown {
    const problem = this.#problem;
    return problem ? html`<p class="error problem" part="problem" dir="auto">${problem}</p>` : nothing;
  }

  renderDone(): unknown {
    return html`<div class="state" part="done">
      <p id="done" tabindex="-1">${this.#said?.()}</p>
      <button @click=${this.#again}>${this.#t('changeAgain')}</button>
    </div>`;
  }

  async submit() {
    const policy = this.#policy.value;
    if (!policy || this.done || this.locked) return;
    const isOver = begin(this.#host);
    const names = Fields.shown(policy);
    this.#left = [];
    this.#error = undefined;
    this.#faults = faultsIn(
      Object.fromEntries(names.map((name) => [name, this.#fields.valueOf(name)])),
      policy,
    );
    if (this.#faults.size === 0) {
      const {change} = this.#fields;
      const succeeded = await this.#action.run(change);
      const {error} = this.#action;
      // The person gave up the step-up; or nobody is there any more to be told.
      if (succeeded || !error || isOver()) return;
      if (!isRefusal(error) && this.#isNew(policy)) return this.#changed(change);
      this.#take(error, names);
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (isOver()) return;
    const first = names.find((name) => this.#faults.has(name));
    if (first) this.#fields.focus(first);
    const said = [...names.map((name) => this.errorOf(name)), this.#problem].filter(Boolean);
    await this.#host.announce(said.join(' '));
  }

  /** Another person, or nobody: what was said was not said to them. */
  forget() {
    this.#pause.stop();
    this.#faults = new Map();
    this.#left = [];
    this.#error = this.#said = undefined;
  }

  /** Whether the password is another one than then, by the backend's own time of the last change. */
  #isNew({changedAt}: PasswordPolicy): boolean {
    const {value, error} = this.#policy;
    return !error && value?.changedAt !== undefined && value.changedAt !== changedAt;
  }

  #take(error: AccountError, names: readonly FieldName[]) {
    const {code, details} = error;
    if (code === 'validation') {
      const {known, left} = sortFaults(details.fields ?? [], names);
      this.#faults = known;
      this.#left = left;
      if (known.size + left.length === 0) this.#error = error;
    } else {
      this.#error = error;
    }
    if (details.retryAfterSeconds && (code === 'rate-limited' || code === 'validation'))
      this.#pause.start(details.retryAfterSeconds);
  }

  get #problem(): string | undefined {
    const {left} = this.#pause;
    if (left > 0) return waitText(this.#host, left);
    if (this.#error) return isRefusal(this.#error) ? errorText(this.#host, this.#error) : this.#t('unsure');
    return (
      this.#left
        .map((fault) => faultText(this.#host, fault, this.#policy.value, 'faultElsewhere'))
        .join(' ') || undefined
    );
  }

  #finish(said: () => string) {
    this.#said = said;
    this.#host.requestUpdate();
    // What was wrong before is over; what is said now has the focus.
    void this.#host.announce('');
    void this.#host.updateComplete.then(() => {
      this.#host.renderRoot.querySelector<HTMLElement>('#done')?.focus();
      // A page that goes back to its overview has the last word about the focus.
      this.#host.endTask(said());
    });
  }

  readonly #again = async () => {
    this.#said = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const [first] = this.#policy.value ? Fields.shown(this.#policy.value) : [];
    if (first) this.#fields.focus(first);
  };
}
