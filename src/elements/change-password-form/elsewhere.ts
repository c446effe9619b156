/** The way to the page of the backend that changes the password, and what is known when the person comes back. */
import {html, nothing} from 'lit';

import type {PasswordPolicy} from '../../contract/password.js';
import type {Say} from '../../i18n/text.js';
import {Action} from '../../state/action.js';
import {resumptionOf} from '../../state/arrival.js';
import type {Resource} from '../../state/resource.js';
import {note, takeNote} from '../shared/before.js';
import {errorText} from '../shared/trouble/trouble.js';
import {pascal} from '../shared/words.js';
import type {ChangePasswordFormElement} from './change-password-form.js';
import {changedText} from './changed.js';
import {elsewhereMessages} from './elsewhere.messages.js';

// A change at most this long ago, in milliseconds, is the one that the person comes from; clocks may differ.
const recent = 15 * 60_000;

export class Elsewhere {
  readonly #host: ChangePasswordFormElement;
  readonly #t: Say<typeof elsewhereMessages>;
  readonly #policy: Resource<PasswordPolicy>;
  readonly #returned: boolean;
  readonly #action: Action<void>;
  #pending: (() => string) | undefined;
  #announced = false;
  /** What was seen before the person left. */
  #left: {readonly before: string | undefined} | undefined;

  constructor(host: ChangePasswordFormElement, policy: Resource<PasswordPolicy>) {
    this.#host = host;
    this.#t = host.speaker(elsewhereMessages);
    this.#policy = policy;
    this.#returned = resumptionOf(host.account)?.operation === 'password.change';
    this.#action = new Action<void>(host, {
      perform: (adapter, _, options) => {
        note(host.account, 'password', policy.value?.changedAt ?? '');
        return adapter.password.change({newPassword: ''}, {...options, returnTo: location.href});
      },
      settled: (outcome) => {
        if (outcome.kind === 'pending')
          this.#pending = () => host.t(`pending${pascal(outcome.code)}` as 'pendingApproval');
        host.account?.changed('password');
      },
    });
  }

  render(): unknown {
    const {error} = this.#action;
    const said = this.#pending?.() ?? this.#outcome;
    if (said && !this.#announced) {
      this.#announced = true;
      void this.#host.announce(said);
    }
    return html`${said ? html`<p class="state" part="done">${said}</p>` : nothing}
      <p class="lead">${this.#t('elsewhere')} ${this.#endsOthers ? this.#t('signInAfterwards') : nothing}</p>
      ${error ? html`<p class="error problem" role="alert" dir="auto">${errorText(this.#host, error)}</p>` : nothing}
      <div class="buttons">
        <button class="primary" aria-disabled=${this.#action.anyPending} @click=${() => this.#action.run()}>
          ${this.#host.t('heading')}
        </button>
      </div>`;
  }

  get #endsOthers(): boolean {
    return this.#policy.value?.signOutOthers !== 'never';
  }

  /** What the address says is no proof: only the backend's own time of the last change is, where it is a new one since the person left. */
  get #outcome(): string | undefined {
    const {value, error} = this.#policy;
    if (!this.#returned || (!value && !error)) return undefined;
    const {changedAt} = value ?? {};
    const {before} = (this.#left ??= {before: takeNote(this.#host.account, 'password')});
    const seen =
      before !== undefined &&
      changedAt !== undefined &&
      changedAt !== before &&
      Math.abs(Date.now() - Date.parse(changedAt)) < recent;
    return seen ? changedText(this.#host, this.#endsOthers) : this.#t('notSeen');
  }
}
