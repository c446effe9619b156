import type {StepUpProof} from '../contract/calls.js';
import {AccountError} from '../contract/error.js';

/**
 * One value of the account, read once for all elements that show it. It is loaded for the first one, kept during a refresh and
 * after a failed refresh, and given up when the last one goes while it is still loading.
 */
export class SharedRead<T> {
  /** The last value that loaded, also while `pending` or after an `error`. */
  value: T | undefined;
  /** Why the last load failed. */
  error: AccountError | undefined;
  /** When `value` was seen, in milliseconds since the epoch. */
  seenAt: number | undefined;
  readonly #load: (signal: AbortSignal, proof?: StepUpProof) => Promise<T>;
  readonly #listeners = new Set<() => void>();
  #loading: AbortController | undefined;
  #settled: Promise<void> = Promise.resolve();

  constructor(load: (signal: AbortSignal, proof?: StepUpProof) => Promise<T>) {
    this.#load = load;
  }

  get pending(): boolean {
    return this.#loading !== undefined;
  }

  get used(): boolean {
    return this.#listeners.size > 0;
  }

  /** Resolves when nothing is loading any more. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /** Tells of every change until the function that it returns is called. */
  subscribe(listener: () => void): () => void {
    // After a failure, it is read again only for an element that comes when no other is left.
    const wanted = this.error ? !this.used : this.value === undefined;
    this.#listeners.add(listener);
    if (wanted && !this.pending) void this.reload();
    return () => {
      this.#listeners.delete(listener);
      if (!this.used) this.#giveUp();
    };
  }

  /** Reads again; the newest load wins. Never rejects: a failure is `error`. */
  reload(proof?: StepUpProof): Promise<void> {
    return (this.#settled = this.#reload(proof));
  }

  async #reload(proof?: StepUpProof): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.#tell();
    try {
      const value = await this.#load(loading.signal, proof);
      if (loading !== this.#loading) return;
      this.#settle(value, undefined);
    } catch (error) {
      if (loading !== this.#loading) return;
      this.#settle(this.value, AccountError.from(error));
    }
  }

  /** Sets the value that the backend has confirmed. */
  replace(value: T): void {
    this.#giveUp();
    this.#settle(value, undefined);
  }

  /** Forgets everything. If an element still shows it and it can be read, it is read again. */
  clear(again = true): void {
    this.#giveUp();
    this.value = this.error = this.seenAt = undefined;
    if (!this.used) return;
    if (again) void this.reload();
    else this.#tell();
  }

  #giveUp() {
    this.#loading?.abort();
    this.#loading = undefined;
  }

  #settle(value: T | undefined, error: AccountError | undefined) {
    this.#loading = undefined;
    this.value = value;
    this.error = error;
    if (!error) this.seenAt = Date.now();
    this.#tell();
  }

  #tell() {
    for (const listener of [...this.#listeners]) listener();
  }
}
