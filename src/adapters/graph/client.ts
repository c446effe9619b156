/** Sends the requests of Microsoft Graph, with what every one of them carries. */
import type {AccountAdapter} from '../../contract/adapter.js';
import type {CallOptions} from '../../contract/calls.js';
import {AccountError, type AccountErrorCode} from '../../contract/error.js';
import type {FieldError} from '../../contract/error-details.js';
import {isSafeUrl} from '../../contract/safe-url.js';
import {failureOf} from '../internal/failure.js';
import {type Answer, exchange, type HttpOptions, isObject, malformed, objectOf} from '../internal/http.js';
import {rootOf} from '../internal/options.js';
import {entryOf} from '../internal/read.js';
import type {GetToken, TokenRequest} from '../../contract/token.js';
import {type Grant, grantedOf, user} from './scopes.js';
import {freshMfa, graphUrl, type GraphPage, type GraphUser} from './wire.js';

export interface GraphTokenRequest extends TokenRequest {
  /** What the next request needs, no more: "User.Read". */
  readonly scopes: readonly string[];
  /** A claims request, as JSON text, that the token must satisfy. */
  readonly claims?: string | undefined;
  /** Whether the person may be asked; otherwise the token must come silently, or not at all. */
  readonly interactive: boolean;
}

export interface GraphAdapterOptions extends HttpOptions {
  /** Gives an access token. Asked for every request; where it fails, the call is `unauthenticated`. */
  readonly getToken: GetToken<GraphTokenRequest>;
  /** Default: https://graph.microsoft.com/v1.0. National clouds have others. */
  readonly url?: string | undefined;
  /** Whether the profile names the manager. It needs the scope `User.Read.All`, which an administrator must grant. Default: no. */
  readonly manager?: boolean | undefined;
  /** The scopes that an administrator has granted to this application, beside `User.Read`; see the table above. Default: none. */
  readonly scopes?: readonly string[] | undefined;
  /** Whether the default verification method is read and set, which only the beta version of Graph can. Microsoft supports no beta in production. Default: no. */
  readonly allowBeta?: boolean | undefined;
  /** What the organization's terms of use are called, by the agreement's id: Graph tells a person no more than that. Default: the id. */
  readonly agreements?: Readonly<Record<string, string>> | undefined;
}

/** How long a proof is fresh enough for a change of the authentication methods. */
const freshFor = 10 * 60_000;

/** Codes of Graph that say more than the status they come with. */
const codes: Readonly<Record<string, AccountErrorCode>> = {
  activityLimitReached: 'rate-limited',
  TooManyRequests: 'rate-limited',
  notSupported: 'not-supported',
  resourceModified: 'stale',
  itemNotFound: 'not-found',
  Request_ResourceNotFound: 'not-found',
};

export type GraphClient = ReturnType<typeof createClient>;

/** @throws TypeError where an option cannot be used; it names the cure. */
export function createClient(options: GraphAdapterOptions) {
  const {getToken, scopes = []} = options;
  const root = new URL(rootOf({...options, url: options.url ?? graphUrl}, graphUrl));
  const granted = grantedOf(scopes);
  // A token that was got anew must be for what was refused.
  let refusedScopes: readonly string[] = user;
  let provenAt = -Infinity;

  const send = async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    address: string,
    wanted: readonly string[],
    {signal, locale}: CallOptions = {},
    body?: object,
    fieldsOf?: (message: string) => FieldError,
  ) => {
    const url = new URL(address);
    // A token must not leave for anywhere else, whatever a link says.
    if (url.origin !== root.origin) throw badLink();
    const prepare = async () => {
      const token = await getToken({scopes: wanted, interactive: false, renew: false});
      const headers = {
        Authorization: `Bearer ${token}`,
        Accept: 'application/json, image/*',
        ...(body && {'Content-Type': 'application/json'}),
        ...(locale && {'Accept-Language': locale}),
      };
      return {method, headers, credentials: 'omit', body: body ? JSON.stringify(body) : null} as const;
    };
    const answer = await exchange(url, prepare, options, signal);
    if (answer.status >= 200 && answer.status < 300) return answer;
    const error = errorOf(answer, fieldsOf);
    const {code, details} = error;
    // Since 2026 a change of the methods wants an MFA of the last ten minutes, and says no more than 403. After one it means what it says.
    const stale = method !== 'GET' && url.pathname.includes('/authentication/') && code === 'forbidden';
    if (code !== 'step-up-required' && !(stale && Date.now() - provenAt > freshFor)) throw error;
    refusedScopes = wanted;
    throw code === 'step-up-required'
      ? error
      : new AccountError('step-up-required', {...details, challenge: {claims: freshMfa}});
  };
  const ask = async (address: string, wanted: readonly string[], callOptions?: CallOptions) => {
    const answer = await send('GET', address, wanted, callOptions);
    if (answer.status !== 200) throw malformed(answer);
    return answer;
  };
  /** A write that answers with nothing: a body is a page of the network's own, and no success. */
  const change = async (...parameters: Parameters<typeof send>) => {
    const answer = await send(...parameters);
    if (answer.status !== 204) throw malformed(answer);
  };
  const demand = (what: Grant) => {
    const found = granted(what);
    if (!found) throw new AccountError('not-supported', {refusal: {reason: 'configuration'}});
    return found;
  };
  const addressOf = (path: string, query: Readonly<Record<string, string>> = {}) => {
    const parameters = Object.entries(query).map(([name, value]) => `$${name}=${encodeURIComponent(value)}`);
    return `${root.href}${path}${parameters.length ? `?${parameters.join('&')}` : ''}`;
  };
  const read = async (
    path: string,
    fields: readonly string[],
    scopes: readonly string[],
    options?: CallOptions,
  ) =>
    objectOf(await ask(addressOf(path, {select: fields.join(',')}), scopes, options)) as unknown as GraphUser;
  const whoIs = (callOptions?: CallOptions) => read('/me', ['id', 'userPrincipalName'], user, callOptions);
  /** A list that is short, whole. */
  const all = async <T>(path: string, wanted: readonly string[], callOptions?: CallOptions) => {
    const items: T[] = [];
    const seen: string[] = [];
    for (let link: string | undefined = addressOf(path); link !== undefined;) {
      if (seen.includes(link)) throw badLink();
      seen.push(link);
      const page: GraphPage<T> = pageOf(await ask(link, wanted, callOptions));
      items.push(...page.value);
      link = page['@odata.nextLink'];
    }
    return items;
  };

  const stepUp: AccountAdapter['stepUp'] = async (challenge, _proof, options) => {
    options?.signal?.throwIfAborted();
    try {
      await getToken({scopes: refusedScopes, claims: challenge.claims, interactive: true, renew: true});
      if (challenge.claims === freshMfa) provenAt = Date.now();
    } catch (cause) {
      // Closed, or failed: whoever is signed in still is.
      throw new AccountError('step-up-required', {challenge, cause});
    }
    return {kind: 'done'};
  };

  return {root, granted, demand, addressOf, send, ask, change, read, all, whoIs, stepUp};
}

export const badLink = () => new AccountError('malformed-response', {path: '@odata.nextLink'});

export function pageOf<T>(answer: Answer): GraphPage<T> {
  const page = objectOf(answer);
  if (!Array.isArray(page.value) || !page.value.every(isObject)) throw malformed(answer, 'value');
  const next = page['@odata.nextLink'];
  if (next !== undefined && !(typeof next === 'string' && isSafeUrl(next)))
    throw malformed(answer, '@odata.nextLink');
  return page as unknown as GraphPage<T>;
}

function errorOf(answer: Answer, fieldsOf?: (message: string) => FieldError): AccountError {
  const [code, details] = failureOf(answer);
  const error = isObject(answer.body) && isObject(answer.body.error) ? answer.body.error : {};
  const inner = isObject(error.innerError) ? error.innerError : {};
  const backendCode = typeof error.code === 'string' ? error.code : undefined;
  const requestId = (inner['request-id'] ?? answer.headers.get('request-id') ?? details.requestId) as
    string | undefined;
  const fields = fieldsOf &&
    answer.status === 400 && {fields: [fieldsOf(typeof error.message === 'string' ? error.message : '')]};
  return new AccountError(entryOf(codes, backendCode) ?? code, {
    ...details,
    ...fields,
    backendCode,
    requestId,
  });
}

export const invalid = (pointer: string, code: string, params?: FieldError['params']) =>
  new AccountError('validation', {fields: [{pointer, code, ...(params && {params})}]});
