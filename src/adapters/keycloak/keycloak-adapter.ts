/**
 * Keycloak: the account REST API of a realm, and its application-initiated actions for what has no API.
 *
 * It depends on no client library; with keycloak-js:
 *
 * ```ts
 * const keycloak = new Keycloak({url, realm, clientId});
 * await keycloak.init({onLoad: 'check-sso', pkceMethod: 'S256'});
 * createKeycloakAdapter({
 *   url,
 *   realm,
 *   getToken: async ({renew}) => {
 *     // Where the session is over, keycloak-js drops the token; where there is no network, it keeps it.
 *     await keycloak.updateToken(renew ? -1 : 5).catch(() => false);
 *     return keycloak.token ?? '';
 *   },
 *   login: (options) => keycloak.createLoginUrl(options),
 * });
 * ```
 *
 * The client needs the page among its *Web origins*, or the browser shows no answer to it, and the scope that puts `account` into
 * the token's audience. Keycloak changes passwords and credentials at its own pages: those operations redirect. It has no registered
 * devices, nobody can leave an organization by themselves, and it asks for terms of use only at sign-in.
 */
import type {AccountAdapter, Capabilities, OperationId} from '../../contract/adapter.js';
import type {CallOptions, Outcome, RedirectPurpose, WriteOptions} from '../../contract/calls.js';
import type {Capability} from '../../contract/capability.js';
import {AccountError} from '../../contract/error.js';
import {failureOf} from '../internal/failure.js';
import {
  type Answer,
  exchange,
  type HttpOptions,
  isObject,
  malformed,
  notSupported,
  objectOf,
  objectsOf,
  offline,
} from '../internal/http.js';
import {rootOf} from '../internal/options.js';
import {entryOf, parsed} from '../internal/read.js';
import {marked, markOf, returnAddress} from '../internal/redirects.js';
import type {GetToken} from '../../contract/token.js';
import {
  actions,
  passwordSetAt,
  patched,
  readFieldErrors,
  readOrganization,
  readProfile,
  readSessions,
  readVerification,
} from './read.js';
import type {
  KeycloakCredentials,
  KeycloakDevice,
  KeycloakFieldError,
  KeycloakOrganization,
  KeycloakUser,
} from './wire.js';

/** What the sign-in page is asked for: the parameters of keycloak-js's `createLoginUrl`. */
export interface KeycloakLogin {
  /** The application-initiated action (`kc_action`). */
  readonly action?: string | undefined;
  readonly redirectUri: string;
  /** How old the last sign-in may be, in seconds. */
  readonly maxAge?: number | undefined;
  readonly acr?: {readonly values: string[]; readonly essential: boolean} | undefined;
  /** The reader's language. */
  readonly locale?: string | undefined;
}

export interface KeycloakAdapterOptions extends HttpOptions {
  /** The server: "https://id.example". */
  readonly url: string;
  readonly realm: string;
  /** Gives the access token. Asked for every request; where it has none, or fails, nobody is signed in. An `AccountError` of its own stands. */
  readonly getToken: GetToken;
  /** Gives the address of the sign-in page. It must not navigate. */
  readonly login: (options: KeycloakLogin) => string | Promise<string>;
}

const native: Capability = {support: 'native'};
const redirect: Capability = {support: 'redirect'};

const capabilities: Capabilities = {
  'profile.get': native,
  'profile.update': native,
  'profile.startEdit': redirect,
  'sessions.list': native,
  'sessions.revoke': native,
  'sessions.revokeOthers': native,
  'sessions.revokeAll': native,
  'organizations.list': native,
  'organizations.leave': {support: 'none', refusal: {reason: 'admin-only'}},
  'password.policy': native,
  'password.change': redirect,
  'verification.get': native,
  'verification.begin': redirect,
  'verification.rename': native,
  'verification.remove': redirect,
  'verification.makeDefault': native,
};

/** What Keycloak calls the end of an action. */
const statuses = {success: 'completed', cancelled: 'cancelled', error: 'failed'} as const;

/** @throws TypeError where an option cannot be used; it names the cure. */
export function createKeycloakAdapter(options: KeycloakAdapterOptions): AccountAdapter {
  const {getToken, login} = options;
  const account = accountUrl(options);

  const tokenNow = async (renew = false) => {
    let token: string;
    try {
      token = await getToken({renew});
    } catch (cause) {
      throw cause instanceof AccountError ? cause : new AccountError(offline('unauthenticated'), {cause});
    }
    if (!token) throw new AccountError('unauthenticated');
    return token;
  };

  const send = async (
    method: string,
    path: string,
    {signal, locale}: CallOptions,
    body: unknown,
  ): Promise<Answer> => {
    const url = new URL(account + path);
    const prepare = async () => {
      const token = await tokenNow();
      return {
        method,
        // Without the second, a GET is answered with Keycloak's own page.
        headers: {
          Authorization: `Bearer ${token}`,
          Accept: 'application/json',
          'Content-Type': 'application/json',
          ...(locale && {'Accept-Language': locale}),
        },
        credentials: 'omit',
        body: JSON.stringify(body) ?? null,
      } as const;
    };
    const answer = await exchange(url, prepare, options, signal);
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw errorOf(answer);
  };

  const call = async (method: string, path: string, callOptions: CallOptions = {}, body?: unknown) => {
    try {
      return await send(method, path, callOptions, body);
    } catch (error) {
      const {code} = AccountError.from(error);
      if (code !== 'network' && code !== 'unauthenticated') throw error;
      // Keycloak's 401 has no CORS headers: to a page it looks like no answer at all. A token that cannot be renewed tells.
      await tokenNow(true);
      // Whether a write arrived is not known, so it is not made twice.
      if (method !== 'GET' && code === 'network') throw error;
      return send(method, path, callOptions, body);
    }
  };
  /** A write that answers with nothing: a body is a page of the network's own, and no success. */
  const change = async (method: string, path: string, writeOptions?: WriteOptions, body?: unknown) => {
    const answer = await call(method, path, writeOptions, body);
    if (answer.status !== 204) throw malformed(answer);
  };
  const list = async <T>(path: string, callOptions?: CallOptions) =>
    objectsOf<T>(await call('GET', path, callOptions));
  const user = async (callOptions?: CallOptions) =>
    objectOf(await call('GET', '/?userProfileMetadata=true', callOptions)) as unknown as KeycloakUser;
  const sessions = async (callOptions?: CallOptions) =>
    parsed(readSessions, await list<KeycloakDevice>('/sessions/devices', callOptions));
  const credentials = (callOptions?: CallOptions) => list<KeycloakCredentials>('/credentials', callOptions);

  const signInPage = async (
    operation: OperationId | RedirectPurpose,
    {returnTo, locale, signal}: WriteOptions = {},
    wish: Omit<KeycloakLogin, 'redirectUri'> = {},
    item?: string,
  ) => {
    signal?.throwIfAborted();
    const back = marked(withoutAnswer(returnAddress(returnTo, options.url)), operation, item);
    const url = await login({...wish, ...(locale && {locale}), redirectUri: back.href});
    return {url, operation, ...(item !== undefined && {item})};
  };
  const act = async (
    operation: OperationId,
    action: string | undefined,
    writeOptions?: WriteOptions,
    item?: string,
  ): Promise<Outcome<never>> => {
    if (!action) throw new AccountError('not-supported');
    await tokenNow();
    return {kind: 'redirect', redirect: await signInPage(operation, writeOptions, {action}, item)};
  };
  // How long a token that was handed out already is good for.
  const lifespan = async () => {
    const {exp, iat} = claimsOf(await tokenNow());
    return Number(exp) > Number(iat) ? {delaySeconds: Number(exp) - Number(iat)} : {};
  };

  return {
    name: 'keycloak',
    describe: async (callOptions) => {
      callOptions?.signal?.throwIfAborted();
      const token = await tokenNow().catch((error: AccountError) => {
        if (error.code === 'unauthenticated') return '';
        throw error;
      });
      callOptions?.signal?.throwIfAborted();
      const description = {capabilities, canSignIn: true};
      if (!token) return description;
      const {sub} = claimsOf(token);
      return {
        ...description,
        subject: sub ?? (await user(callOptions)).id ?? 'unknown',
        links: [
          {rel: 'apps', url: `${account}/applications`},
          {rel: 'groups', url: `${account}/groups`},
        ],
      };
    },
    signIn: (writeOptions) => signInPage('sign-in', writeOptions),
    stepUp: async ({maxAgeSeconds, acrValues}, _proof, writeOptions) => ({
      kind: 'redirect',
      redirect: await signInPage('step-up', writeOptions, {
        // Without either, a new sign-in is what is fresh enough.
        maxAge: maxAgeSeconds ?? (acrValues ? undefined : 0),
        acr: acrValues && {values: [...acrValues], essential: true},
      }),
    }),
    resume: (url) => {
      const mark = markOf(url);
      const said =
        url.searchParams.get('kc_action_status') ??
        new URLSearchParams(url.hash.slice(1)).get('kc_action_status');
      return mark && {...mark, status: entryOf(statuses, said) ?? 'unknown'};
    },
    profile: {
      get: async (callOptions) => parsed(readProfile, await user(callOptions)),
      update: async (patch, {ifVersion, ...writeOptions} = {}) => {
        const before = await user(writeOptions);
        if (ifVersion !== undefined && parsed(readProfile, before).version !== ifVersion)
          throw new AccountError('stale');
        await change('POST', '/', writeOptions, patched(before, patch));
        // It is done, whatever becomes of reading it again.
        const after = user({signal: writeOptions.signal}).then((now) => parsed(readProfile, now));
        return {kind: 'done', value: await after.catch(() => undefined)};
      },
      startEdit: (name, writeOptions) =>
        act('profile.startEdit', name === 'email' ? 'UPDATE_EMAIL' : undefined, writeOptions, name),
      photo: notSupported,
      setPhoto: notSupported,
    },
    sessions: {
      list: async (callOptions) => ({items: await sessions(callOptions)}),
      revoke: async (id, writeOptions) => {
        // Keycloak answers 204 for any id.
        const session = (await sessions(writeOptions)).find((each) => each.id === id);
        if (!session) throw new AccountError('not-found');
        if (session.current) throw new AccountError('policy', {refusal: {reason: 'current'}});
        await change('DELETE', `/sessions/${encodeURIComponent(id)}`, writeOptions);
        return {kind: 'done'};
      },
      revokeOthers: async (writeOptions) => {
        const value = await lifespan();
        await change('DELETE', '/sessions', writeOptions);
        return {kind: 'done', value};
      },
      revokeAll: async (writeOptions) => {
        const value = await lifespan();
        await change('DELETE', '/sessions?current=true', writeOptions);
        return {kind: 'done', value};
      },
      signIns: notSupported,
      reportSignIn: notSupported,
    },
    organizations: {
      list: async (callOptions) => {
        try {
          const found = await list<KeycloakOrganization>('/organizations', callOptions);
          return {items: found.map((one) => parsed(readOrganization, one))};
        } catch (error) {
          // The realm has none switched on.
          const {code} = AccountError.from(error);
          throw code === 'not-found' ? new AccountError('not-supported', {cause: error}) : error;
        }
      },
      leave: notSupported,
    },
    password: {
      policy: async (callOptions) => {
        const changedAt = parsed(passwordSetAt, await credentials(callOptions));
        return {requiresCurrent: false, rules: [], signOutOthers: 'never', ...(changedAt && {changedAt})};
      },
      change: (_change, writeOptions) => act('password.change', 'UPDATE_PASSWORD', writeOptions),
    },
    verification: {
      get: async (callOptions) => parsed(readVerification, await credentials(callOptions)),
      begin: ({type}, writeOptions) => act('verification.begin', entryOf(actions, type), writeOptions),
      resend: notSupported,
      complete: notSupported,
      cancel: notSupported,
      rename: async (id, label, writeOptions) => {
        await change('PUT', `/credentials/${encodeURIComponent(id)}/label`, writeOptions, label);
        return {kind: 'done'};
      },
      remove: (id, writeOptions) => act('verification.remove', `delete_credential:${id}`, writeOptions, id),
      makeDefault: async (id, _, writeOptions) => {
        await change('POST', `/credentials/${encodeURIComponent(id)}/moveToFirst`, writeOptions);
        return {kind: 'done'};
      },
    },
  };
}

const answers = 'code state session_state iss error error_description kc_action kc_action_status'.split(' ');

/** Keycloak refuses to lead to an address that has a part of its answers: that of an earlier one is left out. */
function withoutAnswer(address: URL): URL {
  const fragment = new URLSearchParams(address.hash.slice(1));
  if (answers.some((name) => fragment.has(name))) address.hash = '';
  for (const name of answers) address.searchParams.delete(name);
  return address;
}

/** Keycloak refuses two slashes in a row. */
function accountUrl(options: KeycloakAdapterOptions): string {
  const root = rootOf(options, 'https://id.example');
  if (!options.realm) throw new TypeError('realm is missing: give the realm whose accounts these are.');
  return `${root}/realms/${encodeURIComponent(options.realm)}/account`;
}

interface Claims {
  readonly sub?: string;
  readonly exp?: number;
  readonly iat?: number;
}

/** What a token says; nothing where it is opaque. It is read for convenience, and proves nothing. */
function claimsOf(token: string): Claims {
  try {
    const [, payload = ''] = token.split('.');
    return Object(JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))) as Claims;
  } catch {
    return {};
  }
}

function errorOf(answer: Answer): AccountError {
  const [code, details] = failureOf(answer);
  const body = isObject(answer.body) ? answer.body : {};
  const {errors, errorMessage, error} = body;
  const backendCode = [errorMessage, error].find((text) => typeof text === 'string');
  // The level of authentication of the session is too low.
  if (answer.status === 403 && backendCode && /LoA/.test(backendCode))
    return new AccountError('step-up-required', {...details, challenge: {}, backendCode});
  const objections: readonly KeycloakFieldError[] = Array.isArray(errors)
    ? errors.filter(isObject)
    : errorMessage
      ? [body]
      : [];
  const refusedFields = objections.length > 0 && (answer.status === 400 || answer.status === 409);
  return new AccountError(refusedFields ? 'validation' : code, {
    ...details,
    ...(refusedFields && {fields: readFieldErrors(objections)}),
    ...(backendCode && {backendCode}),
  });
}
