import {http, type HttpHandler, HttpResponse} from 'msw';

import {freshMfa, graphUrl} from '../../../src/adapters/graph/wire.js';
import type {Device} from '../../../src/contract/device.js';
import {AccountError} from '../../../src/contract/error.js';
import type {PhoneSlot} from '../../../src/contract/verification.js';
import type {Account} from '../../account.js';
import type {MockBackend} from '../../backend.js';
import {sentCode} from '../../person.js';
import {
  graphAcceptance,
  graphDevice,
  graphError,
  graphManager,
  graphMethod,
  graphOrganization,
  graphPreferences,
  graphUser,
  knowsMethod,
  preferredBy,
} from './shapes.js';
import {bearerOf} from './tokens.js';

export interface GraphHandlerOptions {
  readonly backend: MockBackend;
  /** Default: Microsoft's own address. */
  readonly url?: string | undefined;
}

/** What conditional access asks for in the scenario "step-up", as the documentation's example does. */
export const demandedClaims = '{"access_token":{"acrs":{"essential":true,"value":"cp1"}}}';

interface Call {
  readonly account: Account;
  readonly request: Request;
  readonly url: URL;
  readonly select: string | null;
  readonly params: Readonly<Record<string, string>>;
  /** What was sent; `{}` where nothing was. */
  readonly body: Readonly<Record<string, string | undefined>>;
}

/** The reference backend behind Graph's requests and answers: all that the adapter asks for. */
export function graphHandlers({backend, url: root = graphUrl}: GraphHandlerOptions): HttpHandler[] {
  const on =
    (method: 'get' | 'post' | 'patch' | 'delete', base = root) =>
    (path: string, answer: (call: Call) => Promise<Response>) =>
      http[method]<Record<string, string>>(`${base}${path}`, async ({request, params}) => {
        const bearer = bearerOf(request);
        const url = new URL(request.url);
        try {
          const session = backend.sessionOf(bearer?.session);
          if (!bearer || !session) throw new AccountError('unauthenticated');
          if (method !== 'get' && backend.scenario === 'step-up') {
            const fresh = url.pathname.includes('/authentication/');
            if (bearer.claims !== (fresh ? freshMfa : demandedClaims)) return fresh ? tooOld() : challenge();
            // Whoever gave the token has asked.
            session.verifiedAt = backend.now();
          }
          const account = backend.as(bearer.session);
          const select = url.searchParams.get('$select');
          const text = await request.clone().text();
          const body = (text ? JSON.parse(text) : {}) as Call['body'];
          return await answer({account, request, url, select, params, body});
        } catch (error) {
          return refusal(AccountError.from(error));
        }
      });
  const [get, post, patch, remove] = [on('get'), on('post'), on('patch'), on('delete')];
  const beta = root.replace(/[^/]+$/, 'beta');
  const noContent = () => new HttpResponse(null, {status: 204});
  const stored = (id: string | undefined) => {
    const found = backend.state.verification.methods.find(({method}) => method.id === id);
    if (!found) throw new AccountError('not-found');
    return found;
  };
  const list = (name: string, value: readonly object[]) =>
    HttpResponse.json({'@odata.context': `${root}/$metadata#${name}`, value});

  /** The reference backend wants a code; Graph does not, so it is given here. */
  const enrol = async ({account, body, request}: Call, type: 'phone' | 'email', replaces?: string) => {
    const {signal} = request;
    const slot = slots[body['phoneType'] ?? ''];
    const [number, extension] = body['phoneNumber']?.split('x') ?? [];
    const wanted = {type, number, extension, slot, address: body['emailAddress'], replaces};
    const begun = await account.verification.begin(wanted, {signal});
    const enrollment = begun.kind === 'done' ? begun.value?.id : undefined;
    const ended = await account.verification.complete(enrollment ?? '', {code: sentCode}, {signal});
    return stored(ended.kind === 'done' ? ended.value?.id : undefined);
  };
  const added = (type: 'phone' | 'email') => async (call: Call) => {
    const {'@odata.type': _, ...method} = graphMethod(await enrol(call, type));
    return HttpResponse.json(method, {status: 201});
  };
  /** The id stays, whatever the reference backend does. */
  const changed = (type: 'phone' | 'email') => async (call: Call) => {
    const id = call.params['id'] ?? '';
    const {method} = await enrol(call, type, stored(id).method.id);
    const {verification} = backend.state;
    verification.methods = verification.methods.map((each) =>
      each.method.id === method.id ? {...each, method: {...each.method, id}} : each,
    );
    if (verification.preferred?.id === method.id) verification.preferred = {...verification.preferred, id};
    return noContent();
  };

  const photo = async ({account, params, request}: Call) => {
    const pixels = Number.parseInt(params['size'] ?? '', 10);
    const image = await account.profile.photo({size: pixels || undefined}, {signal: request.signal});
    if (!image) throw new AccountError('not-found');
    return new HttpResponse(image, {headers: {'Content-Type': image.type, ETag: '"BA09D118"'}});
  };

  const devices =
    (belongs: (device: Device) => boolean) =>
    async ({account, url, select, request}: Call) => {
      const limit = Number(url.searchParams.get('$top') ?? 100);
      const cursor = url.searchParams.get('$skiptoken') ?? undefined;
      const {items, next} = await account.devices.list({limit, cursor, signal: request.signal});
      const nextLink = new URL(url);
      if (next) nextLink.searchParams.set('$skiptoken', next);
      return HttpResponse.json({
        '@odata.context': `${root}/$metadata#directoryObjects`,
        ...(next && {'@odata.nextLink': nextLink.href}),
        value: items.filter(belongs).map((device) => graphDevice(device, select)),
      });
    };

  return [
    get('/me', async ({account, select, request}) => {
      const profile = await account.profile.get({signal: request.signal});
      return HttpResponse.json({
        '@odata.context': `${root}/$metadata#users/$entity`,
        ...graphUser(profile, backend.state.passwordChangedAt, select),
      });
    }),
    get('/me/manager', async ({account, select, request}) => {
      const {manager} = await account.profile.get({signal: request.signal});
      if (!manager) throw new AccountError('not-found');
      return HttpResponse.json(graphManager(manager, select));
    }),
    get('/me/photo/$value', photo),
    get('/me/photos/:size/$value', photo),
    // A device is registered by whoever set it up, and owned where the organization joined it: mostly both.
    get(
      '/me/ownedDevices',
      devices(({join}) => join !== 'hybrid-joined'),
    ),
    get(
      '/me/registeredDevices',
      devices(({join}) => join !== 'joined'),
    ),
    // The organization whose token it is, and no other.
    get('/organization', async ({account, request}) => {
      const {items} = await account.organizations.list({limit: 500, signal: request.signal});
      return list('organization', items.filter(({relation}) => relation === 'home').map(graphOrganization));
    }),
    post('/me/revokeSignInSessions', async ({account, request}) => {
      await account.sessions.revokeAll({signal: request.signal});
      return HttpResponse.json({'@odata.context': `${root}/$metadata#Edm.Boolean`, value: true});
    }),
    post('/me/changePassword', async ({account, body, request}) => {
      const {currentPassword, newPassword = ''} = body;
      await account.password.change({currentPassword, newPassword}, {signal: request.signal});
      return noContent();
    }),
    get('/me/authentication/methods', async ({account, request}) => {
      await account.verification.get({signal: request.signal});
      const {methods} = backend.state.verification;
      return list('users/authentication/methods', methods.filter(knowsMethod).map(graphMethod));
    }),
    post('/me/authentication/phoneMethods', added('phone')),
    post('/me/authentication/emailMethods', added('email')),
    patch('/me/authentication/phoneMethods/:id', changed('phone')),
    patch('/me/authentication/emailMethods/:id', changed('email')),
    patch('/me/authentication/fido2Methods/:id', async ({account, params, body, request}) => {
      const {signal} = request;
      await account.verification.rename(params['id'] ?? '', body['displayName'] ?? '', {signal});
      return noContent();
    }),
    remove('/me/authentication/:collection/:id', async ({account, params, request}) => {
      await account.verification.remove(params['id'] ?? '', {signal: request.signal});
      return noContent();
    }),
    on('get', beta)('/users/:user/authentication/signInPreferences', async ({account, request}) => {
      await account.verification.get({signal: request.signal});
      return HttpResponse.json(graphPreferences(backend.state.verification));
    }),
    on('patch', beta)('/users/:user/authentication/signInPreferences', async ({account, body, request}) => {
      const wanted = body['userPreferredMethodForSecondaryAuthentication'] ?? '';
      const found = preferredBy(backend.state.verification, wanted);
      if (!found) throw new AccountError('validation');
      await account.verification.makeDefault(found.id, {way: found.way}, {signal: request.signal});
      return noContent();
    }),
    get('/me/agreementAcceptances', async ({account, request}) => {
      const {items} = await account.terms.history({limit: 500, signal: request.signal});
      return list('users/agreementAcceptances', items.map(graphAcceptance));
    }),
  ];
}

const slots: Readonly<Record<string, PhoneSlot>> = {
  mobile: 'mobile',
  alternateMobile: 'alternate',
  office: 'office',
};

/** The methods are changed only within ten minutes of an MFA. What Graph's own code for it is, was not seen. */
function tooOld(): Response {
  const [status, body] = graphError(new AccountError('forbidden'));
  return HttpResponse.json(body, {status});
}

function challenge(): Response {
  const parameters = [
    'realm=""',
    'authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
    'error="insufficient_claims"',
    `claims="${btoa(demandedClaims)}"`,
  ];
  const [, body] = graphError(new AccountError('unauthenticated'));
  return HttpResponse.json(body, {
    status: 401,
    headers: {'WWW-Authenticate': `Bearer ${parameters.join(', ')}`},
  });
}

function refusal(error: AccountError): Response {
  if (error.code === 'offline' || error.code === 'network') return HttpResponse.error();
  const [status, body] = graphError(error);
  const {retryAfterSeconds: wait} = error.details;
  return HttpResponse.json(body, {
    status,
    headers: {
      'request-id': body.error.innerError?.['request-id'] ?? '',
      ...(wait !== undefined && {'Retry-After': `${wait}`}),
    },
  });
}
