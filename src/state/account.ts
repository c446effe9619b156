import type {CheckedAdapter, WholeDescription} from '../contract/adapter.js';
import type {CallOptions} from '../contract/calls.js';
import {AccountError, type AccountErrorCode} from '../contract/error.js';
import {SharedRead} from './shared-read.js';

const accounts = new WeakMap<CheckedAdapter, Account>();
/** A value that was read less than this long ago is not read again, in milliseconds. */
const fresh = 5_000;
const afterOffline: readonly AccountErrorCode[] = ['offline', 'network'];

/** What the page knows of one account: a read for each resource, shared by all elements, and who is signed in. */
export class Account {
  readonly adapter: CheckedAdapter;
  readonly description: SharedRead<WholeDescription>;
  /** All other reads by their keys, including those that no element shows now. */
  readonly reads = new Map<string, SharedRead<unknown>>();
  /** The session was over before a change was sent. Elements say “nothing was changed” until somebody signs in. */
  expired = false;
  /** Who was signed in last. */
  #owner: string | undefined;
  /** The subject; `null`: nobody is signed in; absent: not known yet. */
  #here: string | null | undefined;
  #person = new AbortController();
  #visit = new AbortController();
  /** The person signed out. A backend may still answer then, because its tokens live on: an answer does not mean that somebody is here. */
  #over = false;
  #users = 0;
  #locale: string | undefined;
  #unsubscribe: (() => void) | undefined;

  /** The account behind an adapter: the same for every element that holds this adapter. */
  static of(adapter: CheckedAdapter): Account {
    const known = accounts.get(adapter) ?? new Account(adapter);
    accounts.set(adapter, known);
    return known;
  }

  private constructor(adapter: CheckedAdapter) {
    this.adapter = adapter;
    // If the module cannot be loaded, the address stays as it is.
    if (location.search.includes('account-'))
      import('./arrival.js').then(({arrivalOf}) => arrivalOf(this)).catch(() => {});
    this.description = new SharedRead(async (signal) => {
      try {
        const description = await adapter.describe({signal, locale: this.#locale});
        this.#meet(description.subject);
        return description;
      } catch (error) {
        if (!signal.aborted && AccountError.from(error).code === 'unauthenticated') this.#meet(undefined);
        throw error;
      }
    });
  }

  /** BCP 47 tag of the language in which the backend is asked: that of the first element, until one changes its own. */
  get locale(): string | undefined {
    return this.#locale;
  }

  /** An element shows this language now. `before`: the language that it showed until now; the backend's own words are then read again. */
  speak(language: string, before?: string): void {
    const changed = before !== undefined && before !== language && this.#locale !== language;
    if (changed || this.#locale === undefined) this.#locale = language;
    if (changed) this.refresh();
  }

  /** Aborted when another person signs in. A sign-out does not abort it. */
  get person(): AbortSignal {
    return this.#person.signal;
  }

  /** Aborted at a sign-out, at a sign-in, and when another person is signed in. */
  get visit(): AbortSignal {
    return this.#visit.signal;
  }

  /** Absent until it is known. */
  get signedIn(): boolean | undefined {
    const {value, error} = this.description;
    if (this.#over || error?.code === 'unauthenticated') return false;
    return value && value.subject !== undefined;
  }

  /** The shared read under this key; `load` counts only the first time. A key begins with its resource: "devices", "profile photo". */
  read<T>(key: string, load: (adapter: CheckedAdapter, options: CallOptions) => Promise<T>): SharedRead<T> {
    const known =
      this.reads.get(key) ??
      new SharedRead<unknown>((signal, proof) => load(this.adapter, {signal, locale: this.#locale, proof}));
    this.reads.set(key, known);
    return known as SharedRead<T>;
  }

  /** The value that was already read under a key. It asks for nothing. */
  known<T>(key: string): T | undefined {
    return this.reads.get(key)?.value as T | undefined;
  }

  /** Listens to the backend and the network while an element uses the account. */
  use(): () => void {
    if (this.#users++ === 0) {
      addEventListener('online', this.#onOnline);
      document.addEventListener('visibilitychange', this.#onVisible);
      this.#unsubscribe = this.adapter.subscribe((change) => {
        if (change.type === 'signed-out') this.signedOut();
        else if (change.type === 'signed-in') this.refresh();
        else if (change.resource === 'capabilities') void this.description.reload();
        else this.changed(change.resource);
      });
    }
    return () => {
      if (--this.#users > 0) return;
      removeEventListener('online', this.#onOnline);
      document.removeEventListener('visibilitychange', this.#onVisible);
      this.#unsubscribe?.();
      // No element shows it any more. The next one reads it anew.
      this.reads.clear();
      this.#locale = undefined;
      this.description.clear();
    };
  }

  /** A resource changed at the backend: what shows it reads again. */
  changed(resource: string): void {
    for (const key of this.reads.keys()) if (key.split(' ')[0] === resource) void this.#again(key);
  }

  /** Reads everything again: "you are signed in again". */
  refresh(): void {
    this.#over = false;
    void this.reread();
  }

  /** Reads again what is shown: resolves when it says how things are now. */
  async reread(): Promise<void> {
    const keys = [...this.reads.keys()];
    await Promise.all([this.description.reload(), ...keys.map((key) => this.#again(key))]);
  }

  // A value that no element shows is read when one does.
  #again(key: string): Promise<void> | undefined {
    const read = this.reads.get(key);
    if (read?.used) return read.reload();
    this.reads.delete(key);
    return undefined;
  }

  /** Nobody is signed in any more, until `refresh()` or the backend says so: nothing of the person stays. */
  signedOut(): void {
    this.#over = true;
    this.#meet(undefined);
    for (const read of this.reads.values()) read.clear(false);
    this.description.clear();
  }

  // Another person, or nobody: what was begun ends, and what was read is forgotten.
  #meet(subject: string | undefined) {
    const here = (this.#over ? undefined : subject) ?? null;
    const former = this.#here;
    const owner = this.#owner;
    this.#here = here;
    this.#owner = here ?? owner;
    if (here !== null) this.expired = false;
    const another = owner !== undefined && this.#owner !== owner;
    if (former !== undefined && former !== here) {
      this.#visit.abort();
      this.#visit = new AbortController();
    }
    if (another) {
      this.#person.abort();
      this.#person = new AbortController();
    }
    if (another || (former && here === null)) for (const read of this.reads.values()) read.clear();
  }

  readonly #onOnline = () => {
    for (const read of [this.description, ...this.reads.values()]) {
      if (read.used && read.error && afterOffline.includes(read.error.code)) void read.reload();
    }
  };

  // In another tab somebody may have signed in, or changed what is shown here.
  readonly #onVisible = () => {
    if (document.visibilityState !== 'visible') return;
    if (this.signedIn === false)
      return this.description.value?.subject === undefined ? this.refresh() : void this.description.reload();
    const recent = Date.now() - fresh;
    for (const read of [this.description, ...this.reads.values()]) {
      if (read.used && !read.pending && (read.seenAt ?? 0) < recent) void read.reload();
    }
  };
}
