import type {CheckedAdapter} from '../contract/adapter.js';
import type {Outcome, WriteOptions} from '../contract/calls.js';
import {AccountError, type AccountErrorCode} from '../contract/error.js';
import type {Account} from './account.js';
import type {AccountHost} from './host.js';

export interface ActionOptions<S, T> {
  /** What may run only once at a time. Default: everything. */
  readonly key?: (subject: S) => string;
  readonly perform: (adapter: CheckedAdapter, subject: S, options: WriteOptions) => Promise<Outcome<T>>;
  /** After the backend confirmed it (`done`) or accepted it (`pending`). */
  readonly settled: (outcome: Exclude<Outcome<T>, {kind: 'redirect'}>, subject: S) => void | Promise<void>;
}

const unsure: readonly AccountErrorCode[] = ['timeout', 'network', 'malformed-response', 'unknown'];

/** A write that failed like this may have happened all the same: what the backend says now is the answer. */
export const isUnsure = ({code}: Pick<AccountError, 'code'>): boolean => unsure.includes(code);

/**
 * Something the person does to the account: once at a time for each subject, never given up by a render or a removal,
 * because the backend may already have acted on it. Where the backend wants a step-up, the call is made once more after it.
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

  /** Resolves to whether the backend did or accepted it. Never rejects: a failure is `error`. */
  async run(subject: S): Promise<boolean> {
    const {account} = this.#host;
    const key = this.#key(subject);
    if (!account || this.#running.has(key)) return false;
    this.error = undefined;
    this.#running.add(key);
    this.#host.requestUpdate();
    try {
      const outcome = await this.#perform(account, subject);
      if (outcome?.kind === 'redirect') this.#host.redirect(outcome.redirect);
      if (!outcome || outcome.kind === 'redirect') return false;
      await this.#options.settled(outcome, subject);
      return true;
    } catch (error) {
      this.error = AccountError.from(error);
      this.#host.report(this.error);
      if (this.error.code === 'unauthenticated') {
        account.expired = true;
        void account.description.reload();
      }
      return false;
    } finally {
      this.#running.delete(key);
      this.#host.requestUpdate();
    }
  }

  /** Nothing where the person gave up the step-up, or went to do it elsewhere. */
  async #perform({adapter, locale}: Account, subject: S): Promise<Outcome<T> | undefined> {
    try {
      return await this.#options.perform(adapter, subject, {locale});
    } catch (error) {
      const {code, details} = AccountError.from(error);
      if (code !== 'step-up-required') throw error;
      const proven = await this.#host.stepUp(details.challenge ?? {});
      return proven && (await this.#options.perform(adapter, subject, {locale, ...proven}));
    }
  }

  #key(subject: S): string {
    return this.#options.key?.(subject) ?? '';
  }
}
