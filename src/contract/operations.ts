/**
 * The table of operations: what each call is, and how it travels in the REST contract. The port says what a call means
 * (`DevicesPort.disable`), `results.ts` what it resolves to, `mocks/handlers/rest/bodies.ts` what a stranger may send. A new
 * operation does not compile until each of them has it. What a page needs before its first request is in `adapter.ts` and in
 * `adapters/rest/routes.ts`; this table is loaded after that.
 */
import type {OperationId} from './adapter.js';

/**
 * `write`: it changes something, and may go on at another page. `step`: a step of what was begun; where that goes on at another
 * page, the step is taken there. `visitor`: it begins without a session.
 */
export type OperationKind = 'read' | 'write' | 'step' | 'visitor';

export interface Operation {
  readonly kind: OperationKind;
  /** Method and path below the contract's root. `{id}` is the item, percent-encoded. */
  readonly route: string;
  /** A read that comes in pages: it takes `PageOptions`. */
  readonly paged?: true;
  /** Its first argument is the id of an item. */
  readonly item?: true;
  /** The next argument is the body, or for a read the query; a name: it is that member of the body. */
  readonly input?: true | string;
  /** A write that resolves to what became of it. */
  readonly answers?: true;
}

export const operationTable = {
  'profile.get': {kind: 'read', route: 'GET /profile'},
  'profile.update': {kind: 'write', route: 'PATCH /profile', input: true, answers: true},
  'profile.startEdit': {kind: 'write', route: 'POST /profile/edit', item: true},
  'profile.photo': {kind: 'read', route: 'GET /profile/photo', input: true},
  'profile.setPhoto': {kind: 'write', route: 'PUT /profile/photo', input: true},
  'devices.list': {kind: 'read', route: 'GET /devices', paged: true},
  'devices.disable': {kind: 'write', route: 'POST /devices/{id}/disable', item: true, input: true},
  'sessions.list': {kind: 'read', route: 'GET /sessions', paged: true},
  'sessions.revoke': {kind: 'write', route: 'DELETE /sessions/{id}', item: true},
  'sessions.revokeOthers': {kind: 'write', route: 'POST /sessions/revoke', answers: true},
  'sessions.revokeAll': {kind: 'write', route: 'POST /sessions/revoke', answers: true},
  'sessions.signIns': {kind: 'read', route: 'GET /sign-ins', paged: true},
  'sessions.reportSignIn': {kind: 'write', route: 'POST /sign-ins/{id}/report', item: true},
  'organizations.list': {kind: 'read', route: 'GET /organizations', paged: true},
  'organizations.leave': {kind: 'write', route: 'POST /organizations/{id}/leave', item: true},
  'password.policy': {kind: 'read', route: 'GET /password/policy'},
  'password.change': {kind: 'write', route: 'POST /password/change', input: true},
  'reset.status': {kind: 'read', route: 'GET /reset'},
  'reset.confirm': {kind: 'write', route: 'POST /reset/confirm', answers: true},
  'reset.start': {kind: 'visitor', route: 'POST /reset/flows', input: true, answers: true},
  'reset.choose': {
    kind: 'step',
    route: 'POST /reset/flows/{id}/choose',
    item: true,
    input: 'choice',
    answers: true,
  },
  'reset.prove': {
    kind: 'step',
    route: 'POST /reset/flows/{id}/prove',
    item: true,
    input: true,
    answers: true,
  },
  'reset.finish': {
    kind: 'step',
    route: 'POST /reset/flows/{id}/finish',
    item: true,
    input: true,
    answers: true,
  },
  'verification.get': {kind: 'read', route: 'GET /verification'},
  'verification.begin': {kind: 'write', route: 'POST /verification/enrollments', input: true, answers: true},
  'verification.resend': {
    kind: 'step',
    route: 'POST /verification/enrollments/{id}/resend',
    item: true,
    answers: true,
  },
  'verification.complete': {
    kind: 'step',
    route: 'POST /verification/enrollments/{id}/complete',
    item: true,
    input: true,
    answers: true,
  },
  'verification.cancel': {kind: 'step', route: 'DELETE /verification/enrollments/{id}', item: true},
  'verification.rename': {
    kind: 'write',
    route: 'PATCH /verification/{id}',
    item: true,
    input: 'label',
    answers: true,
  },
  'verification.remove': {kind: 'write', route: 'DELETE /verification/{id}', item: true},
  'verification.makeDefault': {kind: 'write', route: 'PUT /verification/default', item: true, input: true},
  'terms.list': {kind: 'read', route: 'GET /terms', paged: true},
  'terms.content': {kind: 'read', route: 'GET /terms/{id}/content', item: true},
  'terms.decide': {
    kind: 'write',
    route: 'POST /terms/{id}/decisions',
    item: true,
    input: true,
    answers: true,
  },
  'terms.history': {kind: 'read', route: 'GET /terms/history', paged: true},
} as const satisfies Record<OperationId, Operation>;

type Table = typeof operationTable;

/** The operations whose row has this. */
export type OperationsWith<Row extends Partial<Operation>> = {
  [O in OperationId]: Table[O] extends Row ? O : never;
}[OperationId];

const rows = Object.entries(operationTable) as [OperationId, Operation][];

/** The operations of these kinds. */
export function operationsOf<K extends OperationKind>(...kinds: readonly K[]): OperationsWith<{kind: K}>[] {
  const found = rows.filter(([, {kind}]) => (kinds as readonly OperationKind[]).includes(kind));
  return found.map(([id]) => id as OperationsWith<{kind: K}>);
}

/** All but the reads. */
export const changingOperations = operationsOf('write', 'step', 'visitor');

/** The reads that need no item. */
export const plainReads = operationsOf('read').filter((id) => !operationOf(id).item);

/** An operation's row. */
export function operationOf(id: OperationId): Operation {
  return operationTable[id];
}
