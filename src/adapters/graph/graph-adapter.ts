/**
 * Microsoft Graph (Entra ID): all that Graph lets a person with a work or school account do.
 *
 * It needs nothing but a function that gets tokens; with MSAL (`@azure/msal-browser`):
 *
 * ```ts
 * createGraphAdapter({
 *   getToken: async ({scopes, claims, interactive}) => {
 *     const request = {scopes: [...scopes], ...(claims && {claims}), account: msal.getActiveAccount()};
 *     const result = interactive ? await msal.acquireTokenPopup(request) : await msal.acquireTokenSilent(request);
 *     return result.accessToken;
 *   },
 *   scopes: ['User.RevokeSessions.All', 'UserAuthenticationMethod.ReadWrite'],
 * });
 * ```
 *
 * `User.Read`, to which people consent themselves, gives the profile, the photo, the devices and the organization. All else needs an
 * administrator's consent: name what was granted in `scopes`. What was not is linked to Microsoft's own page, and never tried.
 *
 * | Element | Scopes |
 * | --- | --- |
 * | profile-card, device-list, org-list | `User.Read`; with the manager `User.Read.All` |
 * | signout-everywhere | `User.RevokeSessions.All` |
 * | change-password-form | `User-PasswordProfile.ReadWrite.All` |
 * | security-verification, to see | `UserAuthenticationMethod.Read` |
 * | security-verification, to change | `UserAuthenticationMethod.ReadWrite`, or one of `UserAuthMethod-Phone.ReadWrite`, `-Email`, `-Passkey`, `-MicrosoftAuthApp`, `-SoftwareOATH`, `-WindowsHello`, `-PlatformCred` |
 * | terms-review, its history | `AgreementAcceptance.Read` |
 *
 * What Graph has for administrators only, or not at all, is said: disabling a device, editing the profile, seeing sessions, leaving an
 * organization, deciding about terms of use, registering an authenticator app or a passkey, resetting a forgotten password.
 *
 * It was written from Microsoft's published metadata and documentation, and never run against a tenant. Not verified: the error codes of
 * a refused password and of a change that wants a fresh MFA; that `WWW-Authenticate` is exposed to scripts, without which a claims
 * challenge reads as `unauthenticated`; where Microsoft's own pages are; everything that is beta.
 */
import {type AccountAdapter, portsOf} from '../../contract/adapter.js';
import type {CallOptions, Page, PageOptions, WriteOptions} from '../../contract/calls.js';
import type {Capability} from '../../contract/capability.js';
import type {Description} from '../../contract/description.js';
import type {Device} from '../../contract/device.js';
import {AccountError, type AccountErrorCode} from '../../contract/error.js';
import type {FieldError} from '../../contract/error-details.js';
import type {Organization} from '../../contract/organization.js';
import type {Profile} from '../../contract/profile.js';
import type {PasswordRule} from '../../contract/password.js';
import {isSafeUrl} from '../../contract/safe-url.js';
import type {EnrollmentRequest} from '../../contract/verification.js';
import {failureOf} from '../internal/failure.js';
import {type Answer, exchange, type HttpOptions, isObject, objectOf} from '../internal/http.js';
import {
  addressOf as addressOfMethod,
  freeSlots,
  phoneNumberOf,
  phoneTypeOf,
  preferenceFor,
  readMethod,
  readState,
} from './methods.js';
import {instantOf, isExternal, readDevices, readHistory, readOrganization, readProfile} from './read.js';
import {capabilitiesOf, type Grant, grantedOf, grants, user} from './scopes.js';
import {
  deviceFields,
  freshMfa,
  type GraphAcceptance,
  graphUrl,
  type GraphDevice,
  type GraphMethod,
  type GraphOrganization,
  type GraphPage,
  type GraphSignInPreferences,
  type GraphUser,
  managerFields,
  photoSizes,
  userFields,
} from './wire.js';

export interface GraphTokenRequest {
  /** What the next request needs, no more: "User.Read". */
  readonly scopes: readonly string[];
  /** A claims request, as JSON text, that the token must satisfy. */
  readonly claims?: string | undefined;
  /** Whether the person may be asked; otherwise the token must come silently, or not at all. */
  readonly interactive: boolean;
}

export interface GraphAdapterOptions extends HttpOptions {
  /** Gives an access token. Asked for every request; where it fails, the call is `unauthenticated`. */
  readonly getToken: (request: GraphTokenRequest) => string | Promise<string>;
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

/** Entra's rules for an account of the cloud: its documentation, for Graph tells a person none. One that comes from another directory has that one's. */
const [minLength, maxLength] = [8, 256];
const rules: readonly PasswordRule[] = [
  {code: 'min-length', params: {min: minLength}, check: 'client'},
  {code: 'max-length', params: {max: maxLength}, check: 'client'},
  {code: 'common', check: 'server'},
];
/** How long an access token that was handed out already is good at most, in seconds; the rest ends within minutes. Not verified. */
const tokenLifetime = 90 * 60;
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

/** @throws TypeError where `url` is no https address; it names the cure. */
export function createGraphAdapter(options: GraphAdapterOptions): AccountAdapter {
  const {getToken, manager: withManager, scopes = [], allowBeta = false, agreements = {}} = options;
  const root = rootOf(options.url ?? graphUrl);
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
      const token = await getToken({scopes: wanted, interactive: false});
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

  const managerOf = async (options?: CallOptions) => {
    try {
      return await read('/me/manager', managerFields, grants.manager, options);
    } catch (error) {
      // There is none, or the organization does not say: the profile is whole without.
      if (error instanceof AccountError && /^(not-found|forbidden)$/.test(error.code)) return undefined;
      throw error;
    }
  };

  const photoAt = async (path: string, options: CallOptions): Promise<Blob | null> => {
    try {
      const answer = await ask(addressOf(path), user, options);
      const {body} = answer;
      if (!(body instanceof Blob) || !body.size) throw malformed(answer);
      // One pixel of GIF stands for "no photo".
      return body.type === 'image/gif' ? null : body;
    } catch (error) {
      if (error instanceof AccountError && error.code === 'not-found') return null;
      throw error;
    }
  };

  const listDevices = async ({cursor, limit, ...options}: PageOptions = {}): Promise<Page<Device>> => {
    const items: Device[] = [];
    let {links, seen}: Cursor = cursor ? parsed(cursor) : {links: firstLinks(limit), seen: []};
    // A page may hold nothing that is a device in use.
    while (items.length === 0 && links.length > 0) {
      // Both lists at once, unless even one item of each would be too many.
      const now = limit === 1 ? links.slice(0, 1) : links;
      const answers = await Promise.all(now.map((link) => ask(link, user, options)));
      const pages = answers.map((answer) => pageOf<GraphDevice>(answer));
      const found = readDevices(pages.flatMap(({value}) => value)).filter(({id}) => !seen.includes(id));
      items.push(...found);
      seen = [...seen, ...found.map(({id}) => id)];
      // A link that leads to itself would be followed for ever.
      if (pages.some((page) => now.includes(page['@odata.nextLink'] ?? ''))) throw badLink();
      links = [...pages.flatMap((page) => page['@odata.nextLink'] ?? []), ...links.slice(now.length)];
    }
    return {items, ...(links.length > 0 && {next: JSON.stringify({links, seen})})};
  };
  const firstLinks = (limit = 100): readonly string[] => {
    const top = String(Math.max(1, Math.floor(limit / 2)));
    return ['/me/ownedDevices', '/me/registeredDevices'].map((path) =>
      addressOf(path, {select: deviceFields.join(','), top}),
    );
  };

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
  const whoIs = (callOptions?: CallOptions) => read('/me', ['id', 'userPrincipalName'], user, callOptions);

  const listOrganizations = async (callOptions: CallOptions = {}): Promise<Page<Organization>> => {
    const [me, found] = await Promise.all([
      whoIs(callOptions),
      all<GraphOrganization>('/organization', user, callOptions),
    ]);
    return {items: found.map((one) => readOrganization(one, isExternal(me)))};
  };

  const preferencesAt = async (callOptions?: CallOptions) => {
    const {id} = await whoIs(callOptions);
    // Documented for `/users`, not for `/me`.
    const beta = root.href.replace(/[^/]+$/, 'beta');
    return `${beta}/users/${encodeURIComponent(id)}/authentication/signInPreferences`;
  };
  const preferred = async (callOptions?: CallOptions) => {
    const wanted = allowBeta && granted('preferred');
    if (!wanted) return undefined;
    const answer = await ask(await preferencesAt(callOptions), wanted, callOptions);
    return objectOf(answer) as unknown as GraphSignInPreferences;
  };
  const methodsOf = async (callOptions?: CallOptions) => {
    const wanted = demand('methods');
    const [found, preference] = await Promise.all([
      all<GraphMethod>('/me/authentication/methods', wanted, callOptions),
      preferred(callOptions),
    ]);
    return readState(found, granted, preference);
  };
  const methodOf = async (id: string, callOptions?: CallOptions) => {
    const {methods} = await methodsOf(callOptions);
    const found = methods.find((method) => method.id === id);
    if (!found) throw new AccountError('not-found');
    return {...found, methods};
  };

  /** What cannot be done with a method, with the reason that the list gives. @throws AccountError always. */
  const refuse = async (
    id: string,
    operation: 'rename' | 'remove',
    callOptions?: CallOptions,
  ): Promise<never> => deny((await methodOf(id, callOptions))[operation]);

  /** What is sent for a phone or an address. @throws AccountError where it cannot be added. */
  const wantedOf = async (request: EnrollmentRequest, callOptions?: CallOptions): Promise<object> => {
    const {type, address, replaces} = request;
    const replaced = replaces === undefined ? undefined : await methodOf(replaces, callOptions);
    if (replaced && replaced.type !== type) throw new AccountError('not-found');
    const {methods} = replaced ?? (await methodsOf(callOptions));
    if (type === 'email') {
      if (!address?.trim()) throw invalid('/address', 'required');
      if (!replaced && methods.some((method) => method.type === type)) throw clash('limit');
      return {emailAddress: address.trim()};
    }
    const free = freeSlots(methods);
    const slot = replaced?.slot ?? request.slot ?? free[0];
    if (!slot || (!replaced && !free.includes(slot))) throw clash('limit');
    if (slot === 'alternate' && free.includes('mobile')) throw clash('prerequisite');
    if (!request.number?.trim()) throw invalid('/number', 'required');
    const phoneNumber = phoneNumberOf(request);
    if (!phoneNumber) throw invalid('/number', 'pattern');
    return {phoneNumber, phoneType: phoneTypeOf(slot)};
  };

  const begin = async (request: EnrollmentRequest, writeOptions?: WriteOptions) => {
    const {type: kind, replaces} = request;
    // Graph sends no code and asks for none: what was typed counts at once.
    if (kind !== 'phone' && kind !== 'email') {
      const {options: types} = await methodsOf(writeOptions);
      return deny(types.find(({type}) => type === kind)?.add);
    }
    const wanted = demand(kind);
    const body = await wantedOf(request, writeOptions);
    const path =
      replaces === undefined ? `/me/authentication/${kind}Methods` : addressOfMethod(replaces)?.path;
    const fieldsOf = () => ({pointer: kind === 'phone' ? '/number' : '/address', code: 'pattern'});
    const verb = replaces === undefined ? 'POST' : 'PATCH';
    const answer = await send(verb, addressOf(path ?? ''), wanted, writeOptions, body, fieldsOf);
    const {id} = replaces === undefined ? objectOf(answer) : {id: replaces.slice(replaces.indexOf(':') + 1)};
    if (typeof id !== 'string') throw malformed(answer, 'id');
    const method = readMethod({...body, id}, granted, kind);
    return {kind: 'done', value: {id: method.id, step: 'complete', method}} as const;
  };

  const rename = async (id: string, label: string, writeOptions?: WriteOptions) => {
    const found = addressOfMethod(id);
    if (found?.grant !== 'fido2') return refuse(id, 'rename', writeOptions);
    const body = {displayName: label};
    const answer = await send('PATCH', addressOf(found.path), demand('fido2'), writeOptions, body);
    if (answer.status !== 204) objectOf(answer);
    return {kind: 'done'} as const;
  };

  const changePassword = async (
    currentPassword: string | undefined,
    newPassword: string,
    writeOptions?: WriteOptions,
  ) => {
    const wanted = demand('password');
    if (!currentPassword) throw invalid('/currentPassword', 'required');
    const {length} = [...newPassword];
    if (length < minLength) throw invalid('/newPassword', 'too-short', {min: minLength});
    if (length > maxLength) throw invalid('/newPassword', 'too-long', {max: maxLength});
    const body = {currentPassword, newPassword};
    await change('POST', addressOf('/me/changePassword'), wanted, writeOptions, body, passwordFault);
    return {kind: 'done'} as const;
  };

  const revokeAll = async (writeOptions?: WriteOptions) => {
    const address = addressOf('/me/revokeSignInSessions');
    const answer = await send('POST', address, demand('signOut'), writeOptions);
    // Which 2xx it is, is a known issue of Graph's; a page of the network's own is none of them.
    if (answer.status !== 204 && objectOf(answer).value === false) throw malformed(answer, 'value');
    return {kind: 'done', value: {delaySeconds: tokenLifetime}} as const;
  };

  return {
    name: 'graph',
    describe: async (options): Promise<Description> => {
      const links = [{rel: 'apps', url: 'https://myapplications.microsoft.com/'}] as const;
      try {
        const me = await whoIs(options);
        const capabilities = capabilitiesOf(granted, isExternal(me), allowBeta);
        return {subject: me.id, capabilities, links: [...links]};
      } catch (error) {
        if (error instanceof AccountError && error.code === 'unauthenticated')
          return {capabilities: capabilitiesOf(granted, false, allowBeta)};
        throw error;
      }
    },
    stepUp: async (challenge, _proof, options) => {
      options?.signal?.throwIfAborted();
      try {
        await getToken({scopes: refusedScopes, claims: challenge.claims, interactive: true});
        if (challenge.claims === freshMfa) provenAt = Date.now();
      } catch (cause) {
        // Closed, or failed: whoever is signed in still is.
        throw new AccountError('step-up-required', {challenge, cause});
      }
      return {kind: 'done'};
    },
    profile: {
      ...lacking.profile,
      get: async (options): Promise<Profile> => {
        const me = read('/me', userFields, user, options);
        const [person, manager] = await Promise.all([me, withManager ? managerOf(options) : undefined]);
        return readProfile(person, manager);
      },
      photo: async ({size, ...options} = {}) => {
        const pixels = (size ?? Infinity) * (globalThis.devicePixelRatio ?? 1);
        const stored = photoSizes.find((side) => side >= pixels);
        // Not every size is kept of every photo.
        const fitting = stored && (await photoAt(`/me/photos/${stored}x${stored}/$value`, options));
        return fitting ?? photoAt('/me/photo/$value', options);
      },
    },
    devices: {...lacking.devices, list: listDevices},
    sessions: {...lacking.sessions, revokeAll},
    organizations: {...lacking.organizations, list: listOrganizations},
    password: {
      policy: async (callOptions) => {
        const me = await read('/me', ['id', 'lastPasswordChangeDateTime'], user, callOptions);
        const changedAt = instantOf(me.lastPasswordChangeDateTime);
        return {
          minLength,
          maxLength,
          ...(changedAt && {changedAt}),
          requiresCurrent: true,
          signOutOthers: 'never',
          rules: [...rules],
        };
      },
      change: ({currentPassword, newPassword}, writeOptions) =>
        changePassword(currentPassword, newPassword, writeOptions),
    },
    verification: {
      ...lacking.verification,
      get: methodsOf,
      begin,
      rename,
      remove: async (id, writeOptions) => {
        const found = addressOfMethod(id);
        if (!found) return refuse(id, 'remove', writeOptions);
        await change('DELETE', addressOf(found.path), demand(found.grant), writeOptions);
        return {kind: 'done'};
      },
      makeDefault: async (id, {way, ...writeOptions} = {}) => {
        if (!allowBeta) return refused();
        const wanted = demand('preferred');
        const preference = preferenceFor(await methodOf(id, writeOptions), way);
        if (!preference) throw new AccountError('policy', {refusal: {reason: 'backend'}});
        const body = {userPreferredMethodForSecondaryAuthentication: preference};
        await change('PATCH', await preferencesAt(writeOptions), wanted, writeOptions, body);
        return {kind: 'done'};
      },
    },
    terms: {
      ...lacking.terms,
      history: async (callOptions) => {
        const wanted = demand('terms');
        const found = await all<GraphAcceptance>('/me/agreementAcceptances', wanted, callOptions);
        return {items: readHistory(found, agreements)};
      },
    },
  };
}

const refused = () => Promise.reject(new AccountError('not-supported'));
/** What Graph has no call for. */
const lacking = portsOf(() => refused);
function deny(capability: Capability | undefined): never {
  const refusal = capability && 'refusal' in capability ? capability.refusal : undefined;
  throw new AccountError(refusal ? 'policy' : 'not-supported', {refusal});
}
const invalid = (pointer: string, code: string, params?: FieldError['params']) =>
  new AccountError('validation', {fields: [{pointer, code, ...(params && {params})}]});
const clash = (reason: 'limit' | 'prerequisite') => new AccountError('conflict', {refusal: {reason}});
const badLink = () => new AccountError('malformed-response', {path: '@odata.nextLink'});
const malformed = ({status}: Answer, path = '') => new AccountError('malformed-response', {status, path});

function rootOf(text: string): URL {
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {
    // Said below.
  }
  if (!url || !isSafeUrl(text)) {
    throw new TypeError(`url "${text}" is not possible: give an https address, such as ${graphUrl}.`);
  }
  return url;
}

function pageOf<T>(answer: Answer): GraphPage<T> {
  const page = objectOf(answer);
  if (!Array.isArray(page.value) || !page.value.every(isObject)) throw malformed(answer, 'value');
  const next = page['@odata.nextLink'];
  if (next !== undefined && !(typeof next === 'string' && isSafeUrl(next)))
    throw malformed(answer, '@odata.nextLink');
  return page as unknown as GraphPage<T>;
}

interface Cursor {
  /** Where each of the lists goes on. */
  readonly links: readonly string[];
  /** The devices that were listed, because the two lists overlap. */
  readonly seen: readonly string[];
}

const parsed = (cursor: string) => JSON.parse(cursor) as Cursor;

/**
 * Which of the two passwords Graph refuses. It says so in an English sentence only, which is read here and shown nowhere: a sentence of
 * another wording is the whole form's. Seen by others is "… password complexity requirements …"; the rest is not verified.
 */
function passwordFault(message: string): FieldError {
  if (/\b(current|old) ?password\b/i.test(message) && /incorrect|invalid|wrong|match/i.test(message))
    return {pointer: '/currentPassword', code: 'incorrect'};
  return /complexity|banned|too weak|history|requirements/i.test(message)
    ? {pointer: '/newPassword', code: 'complexity'}
    : {pointer: '', code: 'refused'};
}

function errorOf(answer: Answer, fieldsOf?: (message: string) => FieldError): AccountError {
  const [code, details] = failureOf(answer);
  const error = isObject(answer.body) && isObject(answer.body.error) ? answer.body.error : {};
  const inner = isObject(error.innerError) ? error.innerError : {};
  const backendCode = error.code as string | undefined;
  const requestId = (inner['request-id'] ?? answer.headers.get('request-id') ?? details.requestId) as
    string | undefined;
  const known =
    backendCode !== undefined && Object.hasOwn(codes, backendCode) ? codes[backendCode] : undefined;
  const fields = fieldsOf &&
    answer.status === 400 && {fields: [fieldsOf(typeof error.message === 'string' ? error.message : '')]};
  return new AccountError(known ?? code, {...details, ...fields, backendCode, requestId});
}
