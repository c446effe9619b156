import type {ReactiveController} from 'lit';

import type {CheckedAdapter} from '../contract/adapter.js';
import type {CallOptions, StepUpProof} from '../contract/calls.js';
import type {AccountError} from '../contract/error.js';
import type {Account} from './account.js';
import type {AccountHost} from './host.js';
import type {SharedRead} from './shared-read.js';

/** What an element reads: loaded when there is an account, shared with every element that reads the same, given up when the element goes. */
export class Resource<T> implements ReactiveController {
  readonly #host: AccountHost;
  readonly #find: (account: Account) => SharedRead<T> | undefined;
  #read: SharedRead<T> | undefined;
  #unsubscribe: (() => void) | undefined;
  #reported: AccountError | undefined;

  /** `find` names the read, or nothing while it is not wanted. */
  constructor(host: AccountHost, find: (account: Account) => SharedRead<T> | undefined) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  get value(): T | undefined {
    return this.#read?.value;
  }

  get error(): AccountError | undefined {
    return this.#read?.error;
  }

  get pending(): boolean {
    return this.#read?.pending ?? false;
  }

  /** When `value` was seen, in milliseconds since the epoch. */
  get seenAt(): number | undefined {
    return this.#read?.seenAt;
  }

  get read(): SharedRead<T> | undefined {
    return this.#read;
  }

  /** Reads again; with a proof, where the backend wanted one inside the call. */
  async reload(proof?: StepUpProof): Promise<void> {
    await this.#read?.reload(proof);
  }

  hostUpdate() {
    const {account} = this.#host;
    const read = account && this.#find(account);
    if (read === this.#read) return;
    this.#leave();
    this.#read = read;
    this.#unsubscribe = read?.subscribe(this.#onChange);
  }

  hostDisconnected() {
    this.#leave();
  }

  #leave() {
    this.#unsubscribe?.();
    this.#unsubscribe = this.#read = undefined;
  }

  readonly #onChange = () => {
    const {error} = this;
    if (error && error !== this.#reported) this.#host.report(error);
    this.#reported = error;
    this.#host.requestUpdate();
  };
}

/** Names a read of one resource by its key and call. */
export function reading<T>(
  key: string,
  load: (adapter: CheckedAdapter, options: CallOptions) => Promise<T>,
): (account: Account) => SharedRead<T> {
  return (account) => account.read(key, load);
}
