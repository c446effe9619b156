import assert from 'node:assert/strict';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {test, type TestContext} from 'node:test';

import {
  type Answer,
  exchange,
  failureOf,
  type HttpOptions,
  malformed,
  nothingOf,
  notSupported,
  objectOf,
  objectsOf,
} from '../../src/adapters/http.js';
import {onDemand} from '../../src/adapters/internal/http.js';
import {AccountError} from '../../src/contract/error.js';

/** A server of its own for one test, and what is asked of it. */
async function served(context: TestContext, listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (path = '/', init: RequestInit = {}, options: HttpOptions = {}, signal?: AbortSignal) =>
    exchange(new URL(root + path), () => Promise.resolve(init), options, signal);
  return {root, ask};
}

const codeOf = (call: Promise<unknown>) =>
  call.then(
    (value) => assert.fail(`resolved to ${JSON.stringify(value)}`),
    (error: unknown) => (error instanceof AccountError ? error.code : error),
  );
const answer = (status: number, headers: HeadersInit = {}, body?: unknown): Answer => ({
  status,
  headers: new Headers(headers),
  body,
});

for (const [what, type, text, body] of [
  ['JSON', 'application/json; charset=utf-8', '{"a":1}', {a: 1}],
  ['JSON of another name', 'application/scim+json', '[]', []],
  ['half of a JSON', 'application/json', '{"a":', undefined],
  ['nothing', 'application/json', '', undefined],
  ['a page', 'text/html', '{"a":1}', undefined],
  ['a page that mentions JSON', 'text/html; profile=json', '{"a":1}', undefined],
  ['no type', undefined, '{"a":1}', undefined],
] as const) {
  test(`reads ${what}, whatever the status`, async (context) => {
    for (const status of [200, 500]) {
      const {ask} = await served(context, (_, response) => {
        response.writeHead(status, type && {'Content-Type': type}).end(text);
      });
      const found = await ask();
      assert.deepEqual([found.status, found.body], [status, body]);
    }
  });
}

test('gives an image as its bytes', async (context) => {
  const {ask} = await served(context, (_, response) => {
    response.writeHead(200, {'Content-Type': 'image/png'}).end('bytes');
  });
  const {body} = await ask();
  assert.ok(body instanceof Blob);
  assert.deepEqual([body.type, await body.text()], ['image/png', 'bytes']);
});

test('follows a read within its path, and tells one that ended at another page, and any redirected write', async (context) => {
  const arrived: string[] = [];
  const {ask} = await served(context, ({method, url = ''}, response) => {
    arrived.push(`${method} ${url}`);
    const to = {'/here': '/here/', '/page': '/login', '/write': '/login'}[url];
    if (to) response.writeHead(302, {Location: to}).end();
    else response.writeHead(200, {'Content-Type': 'application/json'}).end('{}');
  });
  assert.equal((await ask('/here')).status, 200);
  // Without its name, a method is GET.
  assert.equal((await ask('/page')).status, 302);
  assert.equal((await ask('/write', {method: 'POST', body: 'secret'})).status, 302);
  assert.deepEqual(arrived.slice(-1), ['POST /write']);
});

test('gives up in time, and when it is told to with the reason that it was told', async (context) => {
  const {ask} = await served(context, (_, response) => {
    // The answer begins, and does not end.
    response.writeHead(200, {'Content-Type': 'application/json'}).write('{');
  });
  assert.equal(await codeOf(ask('/', {}, {timeout: 20})), 'timeout');
  const reason = new Error('The element is gone.');
  const controller = new AbortController();
  const call = ask('/', {}, {}, controller.signal);
  controller.abort(reason);
  assert.equal(await codeOf(call), reason);
  assert.equal(await codeOf(ask('/', {}, {}, controller.signal)), reason);
});

test('waits no longer for a fetch or a token that does not end', async () => {
  const never = () => new Promise<never>(() => {});
  const url = new URL('https://id.example/');
  assert.equal(await codeOf(exchange(url, never, {timeout: 5})), 'timeout');
  const init = () => Promise.resolve({});
  assert.equal(await codeOf(exchange(url, init, {timeout: 5, fetch: never})), 'timeout');
});

test('says why a request was not made or not answered', async (context) => {
  const url = new URL('https://id.example/');
  const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  const ready = () => Promise.resolve({});
  const noToken = () => Promise.reject(new Error('no session'));
  const ownError = () => Promise.reject(new AccountError('rate-limited'));
  assert.equal(await codeOf(exchange(url, ready, {fetch})), 'network');
  assert.equal(await codeOf(exchange(url, noToken, {fetch})), 'unauthenticated');
  assert.equal(await codeOf(exchange(url, ownError, {fetch})), 'rate-limited');
  context.mock.getter(globalThis, 'navigator', () => ({onLine: false}));
  assert.equal(await codeOf(exchange(url, ready, {fetch})), 'offline');
  assert.equal(await codeOf(exchange(url, noToken, {fetch})), 'offline');
});

for (const [status, code] of [
  [204, 'malformed-response'],
  [302, 'malformed-response'],
  [400, 'validation'],
  [401, 'unauthenticated'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [409, 'conflict'],
  [410, 'expired'],
  [412, 'stale'],
  [418, 'unknown'],
  [422, 'validation'],
  [429, 'rate-limited'],
  [501, 'not-supported'],
  [502, 'unavailable'],
] as const) {
  test(`reads the status ${status} as "${code}"`, () => {
    const [found, details] = failureOf(answer(status));
    assert.equal(found, code);
    assert.deepEqual(
      [details.status, details.challenge, details.retryAfterSeconds],
      [status, undefined, undefined],
    );
  });
}

for (const [challenge, expected] of [
  [
    'Bearer error="insufficient_user_authentication", acr_values="gold silver", max_age=300',
    {acrValues: ['gold', 'silver'], maxAgeSeconds: 300},
  ],
  ['Bearer error="insufficient_user_authentication", max_age="5"', {maxAgeSeconds: 5}],
  ['Bearer error="insufficient_user_authentication", max_age="soon"', {}],
  ['DPoP algs="ES256", error=insufficient_user_authentication', {}],
  ['Bearer error="insufficient_claims", claims="eyJhIjoxfQ"', {claims: '{"a":1}'}],
  // Not base64: as it is.
  ['Bearer error="insufficient_claims", claims="{1}"', {claims: '{1}'}],
  ['Bearer error="invalid_token", error_description="insufficient_user_authentication"', undefined],
  ['Basic realm="error=insufficient_user_authentication"', undefined],
  ['', undefined],
] as const) {
  test(`reads the challenge ${challenge || '(none)'}`, () => {
    for (const status of [401, 403] as const) {
      const [code, details] = failureOf(answer(status, {'WWW-Authenticate': challenge}));
      assert.deepEqual(details.challenge, expected);
      const without = status === 401 ? 'unauthenticated' : 'forbidden';
      assert.equal(code, expected ? 'step-up-required' : without);
    }
  });
}

for (const [header, seconds] of [
  ['0', 0],
  ['120', 120],
  ['-5', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['2026-11-23', undefined],
  ['Wed, 21 Oct 2015 07:28:00 GMT', undefined],
] as const) {
  test(`reads Retry-After "${header}" as ${seconds}`, () => {
    assert.equal(failureOf(answer(429, {'Retry-After': header}))[1].retryAfterSeconds, seconds);
  });
}

test('reads a date in Retry-After as the seconds until then', () => {
  const date = new Date(Date.now() + 90_000).toUTCString();
  const [, {retryAfterSeconds = 0}] = failureOf(answer(503, {'Retry-After': date}));
  assert.ok(retryAfterSeconds > 80 && retryAfterSeconds <= 90, `${retryAfterSeconds}`);
});

test('takes nothing but an object for an object, and a list of them for a list', async () => {
  assert.deepEqual(objectOf(answer(200, {}, {a: 1})), {a: 1});
  assert.deepEqual(objectsOf(answer(200, {}, [{a: 1}])), [{a: 1}]);
  assert.deepEqual(objectsOf(answer(200, {}, [])), []);
  const wrong = [undefined, null, 'text', 1, new Blob()];
  for (const body of [...wrong, [], {error: 'no'}]) {
    assert.throws(() => objectOf(answer(200, {}, body)), {code: 'malformed-response'});
  }
  for (const body of [...wrong, {}, [{}, 1], [null]]) {
    assert.throws(() => objectsOf(answer(200, {}, body)), {code: 'malformed-response'});
  }
  assert.deepEqual(malformed(answer(200), 'a.b').details, {status: 200, path: 'a.b'});
  assert.equal(await codeOf(notSupported()), 'not-supported');
});

test('takes nothing but 204 for a write that has nothing to tell', () => {
  nothingOf(answer(204));
  for (const status of [200, 202, 302]) {
    assert.throws(() => nothingOf(answer(status)), {code: 'malformed-response'});
  }
});

test('loads once what is wanted twice, and again what could not be loaded', async () => {
  let loads = 0;
  const part = onDemand(() => (++loads === 1 ? Promise.reject(new Error('404')) : Promise.resolve({loads})));
  assert.equal(await codeOf(part()), 'unavailable');
  const [one, other] = await Promise.all([part(), part()]);
  assert.equal(one, other);
  assert.deepEqual([loads, await part()], [2, {loads: 2}]);
});
