import {type AccountAdapter, operations, type Ports} from '../src/contract/adapter.js';
import type {Account} from './account.js';
import {MockBackend, type MockBackendOptions} from './backend.js';
import {defaultPlaces, type Places} from './places.js';
import {resumptionOf} from './resumption.js';

export interface MemoryAdapterOptions extends MockBackendOptions {
  /** A backend that goes on, or that a test looks into. Default: a new one. */
  readonly backend?: MockBackend | undefined;
  /** Where the backend's own pages are. Default: addresses that lead nowhere. */
  readonly places?: Places | undefined;
  /** Of the page that calls, for credentials that belong to it. Default: the page's own. */
  readonly origin?: string | undefined;
}

/**
 * The reference backend as an adapter, without HTTP: what the `demo` attribute uses. Calls are made as whoever is signed in
 * in this page.
 *
 * @throws RangeError where there is no such scenario; it lists the names.
 */
export function createMemoryAdapter(options: MemoryAdapterOptions = {}): AccountAdapter {
  const {backend = new MockBackend(options), places = defaultPlaces, origin} = options;
  const account = () => backend.as(backend.state.cookie, places, origin);
  return {
    name: 'memory',
    describe: (options) => account().describe(options),
    signIn: (options) => account().signIn(options),
    stepUp: (challenge, proof, options) => account().stepUp(challenge, proof, options),
    resume: resumptionOf,
    subscribe: (listener) =>
      backend.subscribe((change, by) => {
        // What this page did itself, its elements know already.
        if (by === undefined || by !== backend.state.cookie) listener(change);
      }),
    ...ports(account),
  };
}

type Call = (...parameters: readonly unknown[]) => unknown;

/** Every port, whose calls ask at each call who is signed in. */
function ports(account: () => Account): Ports {
  const delegate = (port: keyof Account, call: string) => [
    call,
    (...parameters: readonly unknown[]) =>
      (account()[port] as unknown as Record<string, Call>)[call]?.(...parameters),
  ];
  return Object.fromEntries(
    Object.entries(operations)
      .filter(([port]) => port in account())
      .map(([port, calls]) => [
        port,
        Object.fromEntries(calls.map((call) => delegate(port as keyof Account, call))) as object,
      ]),
  );
}
