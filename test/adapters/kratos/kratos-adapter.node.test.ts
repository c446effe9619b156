import assert from 'node:assert/strict';
import {test} from 'node:test';

import {createKratosAdapter, type KratosAdapterOptions} from '../../../src/adapters/kratos/kratos-adapter.js';
import type {CallOptions} from '../../../src/contract/calls.js';
import {checked} from '../../../src/contract/checked.js';
import {byRoute, errorOf, json, noAnswers, nothing, page, scripted, type Sent} from '../scripted.js';

const url = 'https://id.example';
const node = (name: string, attributes: object = {}, more: object = {}) => ({
  group: name.startsWith('traits.') ? 'profile' : 'default',
  attributes: {name, ...attributes},
  ...more,
});
const identity = {
  id: 'ada',
  traits: {email: 'ada@example.org', name: {first: 'Ada', last: 'Lovelace'}},
  recovery_addresses: [
    {id: 'r', value: 'ada@example.org', via: 'email', created_at: '2026-01-02T03:04:05.123456Z'},
  ],
};
const nodes = [
  node('csrf_token', {value: 'csrf'}),
  node('traits.email', {type: 'email', required: true}),
  node('traits.name.first', {type: 'text'}),
  node('traits.name.last', {type: 'text'}),
  node('totp_secret_key', {text: {id: 1, text: 'JBSWY3DPEHPK3PXP'}}),
];
const flow = (more: object = {}, ui: object = {}) => ({
  id: 'f1',
  expires_at: '2026-11-23T02:00:00Z',
  identity,
  ui: {action: `${url}/self-service/settings?flow=f1`, nodes, ...ui},
  ...more,
});
const session = {id: 's1', active: true, identity, authenticated_at: '2026-11-22T10:00:00Z'};
const failing =
  (status: number, id: string | undefined, more: object = {}, headers: HeadersInit = {}) =>
  () =>
    json(
      {error: {...(id && {id}), code: status, status: 'English', reason: 'English.'}, ...more},
      {status, headers},
    );

const healthy: Readonly<Record<string, () => Response>> = {
  'GET /sessions/whoami': () => json(session),
  'GET /sessions': () =>
    json([
      {...session, id: 's2'},
      {...session, id: 's3', active: false},
    ]),
  'DELETE /sessions': () => json({count: 2}),
  'DELETE /sessions/s2': nothing,
  'GET /self-service/settings/browser': () => json(flow()),
  'POST /self-service/settings': () => json(flow()),
  'GET /self-service/settings/flows': () => json(flow()),
  'GET /self-service/logout/browser': () => json({logout_token: 't', logout_url: `${url}/x`}),
  'GET /self-service/logout': nothing,
};

function kratos(
  answers: Readonly<Record<string, () => Response>> = {},
  options: Partial<KratosAdapterOptions> = {},
  instead?: (sent: Sent, count: number) => Response | undefined,
) {
  const answer = byRoute({...healthy, ...answers});
  const {fetch, sent} = scripted(url, (one, count) => instead?.(one, count) ?? answer(one, count));
  const adapter = createKratosAdapter({url, fetch, ...options});
  return {adapter, safe: checked(adapter), sent};
}

type Safe = ReturnType<typeof kratos>['safe'];
const calls: Readonly<Record<string, (safe: Safe, options?: CallOptions) => Promise<unknown>>> = {
  describe: (safe, options) => safe.describe(options),
  'profile.get': ({profile}, options) => profile.get(options),
  'profile.update': ({profile}, options) => profile.update({givenName: 'Grace'}, options),
  'sessions.list': ({sessions}, options) => sessions.list(options),
  'sessions.revoke': ({sessions}, options) => sessions.revoke('s2', options),
  'sessions.revokeOthers': ({sessions}, options) => sessions.revokeOthers(options),
  'sessions.revokeAll': ({sessions}, options) => sessions.revokeAll(options),
  'password.policy': ({password}, options) => password.policy(options),
  'password.change': ({password}, options) => password.change({newPassword: 'a new passphrase'}, options),
  'verification.get': ({verification}, options) => verification.get(options),
  'verification.begin': ({verification}, options) => verification.begin({type: 'authenticator-app'}, options),
  'verification.complete': ({verification}, options) =>
    verification.complete('authenticator-app~f1~', {code: '123456'}, options),
};

for (const [operation, call] of Object.entries(calls)) {
  test(`${operation} takes no answer that is none, at none of its requests`, async () => {
    const whole = kratos();
    await call(whole.safe);
    for (const [what, wrong] of Object.entries(noAnswers)) {
      for (let index = 1; index <= whole.sent.length; index++) {
        const {safe} = kratos({}, {}, (_, count) => (count === index ? wrong() : undefined));
        assert.equal((await errorOf(call(safe))).code, 'malformed-response', `${what} at request ${index}`);
      }
    }
  });

  test(`${operation} gives up with the signal\u2019s reason`, async () => {
    const reason = new Error(operation);
    const controller = new AbortController();
    const fetch = () => {
      controller.abort(reason);
      return Promise.reject(new TypeError('aborted'));
    };
    const {safe} = kratos({}, {fetch});
    await assert.rejects(call(safe, {signal: controller.signal}), (error) => error === reason);
  });
}

for (const [status, id, code] of [
  [400, undefined, 'validation'],
  [401, undefined, 'unauthenticated'],
  [401, 'session_inactive', 'unauthenticated'],
  [403, undefined, 'forbidden'],
  [403, 'security_csrf_violation', 'expired'],
  [403, 'session_refresh_required', 'step-up-required'],
  [403, 'session_aal2_required', 'step-up-required'],
  [404, undefined, 'not-found'],
  [410, 'self_service_flow_expired', 'expired'],
  [410, undefined, 'expired'],
  [422, 'browser_location_change_required', 'unknown'],
  [429, undefined, 'rate-limited'],
  [500, 'toString', 'unavailable'],
  [503, undefined, 'unavailable'],
] as const) {
  test(`reads ${status} ${id ?? 'without an id'} of a write as "${code}"`, async () => {
    const answer = failing(status, id, {}, {'Retry-After': '9'});
    const {safe} = kratos({'POST /self-service/settings': answer});
    const {code: found, details} = await errorOf(safe.password.change({newPassword: 'a new passphrase'}));
    assert.deepEqual([found, details.backendCode, details.retryAfterSeconds], [code, id, 9]);
  });
}

test('tells the logs what to look at where Kratos misses its CSRF cookie', async () => {
  const cause = async (id: string | undefined) => {
    const {safe} = kratos({'POST /self-service/settings': failing(403, id)});
    const {details} = await errorOf(safe.password.change({newPassword: 'a new passphrase'}));
    return String((details.cause as Error).message);
  };
  assert.match(await cause('security_csrf_violation'), /SameSite=Lax.*CORS.*proxy/);
  assert.doesNotMatch(await cause(undefined), /CORS/);
});

const login = (names: readonly (readonly [string, object?])[]) =>
  flow(
    {},
    {action: `${url}/self-service/login?flow=f1`, nodes: names.map(([name, more]) => node(name, more))},
  );

test('asks for the second factor where the session lacks it, in the page where that can be, and leads nowhere else', async () => {
  const evil = {redirect_browser_to: 'https://evil.example/login?aal=aal2'};
  for (const [status, id] of [
    [403, 'session_aal2_required'],
    [422, 'browser_location_change_required'],
  ] as const) {
    const {safe, sent} = kratos({
      'POST /self-service/settings': failing(status, id, evil),
      'GET /self-service/login/browser': () =>
        json(login([['totp_code'], ['lookup_secret'], ['unknown_thing']])),
    });
    const {code, details} = await errorOf(safe.profile.update({givenName: 'Grace'}));
    assert.equal(code, 'step-up-required');
    assert.deepEqual(details.challenge, {acrValues: ['aal2'], inPage: ['code']});
    assert.equal(sent.at(-1)?.path, '/self-service/login/browser?aal=aal2');
    const outcome = await safe.stepUp(details.challenge ?? {}, undefined, {returnTo: `${url}/account`});
    assert.ok(outcome.kind === 'redirect');
    const led = new URL(outcome.redirect.url);
    assert.deepEqual(
      [led.origin, led.pathname, led.searchParams.get('aal')],
      [url, '/self-service/login/browser', 'aal2'],
    );
  }
  // A read says so, too; nothing was begun for it.
  const {safe} = kratos({'GET /sessions/whoami': failing(403, 'session_aal2_required', evil)});
  const {code, details} = await errorOf(safe.describe());
  assert.deepEqual([code, details.challenge], ['step-up-required', {acrValues: ['aal2']}]);
});

test('still wants the step-up where its login cannot be read: then it is at the login page', async () => {
  const passkey = ['passkey_challenge', {value: '{"publicKey": {"challenge": "x"}'}] as const;
  for (const answer of [
    () => page(),
    () => page(500),
    () => json(login([['password'], passkey])),
    failing(404, undefined),
  ]) {
    const {safe} = kratos({
      'POST /self-service/settings': failing(403, 'session_refresh_required'),
      'GET /self-service/login/browser': answer,
    });
    const {code, details} = await errorOf(safe.profile.update({givenName: 'Grace'}));
    assert.deepEqual([code, details.challenge], ['step-up-required', {}]);
  }
});

test('takes a password, a code or a passkey for a proof, and says which was wrong', async () => {
  const options = {publicKey: {challenge: 'x', rpId: 'id.example'}};
  const passkey = ['passkey_challenge', {value: JSON.stringify(options)}] as const;
  const {safe, sent} = kratos({
    'POST /self-service/settings': failing(403, 'session_refresh_required'),
    'GET /self-service/login/browser': () =>
      json(login([['identifier', {value: 'ada'}], ['password'], passkey])),
    'GET /self-service/login/flows': () => json(login([['csrf_token', {value: 'c'}]])),
    'POST /self-service/login': () => json(login([['password']]), {status: 400}),
  });
  const {details} = await errorOf(safe.profile.update({givenName: 'Grace'}));
  const challenge = details.challenge ?? {};
  assert.deepEqual(challenge, {
    inPage: ['password', 'passkey'],
    publicKey: {...options.publicKey, flow: 'f1'},
  });
  await errorOf(safe.stepUp(challenge, {password: 'x'}));
  assert.deepEqual(sent.at(-1)?.body, {method: 'password', identifier: 'ada', password: 'x'});
  await errorOf(safe.stepUp(challenge, {code: '123456'}));
  assert.deepEqual(sent.at(-1)?.body, {method: 'totp', totp_code: '123456'});
  await errorOf(safe.stepUp(challenge, {code: 'abcd1234'}));
  assert.deepEqual(sent.at(-1)?.body, {method: 'lookup_secret', lookup_secret: 'abcd1234'});
  await errorOf(safe.stepUp(challenge, {credential: {id: 'k'}}));
  assert.deepEqual(sent.at(-1)?.body, {method: 'passkey', passkey_login: '{"id":"k"}', csrf_token: 'c'});
  assert.equal(sent.at(-2)?.path, '/self-service/login/flows?id=f1');

  const wrong = kratos({
    'GET /self-service/login/browser': () => json(login([['password']])),
    'POST /self-service/login': () =>
      json(
        flow(
          {},
          {action: `${url}/self-service/login`, messages: [{id: 4000006, type: 'error', text: 'English.'}]},
        ),
        {status: 400},
      ),
  });
  for (const [proof, pointer] of [
    [{password: 'x'}, '/password'],
    [{code: '000000'}, '/code'],
    [{credential: {}}, '/credential'],
  ] as const) {
    const {code, details} = await errorOf(wrong.safe.stepUp({}, proof));
    assert.equal(code, 'validation');
    assert.deepEqual(details.fields, [{pointer, code: 'incorrect', message: 'English.'}]);
  }
});

test('says which trait is wrong, by the number of Kratos\u2019 message', async () => {
  const error = (id: unknown, more: object = {}) => ({id, type: 'error', text: '<b>English</b>', ...more});
  const answer = (status: number) => () =>
    json(
      flow(
        {},
        {
          nodes: [
            ...nodes,
            node(
              'traits.name.first',
              {},
              {messages: [error(4000003, {context: {min_length: 2, max_length: 'many'}})]},
            ),
            node('traits.team.lead', {}, {messages: [error(4999999), {id: 1, type: 'info', text: 'Hello'}]}),
            node('traits.constructor', {}, {messages: [error('constructor')]}),
            {group: 'default', attributes: {}, messages: [error(4000002)]},
          ],
        },
      ),
      {status},
    );
  // A form that says what is wrong was not taken, whatever its status.
  for (const status of [200, 400]) {
    const {safe} = kratos({'POST /self-service/settings': answer(status)});
    const {code, details} = await errorOf(safe.profile.update({givenName: 'x'}));
    assert.equal(code, 'validation');
    const message = '<b>English</b>';
    assert.deepEqual(details.fields, [
      {pointer: '/givenName', code: 'too-short', params: {min: 2}, message},
      {pointer: '/team/lead', code: '4999999', message},
      {pointer: '/constructor', code: 'constructor', message},
      {pointer: '', code: 'required', message},
    ]);
  }
});

test('does not say that nothing happened where the password was changed and the other sessions were not ended', async () => {
  for (const answer of [() => page(), () => page(503), failing(401, undefined)]) {
    const {safe, sent} = kratos({'DELETE /sessions': answer});
    const call = safe.password.change({newPassword: 'a new passphrase', signOutOthers: true});
    assert.equal((await errorOf(call)).code, 'unknown');
    assert.ok(sent.some(({method}) => method === 'POST'));
  }
});

test('says "expired" of an enrolment that is over, also where Kratos has forgotten it', async () => {
  for (const answer of [
    failing(410, 'self_service_flow_expired'),
    failing(404, undefined),
    failing(410, undefined),
  ]) {
    const {safe} = kratos({
      'GET /self-service/settings/flows': answer,
      'GET /self-service/verification/flows': answer,
    });
    const {verification} = safe;
    assert.equal(
      (await errorOf(verification.complete('authenticator-app~f1~', {code: '1'}))).code,
      'expired',
    );
    assert.equal((await errorOf(verification.resend('email~f1~ada'))).code, 'expired');
  }
  const late = kratos({
    'POST /self-service/settings': failing(410, 'self_service_flow_expired', {use_flow_id: 'f2'}),
  });
  assert.equal(
    (await errorOf(late.safe.verification.complete('authenticator-app~f1~', {code: '1'}))).code,
    'expired',
  );
  for (const id of ['constructor~f1~', '~~', 'passkey~f1~']) {
    const {code} = await errorOf(kratos().safe.verification.complete(id, {code: '1'}));
    assert.equal(code, 'validation', id);
  }
});

test('sends a code to one\u2019s own unproven address, and to no other', async () => {
  const address = (verified: boolean) => ({id: 'v', value: 'ada@example.org', via: 'email', verified});
  const held = (verified: boolean) => () =>
    json(flow({identity: {...identity, verifiable_addresses: [address(verified)]}}));
  const verification = () =>
    json(flow({id: 'v1'}, {action: `${url}/self-service/verification?flow=v1`, nodes: nodes.slice(0, 1)}));
  const {safe, sent} = kratos({
    'GET /self-service/settings/browser': held(false),
    'GET /self-service/verification/browser': verification,
    'POST /self-service/verification': verification,
  });
  const {options} = await safe.verification.get();
  assert.deepEqual(
    options.find(({type}) => type === 'email'),
    {type: 'email', add: {support: 'native'}, named: false, destination: 'ada@example.org'},
  );
  const other = await errorOf(safe.verification.begin({type: 'email', address: 'eve@example.org'}));
  assert.deepEqual(
    [other.code, other.details.fields],
    ['validation', [{pointer: '/address', code: 'option'}]],
  );
  assert.ok(sent.every(({method}) => method === 'GET'));
  for (const given of [undefined, ' Ada@example.org ']) {
    const outcome = await safe.verification.begin({type: 'email', address: given});
    assert.ok(outcome.kind === 'done');
    assert.deepEqual(outcome.value, {
      id: 'email~v1~ada%40example.org',
      step: 'code',
      destination: 'ada@example.org',
    });
    assert.deepEqual(sent.at(-1)?.body, {method: 'code', email: 'ada@example.org', csrf_token: 'csrf'});
  }

  const proven = kratos({'GET /self-service/settings/browser': held(true)}).safe.verification;
  assert.ok((await proven.get()).options.every(({type}) => type !== 'email'));
  assert.equal((await errorOf(proven.begin({type: 'email'}))).code, 'conflict');
});

test('leaves nodes alone that it does not know', async () => {
  const hostile = '<img src=x onerror=alert(1)>\u202e';
  const strange = [
    node(
      'passkey_remove',
      {value: 'k1'},
      {meta: {label: {id: 1, context: {display_name: hostile, added_at: 'yesterday'}}}},
    ),
    node(
      'webauthn_remove',
      {value: 'k2'},
      {meta: {label: {id: 1, context: {display_name: 'unnamed', added_at: '2026-01-02T03:04:05+02:00'}}}},
    ),
    node('webauthn_remove', {value: {not: 'a text'}}),
    {group: 'oidc', attributes: {name: 'link', value: 'github', node_type: 'input'}},
    {group: 'captcha', attributes: {node_type: 'div', id: 'cf'}},
    {attributes: {}},
    node('traits.__proto__', {type: 'constructor'}),
    node('traits.motto', {type: 'hologram', disabled: true}, {meta: {label: {id: 2, text: hostile}}}),
  ];
  const {safe} = kratos({
    'GET /self-service/settings/browser': () =>
      json(
        flow(
          {identity: {...identity, traits: {...identity.traits, motto: hostile}}},
          {nodes: [...nodes, ...strange]},
        ),
      ),
  });
  const {methods} = await safe.verification.get();
  assert.deepEqual(
    methods.map(({id, type, label, createdAt}) => [id, type, label, createdAt]),
    [
      ['passkey:k1', 'passkey', hostile, undefined],
      ['security-key:k2', 'security-key', undefined, '2026-01-02T01:04:05.000Z'],
      ['address:r', 'email', undefined, '2026-01-02T03:04:05.123Z'],
    ],
  );
  const {attributes, values, displayName} = await safe.profile.get();
  assert.equal(displayName, 'Ada Lovelace');
  assert.deepEqual(values?.['motto'], [hostile]);
  const motto = attributes?.find(({name}) => name === 'motto');
  assert.deepEqual([motto?.type, motto?.label, motto?.edit.support], ['text', hostile, 'none']);
  assert.deepEqual((await errorOf(safe.profile.update({motto: 'x'}))).details.fields, [
    {pointer: '/motto', code: 'read-only'},
  ]);
});

test('reads sessions by any browser, from any address, at any time', async () => {
  const device = (ip: unknown, agent: unknown, location?: unknown) => ({
    devices: [{ip_address: ip, user_agent: agent, location}],
  });
  const {safe} = kratos({
    'GET /sessions': () =>
      json([
        {id: 'a', ...device('[2001:db8::1]:443', 'Mozilla/5.0 (X11; Linux) Firefox/145.0', 'Lausanne, CH')},
        {id: 'b', ...device('192.0.2.1:5000', '<script>', ''), expires_at: 'never'},
        {id: 'c', devices: [], authenticated_at: '0001-01-01T00:00:00Z'},
        {id: 'd', authenticated_at: '2026-11-22T10:00:00+01:00'},
      ]),
  });
  const {items} = await safe.sessions.list();
  assert.deepEqual(items.slice(1), [
    {id: 'a', browser: 'Firefox', os: 'Linux', ip: '2001:db8::1', place: 'Lausanne, CH'},
    {id: 'b', ip: '192.0.2.1'},
    {id: 'c'},
    {id: 'd', startedAt: '2026-11-22T09:00:00.000Z'},
  ]);
});

test('takes values of other types than Kratos\u2019 for no answer', async () => {
  const settings = 'GET /self-service/settings/browser';
  const wrong: readonly (readonly [string, string, unknown])[] = [
    ['profile.get', settings, flow({identity: {id: 7}})],
    ['profile.get', settings, flow({}, {nodes: [null]})],
    ['profile.get', settings, flow({}, {nodes: [{group: 'profile'}]})],
    ['profile.get', settings, flow({}, {nodes: {}})],
    ['password.change', settings, flow({}, {nodes: [null]})],
    ['password.change', settings, flow({}, {nodes: [{group: 'password'}]})],
    [
      'profile.get',
      settings,
      flow(
        {},
        {
          nodes: [
            {group: 'profile', attributes: {name: 7}},
            node('traits.a', {required: 1}, {meta: {label: {text: 7}}}),
          ],
        },
      ),
    ],
    ['verification.get', settings, flow({identity: {...identity, recovery_addresses: 'many'}})],
    [
      'verification.get',
      settings,
      flow({identity: {...identity, recovery_addresses: [{id: 'r', value: 7}]}}),
    ],
    ['sessions.list', 'GET /sessions', [{id: 's', devices: [{ip_address: 7}]}]],
    ['sessions.list', 'GET /sessions', [{id: 's', devices: 7}]],
    ['sessions.list', 'GET /sessions', [{id: 7}]],
    ['sessions.revokeOthers', 'DELETE /sessions', {count: 'two'}],
    ['sessions.revokeAll', 'GET /self-service/logout/browser', {logout_token: 7}],
    ['describe', 'GET /sessions/whoami', {...session, identity: {id: 7}}],
  ];
  for (const [operation, route, body] of wrong) {
    const {safe} = kratos({[route]: () => json(body)});
    const {code} = await errorOf(calls[operation]!(safe));
    assert.equal(code, 'malformed-response', `${operation}: ${JSON.stringify(body).slice(0, 200)}`);
  }
  const creation = node('passkey_create_data', {value: '{"publicKey": '});
  const broken = kratos({[settings]: () => json(flow({}, {nodes: [creation]}))});
  assert.equal((await errorOf(broken.safe.verification.begin({type: 'passkey'}))).code, 'malformed-response');
});

test('sends a form to no other server, whatever its address says', async () => {
  for (const action of [
    'https://evil.example/collect',
    'http://id.example/x',
    'javascript:alert(1)',
    '/self-service',
    '',
    7,
  ]) {
    const {safe, sent} = kratos({'GET /self-service/settings/browser': () => json(flow({}, {action}))});
    const {code} = await errorOf(safe.password.change({newPassword: 'a new passphrase'}));
    assert.equal(code, 'malformed-response', String(action));
    assert.ok(sent.every(({method}) => method === 'GET'));
  }
});

test('leads to its own login page, and back to this origin only', async () => {
  const {safe, sent} = kratos();
  const {url: address} = await safe.signIn({returnTo: `${url}/account?tab=1`});
  const back = new URL(new URL(address).searchParams.get('return_to') ?? '');
  assert.deepEqual([back.origin, back.pathname, back.searchParams.get('tab')], [url, '/account', '1']);
  for (const returnTo of ['https://evil.example/', '//evil.example/', 'javascript:alert(1)']) {
    await assert.rejects(safe.signIn({returnTo}), {name: 'AccountError'}, returnTo);
    await assert.rejects(safe.stepUp({}, undefined, {returnTo}), {name: 'AccountError'}, returnTo);
  }
  assert.deepEqual(sent, []);
});

test('offers what the flow offers, and only that', async () => {
  const offered = async (...names: string[]) => {
    const settings = () => json(flow({}, {nodes: names.map((name) => node(name, {value: 'x'}))}));
    const {options} = await kratos({'GET /self-service/settings/browser': settings}).safe.verification.get();
    return options.map(({type, add}) => `${type} ${add.support}`);
  };
  assert.deepEqual(await offered(), []);
  assert.deepEqual(await offered('totp_secret_key', 'passkey_create_data', 'lookup_secret_regenerate'), [
    'authenticator-app native',
    'passkey native',
    'recovery-codes native',
  ]);
  assert.deepEqual(await offered('totp_unlink'), ['authenticator-app none']);
});

for (const [options, words] of [
  [{url: 'http://id.example'}, /give an https address/],
  [{url: 'id.example'}, /give an https address/],
  [{timeout: 0}, /give milliseconds/],
] as const) {
  test(`refuses ${JSON.stringify(options)}, and says what to give`, () => {
    assert.throws(() => kratos({}, options), {name: 'TypeError', message: words});
  });
}

test('takes no code for what was given up: Kratos would take it still', async () => {
  const {safe, sent} = kratos();
  const id = 'authenticator-app~f1~';
  await safe.verification.cancel(id);
  const before = sent.length;
  assert.equal((await errorOf(safe.verification.complete(id, {code: '123456'}))).code, 'expired');
  assert.equal(sent.length, before);
  await safe.verification.complete('authenticator-app~f2~', {code: '123456'});
});

test('tells a refused credential from a failure of Kratos, which answers 500 to both', async () => {
  const complete = (reason: string) => {
    const answer = () => json({error: {code: 500, reason}}, {status: 500});
    const {safe} = kratos({'POST /self-service/settings': answer});
    return errorOf(safe.verification.complete('passkey~f1~', {credential: {}}));
  };
  const {code, details} = await complete('Unable to create WebAuthn credential: Error validating challenge');
  assert.deepEqual([code, details.fields], ['validation', [{pointer: '/credential', code: 'incorrect'}]]);
  assert.equal((await complete('The database is gone.')).code, 'unavailable');
});

test('makes recovery codes anew of those that were shown', async () => {
  const at = (...names: string[]) =>
    json(flow({}, {nodes: names.map((name) => node(name, {value: 'true'}))}));
  const codes = node('', {id: 'lookup_secret_codes', text: {context: {secrets: [{text: 'new-1'}]}}});
  const answers = [() => at('lookup_secret_regenerate'), () => json(flow({}, {nodes: [codes]}))];
  const {safe, sent} = kratos({
    'GET /self-service/settings/browser': () => at('lookup_secret_reveal', 'lookup_secret_disable'),
    'POST /self-service/settings': () => (answers.shift() ?? nothing)(),
  });
  const begun = await safe.verification.begin({type: 'recovery-codes'});
  assert.ok(begun.kind === 'done' && begun.value?.step === 'show-once');
  assert.deepEqual(begun.value.secrets, ['new-1']);
  const pressed = sent.flatMap(({body}) =>
    Object.keys(Object(body) as object).filter((name) => /lookup/.test(name)),
  );
  assert.deepEqual(pressed, ['lookup_secret_reveal', 'lookup_secret_regenerate']);
});
