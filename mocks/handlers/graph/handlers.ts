import {http, type HttpHandler, HttpResponse} from 'msw';

import {graphUrl} from '../../../src/adapters/graph/wire.js';
import type {Device} from '../../../src/contract/device.js';
import {AccountError} from '../../../src/contract/error.js';
import type {Account} from '../../account.js';
import type {MockBackend} from '../../backend.js';
import {graphDevice, graphError, graphManager, graphUser} from './shapes.js';
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
  readonly size: string;
}

/** The reference backend behind Graph's requests and answers: profile, manager, photo and devices. */
export function graphHandlers({backend, url: root = graphUrl}: GraphHandlerOptions): HttpHandler[] {
  const get = (path: string, answer: (call: Call) => Promise<Response>) =>
    http.get<{size?: string}>(`${root}${path}`, async ({request, params}) => {
      const bearer = bearerOf(request);
      const url = new URL(request.url);
      try {
        if (!bearer || !backend.sessionOf(bearer.session)) throw new AccountError('unauthenticated');
        if (guarded(backend, url) && bearer.claims !== demandedClaims) return challenge();
        const account = backend.as(bearer.session);
        const select = url.searchParams.get('$select');
        return await answer({account, request, url, select, size: params.size ?? ''});
      } catch (error) {
        return refusal(AccountError.from(error));
      }
    });

  const photo = async ({account, size, request}: Call) => {
    const pixels = Number.parseInt(size, 10);
    const image = await account.profile.photo({signal: request.signal, ...(pixels && {size: pixels})});
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
        ...graphUser(profile, select),
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
  ];
}

// Writes are what the scenario guards; here there are only reads, so the devices stand for them.
const guarded = ({scenario}: MockBackend, {pathname}: URL) =>
  scenario === 'step-up' && pathname.endsWith('Devices');

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
