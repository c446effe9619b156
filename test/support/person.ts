import type {AccountAdapter, AdapterChange} from '../../src/contract/adapter.js';
import {AccountError} from '../../src/contract/error.js';
import {double} from './double.js';

/** A backend where one person at a time is signed in, with a device that bears the name. */
export interface PersonBackend {
  readonly adapter: AccountAdapter;
  readonly calls: string[];
  person: string | undefined;
  tell(change: AdapterChange): void;
}

export function backendOf(person: string | undefined): PersonBackend {
  const listeners = new Set<(change: AdapterChange) => void>();
  const base = double({
    describe: () =>
      Promise.resolve({
        subject: backend.person,
        capabilities: {'devices.list': {support: 'native'}, 'devices.disable': {support: 'native'}},
        canSignIn: true,
      }),
    list: () =>
      backend.person === undefined
        ? Promise.reject(new AccountError('unauthenticated'))
        : Promise.resolve({items: [{id: 'd1', name: `${backend.person}’s laptop`}]}),
  });
  const backend: PersonBackend = {
    adapter: {
      ...base,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    calls: base.calls,
    person,
    tell: (change) => {
      for (const listener of listeners) listener(change);
    },
  };
  return backend;
}
