import type {AccountAdapter} from '../../contract/adapter.js';
import type {CallOptions, Outcome, PageOptions, WriteOptions} from '../../contract/calls.js';
import type {Description} from '../../contract/description.js';
import {AccountError} from '../../contract/error.js';
import type {Profile} from '../../contract/profile.js';
import {isSafeUrl} from '../../contract/safe-url.js';
import type {TermsContent} from '../../contract/terms.js';
import {type Answer, exchange, type HttpOptions, isObject, objectOf} from '../internal/http.js';
import {clientHeader, resumptionParameters, returnToHeader, routes} from './routes.js';

export interface RestAdapterOptions extends HttpOptions {
  /** The contract's root: `https://accounts.example/account/v1`; in a page, also an address relative to it. */
  readonly url: string | URL;
  /** Gives the bearer token. Asked for every request, so it is the place to renew one; where it fails, the call is `unauthenticated`. */
  readonly getToken?: (() => string | Promise<string>) | undefined;
  /** Sent with every request. */
  readonly headers?: HeadersInit | undefined;
  /** Cookies. Default: `omit` with `getToken`, `include` for another origin, else `same-origin`. */
  readonly credentials?: RequestCredentials | undefined;
}

interface Details {
  /** Fills the route's `{id}`. */
  readonly id?: string;
  readonly query?: Readonly<Record<string, string | number | undefined>> | undefined;
  /** What a redirect is about, where it has no id. */
  readonly item?: string;
  /** A Blob, or what becomes JSON. */
  readonly body?: unknown;
}

/** Operations that a route is not called after. */
const named: {readonly [R in keyof typeof routes]?: string} = {
  stepUp: 'step-up',
  removePhoto: 'profile.setPhoto',
};
const statuses = ['completed', 'cancelled', 'failed'] as const;

/**
 * The adapter for a backend that speaks the REST contract (`openapi.json`).
 *
 * @throws TypeError where an option cannot be used; it names the cure.
 */
export function createRestAdapter(options: RestAdapterOptions): AccountAdapter {
  const root = rootOf(options.url);
  const page = globalThis.location as Location | undefined;
  const {
    getToken,
    credentials = getToken ? 'omit' : root.origin === page?.origin ? 'same-origin' : 'include',
    timeout = 30_000,
  } = options;
  // setTimeout takes no more.
  if (!(timeout > 0 && timeout < 2 ** 31)) {
    throw new TypeError(`timeout ${timeout} is not possible: give milliseconds, such as 30000.`);
  }

  const returnAddress = (returnTo = page?.href): string | undefined => {
    if (returnTo === undefined) return undefined;
    // Without a page, in a program, the backend's own origin takes its place.
    const {origin = root.origin, href = root.href} = page ?? {};
    const address = new URL(returnTo, href);
    if (address.origin !== origin) {
      throw new TypeError(
        `returnTo leads to ${address.origin}: give an address of this page's origin, ${origin}.`,
      );
    }
    for (const name of Object.values(resumptionParameters)) address.searchParams.delete(name);
    return address.href;
  };

  const call = async (
    route: keyof typeof routes,
    {signal, locale, ifVersion, returnTo}: WriteOptions = {},
    {id, query = {}, body}: Details = {},
  ): Promise<Answer> => {
    // The URL parser resolves "." and ".." away: the request would reach another route.
    if (id !== undefined && /^\.{0,2}$/.test(id)) throw new AccountError('not-found');
    const [method = '', path = ''] = routes[route].split(' ');
    const url = new URL(root);
    url.pathname += path.replace('{id}', () => encodeURIComponent(id ?? ''));
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, `${value}`);
    }

    const headers = new Headers(options.headers);
    const set = (name: string, value: string | false | undefined) => value && headers.set(name, value);
    set('Accept', 'application/json');
    set(clientHeader, '1');
    set('Accept-Language', locale);
    set('If-Match', ifVersion);
    set(returnToHeader, method !== 'GET' && returnAddress(returnTo));
    const isBlob = body instanceof Blob;
    set('Content-Type', isBlob ? body.type : body !== undefined && 'application/json');

    const prepare = async () => {
      const token = await getToken?.();
      set('Authorization', token && `Bearer ${token}`);
      return {method, headers, credentials, body: isBlob ? body : (JSON.stringify(body) ?? null)};
    };
    const answer = await exchange(url, prepare, {...options, timeout}, signal);
    if (answer.status >= 200 && answer.status < 300) return answer;
    const {errorOf} = await import('./problem.js').catch((cause: unknown) => {
      throw new AccountError('network', {status: answer.status, cause});
    });
    throw errorOf(answer, isBlob);
  };

  const read = async <T>(route: keyof typeof routes, options?: CallOptions, details?: Details): Promise<T> =>
    objectOf(await call(route, options, details)) as T;

  const list = <T>(route: keyof typeof routes, {cursor, limit, search, ...options}: PageOptions = {}) =>
    read<T>(route, options, {query: {cursor, limit, search}});

  const write = async <T = void>(
    route: keyof typeof routes,
    options?: WriteOptions,
    details?: Details,
    valueOf?: (answer: Answer) => T,
  ): Promise<Outcome<T>> => {
    const answer = await call(route, options, details);
    if (answer.status === 204) return {kind: 'done'};
    const {redirect, pending} = objectOf(answer);
    if (isObject(redirect)) {
      const {url} = redirect;
      if (typeof url !== 'string' || !isSafeUrl(url)) throw malformed(answer, 'redirect.url');
      const operation = named[route] ?? route;
      const item = details?.id ?? details?.item;
      return {kind: 'redirect', redirect: {url, operation, ...(item && {item})}};
    }
    if (isObject(pending)) return {kind: 'pending', code: pending.code as 'processing'};
    // A body where none belongs is no success: a page of the network's own, or another contract.
    if (!valueOf) throw malformed(answer, '');
    return {kind: 'done', value: valueOf(answer)};
  };

  /** A write that answers with what became of it. */
  const change = <T>(route: keyof typeof routes, options?: WriteOptions, details?: Details) =>
    write(route, options, details, (answer) => objectOf(answer) as T);

  const profileOf = (answer: Answer): Profile => {
    const profile = objectOf(answer) as Profile;
    const version = answer.headers.get('ETag');
    return version ? {...profile, version} : profile;
  };
  const revoke = (scope: 'others' | 'all', options?: WriteOptions) =>
    write(
      scope === 'all' ? 'sessions.revokeAll' : 'sessions.revokeOthers',
      options,
      {body: {scope}},
      objectOf,
    );

  return {
    name: 'rest',
    describe: async (options) => {
      const {signInUrl, ...description} = await read<Description & {signInUrl?: string}>('describe', options);
      return {canSignIn: Boolean(signInUrl), ...description};
    },
    signIn: async (options) => {
      const returnTo = returnAddress(options?.returnTo);
      const {signInUrl} = await read<{signInUrl?: string}>('describe', options);
      if (!signInUrl) throw new AccountError('not-supported');
      if (!isSafeUrl(signInUrl)) throw new AccountError('malformed-response', {path: 'signInUrl'});
      const url = new URL(signInUrl);
      if (returnTo) url.searchParams.set('returnTo', returnTo);
      return {url: url.href, operation: 'sign-in'};
    },
    stepUp: (challenge, proof, options) => write('stepUp', options, {body: proof ?? {challenge}}),
    resume: ({searchParams}) => {
      const operation = searchParams.get(resumptionParameters.operation);
      if (!operation) return undefined;
      const item = searchParams.get(resumptionParameters.item);
      const status = statuses.find((known) => known === searchParams.get(resumptionParameters.status));
      return {operation, ...(item && {item}), status: status ?? 'unknown'};
    },
    profile: {
      get: async (options) => profileOf(await call('profile.get', options)),
      update: (patch, options) => write('profile.update', options, {body: patch}, profileOf),
      startEdit: (name, options) => write('profile.startEdit', options, {item: name, body: {name}}),
      photo: async ({size, ...options} = {}) => {
        try {
          const answer = await call('profile.photo', options, {query: {size}});
          if (answer.status === 204) return null;
          if (answer.body instanceof Blob && answer.body.size) return answer.body;
          throw malformed(answer, '');
        } catch (error) {
          if (error instanceof AccountError && error.code === 'not-found') return null;
          throw error;
        }
      },
      setPhoto: (photo, options) =>
        photo ? write('profile.setPhoto', options, {body: photo}) : write('removePhoto', options),
    },
    devices: {
      list: (options) => list('devices.list', options),
      disable: (id, {why, ...options} = {}) => write('devices.disable', options, {id, body: {why}}),
    },
    sessions: {
      list: (options) => list('sessions.list', options),
      revoke: (id, options) => write('sessions.revoke', options, {id}),
      revokeOthers: (options) => revoke('others', options),
      revokeAll: (options) => revoke('all', options),
      signIns: (options) => list('sessions.signIns', options),
      reportSignIn: (id, options) => write('sessions.reportSignIn', options, {id, body: {}}),
    },
    organizations: {
      list: (options) => list('organizations.list', options),
      leave: async (id, options) => {
        const outcome = await write('organizations.leave', options, {id, body: {}});
        // It goes on elsewhere only to sign in there: nothing is left yet.
        return outcome.kind === 'redirect'
          ? {...outcome, redirect: {...outcome.redirect, operation: 'sign-in'}}
          : outcome;
      },
    },
    password: {
      policy: (options) => read('password.policy', options),
      change: (change, options) => write('password.change', options, {body: change}),
    },
    reset: {
      status: (options) => read('reset.status', options),
      confirm: (options) => change('reset.confirm', options, {body: {}}),
      start: (request, options) => change('reset.start', options, {body: request}),
      choose: (id, choice, options) => change('reset.choose', options, {id, body: {choice}}),
      prove: (id, body, options) => change('reset.prove', options, {id, body}),
      finish: (id, body, options) => change('reset.finish', options, {id, body}),
    },
    verification: {
      get: (options) => read('verification.get', options),
      begin: (body, options) => change('verification.begin', options, {body}),
      resend: (id, options) => change('verification.resend', options, {id, body: {}}),
      complete: (id, body, options) => change('verification.complete', options, {id, body}),
      cancel: (id, options) => write('verification.cancel', options, {id}),
      rename: (id, label, options) => change('verification.rename', options, {id, body: {label}}),
      remove: (id, options) => write('verification.remove', options, {id}),
      makeDefault: (id, {way, ...options} = {}) =>
        write('verification.makeDefault', options, {item: id, body: {id, way}}),
    },
    terms: {
      list: (options) => list('terms.list', options),
      content: async (id, options) => {
        const answer = await call('terms.content', options, {id});
        const {body: file, headers} = answer;
        if (!(file instanceof Blob)) return objectOf(answer) as TermsContent;
        const [version, locale] = [headers.get('ETag') ?? '', headers.get('Content-Language') ?? undefined];
        return {type: 'application/pdf', version, ...(locale && {locale}), file};
      },
      decide: (id, decision, options) => change('terms.decide', options, {id, body: decision}),
      history: (options) => list('terms.history', options),
    },
  };
}

function rootOf(text: string | URL): URL {
  let url: URL | undefined;
  try {
    url = new URL(text, globalThis.document?.baseURI);
  } catch {
    // Said below.
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new TypeError(
      `url "${text}" is not possible: give the http(s) address of the contract's root, such as https://accounts.example/account/v1.`,
    );
  }
  url.pathname = url.pathname.replace(/\/+$/, '');
  url.hash = '';
  return url;
}

const malformed = ({status}: Answer, path: string) => new AccountError('malformed-response', {status, path});
