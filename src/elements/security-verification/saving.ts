/** Applying what is staged, one after the other, and saying what became of each; loaded when the methods are there. */
import {html, nothing, type TemplateResult} from 'lit';

import type {CheckedAdapter} from '../../contract/adapter.js';
import type {Outcome, WriteOptions} from '../../contract/calls.js';
import {type AccountErrorCode, isRefusal} from '../../contract/error.js';
import type {VerificationState} from '../../contract/verification.js';
import {Action} from '../../state/action.js';
import {begin} from '../../state/host.js';
import type {Resource} from '../../state/resource.js';
import {note} from '../shared/before.js';
import {adopt} from '../shared/on-demand.js';
import {errorText} from '../shared/trouble/trouble.js';
import {pascal} from '../shared/words.js';
import {Aftermath} from './aftermath.js';
import {marksOf} from './marks.js';
import {savingMessages} from './saving.messages.js';
import {MethodRemovedEvent, VerificationSavedEvent} from './security-verification.events.js';
import type {SecurityVerificationElement} from './security-verification.js';
import {type Change, happened, type Staged} from './staged.js';
import {nameOf, speaker} from './words.js';

import {noticeStyles} from '../shared/notice.styles.js';

type Key = keyof typeof savingMessages;

interface Result {
  readonly change: Change;
  readonly done: boolean;
  /** Nobody knows whether it was done. */
  readonly open?: boolean;
  /** In words, in the language of the moment. */
  readonly said: () => string;
}

/** After these the next call would fail as well. */
const fatal: readonly (AccountErrorCode | undefined)[] = ['unauthenticated', 'offline', 'rate-limited'];

export class Saving {
  busy = false;
  readonly #host: SecurityVerificationElement;
  readonly #t: ReturnType<typeof speaker<typeof savingMessages>>;
  readonly #state: Resource<VerificationState>;
  readonly #staged: Staged;
  readonly #action: Action<Change>;
  readonly #aftermath: Aftermath;
  #results: readonly Result[] = [];
  /** What else came of it: "X is your default from now on." */
  #besides: (() => string) | undefined;
  #accepted: (() => string) | undefined;
  /** The save was left for another page. */
  #stopped = false;

  constructor(host: SecurityVerificationElement, state: Resource<VerificationState>, staged: Staged) {
    this.#host = host;
    this.#t = speaker(host, savingMessages);
    this.#state = state;
    this.#staged = staged;
    adopt(host, noticeStyles);
    this.#aftermath = new Aftermath(host);
    this.#action = new Action<Change>(host, {
      perform: async (adapter, change, options) => {
        note(host.account, 'verification', marksOf(state.value?.methods ?? []));
        const outcome = await perform(adapter, change, {...options, returnTo: location.href});
        // It goes on there: coming back, the page is read anew.
        if (outcome.kind === 'redirect') {
          staged.drop(change);
          this.#stopped = true;
        }
        return outcome;
      },
      settled: (outcome) => {
        if (outcome.kind !== 'pending') return;
        const {code} = outcome;
        this.#accepted = () => host.t(`pending${pascal(code)}` as 'pendingApproval');
      },
    });
  }

  /** Something was set up: what else protects the account. */
  offer(said: string) {
    this.#results = [];
    this.#besides = undefined;
    this.#aftermath.offer(said);
  }

  /** `before`: what the backend said when the changes were decided. */
  async save(changes: readonly Change[], before: VerificationState) {
    const isOver = begin(this.#host);
    const isAnother = begin(this.#host, true);
    this.busy = true;
    this.#stopped = false;
    this.#results = [];
    this.#besides = undefined;
    this.#aftermath.forget();
    this.#host.requestUpdate();
    const results: Result[] = [];
    // What a redirect takes to another page comes last: the rest is done by then.
    for (const change of this.#inOrder(changes)) {
      const result = await this.#apply(change);
      const {error} = this.#action;
      if (this.#stopped || (isOver() && !result.done && !error)) break;
      results.push(result);
      if (!result.done && (!error || fatal.includes(error.code))) break;
    }
    this.busy = false;
    if (!this.#stopped && results.length > 0 && !isAnother())
      await this.#conclude(results, before, isAnother);
    this.#host.requestUpdate();
  }

  render(): unknown {
    return [this.#renderResults(), this.#aftermath.render()];
  }

  #renderResults(): TemplateResult | typeof nothing {
    if (this.#results.length === 0) return nothing;
    const besides = this.#besides?.();
    return html`<div class="results" part="results" id="results" tabindex="-1">
      <p class=${this.#failed ? 'error' : 'done'}><strong>${this.#t(this.#headline)}</strong></p>
      <ul>
        ${this.#results.map(({done, said}) => html`<li class=${done ? '' : 'error'} dir="auto">${said()}</li>`)}
      </ul>
      ${besides ? html`<p>${besides}</p>` : nothing}
      ${this.#failed ? html`<p class="small">${this.#t('stillStaged')}</p>` : nothing}
    </div>`;
  }

  get #failed() {
    return this.#results.some(({done}) => !done);
  }

  get #headline(): Key {
    if (!this.#failed) return 'saved';
    if (this.#results.some(({open}) => open)) return 'notSeen';
    return this.#results.some(({done}) => done) ? 'partly' : 'notSaved';
  }

  #inOrder(changes: readonly Change[]): Change[] {
    const {capabilities} = this.#host.account?.description.value ?? {};
    const leaves = ({kind, method}: Change) => {
      const [own, operation] = {
        name: [method.rename, 'rename'] as const,
        default: [method.makeDefault, 'makeDefault'] as const,
        removal: [method.remove, 'remove'] as const,
      }[kind];
      return (own ?? capabilities?.[`verification.${operation}`])?.support === 'redirect';
    };
    return [...changes.filter((change) => !leaves(change)), ...changes.filter(leaves)];
  }

  async #apply(change: Change): Promise<Result> {
    const name = nameOf(this.#host, change.method);
    this.#accepted = undefined;
    const ran = await this.#action.run(change);
    const {error} = this.#action;
    if (error?.code === 'not-found') await this.#state.reload();
    const {value} = this.#state;
    // What the backend says now is the answer, where its answer to the call left it open.
    const done = ran || Boolean(error && value && !this.#state.error && happened(change, value));
    if (done) this.#staged.drop(change);
    const {kind} = change;
    const label = kind === 'name' ? change.label : '';
    const accepted = this.#accepted as (() => string) | undefined;
    if (done && accepted) return {change, done, said: () => this.#t('accepted', {name, what: accepted()})};
    if (done) {
      const key: Key = kind === 'name' && !label ? 'didName0' : `did${pascal(kind) as 'Name'}`;
      return {change, done, said: () => this.#t(key, {name, label})};
    }
    const isOpen = error !== undefined && !isRefusal(error);
    if (isOpen && this.#state.error) return {change, done, open: true, said: () => this.#t('open', {name})};
    const why = () => {
      if (!error) return this.#t('givenUp');
      return isOpen ? this.#t('underWay') : errorText(this.#host, error);
    };
    return {change, done, said: () => `${this.#t(`not${pascal(kind) as 'Name'}`, {name})} ${why()}`};
  }

  async #conclude(results: readonly Result[], before: VerificationState, isOver: () => boolean) {
    const host = this.#host;
    const done = results.filter((result) => result.done).map(({change}) => change);
    const removed = done.filter(({kind}) => kind === 'removal');
    if (done.length > 0) await this.#state.reload();
    if (isOver()) return;
    this.#results = results;
    this.#besides = this.#successor(done, before);
    host.requestUpdate();
    if (removed.length > 0) {
      host.account?.changed('reset');
      host.account?.changed('sessions');
    }
    if (done.length > 0) {
      for (const {method} of removed) this.#tell(new MethodRemovedEvent(method.id, method.type));
      const kinds = [...new Set(done.map(({kind}) => kind))];
      this.#tell(new VerificationSavedEvent(kinds, this.#failed));
    }
    const said = [this.#t(this.#headline), ...results.map((each) => each.said()), this.#besides?.()];
    const message = said.filter(Boolean).join(' ');
    await host.announce(message);
    if (isOver()) return;
    // It stands above all the methods, far from the button.
    host.renderRoot.querySelector<HTMLElement>('#results')?.focus();
    const {value} = this.#state;
    // What is staged besides is not saved yet.
    if (this.#failed || (value && this.#staged.changes(value).length > 0)) return;
    if (removed.length > 0 && this.#aftermath.available)
      this.#aftermath.offer(message, () => host.endTask(message));
    else host.endTask(message);
  }

  /** Where the default was removed and no other was chosen: which one the backend has named. */
  #successor(done: readonly Change[], {methods}: VerificationState): (() => string) | undefined {
    const former = methods.find(({isDefault}) => isDefault);
    const gone = done.some(({kind, method}) => kind === 'removal' && method.id === former?.id);
    const {value} = this.#state;
    if (!gone || !value || done.some(({kind}) => kind === 'default')) return undefined;
    const next = value.methods.find(({isDefault}) => isDefault);
    return () => (next ? this.#t('moved', {name: nameOf(this.#host, next)}) : this.#t('noDefault'));
  }

  // Apart, so that the manifest's analyzer does not take the argument for an event's name.
  #tell(event: Event) {
    this.#host.dispatchEvent(event);
  }
}

function perform(
  {verification}: CheckedAdapter,
  change: Change,
  options: WriteOptions,
): Promise<Outcome<unknown>> {
  const {id, version} = change.method;
  const write = {...options, ...(version !== undefined && {ifVersion: version})};
  if (change.kind === 'name') return verification.rename(id, change.label, write);
  if (change.kind === 'default') return verification.makeDefault(id, {way: change.way}, write);
  return verification.remove(id, write);
}
