import type {OperationId} from '../src/contract/adapter.js';
import type {CallOptions, Outcome, Redirect, WriteOptions} from '../src/contract/calls.js';
import type {Capability, RefusalReason} from '../src/contract/capability.js';
import {AccountError, type AccountErrorCode} from '../src/contract/error.js';
import type {MockBackend} from './backend.js';
import {instant, wait} from './clock.js';
import {type CallId, malformed} from './faults.js';
import {pageAddress, type Places} from './places.js';
import {capabilitiesOf, scenarioOf} from './scenarios.js';
import type {StoredSession} from './state.js';
import {demandFreshProof} from './step-up.js';
import {worded} from './wording.js';

/** One call: the session that makes it, and where it comes from. */
export interface Visit {
  readonly backend: MockBackend;
  readonly token: string | undefined;
  readonly places: Places;
  /** Of the page that calls, where the call comes from one. */
  readonly origin?: string | undefined;
  /** The person is at the backend's own page: what is a redirect elsewhere is done here. */
  readonly atPage?: true | undefined;
}

/** Every call passes here: delay, planted faults, and a name for the request in every error. */
export async function answer<T>(
  {backend}: Visit,
  call: CallId,
  options: CallOptions | undefined,
  rule: () => T | Promise<T>,
): Promise<T> {
  options?.signal?.throwIfAborted();
  if (backend.latency > 0) await wait(backend.latency, options?.signal);
  try {
    const broken = backend.faults.strike(call);
    const value = worded(await rule(), options?.locale);
    return broken ? (malformed(call, value) as T) : value;
  } catch (error) {
    if (!(error instanceof AccountError)) throw error;
    const details = worded(error.details, options?.locale);
    throw new AccountError(error.code, {requestId: backend.newId('request'), ...details});
  }
}

/** A call that changes nothing. */
export function read<T>(
  visit: Visit,
  operation: OperationId,
  options: CallOptions | undefined,
  rule: (session: StoredSession) => T | Promise<T>,
): Promise<T> {
  return answer(visit, operation, options, () => {
    const session = demandSession(visit);
    demandCapability(operation, capabilitiesOf(visit.backend.scenario)[operation]);
    return rule(session);
  });
}

interface Write<T> {
  readonly operation: OperationId;
  readonly options: WriteOptions | undefined;
  /** The device or session it is about. */
  readonly item?: string | undefined;
  /** What the page of a redirect must know besides. */
  readonly about?: Readonly<Record<string, string | undefined>> | undefined;
  /** Needs no fresh proof: it only gives something up. */
  readonly unproven?: true | undefined;
  /** What must hold before anybody is asked for a proof: that the item is there and allows it. */
  readonly check?: (() => void) | undefined;
  /** Where the person must go before anything is done, if anywhere. */
  readonly first?: ((session: StoredSession) => Redirect | undefined) | undefined;
  /** Does it. */
  readonly apply: (session: StoredSession) => T | undefined | Promise<T | undefined>;
}

/** A call that changes something: who, whether, which, with what proof; then it is done. */
export function write<T = void>(visit: Visit, request: Write<T>): Promise<Outcome<T>> {
  const {operation, options, item} = request;
  return answer(visit, operation, options, async (): Promise<Outcome<T>> => {
    expireOnce(visit);
    const session = demandSession(visit);
    const capability = demandCapability(operation, capabilitiesOf(visit.backend.scenario)[operation]);
    request.check?.();
    const first = request.first?.(session);
    if (first) return {kind: 'redirect', redirect: first};
    if (capability.support === 'redirect' && !visit.atPage) {
      return {kind: 'redirect', redirect: redirectTo(visit, operation, options, item, request.about)};
    }
    demandPatience(visit);
    if (!request.unproven) await demandFreshProof(visit, session, options?.proof);
    const value = await request.apply(session);
    return value === undefined ? {kind: 'done'} : {kind: 'done', value};
  });
}

/** A call that changes something and needs no session: what is done to get back in. */
export function writeAsVisitor<T>(
  visit: Visit,
  {operation, options, apply}: Pick<Write<T>, 'operation' | 'options'> & {apply: () => Promise<T>},
): Promise<Outcome<T>> {
  return answer(visit, operation, options, async (): Promise<Outcome<T>> => {
    const capability = demandCapability(operation, capabilitiesOf(visit.backend.scenario)[operation]);
    if (capability.support === 'redirect' && !visit.atPage) {
      return {kind: 'redirect', redirect: redirectTo(visit, operation, options)};
    }
    demandPatience(visit);
    return {kind: 'done', value: await apply()};
  });
}

/** Where a redirect operation goes on. */
export function redirectTo(
  {places}: Visit,
  operation: string,
  options: WriteOptions | undefined,
  item?: string,
  about: Write<unknown>['about'] = {},
): Redirect {
  const returnTo = options?.returnTo;
  const url = pageAddress(places, 'operation', {...about, operation, item, returnTo});
  return {url, operation, ...(item !== undefined && {item})};
}

export function demandSession({backend, token}: Visit): StoredSession {
  const stored = backend.sessionOf(token);
  if (!stored) throw new AccountError('unauthenticated');
  stored.session.lastActivityAt = instant(backend.now());
  return stored;
}

const codeOfReason: Partial<Record<RefusalReason, AccountErrorCode>> = {
  backend: 'not-supported',
  configuration: 'not-supported',
  permission: 'forbidden',
  limit: 'conflict',
  prerequisite: 'conflict',
  'last-method': 'conflict',
};

/** @throws AccountError with the refusal, where it cannot be done here. */
export function demandCapability(operation: string, capability: Capability | undefined): Capability {
  if (capability?.support === 'native' || capability?.support === 'redirect') return capability;
  const refusal = capability?.refusal;
  const code = capability?.support === 'none' ? codeOfReason[capability.refusal.reason] : 'not-supported';
  throw new AccountError(code ?? 'policy', {operation, ...(refusal && {refusal})});
}

function expireOnce({backend, token}: Visit): void {
  if (!scenarioOf(backend.scenario).sessionExpiresAtNextWrite || backend.state.expired) return;
  if (!backend.sessionOf(token)) return;
  backend.state.expired = true;
  backend.endSessions((session) => session.token === token, token);
}

const restSeconds = 30;

function demandPatience({backend}: Visit): void {
  if (!scenarioOf(backend.scenario).limitsWrites) return;
  const now = backend.now();
  backend.state.busyUntil ??= now + restSeconds * 1000;
  if (backend.state.busyUntil <= now) return;
  throw new AccountError('rate-limited', {
    retryAfterSeconds: Math.ceil((backend.state.busyUntil - now) / 1000),
  });
}
