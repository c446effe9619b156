/** The calls that no element makes at first sight, and what a failed answer means: loaded a moment later, or when one is made. */
import type {OperationId, WholePorts} from '../../contract/adapter.js';
import type {
  Outcome,
  PageOptions,
  Redirect,
  StepUpChallenge,
  StepUpProof,
  WriteOptions,
} from '../../contract/calls.js';
import {AccountError, type AccountErrorCode, accountErrorCodes} from '../../contract/error.js';
import type {AccountErrorDetails} from '../../contract/error-details.js';
import type {TermsContent} from '../../contract/terms.js';
import {failureOf} from '../internal/failure.js';
import {type Answer, isObject, malformed, objectOf} from '../internal/http.js';
import {type CallDetails, profileOf, type RestClient} from './client.js';
import {laterRoutes} from './later-routes.js';
import {firstRoutes, problemTypePrefix, resumptionParameters, returnToHeader} from './routes.js';

type Route = keyof typeof laterRoutes;
type CallOf<O> = O extends `${infer P extends keyof WholePorts}.${infer C}`
  ? C extends keyof WholePorts[P]
    ? WholePorts[P][C]
    : never
  : never;

/** All that the contract has besides the first routes, by operation. */
type LaterCalls = {
  readonly [O in Exclude<OperationId, keyof typeof firstRoutes>]: CallOf<O>;
} & {
  signIn(options?: WriteOptions): Promise<Redirect>;
  stepUp(
    challenge: StepUpChallenge,
    proof: StepUpProof | undefined,
    options?: WriteOptions,
  ): Promise<Outcome>;
};

interface WriteDetails {
  readonly id?: string;
  /** What a redirect is about, where it has no id. */
  readonly item?: string;
  /** A Blob, or what becomes JSON. */
  readonly body?: unknown;
}

/** Operations that a route is not called after. */
const named: {readonly [R in Route]?: string} = {
  stepUp: 'step-up',
  removePhoto: 'profile.setPhoto',
};

export function laterCalls({call, root}: RestClient): LaterCalls {
  const returnAddress = (returnTo?: string): string | undefined => {
    const page = globalThis.location as Location | undefined;
    // Without a page, in a program, the backend's own origin takes its place.
    const {origin, href} = page ?? root;
    const address = returnTo === undefined ? page && new URL(page.href) : new URL(returnTo, href);
    if (!address) return undefined;
    if (address.origin !== origin) {
      throw new TypeError(
        `returnTo leads to ${address.origin}: give an address of this page's origin, ${origin}.`,
      );
    }
    for (const name of Object.values(resumptionParameters)) address.searchParams.delete(name);
    return address.href;
  };

  const write = async <T = void>(
    route: Route,
    {ifVersion, returnTo, ...options}: WriteOptions = {},
    {id, item = id, body}: WriteDetails = {},
    valueOf?: (answer: Answer) => T,
  ): Promise<Outcome<T>> => {
    const isBlob = body instanceof Blob;
    const details: CallDetails = {
      id,
      headers: {
        'If-Match': ifVersion,
        [returnToHeader]: returnAddress(returnTo),
        'Content-Type': isBlob ? body.type : body === undefined ? undefined : 'application/json',
      },
      body: isBlob ? body : JSON.stringify(body),
    };
    const answer = await call(laterRoutes[route], options, details);
    if (answer.status === 204) return {kind: 'done'};
    const {redirect, pending} = objectOf(answer);
    if (isObject(redirect)) {
      const {url} = redirect;
      if (typeof url !== 'string') throw malformed(answer, 'redirect.url');
      const operation = redirect.operation === 'sign-in' ? 'sign-in' : (named[route] ?? route);
      return {kind: 'redirect', redirect: {url, operation, ...(item && {item})}};
    }
    if (isObject(pending)) return {kind: 'pending', code: pending.code as 'processing'};
    // A body where none belongs is no success: a page of the network's own, or another contract.
    if (!valueOf) throw malformed(answer);
    return {kind: 'done', value: valueOf(answer)};
  };

  /** A write that answers with what became of it. */
  const change = <T>(route: Route, options?: WriteOptions, details?: WriteDetails) =>
    write(route, options, details, (answer) => objectOf(answer) as T);

  const list = async <T>(route: Route, {cursor, limit, search, ...options}: PageOptions = {}) =>
    objectOf(await call(laterRoutes[route], options, {query: {cursor, limit, search}})) as T;

  return {
    signIn: async ({returnTo, ...options} = {}) => {
      const address = returnAddress(returnTo);
      const {signInUrl} = objectOf(await call(firstRoutes.describe, options));
      if (!signInUrl) throw new AccountError('not-supported');
      if (typeof signInUrl !== 'string' || !URL.canParse(signInUrl))
        throw new AccountError('malformed-response', {path: 'signInUrl'});
      const url = new URL(signInUrl);
      if (address) url.searchParams.set('returnTo', address);
      return {url: url.href, operation: 'sign-in'};
    },
    stepUp: (challenge, proof, options) => write('stepUp', options, {body: proof ?? {challenge}}),
    'profile.update': (patch, options) => write('profile.update', options, {body: patch}, profileOf),
    'profile.startEdit': (name, options) => write('profile.startEdit', options, {item: name, body: {name}}),
    'profile.setPhoto': (photo, options) =>
      photo ? write('profile.setPhoto', options, {body: photo}) : write('removePhoto', options),
    'devices.disable': (id, {why, ...options} = {}) => write('devices.disable', options, {id, body: {why}}),
    'sessions.revoke': (id, options) => write('sessions.revoke', options, {id}),
    'sessions.revokeOthers': (options) => change('sessions.revokeOthers', options, {body: {scope: 'others'}}),
    'sessions.revokeAll': (options) => change('sessions.revokeAll', options, {body: {scope: 'all'}}),
    'sessions.reportSignIn': (id, options) => write('sessions.reportSignIn', options, {id, body: {}}),
    'organizations.leave': (id, options) => write('organizations.leave', options, {id, body: {}}),
    'password.change': (body, options) => write('password.change', options, {body}),
    'reset.confirm': (options) => change('reset.confirm', options, {body: {}}),
    'reset.start': (body, options) => change('reset.start', options, {body}),
    'reset.choose': (id, choice, options) => change('reset.choose', options, {id, body: {choice}}),
    'reset.prove': (id, body, options) => change('reset.prove', options, {id, body}),
    'reset.finish': (id, body, options) => change('reset.finish', options, {id, body}),
    'verification.begin': (body, options) => change('verification.begin', options, {body}),
    'verification.resend': (id, options) => change('verification.resend', options, {id, body: {}}),
    'verification.complete': (id, body, options) => change('verification.complete', options, {id, body}),
    'verification.cancel': (id, options) => write('verification.cancel', options, {id}),
    'verification.rename': (id, label, options) =>
      change('verification.rename', options, {id, body: {label}}),
    'verification.remove': (id, options) => write('verification.remove', options, {id}),
    'verification.makeDefault': (id, {way, ...options} = {}) =>
      write('verification.makeDefault', options, {item: id, body: {id, way}}),
    'terms.content': async (id, options) => {
      const answer = await call(laterRoutes['terms.content'], options, {id});
      const {body: file, headers} = answer;
      if (!(file instanceof Blob)) return objectOf(answer) as TermsContent;
      // Weak where a proxy has compressed it; the version is what stands inside the quotes (RFC 9110).
      const version = (headers.get('ETag') ?? '').replace(/^(W\/)?"(.*)"$/, '$2');
      const locale = headers.get('Content-Language') ?? undefined;
      return {type: 'application/pdf', version, ...(locale && {locale}), file};
    },
    'terms.decide': (id, decision, options) => change('terms.decide', options, {id, body: decision}),
    'terms.history': (options) => list('terms.history', options),
  };
}

/** What the status says by itself: it comes before anything was done. */
const doors: readonly AccountErrorCode[] = ['unauthenticated', 'step-up-required', 'rate-limited'];

/** The problem of the answer (RFC 9457), or what its status and headers say. */
export function errorOf(answer: Answer, isPhoto: boolean): AccountError {
  const [code, details] = failureOf(answer);
  // What stands before the backend, a proxy with a limit, knows no problem types.
  const refused = isPhoto && {413: 'too-large', 415: 'type'}[answer.status];
  if (refused) details.fields = [{pointer: '/photo', code: refused}];
  const {type: named} = Object(answer.body) as {type?: unknown};
  const known = accountErrorCodes.find((each) => named === problemTypePrefix + each);
  // What is no problem of the contract's is not the backend's word.
  if (!known && !refused && !doors.includes(code)) details.foreign = true;
  if (!isObject(answer.body)) return new AccountError(code, details);
  // checked() drops what does not fit.
  const {fields, refusal, challenge, retryAfterSeconds, backendCode, requestId} =
    answer.body as AccountErrorDetails;
  const told = Object.entries({fields, refusal, challenge, retryAfterSeconds, backendCode, requestId});
  return new AccountError(known ?? code, {
    ...details,
    ...Object.fromEntries(told.filter(([, value]) => value !== undefined)),
  });
}
