import assert from 'node:assert/strict';
import {test} from 'node:test';

import {getResponse} from 'msw';

import {graphHandlers, demandedClaims} from '../../../mocks/handlers/graph/handlers.js';
import {graphTokens} from '../../../mocks/handlers/graph/tokens.js';
import {MockBackend} from '../../../mocks/backend.js';
import {
  createGraphAdapter,
  type GraphAdapterOptions,
  type GraphTokenRequest,
} from '../../../src/adapters/graph/graph-adapter.js';
import {checked} from '../../../src/contract/checked.js';
import {AccountError} from '../../../src/contract/error.js';
import {adapterSuite, faultyFetch} from '../../../src/testing/adapter-suite.js';
import {nodeRunner} from '../../testing/runner.js';
import {assertAnswer, assertRequest, root, scopesOf} from './openapi.js';

type Options = Partial<GraphAdapterOptions>;

/** The adapter over the reference backend; each request and each answer must fit Graph's own description. */
function graph(scenario: string, options: Options = {}) {
  const backend = new MockBackend({scenario});
  const handlers = graphHandlers({backend});
  const asked: GraphTokenRequest[] = [];
  const tokens = graphTokens(backend);
  const {fetch, fail, requests} = faultyFetch(async (input, init) => {
    const request = new Request(input, init);
    assertRequest(request);
    const needed = scopesOf(request);
    assert.ok(
      asked.some(({scopes}) => scopes.every((scope) => needed.includes(scope))),
      `${request.url}: ${needed.join()}`,
    );
    const response = await getResponse(handlers, request);
    assert.ok(response, `nobody answers ${request.url}`);
    if (response.type === 'error') throw new TypeError('Failed to fetch');
    await assertAnswer(request, response);
    return response;
  });
  const getToken = (request: GraphTokenRequest) => {
    asked.push(request);
    return tokens(request);
  };
  return {backend, adapter: createGraphAdapter({getToken, fetch, ...options}), fail, requests, asked};
}

adapterSuite(nodeRunner, {
  create: (situation) =>
    situation === 'redirect' || situation === 'editable' ? undefined : graph(situation),
});

/** The adapter over answers that are written here. */
function answering(answer: (path: string) => Response, options: Options = {}) {
  const sent: string[] = [];
  const adapter = createGraphAdapter({
    getToken: () => 'token',
    fetch: async (input) => {
      const address = input instanceof Request ? input.url : String(input);
      sent.push(address.replace(root, ''));
      return answer(sent.at(-1) ?? '');
    },
    ...options,
  });
  return {adapter, safe: checked(adapter), sent};
}
const json = (body: unknown, init?: ResponseInit) => Response.json(body, init);
const failing = (status: number, code: string, headers: HeadersInit = {}) =>
  json({error: {code, message: 'English.', innerError: {'request-id': 'r-1'}}}, {status, headers});

async function errorOf(call: Promise<unknown>): Promise<AccountError> {
  const error: unknown = await call.then(
    (value) => assert.fail(`resolved to ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof AccountError, String(error));
  return error;
}

test('reads Ada as the other adapters do', async () => {
  const {backend, adapter, asked} = graph('default', {manager: true});
  const {cookie} = backend.state;
  const profile = await checked(adapter).profile.get();
  const {version, hasPhoto, attributes, ...known} = await backend.as(cookie).profile.get();
  assert.deepEqual([version !== undefined, hasPhoto, attributes], [true, true, undefined]);
  assert.deepEqual(profile, known);
  assert.deepEqual(new Set(asked.flatMap(({scopes}) => scopes)), new Set(['User.Read', 'User.Read.All']));
  assert.ok(asked.every(({interactive}) => !interactive));
});

test('does not ask for the manager, nor for an administrator\u2019s scope, unless it is told to', async () => {
  const {adapter, asked, requests} = graph('default');
  assert.equal((await checked(adapter).profile.get()).manager, undefined);
  assert.deepEqual(
    asked.map(({scopes}) => scopes),
    [['User.Read']],
  );
  assert.equal(requests().length, 1);
});

test('has a whole profile without a manager, or one that the organization does not tell', async () => {
  for (const status of [404, 403]) {
    const {safe} = answering(
      (path) => (path.startsWith('/me/manager') ? failing(status, 'x') : json({id: '1', displayName: 'Ada'})),
      {manager: true},
    );
    assert.deepEqual(await safe.profile.get(), {id: '1', displayName: 'Ada'});
  }
  const {safe} = answering(
    (path) => (path.startsWith('/me/manager') ? failing(503, 'x') : json({id: '1', displayName: 'Ada'})),
    {manager: true},
  );
  assert.equal((await errorOf(safe.profile.get())).code, 'unavailable');
});

test('takes null everywhere for nothing', async () => {
  const nulls: Record<string, unknown> = {id: '1'};
  for (const field of ['displayName', 'mail', 'businessPhones', 'otherMails', 'city', 'mobilePhone'])
    nulls[field] = null;
  const user = answering(() => json({...nulls, userPrincipalName: 'ada@contoso.example'}));
  assert.deepEqual(await user.safe.profile.get(), {
    id: '1',
    displayName: 'ada@contoso.example',
    username: 'ada@contoso.example',
  });
  const device = {
    '@odata.type': '#microsoft.graph.device',
    id: '1',
    displayName: null,
    isCompliant: null,
    model: null,
  };
  const devices = answering(() => json({value: [{...device, accountEnabled: null, isManaged: null}]}));
  assert.deepEqual(await devices.safe.devices.list(), {items: [{id: '1', name: '1'}]});
});

test('lists what somebody owns or registered, each device once, and no disabled one', async () => {
  const device = (id: string, more = {}) => ({
    '@odata.type': '#microsoft.graph.device',
    id,
    displayName: `d${id}`,
    ...more,
  });
  const lists: Record<string, unknown[]> = {
    '/me/ownedDevices': [
      device('1', {trustType: 'AzureAd', isCompliant: false, registrationDateTime: '2024-01-02T03:04:05Z'}),
      device('2', {accountEnabled: false}),
      {'@odata.type': '#microsoft.graph.servicePrincipal', id: '9'},
    ],
    '/me/registeredDevices': [
      device('1'),
      device('3', {operatingSystem: 'iPad', registrationDateTime: '0001-01-01T00:00:00Z'}),
    ],
  };
  const {safe} = answering((path) => json({value: lists[path.split('?')[0] ?? '']}));
  const {items, next} = await safe.devices.list();
  assert.deepEqual(
    items.map(({id}) => id),
    ['1', '3'],
  );
  assert.equal(next, undefined);
  assert.deepEqual([items[0]?.join, items[0]?.compliance], ['joined', 'non-compliant']);
  assert.equal(items[0]?.registeredAt, '2024-01-02T03:04:05.000Z');
  assert.deepEqual([items[1]?.kind, items[1]?.registeredAt], ['tablet', undefined]);
});

test('follows a link to the next page as it is, and to no other origin', async () => {
  const item = (id: string) => ({'@odata.type': '#microsoft.graph.device', id, displayName: id});
  const link = `${root}/me/ownedDevices?$skiptoken=opaque%2B1`;
  const {safe, sent} = answering((path) =>
    path.includes('opaque')
      ? json({value: [item('1'), item('2')]})
      : json({value: [item('1')], ...(path.includes('owned') && {'@odata.nextLink': link})}),
  );
  const first = await safe.devices.list({limit: 10});
  const second = await safe.devices.list({cursor: first.next});
  assert.deepEqual(
    [first.items.map(({id}) => id), second.items.map(({id}) => id), second.next],
    [['1'], ['2'], undefined],
  );
  assert.equal(sent.at(-1), '/me/ownedDevices?$skiptoken=opaque%2B1');

  for (const evil of ['https://graph.microsoft.com.evil.example/v1.0/me', 'http://graph.microsoft.com/', 7]) {
    const {safe: other, sent: others} = answering(() => json({value: [item('1')], '@odata.nextLink': evil}));
    const call = other.devices.list().then(({next}) => other.devices.list({cursor: next}));
    assert.equal((await errorOf(call)).code, 'malformed-response');
    assert.ok(
      others.every((path) => path.startsWith('/me/')),
      others.join(),
    );
  }
});

test('does not follow a link that leads to itself for ever', async () => {
  const link = `${root}/me/ownedDevices?$skiptoken=again`;
  const {safe, sent} = answering(() => json({value: [], '@odata.nextLink': link}));
  assert.equal((await errorOf(safe.devices.list())).code, 'malformed-response');
  assert.ok(sent.length < 10, `${sent.length} requests`);
});

test('asks for the stored size that is large enough, and else for what there is', async () => {
  const jpeg = () => new Response('\xff\xd8\xff', {headers: {'Content-Type': 'image/jpeg'}});
  const small = answering(() => jpeg());
  assert.equal((await small.safe.profile.photo({size: 100}))?.type, 'image/jpeg');
  const huge = answering(() => jpeg());
  await huge.safe.profile.photo({size: 1000});
  const missing = answering((path) => (path.includes('photos') ? failing(404, 'ImageNotFound') : jpeg()));
  assert.ok(await missing.safe.profile.photo({size: 48}));
  assert.deepEqual(
    [small.sent, huge.sent, missing.sent],
    [['/me/photos/120x120/$value'], ['/me/photo/$value'], ['/me/photos/48x48/$value', '/me/photo/$value']],
  );
});

test('gives null for no photo, and for the pixel that stands for none', async () => {
  assert.equal(await answering(() => failing(404, 'ImageNotFound')).safe.profile.photo(), null);
  const gif = () => new Response('GIF89a', {headers: {'Content-Type': 'image/gif'}});
  assert.equal(await answering(gif).safe.profile.photo({size: 48}), null);
});

test('answers a claims challenge with an interactive token, and then goes on', async () => {
  const {adapter, asked} = graph('step-up');
  const safe = checked(adapter);
  const {code, details} = await errorOf(safe.devices.list());
  assert.equal(code, 'step-up-required');
  assert.equal(details.challenge?.claims, demandedClaims);
  assert.deepEqual(await safe.stepUp(details.challenge, undefined), {kind: 'done'});
  assert.deepEqual(asked.at(-1), {scopes: ['User.Read'], claims: demandedClaims, interactive: true});
  assert.ok((await safe.devices.list()).items.length > 0);
});

test('still wants the step-up when its window was closed', async () => {
  const {safe} = answering(() => json({}), {getToken: () => Promise.reject(new Error('user_cancelled'))});
  const {code, details} = await errorOf(safe.stepUp({claims: '{}'}, undefined));
  assert.deepEqual([code, details.challenge], ['step-up-required', {claims: '{}'}]);
});

test('reads a claims challenge of a 403, too', async () => {
  const claims = btoa('{"access_token":{}}');
  const header = {'WWW-Authenticate': `Bearer error="insufficient_claims", claims="${claims}"`};
  const {details, code} = await errorOf(
    answering(() => failing(403, 'accessDenied', header)).safe.profile.get(),
  );
  assert.deepEqual([code, details.challenge], ['step-up-required', {claims: '{"access_token":{}}'}]);
});

for (const [status, graphCode, code] of [
  [400, 'Request_BadRequest', 'validation'],
  [401, 'InvalidAuthenticationToken', 'unauthenticated'],
  [403, 'Authorization_RequestDenied', 'forbidden'],
  [404, 'Request_ResourceNotFound', 'not-found'],
  [409, 'resourceModified', 'stale'],
  [429, 'TooManyRequests', 'rate-limited'],
  [503, 'serviceNotAvailable', 'unavailable'],
  [509, 'activityLimitReached', 'rate-limited'],
  [500, '__proto__', 'unavailable'],
] as const) {
  test(`translates Graph\u2019s ${status} ${graphCode} to "${code}"`, async () => {
    const {safe} = answering(() => failing(status, graphCode, {'Retry-After': '10'}));
    const error = await errorOf(safe.profile.get());
    assert.equal(error.code, code);
    const {backendCode, requestId, retryAfterSeconds} = error.details;
    assert.deepEqual([backendCode, requestId, retryAfterSeconds], [graphCode, 'r-1', 10]);
  });
}

test('says where to do what Graph leaves to administrators', async () => {
  const {capabilities} = await checked(graph('default').adapter).describe();
  assert.deepEqual(capabilities['devices.disable'], {
    support: 'external',
    url: 'https://myaccount.microsoft.com/device-list',
    refusal: {reason: 'admin-only'},
  });
  assert.equal(capabilities['profile.update'].support, 'none');
  assert.equal(capabilities['sessions.list'].support, 'none');
});

for (const url of ['graph', 'http://graph.microsoft.com/v1.0', 'javascript:alert(1)']) {
  test(`refuses the address "${url}", and says what to give`, () => {
    assert.throws(() => createGraphAdapter({getToken: () => '', url}), {
      name: 'TypeError',
      message: /give an https/,
    });
  });
}

test('sends the token to Graph only, and no cookies', async () => {
  const seen: RequestInit[] = [];
  const {safe} = answering(() => json({}), {
    fetch: async (_input, init = {}) => {
      seen.push(init);
      return json({id: '1', displayName: 'Ada'});
    },
  });
  await safe.profile.get({locale: 'fr'});
  const headers = new Headers(seen[0]?.headers);
  assert.deepEqual([headers.get('Authorization'), headers.get('Accept-Language')], ['Bearer token', 'fr']);
  assert.equal(seen[0]?.credentials, 'omit');
});
