/** The one place that talks HTTP: a request and its whole answer. What a failed one means is in `failure.ts`. */
import {AccountError, type AccountErrorCode} from '../../contract/error.js';

export interface HttpOptions {
  /** Sends the requests; the place for a client of one's own. Default: the global one, looked up at each call. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds until a call, its token included, is given up as `timeout`; more than 0, less than 2^31. Default: 30 000. */
  readonly timeout?: number | undefined;
}

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** A Blob where it is an image or a PDF; what the JSON says where it is JSON, also "application/scim+json"; else, and where the JSON is broken, undefined. */
  readonly body: unknown;
}

/**
 * Sends what `prepare` makes and reads the whole answer, whatever its status.
 *
 * A read follows redirects within its path and origin; one that ends at another page (a sign-in, mostly) has the status 302. A read
 * with a header of the host's own follows none, for it would carry that header to another host; nor does a write, which could
 * become a GET, or carry a password.
 *
 * @param prepare makes the request, the method by name (default: GET). It is the place to ask for a token.
 * @throws AccountError `unauthenticated` where `prepare` fails (its own AccountError, if it is one), `timeout`, `network`, or
 *   `offline` where the browser knows that it is. An abort rejects with the signal's reason, untouched, even where `fetch` ignores it.
 */
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
    const before = offline('network');
    try {
      // `globalThis.fetch` as a method would be refused by browsers when called on another object.
      const send = fetch ?? globalThis.fetch;
      // A write that follows a redirect may become a GET or carry a password to another host, so it follows none.
      // A header of the host's own would go along to another one.
      const redirect = isRead(init) && !hasOwnHeaders(init) ? 'follow' : 'manual';
      const response = await send(url, {...init, redirect, signal: ended.signal});
      const {headers, redirected, type} = response;
      const elsewhere = redirected && pageOf(response.url) !== pageOf(url.href);
      const status = elsewhere || type === 'opaqueredirect' ? 302 : response.status;
      return {status, headers, body: await bodyOf(response)};
    } catch (cause) {
      // A write that was sent before the network went may have arrived.
      throw new AccountError(isRead(init) || before === 'offline' ? offline('network') : 'network', {cause});
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

/** What a request that failed here means: the browser may know that it has no network. */
export const offline = (otherwise: AccountErrorCode) =>
  globalThis.navigator?.onLine === false ? 'offline' : otherwise;

// A slash at the end is a detail of the server's routing, another path is another page: the sign-in, mostly.
const pageOf = (url: string) => {
  const {origin, pathname} = new URL(url);
  return origin + pathname.replace(/\/+$/, '');
};

const isRead = ({method = 'GET'}: RequestInit) => method === 'GET';

// `fetch` takes `Authorization` away where a redirect leads to another origin (Fetch, HTTP-redirect fetch); these tell nothing.
const hasOwnHeaders = ({headers}: RequestInit) =>
  [...new Headers(headers).keys()].some(
    (name) => !/^(accept|accept-language|authorization|content-type|x-account-\w[\w-]*)$/.test(name),
  );

async function bodyOf(response: Response): Promise<unknown> {
  const type = response.headers.get('Content-Type') ?? '';
  // Names of media types ignore case (RFC 9110, 8.3.1).
  if (/^(image\/|application\/pdf)/i.test(type)) return response.blob();
  const text = await response.text();
  if (!/^[^;]*\bjson\b/i.test(type)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The error for an answer that is not what the backend says it sends. @param path where in it, "ui.nodes". */
export const malformed = ({status}: Answer, path = ''): AccountError =>
  new AccountError('malformed-response', {status, path});

/** A call of a port that the backend has not. @throws AccountError `not-supported`, always. */
export const notSupported = (): Promise<never> => Promise.reject(new AccountError('not-supported'));

/** What is loaded when it is first wanted. Where that fails nothing was sent yet, and the next want tries again. */
export function onDemand<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw new AccountError(offline('unavailable'), {cause});
    }));
}

/** A JSON object of whose members nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether it is a JSON object: no list, no Blob, not null. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Blob);

/** The answer's JSON object. @throws AccountError `malformed-response` for a page, half an answer, nothing at all, or an error that calls itself a success. */
export function objectOf(answer: Answer): JsonObject {
  const {body} = answer;
  if (isObject(body) && !('error' in body)) return body;
  throw malformed(answer);
}

/** Demands the answer of a write that has nothing to tell: 204. @throws AccountError `malformed-response` for all else, such as a sign-in page with the status 200. */
export function nothingOf(answer: Answer): void {
  if (answer.status !== 204) throw malformed(answer);
}

/** The answer's JSON list of objects. @throws AccountError `malformed-response` for all else. */
export function objectsOf<T>(answer: Answer): readonly T[] {
  const {body} = answer;
  if (Array.isArray(body) && body.every(isObject)) return body as readonly T[];
  throw malformed(answer);
}
