import assert from 'node:assert/strict';
import {describe, test} from 'node:test';

import {demandedClaims} from '../../../mocks/handlers/graph/handlers.js';
import {createGraphAdapter, type GraphAdapterOptions} from '../../../src/adapters/graph/graph-adapter.js';
import {phoneNumberOf} from '../../../src/adapters/graph/methods.js';
import {freshMfa} from '../../../src/adapters/graph/wire.js';
import type {CheckedAdapter} from '../../../src/contract/adapter.js';
import type {CallOptions} from '../../../src/contract/calls.js';
import {checked} from '../../../src/contract/checked.js';
import {adapterSuite} from '../../../src/testing/adapter-suite.js';
import {consents, graphRig, scopes} from '../../testing/graph-rig.js';
import {nodeRunner} from '../../testing/runner.js';
import {byRoute, errorOf, json, noAnswers, nothing, scripted, type Sent} from '../scripted.js';
import {assertAnswer, assertRequest, root, scopesOf} from './openapi.js';

type Options = Partial<GraphAdapterOptions>;

/** The adapter over the reference backend; each request and each answer must fit Graph’s own description. */
const graph = (scenario: string, options: Options = {scopes, allowBeta: true}) =>
  graphRig(scenario, options, async ({request, response, asked}) => {
    await assertRequest(request.clone());
    const needed = scopesOf(request);
    assert.ok(
      asked.some((one) => one.scopes.length > 0 && one.scopes.every((scope) => needed.includes(scope))),
      `${request.url}: ${needed.join()}`,
    );
    await assertAnswer(request, response);
  });

for (const [consent, options] of Object.entries(consents)) {
  describe(`With ${consent}`, () => {
    adapterSuite(nodeRunner, {create: (situation) => graph(situation, options)});
  });
}

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
const failing = (status: number, code: string, headers: HeadersInit = {}) =>
  json({error: {code, message: 'English.', innerError: {'request-id': 'r-1'}}}, {status, headers});

test('reads Ada as the other adapters do', async () => {
  const {backend, adapter, asked} = graph('default', {manager: true, scopes});
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

test('answers a claims challenge with an interactive token for what was refused, and then goes on', async () => {
  const {adapter, asked} = graph('step-up');
  const safe = checked(adapter);
  const {code, details} = await errorOf(safe.sessions.revokeAll());
  assert.equal(code, 'step-up-required');
  assert.equal(details.challenge?.claims, demandedClaims);
  assert.deepEqual(await safe.stepUp(details.challenge, undefined), {kind: 'done'});
  assert.deepEqual(asked.at(-1), {
    scopes: ['User.RevokeSessions.All'],
    claims: demandedClaims,
    interactive: true,
    renew: true,
  });
  assert.equal((await safe.sessions.revokeAll()).kind, 'done');
});

test('takes the 403 of a change of the methods for a wish of a fresh MFA, once', async () => {
  const {adapter, asked} = graph('step-up');
  const safe = checked(adapter);
  const {code, details} = await errorOf(safe.verification.remove('email:email'));
  assert.deepEqual([code, details.challenge], ['step-up-required', {claims: freshMfa}]);
  await safe.stepUp(details.challenge ?? {}, undefined);
  assert.deepEqual(asked.at(-1), {
    scopes: ['UserAuthMethod-Email.ReadWrite'],
    claims: freshMfa,
    interactive: true,
    renew: true,
  });
  assert.equal((await safe.verification.remove('email:email')).kind, 'done');
  // The office phone is the administrator's: after the proof a 403 is what it says.
  assert.equal((await errorOf(safe.verification.remove('phone:office'))).code, 'forbidden');
});

test('does not take the 403 of a read of the methods for one', async () => {
  const {safe} = answering(() => failing(403, 'accessDenied'), {scopes});
  assert.equal((await errorOf(safe.verification.get())).code, 'forbidden');
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

test('tries nothing that no administrator has granted, and links to it instead', async () => {
  const {safe, sent} = answering(() => json({id: '1'}), {allowBeta: true});
  const {capabilities} = await safe.describe();
  const read = sent.length;
  const calls = {
    'sessions.revokeAll': () => safe.sessions.revokeAll(),
    'password.change': () => safe.password.change({currentPassword: 'old', newPassword: 'a new passphrase'}),
    'verification.get': () => safe.verification.get(),
    'verification.begin': () => safe.verification.begin({type: 'email', address: 'ada@lovelace.example'}),
    'verification.remove': () => safe.verification.remove('email:1'),
    'verification.rename': () => safe.verification.rename('fido2:1', 'Key'),
    'verification.makeDefault': () => safe.verification.makeDefault('softwareOath:1'),
    'terms.history': () => safe.terms.history(),
  } as const;
  for (const [operation, call] of Object.entries(calls)) {
    const capability = capabilities[operation as keyof typeof calls];
    assert.equal(capability.support, 'external', operation);
    assert.deepEqual('refusal' in capability && capability.refusal, {reason: 'configuration'}, operation);
    const {code, details} = await errorOf(call());
    assert.deepEqual([code, details.refusal], ['not-supported', {reason: 'configuration'}], operation);
  }
  assert.equal(sent.length, read);
});

test('asks for the scope that was granted, where more than one would do', async () => {
  const asked: string[] = [];
  const {safe} = answering(() => json({value: []}), {
    scopes: ['UserAuthenticationMethod.ReadWrite'],
    getToken: (request) => {
      asked.push(...request.scopes);
      return 'token';
    },
  });
  await safe.verification.get();
  assert.deepEqual(asked, ['UserAuthenticationMethod.ReadWrite']);
});

test('leaves the sign-out and the password of a guest to the organization that manages them', async () => {
  const userPrincipalName = 'ada_fabrikam.example#EXT#@contoso.onmicrosoft.com';
  const {safe} = answering(
    (path) =>
      path.startsWith('/organization')
        ? json({value: [{id: 'o', displayName: 'Contoso'}]})
        : json({id: '1', userPrincipalName}),
    {scopes},
  );
  const {capabilities} = await safe.describe();
  for (const operation of ['sessions.revokeAll', 'password.change'] as const) {
    const {support, refusal} = capabilities[operation] as {support: string; refusal?: unknown};
    assert.deepEqual([support, refusal], ['external', {reason: 'managed'}]);
  }
  const {items} = await safe.organizations.list();
  assert.deepEqual(items, [{id: 'o', name: 'Contoso', current: true, relation: 'guest'}]);
});

test('lists the organization whose token it is, with what it says of privacy', async () => {
  const {items} = await checked(graph('default').adapter).organizations.list();
  assert.deepEqual(
    items.map(({name, relation, current, leave}) => [name, relation, current, leave]),
    [['Contoso', 'home', true, {support: 'none', refusal: {reason: 'home'}}]],
  );
  const privacyProfile = {contactEmail: 'privacy@contoso.example', statementUrl: 'javascript:alert(1)'};
  const {safe} = answering((path) =>
    json(path.startsWith('/me') ? {id: '1'} : {value: [{id: 'o', displayName: null, privacyProfile}]}),
  );
  const [only] = (await safe.organizations.list()).items;
  assert.deepEqual([only?.name, only?.privacyUrl], ['o', undefined]);
  assert.deepEqual(only?.contact, {label: 'o', email: 'privacy@contoso.example'});
});

test('says how long access may live on after signing out everywhere, and believes no page of the network', async () => {
  const {backend, adapter} = graph('default');
  assert.deepEqual(await checked(adapter).sessions.revokeAll(), {
    kind: 'done',
    value: {delaySeconds: 5400},
  });
  assert.equal(backend.sessions.length, 0);
  for (const [response, code] of [
    [() => new Response(null, {status: 204}), 'done'],
    [() => json({value: true}, {status: 201}), 'done'],
    [() => json({value: false}), 'malformed-response'],
    [() => new Response('<!doctype html>', {headers: {'Content-Type': 'text/html'}}), 'malformed-response'],
  ] as const) {
    const call = answering(response, {scopes}).safe.sessions.revokeAll();
    assert.equal(code === 'done' ? (await call).kind : (await errorOf(call)).code, code);
  }
});

test('tells which password was refused where Graph\u2019s sentence tells it, and shows the sentence nowhere', async () => {
  for (const [message, pointer, code] of [
    [
      'The specified password does not comply with password complexity requirements.',
      '/newPassword',
      'complexity',
    ],
    ['The current password is incorrect.', '/currentPassword', 'incorrect'],
    ['Something that nobody has seen.', '', 'refused'],
    [undefined, '', 'refused'],
  ] as const) {
    const {safe} = answering(() => json({error: {code: 'Request_BadRequest', message}}, {status: 400}), {
      scopes,
    });
    const error = await errorOf(safe.password.change({currentPassword: 'old', newPassword: 'new password'}));
    assert.deepEqual([error.code, error.details.fields], ['validation', [{pointer, code}]]);
  }
});

test('sends no password that Entra never takes', async () => {
  const {safe, sent} = answering(() => new Response(null, {status: 204}), {scopes});
  for (const [newPassword, code] of [
    ['\u{1f511}'.repeat(7), 'too-short'],
    ['x'.repeat(257), 'too-long'],
  ] as const) {
    const {details} = await errorOf(safe.password.change({currentPassword: 'old', newPassword}));
    assert.equal(details.fields?.[0]?.code, code);
  }
  const without = await errorOf(safe.password.change({newPassword: 'long enough'}));
  assert.equal(without.details.fields?.[0]?.pointer, '/currentPassword');
  assert.deepEqual(sent, []);
});

test('knows when the password was changed', async () => {
  const {backend, adapter} = graph('default');
  const {changedAt, minLength, maxLength} = await checked(adapter).password.policy();
  assert.equal(Date.parse(changedAt ?? ''), Date.parse(backend.state.passwordChangedAt));
  assert.deepEqual([minLength, maxLength], [8, 256]);
});

test('reads every type of authentication method, and one that it does not know', async () => {
  const at = {createdDateTime: '2025-01-02T03:04:05Z'};
  const types: Record<string, object> = {
    phone: {phoneNumber: '+44 7700900123', phoneType: 'mobile'},
    email: {emailAddress: 'ada@lovelace.example'},
    fido2: {displayName: 'Key', model: 'Model'},
    microsoftAuthenticator: {displayName: 'Ada\u2019s phone'},
    softwareOath: {secretKey: null},
    windowsHelloForBusiness: {displayName: 'PC'},
    platformCredential: {displayName: 'Mac'},
    password: {password: null},
    temporaryAccessPass: {startDateTime: '2026-11-22T10:00:00Z', lifetimeInMinutes: 60},
    external: {displayName: 'Other company'},
    qr: {},
  };
  const value = Object.entries(types).map(([type, more], index) => ({
    '@odata.type': `#microsoft.graph.${type}AuthenticationMethod`,
    id: `${index}`,
    ...at,
    ...more,
  }));
  const {methods, options, required} = await answering(() => json({value}), {scopes}).safe.verification.get();
  assert.deepEqual(
    methods.map(({id, type, usedFor, remove}) => [id, type, usedFor.join(), remove?.support]),
    [
      ['phone:0', 'phone', 'sign-in,reset', 'native'],
      ['email:1', 'email', 'reset', 'native'],
      ['fido2:2', 'passkey', 'sign-in', 'native'],
      ['microsoftAuthenticator:3', 'push-app', 'sign-in,reset', 'native'],
      ['softwareOath:4', 'authenticator-app', 'sign-in,reset', 'native'],
      ['windowsHelloForBusiness:5', 'platform', 'sign-in', 'native'],
      ['platformCredential:6', 'platform', 'sign-in', 'native'],
      ['password:7', 'password', 'sign-in', 'none'],
      ['temporaryAccessPass:8', 'temporary-pass', 'sign-in', 'none'],
      ['external:9', 'other', 'sign-in', 'none'],
      ['qr:10', 'other', 'sign-in', 'none'],
    ],
  );
  const [phone, , key, , , , , , pass] = methods;
  assert.deepEqual(
    [phone?.destination, phone?.slot, phone?.ways],
    ['+44 7700900123', 'mobile', ['text', 'call']],
  );
  assert.deepEqual([key?.label, key?.rename?.support, phone?.rename?.support], ['Key', 'native', 'none']);
  assert.equal(pass?.expiresAt, '2026-11-22T11:00:00.000Z');
  assert.equal(required, 0);
  const added = Object.fromEntries(options.map(({type, add}) => [type, add.support]));
  assert.deepEqual(added, {
    'push-app': 'external',
    'authenticator-app': 'external',
    passkey: 'external',
    phone: 'native',
    email: 'none',
  });
});

test('sets up a phone and an address in one step, for Graph sends no code', async () => {
  const {backend, adapter} = graph('empty');
  const {verification} = checked(adapter);
  const refused = await errorOf(
    verification.begin({type: 'phone', number: '+44 7700 900456', slot: 'alternate'}),
  );
  assert.deepEqual([refused.code, refused.details.refusal?.reason], ['conflict', 'prerequisite']);
  const begun = await verification.begin({type: 'phone', number: '0044 (7700) 900-456'});
  assert.ok(begun.kind === 'done' && begun.value?.step === 'complete');
  assert.equal(begun.value.method.destination, '+44 7700900456');
  assert.equal(backend.state.verification.methods[0]?.reach, '+447700900456');
  await verification.begin({type: 'email', address: ' ada@lovelace.example '});
  const {methods} = await verification.get();
  assert.deepEqual(
    methods.map(({type, destination}) => [type, destination]),
    [
      ['phone', '+44 7700900456'],
      ['email', 'ada@lovelace.example'],
    ],
  );
  const [id] = methods.map((method) => method.id);
  await verification.begin({type: 'phone', number: '+44 7700 900789', replaces: id});
  const after = await verification.get();
  assert.deepEqual([after.methods[0]?.id, after.methods[0]?.destination], [id, '+44 7700900789']);
  const again = await errorOf(verification.begin({type: 'email', address: 'other@lovelace.example'}));
  assert.equal(again.details.refusal?.reason, 'limit');
});

test('refuses what is no number, and says where', async () => {
  const {safe, sent} = answering(() => json({value: []}), {scopes});
  for (const [number, code] of [
    ['', 'required'],
    ['0123 456', 'pattern'],
    ['+44 call me', 'pattern'],
  ] as const) {
    const {details} = await errorOf(safe.verification.begin({type: 'phone', number}));
    assert.deepEqual(details.fields, [{pointer: '/number', code}]);
  }
  assert.ok(sent.every((path) => path === '/me/authentication/methods'));
});

for (const [number, extension, expected] of [
  ['+1 206 555 5555', '', '+1 2065555555'],
  ['+442079460018', '217', '+44 2079460018x217'],
  ['+352 12 34 56', '', '+352 123456'],
  ['+7 495 123-45-67', '', '+7 4951234567'],
] as const) {
  test(`writes ${number} as Graph wants it`, () => {
    assert.equal(phoneNumberOf({type: 'phone', number, extension}), expected);
  });
}

test('renames a passkey, and nothing else', async () => {
  const sent: [string | undefined, unknown][] = [];
  const {safe} = answering(() => json({}), {
    scopes,
    fetch: async (input, init) => {
      await assertRequest(new Request(input, init));
      const phone = {'@odata.type': '#microsoft.graph.phoneAuthenticationMethod', id: '1'};
      if (init?.method === 'GET') return json({value: [phone]});
      sent.push([init?.method, init?.body]);
      return new Response(null, {status: 204});
    },
  });
  assert.deepEqual(await safe.verification.rename('fido2:-2_GRUg2-HYz6', 'Blue key'), {kind: 'done'});
  assert.deepEqual(sent, [['PATCH', '{"displayName":"Blue key"}']]);
  const {code, details} = await errorOf(safe.verification.rename('phone:1', 'Mine'));
  assert.deepEqual([code, details.refusal], ['policy', {reason: 'backend'}]);
  assert.equal((await errorOf(safe.verification.rename('phone:2', 'Mine'))).code, 'not-found');
  assert.equal(sent.length, 1);
});

test('leaves the default to the system where the system chooses', async () => {
  const value = [{'@odata.type': '#microsoft.graph.softwareOathAuthenticationMethod', id: '1'}];
  const preference = (system: boolean) => ({
    isSystemPreferredAuthenticationMethodEnabled: system,
    userPreferredMethodForSecondaryAuthentication: 'oath',
  });
  for (const system of [true, false]) {
    const everything = ['UserAuthenticationMethod.ReadWrite'];
    const {safe} = answering(
      (path) =>
        json(path.includes('signIn') ? preference(system) : path.includes('methods') ? {value} : {id: '1'}),
      {scopes: everything, allowBeta: true},
    );
    const [method] = (await safe.verification.get()).methods;
    assert.deepEqual(
      [method?.isDefault, method?.makeDefault],
      system ? [undefined, {support: 'none', refusal: {reason: 'policy'}}] : [true, undefined],
    );
  }
});

test('asks nothing of the beta unless it may', async () => {
  const {safe, sent} = answering((path) => json(path.includes('methods') ? {value: []} : {id: '1'}), {
    scopes,
  });
  await safe.verification.get();
  assert.deepEqual(sent, ['/me/authentication/methods']);
  assert.equal((await safe.describe()).capabilities['verification.makeDefault'].support, 'external');
  assert.equal((await errorOf(safe.verification.makeDefault('softwareOath:1'))).code, 'not-supported');
});

test('tells what was decided about terms of use, by the names that the host gives them', async () => {
  const acceptance = (id: string, state: string, day: string) => ({
    id: `a${id}`,
    agreementId: id,
    agreementFileId: `f${id}`,
    state,
    recordedDateTime: `2026-0${day}-01T00:00:00Z`,
  });
  const value = [
    acceptance('1', 'accepted', '1'),
    acceptance('2', 'declined', '3'),
    acceptance('3', 'unknownFutureValue', '2'),
  ];
  const {safe} = answering(() => json({value}), {scopes, agreements: {'1': 'Acceptable use'}});
  const {items} = await safe.terms.history();
  assert.deepEqual(
    items.map(({title, version, decision}) => [title, version, decision]),
    [
      ['2', 'f2', 'decline'],
      ['Acceptable use', 'f1', 'accept'],
    ],
  );
});

const healthy: Readonly<Record<string, () => Response>> = {
  'GET /me': () => json({id: '1', displayName: 'Ada', userPrincipalName: 'ada@contoso.example'}),
  'GET /me/photo/$value': () => new Response('bytes', {headers: {'Content-Type': 'image/png'}}),
  'GET /me/ownedDevices': () => json({value: [{id: 'd', displayName: 'PC'}]}),
  'GET /me/registeredDevices': () => json({value: []}),
  'GET /organization': () => json({value: [{id: 'o', displayName: 'Contoso'}]}),
  'POST /me/revokeSignInSessions': () => json({value: true}),
  'POST /me/changePassword': nothing,
  'GET /me/authentication/methods': () =>
    json({
      value: [{'@odata.type': '#microsoft.graph.fido2AuthenticationMethod', id: '1', displayName: 'Key'}],
    }),
  'POST /me/authentication/emailMethods': () =>
    json({id: 'e', emailAddress: 'ada@lovelace.example'}, {status: 201}),
  'PATCH /me/authentication/fido2Methods/1': nothing,
  'DELETE /me/authentication/fido2Methods/1': nothing,
  'GET /me/agreementAcceptances': () => json({value: []}),
};
const calls: Readonly<Record<string, (safe: CheckedAdapter, options?: CallOptions) => Promise<unknown>>> = {
  describe: (safe, options) => safe.describe(options),
  'profile.get': ({profile}, options) => profile.get(options),
  'profile.photo': ({profile}, options) => profile.photo({}, options),
  'devices.list': ({devices}, options) => devices.list({...options, limit: 2}),
  'organizations.list': ({organizations}, options) => organizations.list(options),
  'sessions.revokeAll': ({sessions}, options) => sessions.revokeAll(options),
  'password.policy': ({password}, options) => password.policy(options),
  'password.change': ({password}, options) =>
    password.change({currentPassword: 'old', newPassword: 'a new passphrase'}, options),
  'verification.get': ({verification}, options) => verification.get(options),
  'verification.begin': ({verification}, options) =>
    verification.begin({type: 'email', address: 'ada@lovelace.example'}, options),
  'verification.rename': ({verification}, options) => verification.rename('fido2:1', 'Blue key', options),
  'verification.remove': ({verification}, options) => verification.remove('fido2:1', options),
  'terms.history': ({terms}, options) => terms.history(options),
};

/** The adapter over a Graph in which all is well, but for what is said here. */
function whole(
  answers: Readonly<Record<string, () => Response>> = {},
  instead?: (sent: Sent, count: number) => Response | undefined,
  options: Options = {},
) {
  const answer = byRoute({...healthy, ...answers});
  const {fetch, sent} = scripted(root, (one, count) => instead?.(one, count) ?? answer(one, count));
  return {safe: checked(createGraphAdapter({getToken: () => 'token', fetch, scopes, ...options})), sent};
}

for (const [operation, call] of Object.entries(calls)) {
  test(`${operation} takes no answer that is none, at none of its requests`, async () => {
    const {safe, sent} = whole();
    await call(safe);
    for (const [what, wrong] of Object.entries(noAnswers)) {
      for (let index = 1; index <= sent.length; index++) {
        const {safe: other} = whole({}, (_, count) => (count === index ? wrong() : undefined));
        assert.equal((await errorOf(call(other))).code, 'malformed-response', `${what} at request ${index}`);
      }
    }
  });

  test(`${operation} gives up with the signal\u2019s reason, and waits where Graph says how long`, async () => {
    const reason = new Error(operation);
    const controller = new AbortController();
    const fetch = () => {
      controller.abort(reason);
      return Promise.reject(new TypeError('aborted'));
    };
    await assert.rejects(
      call(whole({}, undefined, {fetch}).safe, {signal: controller.signal}),
      (e) => e === reason,
    );
    for (const [headers, seconds] of [
      [{'Retry-After': '17'}, 17],
      [{}, undefined],
    ] as const) {
      const busy = whole({}, () => failing(429, 'activityLimitReached', headers));
      const {code, details} = await errorOf(call(busy.safe));
      assert.deepEqual([code, details.retryAfterSeconds], ['rate-limited', seconds]);
    }
  });
}

test('takes values of other types than Graph\u2019s for no answer', async () => {
  const wrong: readonly (readonly [string, string, unknown])[] = [
    ['describe', 'GET /me', {id: 7}],
    ['profile.get', 'GET /me', {id: '1', displayName: {}}],
    ['profile.get', 'GET /me', {id: '1', businessPhones: [7]}],
    ['profile.get', 'GET /me', {id: '1', city: 7}],
    ['devices.list', 'GET /me/ownedDevices', {value: 'none'}],
    ['devices.list', 'GET /me/ownedDevices', {value: [{id: 7}]}],
    ['devices.list', 'GET /me/ownedDevices', {value: [{id: 'd', isManaged: 'yes'}]}],
    ['organizations.list', 'GET /organization', {value: [{id: 'o', verifiedDomains: 7}]}],
    ['verification.get', 'GET /me/authentication/methods', {value: [{id: 'p', phoneNumber: 7}]}],
    ['verification.begin', 'POST /me/authentication/emailMethods', {id: 7}],
    ['sessions.revokeAll', 'POST /me/revokeSignInSessions', {value: false}],
  ];
  for (const [operation, route, body] of wrong) {
    const {code} = await errorOf(calls[operation]!(whole({[route]: () => json(body)}).safe));
    assert.equal(code, 'malformed-response', `${operation}: ${JSON.stringify(body)}`);
  }
});

test('knows no word that every object inherits, and takes any text as it is', async () => {
  const hostile = '<img src=x onerror=alert(1)>\u202e';
  for (const word of ['constructor', '__proto__', 'toString']) {
    const {safe} = whole({
      'GET /me/ownedDevices': () =>
        json({value: [{id: 'd', displayName: hostile, trustType: word, operatingSystem: word}]}),
      'GET /me/authentication/methods': () =>
        json({
          value: [
            {
              '@odata.type': `#microsoft.graph.${word}AuthenticationMethod`,
              id: 'm',
              displayName: hostile,
              phoneType: word,
            },
          ],
        }),
      'GET /me/agreementAcceptances': () =>
        json({
          value: [
            {id: 'a', agreementId: word, state: 'accepted', recordedDateTime: '2026-01-01T00:00:00+01:00'},
          ],
        }),
    });
    const {items} = await safe.devices.list();
    assert.deepEqual(items, [{id: 'd', name: hostile, os: word}]);
    const [method] = (await safe.verification.get()).methods;
    assert.deepEqual(
      [method?.type, method?.label, method?.slot, method?.ways],
      ['other', hostile, undefined, undefined],
    );
    const [record] = (await safe.terms.history()).items;
    assert.deepEqual([record?.title, record?.at], [word, '2025-12-31T23:00:00.000Z']);
    assert.equal((await errorOf(safe.verification.remove(`${word}:1`))).code, 'not-found');
    const {safe: failed} = whole({'GET /me': () => failing(400, word)});
    assert.equal((await errorOf(failed.profile.get())).code, 'validation');
  }
});

test('follows links that lead in a circle no further than once around', async () => {
  const item = {id: '1', displayName: 'One'};
  const around = (path: string) => () => json({value: [], '@odata.nextLink': `${root}${path}`});
  const {safe, sent} = whole({
    'GET /me/ownedDevices': around('/a'),
    'GET /a': around('/b'),
    'GET /b': around('/a'),
  });
  assert.equal((await errorOf(safe.devices.list())).code, 'malformed-response');
  assert.ok(sent.length < 10, `${sent.length} requests`);
  // With something on each page: each is asked for by itself, and gives what is new.
  const full = whole({
    'GET /me/ownedDevices': () => json({value: [item], '@odata.nextLink': `${root}/a`}),
    'GET /a': () => json({value: [item], '@odata.nextLink': `${root}/a`}),
  });
  const {next} = await full.safe.devices.list();
  assert.equal((await errorOf(full.safe.devices.list({cursor: next}))).code, 'malformed-response');
  const circle = whole({'GET /organization': around('/a'), 'GET /a': around('/organization')});
  assert.equal((await errorOf(circle.safe.organizations.list())).code, 'malformed-response');
});
