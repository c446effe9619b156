import assert from 'node:assert/strict';
import {test} from 'node:test';

import {createRestAdapter} from '../../../src/adapters/rest/rest-adapter.js';
import {checked} from '../../../src/contract/checked.js';
import {AccountError} from '../../../src/contract/error.js';
import {answering, html, json, problem, redirectedTo, root, type Sent} from './answering.js';

async function errorOf(call: Promise<unknown>): Promise<AccountError> {
  const error: unknown = await call.then(
    (value) => assert.fail(`resolved to ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof AccountError, String(error));
  return error;
}
const bodyOf = ({body}: Sent) => JSON.parse(body as string) as unknown;

test('sends each call to its route, with the client header and a JSON body', async () => {
  const {adapter, sent} = answering(() => new Response(null, {status: 204}));
  await adapter.devices?.disable('a/b c', {why: 'lost'}, {ifVersion: '"7"', locale: 'fr'});
  await adapter.sessions?.revoke('1');
  await adapter.sessions?.revokeOthers();
  await adapter.sessions?.revokeAll();
  await adapter.sessions?.reportSignIn('9');
  await adapter.password?.change({currentPassword: ' old ', newPassword: ' new '});
  await adapter.profile?.update({jobTitle: null});
  await adapter.profile?.startEdit('email');
  await adapter.profile?.setPhoto(null);
  await adapter.stepUp?.({}, {code: '123456'});
  await adapter.stepUp?.({acrValues: ['mfa']}, undefined);
  assert.deepEqual(
    sent.map(({method, url}) => `${method} ${url.replace(root, '')}`),
    [
      'POST /devices/a%2Fb%20c/disable',
      'DELETE /sessions/1',
      'POST /sessions/revoke',
      'POST /sessions/revoke',
      'POST /sign-ins/9/report',
      'POST /password/change',
      'PATCH /profile',
      'POST /profile/edit',
      'DELETE /profile/photo',
      'POST /step-up',
      'POST /step-up',
    ],
  );
  assert.ok(sent.every(({headers}) => headers.get('X-Account-Elements') === '1'));
  assert.ok(
    sent.every(({headers, body}) => (headers.get('Content-Type') === 'application/json') === Boolean(body)),
  );
  assert.deepEqual(sent.filter(({body}) => body).map(bodyOf), [
    {why: 'lost'},
    {scope: 'others'},
    {scope: 'all'},
    {},
    {currentPassword: ' old ', newPassword: ' new '},
    {jobTitle: null},
    {name: 'email'},
    {code: '123456'},
    {challenge: {acrValues: ['mfa']}},
  ]);
  assert.equal(sent[0]?.headers.get('If-Match'), '"7"');
  assert.equal(sent[0]?.headers.get('Accept-Language'), 'fr');
  assert.equal(sent[1]?.headers.get('If-Match'), null);
});

test('asks for pages, and takes the profile\u2019s version from its ETag', async () => {
  const {adapter, sent} = answering(() =>
    json({items: [], id: '1', displayName: 'Ada'}, {headers: {ETag: '"v2"'}}),
  );
  await adapter.devices?.list({cursor: 'a&b', limit: 50, search: 'Ä?'});
  assert.equal(sent[0]?.url, `${root}/devices?cursor=a%26b&limit=50&search=%C3%84%3F`);
  await adapter.devices?.list();
  assert.equal(sent[1]?.url, `${root}/devices`);
  assert.equal((await adapter.profile?.get())?.version, '"v2"');
  const outcome = await adapter.profile?.update({});
  assert.equal(outcome?.kind === 'done' && outcome.value?.version, '"v2"');
});

test('keeps the query of its root, and minds no slash at the end', async () => {
  const {adapter, sent} = answering(() => json({capabilities: {}}), {
    url: 'https://a.example/v1/?tenant=7#x',
  });
  await adapter.describe();
  await adapter.devices?.list({limit: 2});
  assert.deepEqual(
    sent.map(({url}) => url),
    ['https://a.example/v1/?tenant=7', 'https://a.example/v1/devices?tenant=7&limit=2'],
  );
});

for (const url of [
  '',
  'accounts',
  'javascript:alert(1)',
  'file:///etc',
  'https://u:p@a.example/',
  'ftp://a.example',
]) {
  test(`refuses the root "${url}", and says what to give`, () => {
    assert.throws(() => createRestAdapter({url}), {name: 'TypeError', message: /give the https address/});
  });
}
for (const timeout of [0, -1, NaN, Infinity, 2 ** 31]) {
  test(`refuses a timeout of ${timeout}, and says what to give`, () => {
    assert.throws(() => createRestAdapter({url: root, timeout}), {
      name: 'TypeError',
      message: /give milliseconds/,
    });
  });
}

test('asks for a token at each request, and sends no cookies then', async () => {
  let asked = 0;
  const getToken = () => Promise.resolve(`t${(asked += 1)}`);
  const {adapter, sent} = answering(() => json({capabilities: {}}), {
    getToken,
    headers: {'X-Tenant': 'contoso'},
  });
  await adapter.describe();
  await adapter.describe();
  assert.deepEqual(
    sent.map(({headers}) => headers.get('Authorization')),
    ['Bearer t1', 'Bearer t2'],
  );
  assert.deepEqual(
    sent.map(({init}) => init.credentials),
    ['omit', 'omit'],
  );
  assert.equal(sent[0]?.headers.get('X-Tenant'), 'contoso');
});

test('sends cookies to another origin, unless it is told otherwise', async () => {
  const one = answering(() => json({}));
  await one.adapter.describe();
  assert.equal(one.sent[0]?.init.credentials, 'include');
  const other = answering(() => json({}), {credentials: 'omit'});
  await other.adapter.describe();
  assert.equal(other.sent[0]?.init.credentials, 'omit');
});

test('asks once for a new token where one is refused, and sends the call again with another', async () => {
  const unauthenticated = () => new Response(null, {status: 401});
  const asked: boolean[] = [];
  let valid = 't2';
  const {adapter, sent} = answering(
    ({headers}) => (headers.get('Authorization') === `Bearer ${valid}` ? json({}) : unauthenticated()),
    {getToken: ({renew}) => (asked.push(renew), renew ? 't2' : 't1')},
  );
  await adapter.describe();
  assert.deepEqual(asked, [false, true]);
  assert.equal(sent.length, 2);
  // A refused one is not renewed for ever.
  valid = 't3';
  assert.equal((await errorOf(adapter.describe())).code, 'unauthenticated');
  assert.equal(sent.length, 4);
});

test('sends a refused token no second time, nor a call that wants a proof', async () => {
  const same = answering(() => new Response(null, {status: 401}), {getToken: () => 't1'});
  const error = await errorOf(same.adapter.describe());
  assert.deepEqual([error.code, error.details.status], ['unauthenticated', 401]);
  assert.equal(same.sent.length, 1);
  let token = 0;
  const proof = answering(
    () =>
      new Response(null, {
        status: 401,
        headers: {'WWW-Authenticate': 'Bearer error="insufficient_user_authentication"'},
      }),
    {getToken: () => `t${(token += 1)}`},
  );
  assert.equal((await errorOf(proof.adapter.devices!.disable('1'))).code, 'step-up-required');
  assert.equal(proof.sent.length, 1);
});

test('is unauthenticated when there is no token to be had, and sends nothing', async () => {
  const cause = new Error('interaction required');
  const {adapter, sent} = answering(() => json({}), {getToken: () => Promise.reject(cause)});
  const error = await errorOf(adapter.describe());
  assert.equal(error.code, 'unauthenticated');
  assert.equal(error.details.cause, cause);
  assert.equal(sent.length, 0);
});

test('passes on an AccountError of the token\u2019s', async () => {
  const {adapter} = answering(() => json({}), {getToken: () => Promise.reject(new AccountError('network'))});
  assert.equal((await errorOf(adapter.describe())).code, 'network');
});

test('gives a call up with the signal\u2019s reason, also while it waits for the token', async () => {
  for (const reason of [new Error('gone'), 'gone', {gone: true}]) {
    const control = new AbortController();
    const {adapter, sent} = answering(() => json({}), {getToken: () => new Promise<string>(() => {})});
    const call = adapter.describe({signal: control.signal}).catch((error: unknown) => error);
    control.abort(reason);
    assert.equal(await call, reason);
    assert.equal(sent.length, 0);
  }
});

test('sends nothing with a token that comes after the call was given up', async () => {
  const control = new AbortController();
  let give: (token: string) => void = () => {};
  const token = new Promise<string>((resolve) => {
    give = resolve;
  });
  const {adapter, sent} = answering(() => json({}), {getToken: () => token});
  const call = adapter.describe({signal: control.signal}).catch((error: unknown) => error);
  control.abort();
  await call;
  give('late');
  await token;
  await new Promise(setImmediate);
  assert.equal(sent.length, 0);
});

test('says "timeout" when no answer comes in time, or only half of one', async () => {
  const silent = answering(() => new Promise<Response>(() => {}), {timeout: 5});
  assert.equal((await errorOf(silent.adapter.describe())).code, 'timeout');
  const half = answering(
    () => new Response(new ReadableStream(), {headers: {'Content-Type': 'application/json'}}),
    {
      timeout: 5,
    },
  );
  assert.equal((await errorOf(half.adapter.describe())).code, 'timeout');
  assert.equal(silent.sent[0]?.init.signal?.aborted, true, 'the request itself is aborted');
});

test('says "network" when the connection fails, also in the middle of an answer', async () => {
  const cause = new TypeError('Failed to fetch');
  const none = await errorOf(answering(() => Promise.reject(cause)).adapter.describe());
  assert.equal(none.code, 'network');
  assert.equal(none.details.cause, cause);
  const broken = new ReadableStream({pull: (controller) => controller.error(new TypeError('terminated'))});
  const half = answering(() => new Response(broken, {headers: {'Content-Type': 'application/json'}}));
  assert.equal((await errorOf(half.adapter.describe())).code, 'network');
});

test('says "offline" when the browser knows that it is', async (context) => {
  Object.defineProperty(globalThis.navigator, 'onLine', {value: false, configurable: true});
  context.after(() => Reflect.deleteProperty(globalThis.navigator, 'onLine'));
  const failing = answering(() => Promise.reject(new TypeError('Failed to fetch')));
  assert.equal((await errorOf(failing.adapter.describe())).code, 'offline');
  const tokenless = answering(() => json({}), {getToken: () => Promise.reject(new Error('no network'))});
  assert.equal((await errorOf(tokenless.adapter.describe())).code, 'offline');
});

const reads = (adapter: ReturnType<typeof checked>) => [
  () => adapter.describe(),
  () => adapter.profile.get(),
  () => adapter.profile.photo(),
  () => adapter.devices.list(),
  () => adapter.sessions.list(),
  () => adapter.sessions.signIns(),
  () => adapter.password.policy(),
];
const writes = (adapter: ReturnType<typeof checked>) => [
  () => adapter.profile.update({a: 'b'}),
  () => adapter.profile.startEdit('email'),
  () => adapter.profile.setPhoto(new Blob(['x'], {type: 'image/png'})),
  () => adapter.profile.setPhoto(null),
  () => adapter.devices.disable('1'),
  () => adapter.sessions.revoke('1'),
  () => adapter.sessions.revokeOthers(),
  () => adapter.sessions.revokeAll(),
  () => adapter.sessions.reportSignIn('1'),
  () => adapter.password.change({newPassword: 'x'}),
  () => adapter.stepUp({}, {password: 'x'}),
];

const nonsense: Record<string, () => Response> = {
  'a page': () => html(),
  'a page that says it is JSON': () =>
    new Response('<!doctype html>', {headers: {'Content-Type': 'application/json'}}),
  'JSON that says it is a page': () => new Response('{"items":[]}', {headers: {'Content-Type': 'text/html'}}),
  'half a JSON text': () => new Response('{"items": [{"id"', {headers: {'Content-Type': 'application/json'}}),
  'nothing, with 200': () => new Response(null, {status: 200}),
  false: () => json(false),
  null: () => json(null),
  'a list': () => json([]),
  'an error, with 200': () => json({error: 'no'}),
  'a page that it was redirected to': () => redirectedTo('https://accounts.example/sign-in', html()),
  'JSON that it was redirected to': () =>
    redirectedTo(
      'https://accounts.example/sign-in',
      json({capabilities: {}, items: [], id: '1', displayName: 'x'}),
    ),
  'a redirect': () => new Response(null, {status: 302, headers: {Location: '/sign-in'}}),
  'an opaque redirect': () => Object.defineProperty(Response.error(), 'type', {value: 'opaqueredirect'}),
};
for (const [what, answer] of Object.entries(nonsense)) {
  test(`takes ${what} for no answer, and for no success`, async () => {
    const adapter = checked(answering(answer).adapter);
    for (const call of [...reads(adapter), ...writes(adapter)]) {
      const error = await errorOf(call());
      assert.equal(error.code, 'malformed-response', `${error.details.operation}: ${error.code}`);
    }
  });
}

test('takes a body where none belongs for no success', async () => {
  const adapter = checked(answering(() => json({items: [], ok: true})).adapter);
  for (const call of [
    adapter.devices.disable('1'),
    adapter.sessions.revoke('1'),
    adapter.password.change({newPassword: 'x'}),
    adapter.profile.setPhoto(null),
    adapter.stepUp({}, {password: 'x'}),
  ]) {
    assert.equal((await errorOf(call)).code, 'malformed-response');
  }
});

test('follows a redirect of a read to the same path and origin, and none of a write', async () => {
  const same = () => redirectedTo(`${root}/devices/`, json({items: []}));
  const {adapter, sent} = answering(same);
  assert.deepEqual(await adapter.devices?.list(), {items: []});
  await errorOf(adapter.devices!.disable('1'));
  assert.deepEqual(
    sent.map(({init}) => init.redirect),
    ['follow', 'manual'],
  );
});

test('sends the proof of a read, too', async () => {
  const {adapter, sent} = answering(() => json({items: []}));
  await adapter.devices?.list({proof: {password: 'pässword'}});
  assert.equal(sent[0]?.headers.get('X-Account-Proof'), encodeURIComponent('{"password":"pässword"}'));
});

test('believes no read that ended at another origin', async () => {
  const {adapter} = answering(() =>
    redirectedTo('https://evil.example/account/v1/devices', json({items: []})),
  );
  assert.equal((await errorOf(adapter.devices!.list())).code, 'malformed-response');
});

test('follows no redirect with a header of the host’s own', async () => {
  const {adapter, sent} = answering(() => json({items: []}), {headers: {'X-Api-Key': 'secret'}});
  await adapter.devices?.list();
  assert.equal(sent[0]?.init.redirect, 'manual');
});

test('takes plain http for this machine alone', () => {
  for (const url of ['http://accounts.example/account/v1', 'http://10.0.0.7/account/v1'])
    assert.throws(() => createRestAdapter({url}), /Plain http is for/);
  for (const url of ['http://localhost:8787/account/v1', 'http://127.0.0.1/account/v1'])
    createRestAdapter({url});
});

test('names the path of a value of the wrong type', async () => {
  const adapter = checked(
    answering(() =>
      json({
        items: [
          {id: '1', name: 'a'},
          {id: '2', name: 7},
        ],
      }),
    ).adapter,
  );
  const {code, details} = await errorOf(adapter.devices.list());
  assert.deepEqual([code, details.path], ['malformed-response', 'items.1.name']);
});

const statuses: Record<number, string> = {
  400: 'validation',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-supported',
  408: 'timeout',
  409: 'conflict',
  410: 'expired',
  412: 'stale',
  413: 'validation',
  415: 'validation',
  418: 'unknown',
  422: 'validation',
  428: 'stale',
  429: 'rate-limited',
  500: 'unavailable',
  501: 'not-supported',
  502: 'unavailable',
  503: 'unavailable',
};
for (const [status, code] of Object.entries(statuses)) {
  test(`translates HTTP ${status}, with a page or with nothing, to "${code}"`, async () => {
    for (const answer of [() => html(Number(status)), () => new Response(null, {status: Number(status)})]) {
      const adapter = checked(answering(answer).adapter);
      const error = await errorOf(adapter.devices.disable('1'));
      assert.equal(error.code, code);
      assert.equal(error.details.status, Number(status));
      assert.equal(error.details.operation, 'devices.disable');
    }
  });
}

test('believes a problem\u2019s type before the status, and keeps its members', async () => {
  const fields = [{pointer: '/newPassword', code: 'too-short', params: {min: 15}}];
  const refusal = {reason: 'policy', text: 'No.'};
  const answer = () => problem('policy', 403, {fields, refusal, backendCode: 'E7', requestId: 'r-1'});
  const {code, details} = await errorOf(answering(answer).adapter.devices!.disable('1'));
  assert.equal(code, 'policy');
  assert.deepEqual(details.fields, fields);
  assert.deepEqual(details.refusal, refusal);
  assert.equal(details.backendCode, 'E7');
  assert.equal(details.requestId, 'r-1');
});

test('falls back to the status for a problem of another kind', async () => {
  for (const type of ['about:blank', 'urn:account-elements:problem:nonsense', 7, undefined]) {
    const answer = () => problem('x', 409, {type});
    assert.equal((await errorOf(answering(answer).adapter.devices!.disable('1'))).code, 'conflict');
  }
});

test('drops members that do not fit, and keeps the error', async () => {
  const members = {fields: 'all', refusal: {reason: 'whim'}, retryAfterSeconds: -1, requestId: 7};
  const adapter = checked(answering(() => problem('policy', 403, members)).adapter);
  const {code, details} = await errorOf(adapter.devices.disable('1'));
  assert.equal(code, 'policy');
  const {fields, refusal, retryAfterSeconds, requestId} = details;
  assert.deepEqual(
    [fields, refusal, retryAfterSeconds, requestId],
    [undefined, undefined, undefined, undefined],
  );
});

test('names the request after its header where the body does not', async () => {
  const answer = () => new Response(null, {status: 500, headers: {'X-Request-Id': 'r-2'}});
  assert.equal((await errorOf(answering(answer).adapter.describe())).details.requestId, 'r-2');
});

const later = (milliseconds: number) => new Date(Date.now() + milliseconds).toUTCString();
for (const [header, seconds] of [
  ['7', 7],
  ['0', 0],
  ['-5', undefined],
  ['soon', undefined],
  ['1.5', undefined],
  ['', undefined],
  [later(-60_000), undefined],
] as const) {
  test(`reads Retry-After "${header}" as ${seconds}`, async () => {
    const answer = () => new Response(null, {status: 429, headers: {'Retry-After': header}});
    const {code, details} = await errorOf(answering(answer).adapter.describe());
    assert.deepEqual([code, details.retryAfterSeconds], ['rate-limited', seconds]);
  });
}
test('reads a date in Retry-After', async () => {
  const answer = () => new Response(null, {status: 503, headers: {'Retry-After': later(90_000)}});
  const {retryAfterSeconds = 0} = (await errorOf(answering(answer).adapter.describe())).details;
  assert.ok(retryAfterSeconds > 80 && retryAfterSeconds <= 90, String(retryAfterSeconds));
});

test('understands a step-up without a problem body (RFC 9470)', async () => {
  const header =
    'Bearer realm="x", error="insufficient_user_authentication", error_description="A \\"fresh\\" sign-in, please", acr_values="urn:a urn:b", max_age=300';
  const answer = () => new Response(null, {status: 401, headers: {'WWW-Authenticate': header}});
  const {code, details} = await errorOf(answering(answer).adapter.devices!.disable('1'));
  assert.equal(code, 'step-up-required');
  assert.deepEqual(details.challenge, {acrValues: ['urn:a', 'urn:b'], maxAgeSeconds: 300});
  const plain = () =>
    new Response(null, {status: 401, headers: {'WWW-Authenticate': 'Bearer error="invalid_token"'}});
  assert.equal((await errorOf(answering(plain).adapter.describe())).code, 'unauthenticated');
});

test('prefers the challenge of the problem body', async () => {
  const challenge = {maxAgeSeconds: 60, inPage: ['password']};
  const header = {'WWW-Authenticate': 'Bearer error="insufficient_user_authentication", max_age="300"'};
  const answer = () => problem('step-up-required', 401, {challenge}, header);
  assert.deepEqual(
    (await errorOf(answering(answer).adapter.devices!.disable('1'))).details.challenge,
    challenge,
  );
});

test('gives a redirect its operation and its item, and refuses an unsafe one', async () => {
  const to = (url: unknown) => answering(() => json({redirect: {url}})).adapter;
  const url = 'https://accounts.example/operation';
  assert.deepEqual(await to(url).devices?.disable('7'), {
    kind: 'redirect',
    redirect: {url, operation: 'devices.disable', item: '7'},
  });
  assert.deepEqual(await to('http://localhost:8787/x').password?.change({newPassword: 'x'}), {
    kind: 'redirect',
    redirect: {url: 'http://localhost:8787/x', operation: 'password.change'},
  });
  assert.deepEqual(await to(url).stepUp?.({}, undefined), {
    kind: 'redirect',
    redirect: {url, operation: 'step-up'},
  });
  const removal = await to(url).profile?.setPhoto(null);
  assert.equal(removal?.kind === 'redirect' && removal.redirect.operation, 'profile.setPhoto');
  for (const bad of [
    'javascript:alert(1)',
    'http://accounts.example/',
    '/relative',
    'https://u:p@a.example/',
    7,
  ]) {
    const {code, details} = await errorOf(checked(to(bad)).devices.disable('7'));
    assert.deepEqual([code, details.path], ['malformed-response', 'redirect.url']);
  }
});

test('tells that a write is pending', async () => {
  const {adapter} = answering(() => json({pending: {code: 'approval'}}, {status: 202}));
  assert.deepEqual(await adapter.sessions?.revokeAll(), {kind: 'pending', code: 'approval'});
});

test('says what signing out did', async () => {
  const {adapter} = answering(() => json({revoked: 2}));
  assert.deepEqual(await adapter.sessions?.revokeOthers(), {kind: 'done', value: {revoked: 2}});
});

test('knows no item with an id that would lead elsewhere, and asks nobody', async () => {
  const {adapter, sent} = answering(() => new Response(null, {status: 204}));
  for (const id of ['', '.', '..'])
    assert.equal((await errorOf(adapter.devices!.disable(id))).code, 'not-supported');
  assert.equal(sent.length, 0);
  await adapter.sessions?.revoke('$&/..');
  assert.equal(sent[0]?.url, `${root}/sessions/%24%26%2F..`);
});

test('signs in at the address of the description, and comes back', async () => {
  const signInUrl = 'https://accounts.example/sign-in?tenant=7';
  const {adapter} = answering(() => json({capabilities: {}, signInUrl}));
  assert.equal((await adapter.describe()).canSignIn, true);
  assert.deepEqual(await adapter.signIn?.({returnTo: 'https://accounts.example/me?tab=1'}), {
    url: `${signInUrl}&returnTo=https%3A%2F%2Faccounts.example%2Fme%3Ftab%3D1`,
    operation: 'sign-in',
  });
  const unable = answering(() => json({capabilities: {}})).adapter;
  assert.equal((await unable.describe()).canSignIn, false);
  assert.equal((await errorOf(unable.signIn!())).code, 'not-supported');
  const unsafe = answering(() => json({capabilities: {}, signInUrl: 'javascript:alert(1)'})).adapter;
  assert.equal((await errorOf(checked(unsafe).signIn())).code, 'malformed-response');
});

test('refuses to come back to another origin, before anything is sent', async () => {
  const {adapter, sent} = answering(() => json({redirect: {url: 'https://a.example/'}}));
  const cure = {
    name: 'TypeError',
    message: /give an address of this page's origin, https:\/\/accounts\.example/,
  };
  for (const returnTo of [
    'https://elsewhere.example/',
    '//elsewhere.example/',
    'javascript:alert(1)',
    'data:,',
  ]) {
    await assert.rejects(adapter.devices!.disable('1', {}, {returnTo}), cure);
    await assert.rejects(adapter.signIn!({returnTo}), cure);
  }
  assert.equal(sent.length, 0);
  await adapter.devices?.disable(
    '1',
    {},
    {returnTo: '/me?account-operation=old&account-status=completed&tab=1'},
  );
  assert.equal(sent[0]?.headers.get('X-Account-Return-To'), 'https://accounts.example/me?tab=1');
});

test('reads what a redirect left in the address', () => {
  const {adapter} = answering(() => json({}));
  const resume = (query: string) => adapter.resume?.(new URL(`https://intranet.example/?${query}`));
  assert.deepEqual(resume('account-operation=devices.disable&account-item=7&account-status=completed'), {
    operation: 'devices.disable',
    item: '7',
    status: 'completed',
  });
  assert.deepEqual(resume('account-operation=step-up&account-status=sure'), {
    operation: 'step-up',
    status: 'unknown',
  });
  assert.equal(resume('account-status=completed'), undefined);
});

test('gives the photo as a Blob of its type, and null for none', async () => {
  const png = (status = 200) =>
    new Response(new Uint8Array([137, 80, 78, 71]), {status, headers: {'Content-Type': 'image/png'}});
  const {adapter, sent} = answering(() => png());
  const photo = await adapter.profile?.photo({size: 96});
  assert.deepEqual([photo?.type, photo?.size], ['image/png', 4]);
  assert.equal(sent[0]?.url, `${root}/profile/photo?size=96`);
  for (const status of [204, 404]) {
    assert.equal(await answering(() => new Response(null, {status})).adapter.profile?.photo(), null);
  }
  const refused = await errorOf(answering(() => png(403)).adapter.profile!.photo());
  assert.equal(refused.code, 'forbidden');
});

test('sends a photo as it is, with its type', async () => {
  const {adapter, sent} = answering(() => new Response(null, {status: 204}));
  const photo = new Blob(['x'], {type: 'image/webp'});
  assert.deepEqual(await adapter.profile?.setPhoto(photo), {kind: 'done'});
  assert.equal(sent[0]?.body, photo);
  assert.equal(sent[0]?.headers.get('Content-Type'), 'image/webp');
  assert.equal(sent[0]?.method, 'PUT');
});

test('says that a photo is too large, or of the wrong type, where only the status does', async () => {
  for (const [status, code] of [
    [413, 'too-large'],
    [415, 'type'],
  ] as const) {
    const {details} = await errorOf(answering(() => html(status)).adapter.profile!.setPhoto(new Blob(['x'])));
    assert.deepEqual(details.fields, [{pointer: '/photo', code}]);
  }
});

test('brings a proof with the call in a header, any characters in it, and with no other call', async () => {
  const {adapter, sent} = answering(() => new Response(null, {status: 204}));
  const proof = {password: 'Lovelace “1843” 🦉 \ud800'};
  await adapter.devices?.disable('1', {}, {proof});
  await adapter.devices?.disable('1');
  const [first, second] = sent.map(({headers}) => headers.get('X-Account-Proof'));
  assert.deepEqual(JSON.parse(decodeURIComponent(first ?? '')), proof);
  assert.equal(second, null);
});
