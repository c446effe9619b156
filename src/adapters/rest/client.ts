/** Sends the calls of the REST contract, with what every one of them carries. */
import type {CallOptions} from '../../contract/calls.js';
import {AccountError} from '../../contract/error.js';
import type {Profile} from '../../contract/profile.js';
import {type Answer, exchange, type HttpOptions, objectOf} from '../internal/http.js';
import {isSafeUrl} from '../../contract/safe-url.js';
import {checkTimeout} from '../internal/options.js';
import type {GetToken} from '../../contract/token.js';
import {clientHeader, proofHeader} from './routes.js';

export interface RestAdapterOptions extends HttpOptions {
  /** The contract's root: `https://accounts.example/account/v1`; in a page, also an address relative to it. */
  readonly url: string | URL;
  /**
   * Gives the bearer token. Asked for every request; where it fails, the call is `unauthenticated`. A token that the backend refuses is
   * asked for once more, with `renew`; another one than before is tried.
   */
  readonly getToken?: GetToken | undefined;
  /** Sent with every request. */
  readonly headers?: HeadersInit | undefined;
  /** Cookies. Default: `omit` with `getToken`, `include` for another origin, else `same-origin`. */
  readonly credentials?: RequestCredentials | undefined;
}

export interface CallDetails {
  /** Fills the route's `{id}`. */
  readonly id?: string | undefined;
  readonly query?: Readonly<Record<string, string | number | undefined>> | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  readonly body?: BodyInit | undefined;
}

export interface RestClient {
  readonly root: URL;
  /** Resolves to a successful answer. The route: "POST /devices/{id}/disable". */
  readonly call: (route: string, options?: CallOptions, details?: CallDetails) => Promise<Answer>;
}

/** @throws TypeError where an option cannot be used; it names the cure. */
export function createClient(options: RestAdapterOptions): RestClient {
  const root = rootOf(options.url);
  const page = globalThis.location as Location | undefined;
  const {
    getToken,
    credentials = getToken ? 'omit' : root.origin === page?.origin ? 'same-origin' : 'include',
  } = options;
  checkTimeout(options.timeout);

  const call: RestClient['call'] = async (
    route,
    {signal, locale, proof} = {},
    {id, query, headers, body} = {},
  ) => {
    // No address can name it: the URL parser resolves "." and ".." away, so the request would reach another route, and half a surrogate pair cannot be encoded.
    if (id !== undefined && /^\.{0,2}$|\p{Surrogate}/u.test(id)) throw new AccountError('not-supported');
    const [method = '', path = ''] = route.split(' ');
    const url = new URL(root);
    url.pathname += path.replace('{id}', () => encodeURIComponent(id ?? ''));
    for (const [name, value] of Object.entries(query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, `${value}`);
    }

    let sent: string | undefined;
    let refusal: AccountError | undefined;
    const prepare = async () => {
      const token = await getToken?.({renew: refusal !== undefined});
      if (refusal && token === sent) throw refusal;
      sent = token;
      const all = new Headers(options.headers);
      const ours = {
        Accept: 'application/json',
        [clientHeader]: '1',
        'Accept-Language': locale,
        [proofHeader]: proof && encodeURIComponent(JSON.stringify(proof)),
        ...headers,
        Authorization: token && `Bearer ${token}`,
      };
      for (const [name, value] of Object.entries(ours)) if (value) all.set(name, value);
      return {method, headers: all, credentials, body: body ?? null};
    };
    const ask = async (): Promise<Answer> => {
      const answer = await exchange(url, prepare, options, signal);
      if (answer.status >= 200 && answer.status < 300) return answer;
      const {errorOf} = await import('./later.js').catch((cause: unknown) => {
        throw new AccountError('network', {status: answer.status, cause});
      });
      const error = errorOf(answer, body instanceof Blob);
      if (error.code !== 'unauthenticated' || !sent || refusal) throw error;
      refusal = error;
      return ask();
    };
    return ask();
  };
  return {root, call};
}

/** The profile, whose version is its ETag. */
export function profileOf(answer: Answer): Profile {
  const profile = objectOf(answer) as Profile;
  const version = answer.headers.get('ETag');
  return version ? {...profile, version} : profile;
}

function rootOf(text: string | URL): URL {
  let url: URL | undefined;
  try {
    url = new URL(text, globalThis.document?.baseURI);
  } catch {
    // Said below.
  }
  // A page that is itself on plain http has nothing to lose by calling its own server.
  const isOwn =
    url?.protocol === 'http:' && url.origin === (globalThis.location as Location | undefined)?.origin;
  if (!url || url.username || url.password || !(isOwn || isSafeUrl(url.href))) {
    throw new TypeError(
      `url "${text}" is not possible: give the https address of the contract's root, such as https://accounts.example/account/v1. Plain http is for this page's own origin and for localhost.`,
    );
  }
  url.pathname = url.pathname.replace(/\/+$/, '');
  url.hash = '';
  return url;
}
