import assert from 'node:assert/strict';

import {MockBackend, type MockBackendOptions} from '../../mocks/backend.js';
import {createMemoryAdapter} from '../../mocks/memory-adapter.js';
import {person} from '../../mocks/person.js';
import {defaultPlaces, type Places} from '../../mocks/places.js';
import {startServer} from '../../mocks/server.js';
import {createRestAdapter} from '../../src/adapters/rest/rest-adapter.js';
import type {CheckedAdapter} from '../../src/contract/adapter.js';
import {checked} from '../../src/contract/checked.js';
import {AccountError, type AccountErrorCode} from '../../src/contract/error.js';
import {describedFetch} from '../support/openapi.js';

/** The reference backend, its clock in the test's hand. */
export interface Rig {
  readonly adapter: CheckedAdapter;
  readonly backend: MockBackend;
  /** Lets time pass, in seconds. */
  pass(seconds: number): void;
  /** The same account in another browser. */
  elsewhere(): Promise<CheckedAdapter>;
}

/** The page that calls. */
export const page = 'http://localhost:5173';

type Run = (options: MockBackendOptions, body: (rig: Rig) => Promise<void>) => Promise<void>;

const started = Date.UTC(2026, 10, 22, 9);

const places: Places = {...defaultPlaces, allowsReturn: ({origin}) => origin === page};

export const transports: Readonly<Record<string, Run>> = {
  'in memory': async (options, body) => {
    let now = started;
    const backend = new MockBackend({clock: () => now, ...options});
    await body({
      adapter: checked(createMemoryAdapter({backend, places, origin: page})),
      backend,
      pass: (seconds) => (now += seconds * 1000),
      elsewhere: async () => {
        const {token} = await backend.signIn({identifier: person.identifier, password: person.password});
        return checked({name: 'elsewhere', ...backend.as(token)});
      },
    });
  },
  'over a socket': async (options, body) => {
    let now = started;
    const backend = new MockBackend({clock: () => now, ...options});
    const server = await startServer({backend});
    const adapterFor = (token: string | undefined) =>
      checked(
        createRestAdapter({
          url: server.url,
          fetch: describedFetch(server.url),
          headers: {Origin: page},
          ...(token && {getToken: () => token}),
        }),
      );
    try {
      await body({
        adapter: adapterFor(backend.state.cookie),
        backend,
        pass: (seconds) => (now += seconds * 1000),
        elsewhere: async () => {
          const {token} = await backend.signIn({identifier: person.identifier, password: person.password});
          return adapterFor(token);
        },
      });
    } finally {
      await server.close();
    }
  },
};

/** What the call is refused with. */
export async function refusal(call: Promise<unknown>, code: AccountErrorCode): Promise<AccountError> {
  const error: unknown = await call.then(
    () => assert.fail(`It was allowed; expected ${code}.`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof AccountError, String(error));
  assert.equal(error.code, code);
  return error;
}

/** The field at which it is refused. */
export async function refusedField(call: Promise<unknown>, pointer: string, code: string) {
  const {details} = await refusal(call, 'validation');
  const field = details.fields?.find((each) => each.pointer === pointer);
  assert.equal(field?.code, code, JSON.stringify(details.fields));
  return field;
}
