import {MockBackend} from '../../mocks/backend.js';
import {person} from '../../mocks/person.js';
import {defaultPlaces} from '../../mocks/places.js';
import {type AccountAdapter, operations, type Ports} from '../../src/contract/adapter.js';
import type {WriteOptions} from '../../src/contract/calls.js';
import {AccountError, type AccountErrorCode} from '../../src/contract/error.js';
import type {SuiteFault, SuiteRig} from '../../src/testing/adapter-suite.js';
import {belongingsOf} from './belongings.js';

type Call = (...parameters: unknown[]) => Promise<unknown>;

const codes: Readonly<Record<Exclude<SuiteFault, 'silence'>, AccountErrorCode>> = {
  network: 'network',
  page: 'malformed-response',
  truncated: 'malformed-response',
  empty: 'malformed-response',
  'other-json': 'malformed-response',
  'error-as-success': 'malformed-response',
  unauthenticated: 'unauthenticated',
  'rate-limited': 'rate-limited',
  unavailable: 'unavailable',
};

const page = 'https://intranet.example';
const places = {...defaultPlaces, allowsReturn: ({origin}: URL) => origin === page};

/** An adapter over the reference backend that keeps the contract to the letter, so that one thing at a time can be broken in it. */
export function exemplary(scenario: string): SuiteRig {
  const backend = new MockBackend({scenario});
  let fault: SuiteFault | undefined;
  const requests: string[] = [];

  const guarded =
    (name: string, call: Call): Call =>
    async (...parameters) => {
      const options = Object(parameters.at(-1)) as WriteOptions;
      options.signal?.throwIfAborted();
      if (options.returnTo && new URL(options.returnTo).origin !== page) {
        throw new TypeError(`Give an address of ${page}.`);
      }
      requests.push(`memory:${name}`);
      if (fault === 'silence') return forever(options.signal);
      if (fault) throw new AccountError(codes[fault], {operation: name, retryAfterSeconds: 7});
      return call(...parameters);
    };
  const guardedAll = (owner: object, names: readonly string[], prefix = '') => {
    const calls = owner as Readonly<Record<string, Call>>;
    return Object.fromEntries(names.map((name) => [name, guarded(prefix + name, calls[name]!)]));
  };
  const adapterOf = (token: string | undefined) => {
    const account = backend.as(token, places, page);
    const ports = Object.entries(operations).flatMap(([port, names]) => {
      const calls = (account as Ports)[port as keyof typeof operations];
      return calls ? [[port, guardedAll(calls, names, `${port}.`)] as const] : [];
    });
    return {
      name: 'exemplary',
      resume: () => undefined,
      ...guardedAll(account, ['describe', 'signIn', 'stepUp']),
      ...Object.fromEntries(ports),
    } as unknown as AccountAdapter;
  };

  return {
    adapter: adapterOf(backend.state.cookie),
    ...belongingsOf(backend, page),
    otherSession: async () => {
      const {token} = await backend.signIn({identifier: person.identifier, password: person.password});
      return adapterOf(token);
    },
    fail: (next) => {
      fault = next;
    },
    requests: () => requests,
  };
}

function forever(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
