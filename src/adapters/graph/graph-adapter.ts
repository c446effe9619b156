/**
 * Microsoft Graph (Entra ID): the profile, the photo and the devices of a work or school account.
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
 * });
 * ```
 *
 * What Graph gives only to administrators is said, not tried: a user cannot disable a device, edit the profile, see sessions or
 * change the password with the scopes that a user can consent to. Where Microsoft has a page for it, that page is linked.
 */
import type {AccountAdapter, Capabilities} from '../../contract/adapter.js';
import type {CallOptions, Page, PageOptions} from '../../contract/calls.js';
import type {Capability} from '../../contract/capability.js';
import type {Description} from '../../contract/description.js';
import type {Device} from '../../contract/device.js';
import {AccountError, type AccountErrorCode} from '../../contract/error.js';
import type {Profile} from '../../contract/profile.js';
import {isSafeUrl} from '../../contract/safe-url.js';
import {failureOf} from '../internal/failure.js';
import {type Answer, exchange, type HttpOptions, isObject, objectOf} from '../internal/http.js';
import {readDevices, readProfile} from './read.js';
import {
  deviceFields,
  graphUrl,
  type GraphDevice,
  type GraphPage,
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
}

const user = ['User.Read'];
const users = ['User.Read.All'];

const native: Capability = {support: 'native'};
const adminOnly: Capability = {support: 'none', refusal: {reason: 'admin-only'}};
const linked = (url: string, reason: 'admin-only' | 'configuration'): Capability => ({
  support: 'external',
  url,
  refusal: {reason},
});

const capabilities: Capabilities = {
  'profile.get': native,
  'profile.photo': native,
  'profile.update': adminOnly,
  'devices.list': native,
  'devices.disable': linked('https://myaccount.microsoft.com/device-list', 'admin-only'),
  'sessions.revokeAll': linked('https://mysignins.microsoft.com/', 'configuration'),
  'sessions.signIns': linked('https://mysignins.microsoft.com/', 'admin-only'),
  'password.change': linked('https://mysignins.microsoft.com/security-info/password/change', 'configuration'),
};

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
  const {getToken, manager: withManager} = options;
  const root = rootOf(options.url ?? graphUrl);

  const ask = async (address: string, scopes: readonly string[], {signal, locale}: CallOptions = {}) => {
    const url = new URL(address);
    // A token must not leave for anywhere else, whatever a link says.
    if (url.origin !== root.origin) throw badLink();
    const prepare = async () => {
      const token = await getToken({scopes, interactive: false});
      const headers = {Authorization: `Bearer ${token}`, Accept: 'application/json, image/*'};
      const language = locale && {'Accept-Language': locale};
      return {method: 'GET', headers: {...headers, ...language}, credentials: 'omit'} as const;
    };
    const answer = await exchange(url, prepare, options, signal);
    if (answer.status !== 200) throw errorOf(answer);
    return answer;
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
      return await read('/me/manager', managerFields, users, options);
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
      const pages = answers.map(pageOf);
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

  return {
    name: 'graph',
    describe: async (options): Promise<Description> => {
      const links = [{rel: 'apps', url: 'https://myapplications.microsoft.com/'}] as const;
      try {
        const {id} = await read('/me', ['id'], user, options);
        return {subject: id, capabilities, links: [...links]};
      } catch (error) {
        if (error instanceof AccountError && error.code === 'unauthenticated') return {capabilities};
        throw error;
      }
    },
    stepUp: async (challenge, _proof, options) => {
      options?.signal?.throwIfAborted();
      try {
        await getToken({scopes: user, claims: challenge.claims, interactive: true});
      } catch (cause) {
        // Closed, or failed: whoever is signed in still is.
        throw new AccountError('step-up-required', {challenge, cause});
      }
      return {kind: 'done'};
    },
    profile: {
      get: async (options): Promise<Profile> => {
        const me = read('/me', userFields, user, options);
        const [person, manager] = await Promise.all([me, withManager ? managerOf(options) : undefined]);
        return readProfile(person, manager);
      },
      update: refused,
      startEdit: refused,
      setPhoto: refused,
      photo: async ({size, ...options} = {}) => {
        const pixels = (size ?? Infinity) * (globalThis.devicePixelRatio ?? 1);
        const stored = photoSizes.find((side) => side >= pixels);
        // Not every size is kept of every photo.
        const fitting = stored && (await photoAt(`/me/photos/${stored}x${stored}/$value`, options));
        return fitting ?? photoAt('/me/photo/$value', options);
      },
    },
    devices: {list: listDevices, disable: refused},
  };
}

const refused = () => Promise.reject(new AccountError('not-supported'));
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

function pageOf(answer: Answer): GraphPage<GraphDevice> {
  const page = objectOf(answer);
  if (!Array.isArray(page.value) || !page.value.every(isObject)) throw malformed(answer, 'value');
  const next = page['@odata.nextLink'];
  if (next !== undefined && !(typeof next === 'string' && isSafeUrl(next)))
    throw malformed(answer, '@odata.nextLink');
  return page as unknown as GraphPage<GraphDevice>;
}

interface Cursor {
  /** Where each of the lists goes on. */
  readonly links: readonly string[];
  /** The devices that were listed, because the two lists overlap. */
  readonly seen: readonly string[];
}

const parsed = (cursor: string) => JSON.parse(cursor) as Cursor;

function errorOf(answer: Answer): AccountError {
  const [code, details] = failureOf(answer);
  const error = isObject(answer.body) && isObject(answer.body.error) ? answer.body.error : {};
  const inner = isObject(error.innerError) ? error.innerError : {};
  const backendCode = error.code as string | undefined;
  const requestId = (inner['request-id'] ?? answer.headers.get('request-id') ?? details.requestId) as
    string | undefined;
  const known =
    backendCode !== undefined && Object.hasOwn(codes, backendCode) ? codes[backendCode] : undefined;
  return new AccountError(known ?? code, {...details, backendCode, requestId});
}
