import type {Capabilities, OperationId} from '../src/contract/adapter.js';
import type {Capability} from '../src/contract/capability.js';
import {helpdesk} from './person.js';

/** What each operation is; a new one of the contract does not compile until it is named here. */
const kinds = {
  'profile.get': 'read',
  'profile.update': 'write',
  'profile.startEdit': 'write',
  'profile.photo': 'read',
  'profile.setPhoto': 'write',
  'devices.list': 'read',
  'devices.disable': 'write',
  'sessions.list': 'read',
  'sessions.revoke': 'write',
  'sessions.revokeOthers': 'write',
  'sessions.revokeAll': 'write',
  'sessions.signIns': 'read',
  'sessions.reportSignIn': 'write',
  'organizations.list': 'read',
  'organizations.leave': 'write',
  'password.policy': 'read',
  'password.change': 'write',
  'reset.status': 'read',
  'reset.confirm': 'write',
  'reset.start': 'visitor',
  'reset.choose': 'step',
  'reset.prove': 'step',
  'reset.finish': 'step',
  'verification.get': 'read',
  'verification.begin': 'write',
  'verification.resend': 'step',
  'verification.complete': 'step',
  'verification.cancel': 'step',
  'verification.rename': 'write',
  'verification.remove': 'write',
  'verification.makeDefault': 'write',
  'terms.list': 'read',
  'terms.content': 'read',
  'terms.history': 'read',
  'terms.decide': 'write',
} as const satisfies Record<OperationId, Kind>;

/**
 * 'write' changes something, and may go on at another page. 'step' is a step of what was begun: where that goes on at another page, it
 * is taken there. 'visitor' begins without a session.
 */
type Kind = 'read' | 'write' | 'step' | 'visitor';
type Of<K extends Kind> = {[O in OperationId]: (typeof kinds)[O] extends K ? O : never}[OperationId];

export const allOperations = Object.keys(kinds) as OperationId[];
const of = <K extends Kind>(kind: K) => allOperations.filter((each): each is Of<K> => kinds[each] === kind);

export const readOperations = of('read');
export const writeOperations = of('write');
export const visitorOperations = of('visitor');
export const stepOperations = of('step');
/** All but the reads. */
export const changingOperations = allOperations.filter((each) => kinds[each] !== 'read');

/** The same capability for several operations. */
export function inAll(operations: readonly OperationId[], capability: Capability): Capabilities {
  return Object.fromEntries(operations.map((operation) => [operation, capability]));
}

/** What Contoso lets its people do. */
export const capabilities: Capabilities = {
  ...inAll(allOperations, {support: 'native'}),
  ...inAll(['profile.update', 'profile.startEdit', 'profile.setPhoto'], {
    support: 'none',
    refusal: {reason: 'managed', text: 'Contoso manages this profile.', contact: helpdesk},
  }),
};
