import type {OperationId} from '../src/contract/adapter.js';
import type {AccountErrorDetails} from '../src/contract/error-details.js';
import {AccountError, type AccountErrorCode} from '../src/contract/error.js';

/** A call of the backend: an operation of the contract, the description or the step-up. */
export type CallId = OperationId | 'describe' | 'stepUp';

/** What goes wrong on purpose. */
export type Fault =
  | {readonly code: AccountErrorCode; readonly details?: AccountErrorDetails | undefined}
  /** The call succeeds, and its answer has a wrong shape. */
  | {readonly code: 'malformed-answer'};

interface Planted {
  readonly call: CallId | '*';
  readonly fault: Fault;
  left: number;
}

/** The faults of one backend; the newest that fits a call wins. */
export class Faults {
  #planted: Planted[] = [];

  /** @param times how often it strikes; default: until it is cleared. */
  add(call: CallId | '*', fault: Fault, times = Infinity): void {
    this.#planted.unshift({call, fault, left: times});
  }

  /** Removes the faults of one call, or all. */
  clear(call?: CallId | '*'): void {
    this.#planted = call ? this.#planted.filter((planted) => planted.call !== call) : [];
  }

  /** @throws AccountError where one is planted. @returns whether the answer must be malformed. */
  strike(call: CallId): boolean {
    const planted = this.#planted.find((each) => each.call === call || each.call === '*');
    if (!planted) return false;
    planted.left -= 1;
    if (planted.left <= 0) this.#planted = this.#planted.filter((each) => each !== planted);
    const {fault} = planted;
    if (fault.code === 'malformed-answer') return true;
    throw new AccountError(fault.code, fault.details);
  }
}

/** A wrong shape for each call: near enough to the right one that only a parser notices. */
export function malformed(call: CallId, value: unknown): unknown {
  if (isPage(value)) {
    const items = value.items.map((item, index) => (index === 0 ? {...item, id: 42} : item));
    return {...value, items: items.length > 0 ? items : 'none'};
  }
  if (call === 'describe') return {...Object(value), capabilities: 'all'};
  if (call === 'profile.get') return {...Object(value), displayName: null};
  if (call === 'password.policy') return {...Object(value), rules: 'be sensible'};
  if (call === 'terms.content') return {...Object(value), type: 'text/x-unknown'};
  if (call === 'verification.get') return {...Object(value), methods: 'none'};
  if (call === 'profile.photo') return '<!doctype html><title>Sign in</title>';
  return {kind: 'redirect', redirect: {url: 'javascript:alert(1)', operation: call}};
}

const isPage = (value: unknown): value is {items: object[]} =>
  Array.isArray((Object(value) as {items?: unknown}).items);
