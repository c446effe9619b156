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
import {type Operation, operationTable} from '../../contract/operations.js';
import {laterRoutes} from './later-routes.js';
import {firstRoutes, problemTypePrefix, resumptionParameters, returnToHeader} from './routes.js';

type Later = Exclude<OperationId, keyof typeof firstRoutes>;
type CallOf<O> = O extends `${infer P extends keyof WholePorts}.${infer C}`
  ? C extends keyof WholePorts[P]
    ? WholePorts[P][C]
    : never
  : never;

/** All that the contract has besides the first routes, by operation. */
type LaterCalls = {readonly [O in Later]: CallOf<O>} & {
  signIn(options?: WriteOptions): Promise<Redirect>;
  stepUp(
    challenge: StepUpChallenge,
    proof: StepUpProof | undefined,
    options?: WriteOptions,
  ): Promise<Outcome>;
};

interface WriteDetails {
  /** Default: the operation's. */
  readonly route?: string;
  readonly id?: string | undefined;
  /** What a redirect is about, where it has no id. */
  readonly item?: string;
  /** A Blob, or what becomes JSON. */
  readonly body?: unknown;
}

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
    operation: Later | 'step-up',
    {ifVersion, returnTo, ...options}: WriteOptions = {},
    {id, item = id, body, route = operationTable[operation as Later].route}: WriteDetails = {},
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
    const answer = await call(route, options, details);
    if (answer.status === 204) return {kind: 'done'};
    const {redirect, pending} = objectOf(answer);
    if (isObject(redirect)) {
      const {url} = redirect;
      if (typeof url !== 'string') throw malformed(answer, 'redirect.url');
      const about = redirect.operation === 'sign-in' ? 'sign-in' : operation;
      return {kind: 'redirect', redirect: {url, operation: about, ...(item && {item})}};
    }
    if (isObject(pending)) return {kind: 'pending', code: pending.code as 'processing'};
    // A body where none belongs is no success: a page of the network's own, or another contract.
    if (!valueOf) throw malformed(answer);
    return {kind: 'done', value: valueOf(answer)};
  };

  /** A call as its row says: of an item, with a body, with an answer. */
  const plain = <O extends Later>(operation: O) => {
    const {kind, route, paged, item, input, answers}: Operation = operationTable[operation];
    const valueOf = answers && objectOf;
    const made = async (...parameters: unknown[]) => {
      const id = item && (parameters.shift() as string);
      const given = input && parameters.shift();
      const [options] = parameters as [PageOptions?];
      if (kind === 'read') {
        const {cursor, limit, search, ...others} = options ?? {};
        const query = paged && {cursor, limit, search};
        return objectOf(await call(route, others, {id, query}));
      }
      const body = typeof input === 'string' ? {[input]: given} : given;
      // A POST that has nothing to say is JSON too.
      return write(operation, options, {id, body: body ?? (/^POST/.test(route) ? {} : undefined)}, valueOf);
    };
    return made as CallOf<O>;
  };
  const plainCalls = Object.fromEntries(
    Object.keys(operationTable).map((operation) => [operation, plain(operation as Later)]),
  ) as {readonly [O in Later]: CallOf<O>};

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
    stepUp: (challenge, proof, options) =>
      write('step-up', options, {route: laterRoutes.stepUp, body: proof ?? {challenge}}),
    ...plainCalls,
    'profile.update': (patch, options) => write('profile.update', options, {body: patch}, profileOf),
    'profile.startEdit': (name, options) => write('profile.startEdit', options, {item: name, body: {name}}),
    'profile.setPhoto': (photo, options) =>
      write('profile.setPhoto', options, photo ? {body: photo} : {route: laterRoutes.removePhoto}),
    'sessions.revokeOthers': (options) =>
      write('sessions.revokeOthers', options, {body: {scope: 'others'}}, objectOf),
    'sessions.revokeAll': (options) => write('sessions.revokeAll', options, {body: {scope: 'all'}}, objectOf),
    'verification.makeDefault': (id, details, options) =>
      write('verification.makeDefault', options, {item: id, body: {id, ...details}}),
    'terms.content': async (id, options) => {
      const answer = await call(operationTable['terms.content'].route, options, {id});
      const {body: file, headers} = answer;
      if (!(file instanceof Blob)) return objectOf(answer) as TermsContent;
      // Weak where a proxy has compressed it; the version is what stands inside the quotes (RFC 9110).
      const version = (headers.get('ETag') ?? '').replace(/^(W\/)?"(.*)"$/, '$2');
      const locale = headers.get('Content-Language') ?? undefined;
      return {type: 'application/pdf', version, ...(locale && {locale}), file};
    },
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
