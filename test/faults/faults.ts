// What can go wrong between the page and its backend, and what the person must see of it.
import {problemTypePrefix} from '../../src/adapters/rest/routes.js';
import type {AccountErrorCode} from '../../src/contract/error.js';

export interface Fault {
  readonly name: string;
  /** What the element tells the page. */
  readonly code: AccountErrorCode;
  /** In place of the backend's answer, which is then never asked. */
  readonly answer: () => Promise<Response>;
  /** What is said after a write; something of it must be new. */
  readonly says: RegExp;
  /** The state of an element whose read fails so. */
  readonly state: 'error' | 'offline' | 'signed-out' | 'unavailable' | 'step-up';
  /** The browser says that there is no network. */
  readonly offline?: true;
}

const stack = 'SECRET-STACK at Accounts.java:42';

const respond = (status: number, type: string, body: string, headers: Record<string, string> = {}) =>
  Promise.resolve(new Response(body, {status, headers: {'Content-Type': type, ...headers}}));

const problem = (status: number, code: AccountErrorCode, more: object = {}, headers = {}) =>
  respond(
    status,
    'application/problem+json',
    JSON.stringify({type: problemTypePrefix + code, title: stack, detail: stack, status, ...more}),
    headers,
  );

const unclear = /don’t know|couldn’t (see|load|be)|isn’t one|wasn’t one|cannot tell|check/i;
const refused = /permission|doesn’t allow|isn’t allowed|access|managed|can’t|cannot/i;

/** No answer ever. */
export const silence = () => new Promise<Response>(() => {});

export const faults: readonly Fault[] = [
  {
    name: 'offline',
    code: 'offline',
    offline: true,
    answer: () => Promise.reject(new TypeError('Failed to fetch')),
    says: /offline/i,
    state: 'offline',
  },
  {
    name: 'network',
    code: 'network',
    answer: () => Promise.reject(new TypeError('Failed to fetch')),
    says: unclear,
    state: 'error',
  },
  {name: 'timeout', code: 'timeout', answer: silence, says: unclear, state: 'error'},
  {
    name: 'HTML answer',
    code: 'malformed-response',
    answer: () => respond(200, 'text/html', '<!doctype html><title>Sign in</title>'),
    says: unclear,
    state: 'error',
  },
  {
    name: 'truncated JSON',
    code: 'malformed-response',
    answer: () => respond(200, 'application/json', '{"items": [{"id": "1", "na'),
    says: unclear,
    state: 'error',
  },
  {
    name: 'wrong type',
    code: 'malformed-response',
    answer: () => respond(200, 'application/json', '[7]'),
    says: unclear,
    state: 'error',
  },
  {
    name: '401',
    code: 'unauthenticated',
    answer: () => problem(401, 'unauthenticated'),
    says: /sign/i,
    state: 'signed-out',
  },
  {
    name: '403',
    code: 'forbidden',
    answer: () => problem(403, 'forbidden'),
    says: refused,
    state: 'unavailable',
  },
  {
    name: 'policy',
    code: 'policy',
    answer: () =>
      problem(403, 'policy', {
        refusal: {reason: 'policy', text: 'Contoso has closed this.', contact: {label: 'Contoso IT help'}},
      }),
    says: /Contoso has closed this|doesn’t allow/,
    state: 'unavailable',
  },
  {
    name: '404',
    code: 'not-found',
    answer: () => problem(404, 'not-found'),
    says: /isn’t there|not there|no longer|already|any more|doesn’t know|expired|start again|gone/i,
    state: 'error',
  },
  {
    name: '409',
    code: 'conflict',
    answer: () => problem(409, 'conflict', {refusal: {reason: 'limit'}}),
    says: /limit|doesn’t fit|nothing was changed/i,
    state: 'error',
  },
  {
    name: '410',
    code: 'expired',
    answer: () => problem(410, 'expired'),
    says: /expired|too long|start again|over/i,
    state: 'error',
  },
  {
    name: '412',
    code: 'stale',
    answer: () => problem(412, 'stale'),
    says: /changed|meanwhile|newer|new version/i,
    state: 'error',
  },
  {
    name: '422',
    code: 'validation',
    answer: () =>
      problem(422, 'validation', {
        fields: [{pointer: '/else', code: 'of-their-own', message: 'The stars are wrong.'}],
      }),
    says: /The stars are wrong|doesn’t fit|doesn’t accept|nothing was changed/i,
    state: 'error',
  },
  {
    name: '429 with Retry-After',
    code: 'rate-limited',
    answer: () => problem(429, 'rate-limited', {}, {'Retry-After': '120'}),
    says: /(1(20|19|18) seconds?|minutes?|wait|too many)/i,
    state: 'error',
  },
  {
    name: '429 without Retry-After',
    code: 'rate-limited',
    answer: () => problem(429, 'rate-limited'),
    says: /too many|wait/i,
    state: 'error',
  },
  {
    name: '500',
    code: 'unavailable',
    answer: () => respond(500, 'text/html', `<pre>${stack}</pre>`),
    says: /isn’t answering|went wrong|don’t know|couldn’t/i,
    state: 'error',
  },
  {
    name: '503',
    code: 'unavailable',
    answer: () => problem(503, 'unavailable'),
    says: /isn’t answering|went wrong|don’t know|couldn’t/i,
    state: 'error',
  },
];

/** A session that must prove who is there first. */
export const stepUp = (): Promise<Response> =>
  problem(401, 'step-up-required', {challenge: {maxAgeSeconds: 300, inPage: ['password', 'code']}});

export {stack as serversSecret};
