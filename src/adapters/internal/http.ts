/** The one place that talks HTTP: a request and its whole answer. What a failed one means is in `failure.ts`. */
import {AccountError, type AccountErrorCode} from '../../contract/error.js';

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
  /** A Blob where it is an image or a PDF, what the JSON says where it is JSON, else undefined. */
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

/** What a request that failed here means: the browser may know that it has no network. */
export const offline = (otherwise: AccountErrorCode) =>
  globalThis.navigator?.onLine === false ? 'offline' : otherwise;

// A slash at the end is a detail of the server's routing, another path is another page: the sign-in, mostly.
const pathOf = (url: string) => new URL(url).pathname.replace(/\/+$/, '');

async function bodyOf(response: Response): Promise<unknown> {
  const type = response.headers.get('Content-Type') ?? '';
  if (/^(image\/|application\/pdf)/.test(type)) return response.blob();
  const text = await response.text();
  if (!/^[^;]*\bjson\b/.test(type)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An answer that is none of what the backend says it sends. */
export const malformed = ({status}: Answer, path = ''): AccountError =>
  new AccountError('malformed-response', {status, path});

/** The call that a backend has not. */
export const refused = (): Promise<never> => Promise.reject(new AccountError('not-supported'));

/** What is loaded when it is first wanted. Where that fails nothing was sent yet, and the next want tries again. */
export function onDemand<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw new AccountError(offline('unavailable'), {cause});
    }));
}

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Blob);

/** The answer's JSON object. A page, half an answer, nothing at all or an error that calls itself a success is `malformed-response`. */
export function objectOf(answer: Answer): JsonObject {
  const {body} = answer;
  if (isObject(body) && !('error' in body)) return body;
  throw malformed(answer);
}

/** The answer's JSON list of objects; all else is `malformed-response`. */
export function objectsOf<T>(answer: Answer): readonly T[] {
  const {body} = answer;
  if (Array.isArray(body) && body.every(isObject)) return body as readonly T[];
  throw malformed(answer);
}
