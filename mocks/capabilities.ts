import type {Capabilities, OperationId} from '../src/contract/adapter.js';
import type {Capability} from '../src/contract/capability.js';
import {helpdesk} from './person.js';

export const readOperations = [
  'profile.get',
  'profile.photo',
  'devices.list',
  'sessions.list',
  'sessions.signIns',
  'organizations.list',
  'password.policy',
  'verification.get',
  'reset.status',
  'terms.list',
  'terms.content',
  'terms.history',
] as const satisfies readonly OperationId[];

export const writeOperations = [
  'profile.update',
  'profile.startEdit',
  'profile.setPhoto',
  'devices.disable',
  'sessions.revoke',
  'sessions.revokeOthers',
  'sessions.revokeAll',
  'sessions.reportSignIn',
  'organizations.leave',
  'password.change',
  'verification.begin',
  'verification.rename',
  'verification.remove',
  'verification.makeDefault',
  'reset.confirm',
  'terms.decide',
] as const satisfies readonly OperationId[];

/** What begins without a session. */
export const visitorOperations = ['reset.start'] as const satisfies readonly OperationId[];

/** Steps of what was begun: where that goes on at another page, they are taken there. */
export const stepOperations = [
  'verification.resend',
  'verification.complete',
  'verification.cancel',
  'reset.choose',
  'reset.prove',
  'reset.finish',
] as const satisfies readonly OperationId[];

/** The same capability for several operations. */
export function inAll(operations: readonly OperationId[], capability: Capability): Capabilities {
  return Object.fromEntries(operations.map((operation) => [operation, capability]));
}

/** What Contoso lets its people do. */
export const capabilities: Capabilities = {
  ...inAll([...readOperations, ...writeOperations, ...visitorOperations, ...stepOperations], {
    support: 'native',
  }),
  ...inAll(['profile.update', 'profile.startEdit', 'profile.setPhoto'], {
    support: 'none',
    refusal: {reason: 'managed', text: 'Contoso manages this profile.', contact: helpdesk},
  }),
};
