/** The one place that talks HTTP: a request, its whole answer, and what a failed one means. */
import type {StepUpChallenge} from '../../contract/calls.js';
import {AccountError, type AccountErrorCode} from '../../contract/error.js';
import type {AccountErrorDetails} from '../../contract/error-details.js';

export interface HttpOptions {
  /** Sends the requests; the place for a client of one's own. Default: the global one, looked up at each call. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds until a call, its token included, is given up as `timeout`. Default: 30 000. */
  readonly timeout?: number | undefined;
}

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** A Blob where it is an image, what the JSON says where it is JSON, else undefined. */
  readonly body: unknown;
}

/** Sends what `prepare` makes and reads the answer, whatever its status. A request that cannot be made, for want of a token, is `unauthenticated`. */
export async function exchange(
  url: URL,
  prepare: () => Promise<RequestInit>,
  {fetch, timeout = 30_000}: HttpOptions,
  signal?: AbortSignal,
): Promise<Answer> {
  signal?.throwIfAborted();
  const ended = new AbortController();
  const timer = setTimeout(() => ended.abort(new AccountError('timeout')), timeout);
  const giveUp = () => ended.abort(signal?.reason);
  signal?.addEventListener('abort', giveUp);

  const answered = async () => {
    const init = await prepare().catch((cause: unknown) => {
      throw cause instanceof AccountError ? cause : new AccountError(offline('unauthenticated'), {cause});
    });
    ended.signal.throwIfAborted();
    try {
      // `globalThis.fetch` as a method would be refused by browsers when called on another object.
      const send = fetch ?? globalThis.fetch;
      // A write that follows a redirect may become a GET or carry a password to another host, so it follows none.
      const redirect = init.method === 'GET' ? 'follow' : 'manual';
      const response = await send(url, {...init, redirect, signal: ended.signal});
      const {headers, redirected, type} = response;
      const elsewhere = redirected && pathOf(response.url) !== pathOf(url.href);
      const status = elsewhere || type === 'opaqueredirect' ? 302 : response.status;
      return {status, headers, body: await bodyOf(response)};
    } catch (cause) {
      throw new AccountError(offline('network'), {cause});
    }
  };
  // The race ends the wait also where a token or a fetch of the host's own ignores the signal.
  const interrupted = new Promise<never>((_, reject) => {
    ended.signal.addEventListener('abort', () => reject(ended.signal.reason as Error));
  });
  try {
    return await Promise.race([answered(), interrupted]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

const offline = (otherwise: AccountErrorCode) =>
  globalThis.navigator?.onLine === false ? 'offline' : otherwise;

// A slash at the end is a detail of the server's routing, another path is another page: the sign-in, mostly.
const pathOf = (url: string) => new URL(url).pathname.replace(/\/+$/, '');

async function bodyOf(response: Response): Promise<unknown> {
  const type = response.headers.get('Content-Type') ?? '';
  if (type.startsWith('image/')) return response.blob();
  const text = await response.text();
  if (!/^[^;]*\bjson\b/.test(type)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Blob);

/** The answer's JSON object. A page, half an answer, nothing at all or an error that calls itself a success is `malformed-response`. */
export function objectOf({status, body}: Answer): JsonObject {
  if (isObject(body) && !('error' in body)) return body;
  throw new AccountError('malformed-response', {status, path: ''});
}

const codes: Readonly<Record<number, AccountErrorCode>> = {
  400: 'validation',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-supported',
  408: 'timeout',
  409: 'conflict',
  410: 'expired',
  412: 'stale',
  413: 'validation',
  415: 'validation',
  422: 'validation',
  428: 'stale',
  429: 'rate-limited',
  501: 'not-supported',
  509: 'rate-limited',
};

/** What the status and the headers of a failed answer say; the body is each backend's own. */
export function failureOf({status, headers}: Answer): [AccountErrorCode, AccountErrorDetails] {
  const challenge = challengeOf(headers);
  const details = {
    status,
    challenge,
    retryAfterSeconds: secondsUntil(headers.get('Retry-After')),
    requestId: headers.get('X-Request-Id') ?? undefined,
  };
  if (challenge && (status === 401 || status === 403)) return ['step-up-required', details];
  const wide = status < 400 ? 'malformed-response' : status < 500 ? 'unknown' : 'unavailable';
  return [codes[status] ?? wide, details];
}

/** RFC 9470, and the `claims` of Microsoft's dialect of it. */
function challengeOf(headers: Headers): StepUpChallenge | undefined {
  const parameters: Partial<Record<string, string>> = Object.fromEntries(
    [...(headers.get('WWW-Authenticate') ?? '').matchAll(/(\w+)\s*=\s*(?:"([^"]*)"|([^\s,"]+))/g)].map(
      ([, name = '', quoted, plain = '']) => [name, quoted ?? plain],
    ),
  );
  const {error, acr_values: acrValues, max_age: maxAge, claims} = parameters;
  if (error !== 'insufficient_user_authentication' && error !== 'insufficient_claims') return undefined;
  return {
    ...(acrValues && {acrValues: acrValues.split(' ')}),
    ...(/^\d+$/.test(maxAge ?? '') && {maxAgeSeconds: Number(maxAge)}),
    ...(claims && {claims: textOf(claims)}),
  };
}

function textOf(base64: string): string {
  try {
    return atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return base64;
  }
}

// Seconds, or a date (RFC 9110, 10.2.3). What is neither, or over, says nothing.
function secondsUntil(text: string | null): number | undefined {
  if (!text) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((httpDate(text) - Date.now()) / 1000);
  return seconds >= 0 ? seconds : undefined;
}

const httpDate = (text: string) => (/^\w{3}, .*GMT$/.test(text) ? Date.parse(text) : NaN);
