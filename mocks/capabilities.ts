import type {Capabilities, OperationId} from '../src/contract/adapter.js';
import type {Capability} from '../src/contract/capability.js';
import {operationIds} from '../src/contract/results.js';
import {helpdesk} from './person.js';

/** The same capability for several operations. */
export function inAll(operations: readonly OperationId[], capability: Capability): Capabilities {
  return Object.fromEntries(operations.map((operation) => [operation, capability]));
}

/** What Contoso lets its people do. */
export const capabilities: Capabilities = {
  ...inAll(operationIds, {support: 'native'}),
  ...inAll(['profile.update', 'profile.startEdit', 'profile.setPhoto'], {
    support: 'none',
    refusal: {reason: 'managed', text: 'Contoso manages this profile.', contact: helpdesk},
  }),
};
