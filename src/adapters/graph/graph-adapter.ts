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
 * | security-verification, to change | `UserAuthenticationMethod.ReadWrite`, or beside the one to see `UserAuthMethod-Phone.ReadWrite`, `-Email`, `-Passkey`, `-MicrosoftAuthApp`, `-SoftwareOATH`, `-WindowsHello`, `-PlatformCred` |
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
import type {Description} from '../../contract/description.js';
import type {Device} from '../../contract/device.js';
import {AccountError} from '../../contract/error.js';
import type {FieldError} from '../../contract/error-details.js';
import type {Organization} from '../../contract/organization.js';
import type {Profile} from '../../contract/profile.js';
import type {PasswordRule} from '../../contract/password.js';
import {malformed, objectOf, onDemand, notSupported} from '../internal/http.js';
import {instantOf, parsed} from '../internal/read.js';
import {badLink, createClient, type GraphAdapterOptions, invalid, pageOf} from './client.js';
import {isExternal, readDevices, readHistory, readOrganization, readProfile} from './read.js';
import {capabilitiesOf, grants, user} from './scopes.js';
import {
  deviceFields,
  type GraphAcceptance,
  type GraphDevice,
  type GraphOrganization,
  managerFields,
  photoSizes,
  userFields,
} from './wire.js';

export type {GraphAdapterOptions, GraphTokenRequest} from './client.js';

/** Entra's rules for an account of the cloud: its documentation, for Graph tells a person none. One that comes from another directory has that one's. */
const [minLength, maxLength] = [8, 256];
const rules: readonly PasswordRule[] = [
  {code: 'min-length', params: {min: minLength}, check: 'client'},
  {code: 'max-length', params: {max: maxLength}, check: 'client'},
  {code: 'common', check: 'server'},
];
/** How long an access token that was handed out already is good at most, in seconds; the rest ends within minutes. Not verified. */
const tokenLifetime = 90 * 60;

/** @throws TypeError where an option cannot be used; it names the cure. */
export function createGraphAdapter(options: GraphAdapterOptions): AccountAdapter {
  const {manager: withManager, allowBeta = false, agreements = {}} = options;
  const client = createClient(options);
  const {granted, demand, addressOf, send, ask, change, read, all, whoIs, stepUp} = client;
  const verification = onDemand(async () => (await import('./verification.js')).callsOf(client, allowBeta));

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
    const followed: string[] = [];
    let {links, seen} = cursor ? cursorOf(cursor) : {links: firstLinks(limit), seen: []};
    // A page may hold nothing that is a device in use.
    while (items.length === 0 && links.length > 0) {
      // Both lists at once, unless even one item of each would be too many.
      const now = limit === 1 ? links.slice(0, 1) : links;
      const answers = await Promise.all(now.map((link) => ask(link, user, options)));
      const pages = answers.map((answer) => pageOf<GraphDevice>(answer));
      const found = parsed(
        readDevices,
        pages.flatMap(({value}) => value),
      ).filter(({id}) => !seen.includes(id));
      items.push(...found);
      seen = [...seen, ...found.map(({id}) => id)];
      // A link that leads back would be followed for ever.
      followed.push(...now);
      if (pages.some((page) => followed.includes(page['@odata.nextLink'] ?? ''))) throw badLink();
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

  const listOrganizations = async (callOptions: CallOptions = {}): Promise<Page<Organization>> => {
    const [me, found] = await Promise.all([
      whoIs(callOptions),
      all<GraphOrganization>('/organization', user, callOptions),
    ]);
    return {items: found.map((one) => parsed(readOrganization, one, isExternal(me)))};
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
    stepUp,
    profile: {
      ...lacking.profile,
      get: async (options): Promise<Profile> => {
        const me = read('/me', userFields, user, options);
        const [person, manager] = await Promise.all([me, withManager ? managerOf(options) : undefined]);
        return parsed(readProfile, person, manager);
      },
      photo: async ({size} = {}, options = {}) => {
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
      get: async (callOptions) => (await verification()).get(callOptions),
      begin: async (...parameters) => (await verification()).begin(...parameters),
      rename: async (...parameters) => (await verification()).rename(...parameters),
      remove: async (...parameters) => (await verification()).remove(...parameters),
      makeDefault: async (...parameters) => (await verification()).makeDefault(...parameters),
    },
    terms: {
      ...lacking.terms,
      history: async (callOptions) => {
        const wanted = demand('terms');
        const found = await all<GraphAcceptance>('/me/agreementAcceptances', wanted, callOptions);
        return {items: parsed(readHistory, found, agreements)};
      },
    },
  };
}

/** What Graph has no call for. */
const lacking = portsOf(() => notSupported);

interface Cursor {
  /** Where each of the lists goes on. */
  readonly links: readonly string[];
  /** The devices that were listed, because the two lists overlap. */
  readonly seen: readonly string[];
}

const cursorOf = (text: string) => JSON.parse(text) as Cursor;

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
