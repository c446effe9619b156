import {html, nothing, type TemplateResult} from 'lit';

import type {Revocation} from '../../contract/session.js';
import {Action} from '../../state/action.js';
import {errorText} from '../shared/trouble/trouble.js';
import {savingMessages} from './saving.messages.js';
import type {SecurityVerificationElement} from './security-verification.js';
import {speaker} from './words.js';

/** What is offered once the methods have changed: to sign out the other sessions (OWASP ASVS 7.4.3). */
export class Aftermath {
  readonly #host: SecurityVerificationElement;
  readonly #t: ReturnType<typeof speaker<typeof savingMessages>>;
  readonly #action: Action<void, Revocation>;
  #offered: {readonly said: string; readonly end: (() => void) | undefined} | undefined;
  #outcome: (() => string) | undefined;

  constructor(host: SecurityVerificationElement) {
    this.#host = host;
    this.#t = speaker(host, savingMessages);
    this.#action = new Action<void, Revocation>(host, {
      perform: ({sessions}, _, options) => sessions.revokeOthers({...options, returnTo: location.href}),
      settled: (outcome) => {
        host.account?.changed('sessions');
        this.#outcome =
          outcome.kind === 'pending' ? () => this.#t('signOutPending') : () => this.#sum(outcome.value);
        void host.announce(this.#outcome());
        this.#finish();
      },
    });
  }

  /** Whether there is anything to offer. */
  get available(): boolean {
    return this.#native || this.#host.offersTask('signout');
  }

  /** `end`: what is done once the person has answered. */
  offer(said: string, end?: () => void) {
    this.#outcome = undefined;
    this.#action.clear();
    this.#offered = this.available || said ? {said, end} : undefined;
    this.#host.requestUpdate();
  }

  forget() {
    this.#offered = this.#outcome = undefined;
  }

  render(): TemplateResult | typeof nothing {
    if (this.#outcome)
      return html`<p class="requirement done" id="aftermath" tabindex="-1">${this.#outcome()}</p>`;
    const {error, anyPending: pending} = this.#action;
    if (!this.#offered) return nothing;
    const {said, end} = this.#offered;
    return html`${end ? nothing : html`<p class="requirement done" part="results" id="results" tabindex="-1">${said}</p>`}
    ${
      this.available
        ? html`<div class="notice" part="notice" id="aftermath" tabindex="-1">
            <span
              >${this.#t('protect')}
              ${error ? html`<span class="error" role="alert" dir="auto">${errorText(this.#host, error)}</span>` : nothing}</span
            >
            <button aria-disabled=${pending} @click=${this.#signOut}>
              ${this.#t(this.#native ? 'signOut' : 'signOutEverywhere')}
            </button>
            <button aria-disabled=${pending} @click=${this.#decline}>${this.#t('notNow')}</button>
          </div>`
        : nothing
    }`;
  }

  get #native() {
    const {support} = this.#host.account?.description.value?.capabilities['sessions.revokeOthers'] ?? {};
    return support === 'native' || support === 'redirect';
  }

  readonly #signOut = () => {
    if (this.#native) void this.#action.run();
    else this.#host.requestTask('signout');
  };

  readonly #decline = () => {
    if (this.#action.anyPending) return;
    this.#finish();
  };

  #finish() {
    const {end} = this.#offered ?? {};
    this.#offered = undefined;
    this.#host.requestUpdate();
    end?.();
  }

  /** What it really did. */
  #sum({delaySeconds, failed = []}: Revocation = {}): string {
    const names = new Intl.ListFormat(this.#host.language).format(failed);
    return [
      delaySeconds ? this.#t('signedOutDelay', {count: Math.ceil(delaySeconds / 60)}) : this.#t('signedOut'),
      failed.length > 0 ? this.#t('signedOutFailed', {names}) : '',
    ]
      .filter(Boolean)
      .join(' ');
  }
}
