import type {CheckedAdapter} from '../contract/adapter.js';
import type {Outcome, WriteOptions} from '../contract/calls.js';
import {AccountError, isRefusal} from '../contract/error.js';
import type {Account} from './account.js';
import {type AccountHost, begin} from './host.js';

export interface ActionOptions<S, T> {
  /** What may run only once at a time. Default: everything. */
  readonly key?: (subject: S) => string;
  readonly perform: (adapter: CheckedAdapter, subject: S, options: WriteOptions) => Promise<Outcome<T>>;
  /** After the backend confirmed it (`done`) or accepted it (`pending`), for who asked for it. */
  readonly settled: (outcome: Exclude<Outcome<T>, {kind: 'redirect'}>, subject: S) => void | Promise<void>;
  /** Whether its success may end the session. A sign-out then does not mean that another person is here. */
  readonly endsSession?: (subject: S) => boolean;
}

/**
 * Something the person does to the account: once at a time for each subject, never given up by a render or a removal,
 * because the backend may already have acted on it. Where the backend wants a step-up, the call is made once more after it.
 *
 * It belongs to one person, one backend and one element on the page. Once one of them has changed, the call is not repeated, its
 * answer and its failure are dropped, and its redirect is not followed.
 */
export class Action<S, T = unknown> {
  /** Why the last run failed; cleared by the next one. */
  error: AccountError | undefined;
  readonly #host: AccountHost;
  readonly #options: ActionOptions<S, T>;
  readonly #running = new Set<string>();

  constructor(host: AccountHost, options: ActionOptions<S, T>) {
    this.#host = host;
    this.#options = options;
  }

  pending(subject: S): boolean {
    return this.#running.has(this.#key(subject));
  }

  get anyPending(): boolean {
    return this.#running.size > 0;
  }

  clear(): void {
    this.error = undefined;
    this.#host.requestUpdate();
  }

  /**
   * Resolves to whether the backend did or accepted it, for who asked. Never rejects: a failure is `error`. After one that is no
   * refusal, everything that is shown has been read again by then, for it may have happened all the same.
   */
  async run(subject: S): Promise<boolean> {
    const {account} = this.#host;
    const key = this.#key(subject);
    if (!account || this.#running.has(key)) return false;
    const {visit} = account;
    const isOver = begin(this.#host);
    const isDropped = begin(this.#host, this.#options.endsSession?.(subject));
    this.error = undefined;
    this.#running.add(key);
    this.#host.requestUpdate();
    try {
      const outcome = await this.#perform(account, subject, isOver);
      if (!outcome || isDropped()) return false;
      if (outcome.kind !== 'redirect') await this.#options.settled(outcome, subject);
      else if (!isOver()) this.#host.redirect(outcome.redirect);
      return outcome.kind !== 'redirect';
    } catch (error) {
      if (isDropped()) return false;
      await this.#fail(account, AccountError.from(error));
      if (isDropped()) this.error = undefined;
      return false;
    } finally {
      this.#running.delete(key);
      // The element has gone, but the person has not: other elements on the page read again.
      if (isOver() && !visit.aborted && account.description.used) void account.reread();
      this.#host.requestUpdate();
    }
  }

  /** Resolves to nothing where the person gave up the step-up, does it on another page, or is gone. */
  async #perform(
    {adapter, locale}: Account,
    subject: S,
    isOver: () => boolean,
  ): Promise<Outcome<T> | undefined> {
    try {
      return await this.#options.perform(adapter, subject, {locale});
    } catch (error) {
      const {code, details} = AccountError.from(error);
      if (code !== 'step-up-required' || isOver()) throw error;
      const proven = await this.#host.stepUp(details.challenge ?? {});
      return proven && !isOver()
        ? await this.#options.perform(adapter, subject, {locale, ...proven})
        : undefined;
    }
  }

  async #fail(account: Account, error: AccountError) {
    this.error = error;
    this.#host.report(error);
    if (error.code === 'unauthenticated') {
      account.expired = true;
      void account.description.reload();
    } else if (!isRefusal(error) && account.signedIn !== false) {
      this.#host.requestUpdate();
      await account.reread();
    }
  }

  #key(subject: S): string {
    return this.#options.key?.(subject) ?? '';
  }
}
