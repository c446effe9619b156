/** Signing out everywhere, from the question to what really happened; loaded when the button is there. */
import {html, nothing, type TemplateResult} from 'lit';

import type {CheckedAdapter} from '../../contract/adapter.js';
import type {Outcome, WriteOptions} from '../../contract/calls.js';
import {AccountError} from '../../contract/error.js';
import type {Revocation} from '../../contract/session.js';
import {Question, type Settled} from '../shared/question.js';
import {renderRevocation, revocationText, type Scope} from '../shared/revocation/revocation.js';
import {canSignIn, speaker} from '../shared/trouble/trouble.js';
import {pendingText} from '../shared/words.js';
import {SignedOutEvent} from './signout-everywhere.events.js';
import type {SignoutEverywhereElement} from './signout-everywhere.js';
import {signingOutMessages} from './signing-out.messages.js';

type Result = Revocation & {
  /** The session in use had ended before it could end the others. */
  readonly over?: boolean;
};

interface Happened {
  readonly visit: AbortSignal;
  readonly scope: Scope;
  readonly result: Result;
}

type Pending = Extract<Settled<Result>, {kind: 'pending'}>['code'];

const scopeOf = (fields: FormData): Scope => (fields.has('stay') ? 'others' : 'all');

export class SigningOut {
  readonly question: Question<object, Result>;
  readonly #host: SignoutEverywhereElement;
  #happened: Happened | undefined;
  #pending: Pending | undefined;

  constructor(host: SignoutEverywhereElement) {
    this.#host = host;
    this.question = new Question<object, Result>(host, {
      // What happened, once there is something to read.
      buttons: '#done, #ask',
      many: true,
      words: () => ({
        question: this.#t('question'),
        consequence: html`<p>${this.#t('consequence')}</p>`,
        fields: this.#renderStay(),
        keep: this.#t('no'),
        confirm: this.#t('yes'),
      }),
      perform: (adapter, _, options, fields) => this.#perform(adapter, options, scopeOf(fields)),
      settled: (settled, _, fields) => this.#settled(settled, scopeOf(fields)),
      happened: () => host.account?.signedIn === false,
      capability: () => host.account?.description.value?.capabilities['sessions.revokeAll'],
      endsSession: () => true,
      kept: () => host.endTask(),
    });
  }

  /** Something is shown that is not for whoever is signed in: an answer is awaited, or there is one to be read. */
  get busy(): boolean {
    return this.question.pending || this.#outcome !== undefined;
  }

  /** What is said about who is signed in here ends once that is over: signed out or in, and then again. */
  get #outcome(): Happened | undefined {
    if (this.#happened?.visit.aborted) this.#happened = undefined;
    return this.#happened;
  }

  renderOutcome(): TemplateResult | typeof nothing {
    const host = this.#host;
    if (this.#pending)
      return html`<div class="state" id="done" part="outcome" tabindex="-1">
        <p>${pendingText(host, this.#pending)}</p>
      </div>`;
    const happened = this.#outcome;
    if (!happened) return nothing;
    const {scope, result} = happened;
    const {signOut, over} = result;
    return html`${
      over
        ? html`<div class="state" id="done" part="outcome" tabindex="-1"><p>${this.#t('over')}</p></div>`
        : renderRevocation(host, scope, result)
    }
    ${
      signOut
        ? html`<div class="state">
            <p>${this.#t('toFinish')}</p>
            <button class="primary" @click=${() => host.redirect(signOut)}>${this.#t('continue')}</button>
          </div>`
        : scope === 'all' && canSignIn(host.account)
          ? html`<div class="buttons">
              <button @click=${() => host.signIn()}>${speaker(host)('signIn')}</button>
            </div>`
          : nothing
    }`;
  }

  // Off from the start: "Yes" ends everything.
  #renderStay() {
    const {support} = this.#host.account?.description.value?.capabilities['sessions.revokeOthers'] ?? {};
    if (support !== 'native' && support !== 'redirect') return nothing;
    return html`<fieldset>
      <label><input type="checkbox" name="stay" />${this.#t('stay')}</label>
    </fieldset>`;
  }

  async #perform({sessions}: CheckedAdapter, options: WriteOptions, scope: Scope): Promise<Outcome<Result>> {
    try {
      return await (scope === 'all' ? sessions.revokeAll(options) : sessions.revokeOthers(options));
    } catch (cause) {
      const error = AccountError.from(cause);
      if (error.code !== 'unauthenticated') throw error;
      // No failure: signed out is what was wanted here. The page hears of it as of every session that has ended.
      this.#host.report(error);
      return {kind: 'done', value: {over: true}};
    }
  }

  #settled(settled: Settled<Result>, asked: Scope): string {
    const host = this.#host;
    if (settled.kind === 'pending') {
      this.#pending = settled.code;
      return pendingText(host, settled.code);
    }
    this.#pending = undefined;
    const confirmed = settled.kind === 'done' && !settled.value?.over;
    const result = (settled.kind === 'done' && settled.value) || {...(!confirmed && {over: true})};
    const scope = result.over ? 'all' : asked;
    const {account} = host;
    if (scope === 'all') account?.signedOut();
    else account?.changed('sessions');
    this.#happened = account && {visit: account.visit, scope, result};
    if (confirmed) {
      const event: Event = new SignedOutEvent(scope, result.delaySeconds, result.failed);
      host.dispatchEvent(event);
    }
    const said = result.over ? this.#t('over') : revocationText(host, scope, result);
    if (scope === 'others') host.endTask(said);
    return said;
  }

  #t(key: keyof typeof signingOutMessages): string {
    return this.#host.speaker(signingOutMessages)(key);
  }
}
