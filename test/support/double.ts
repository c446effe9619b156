import type {AccountAdapter, Capabilities, OperationId} from '../../src/contract/adapter.js';
import type {Device} from '../../src/contract/device.js';
import {AccountError} from '../../src/contract/error.js';

/** An adapter whose answers a test decides; it obeys the contract as far as the test lets it. */
export interface Double extends AccountAdapter {
  /** How often each call was made, with its first argument. */
  readonly calls: string[];
}

export const devices: Device[] = [
  {
    id: 'd1',
    name: 'ADA-LAPTOP',
    kind: 'laptop',
    os: 'Windows',
    osVersion: '11',
    current: true,
    compliance: 'compliant',
  },
  {id: 'd2', name: 'Ada’s phone', kind: 'phone', os: 'Android', lastActivityAt: '2026-11-17T08:00:00Z'},
  {
    id: 'd3',
    name: 'LAB-07',
    kind: 'desktop',
    disable: {
      support: 'none',
      refusal: {reason: 'managed', contact: {label: 'Contoso IT help', email: 'help@contoso.example'}},
    },
  },
];

const native: OperationId[] = [
  'profile.get',
  'devices.list',
  'devices.disable',
  'password.policy',
  'password.change',
];

export interface DoubleOptions {
  readonly subject?: string | undefined;
  readonly capabilities?: Capabilities;
  readonly list?: NonNullable<AccountAdapter['devices']>['list'];
  readonly disable?: NonNullable<AccountAdapter['devices']>['disable'];
  readonly describe?: AccountAdapter['describe'];
}

/** Ada with three devices: hers, her phone, and one that she may not disable. */
export function double(options: DoubleOptions = {}): Double {
  let present = devices;
  const calls: string[] = [];
  const adapter: Double = {
    name: 'double',
    calls,
    describe: (given) => {
      calls.push('describe');
      if (options.describe) return options.describe(given);
      return Promise.resolve({
        subject: 'subject' in options ? options.subject : 'ada',
        capabilities: {
          ...Object.fromEntries(native.map((operation) => [operation, {support: 'native'}])),
          ...options.capabilities,
        },
        support: {label: 'Contoso IT help', email: 'help@contoso.example'},
        canSignIn: true,
      });
    },
    signIn: () => Promise.resolve({url: 'https://id.contoso.example/sign-in', operation: 'sign-in'}),
    devices: {
      list: (given) => {
        calls.push('list');
        return options.list?.(given) ?? Promise.resolve({items: present});
      },
      disable: (id, details, given) => {
        calls.push(`disable ${id}`);
        if (options.disable) return options.disable(id, details, given);
        if (!present.some((device) => device.id === id)) return Promise.reject(new AccountError('not-found'));
        present = present.filter((device) => device.id !== id);
        return Promise.resolve({kind: 'done'});
      },
    },
  };
  return adapter;
}
