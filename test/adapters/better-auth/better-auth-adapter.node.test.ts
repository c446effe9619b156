import assert from 'node:assert/strict';
import {test} from 'node:test';

import {
  type BetterAuthAdapterOptions,
  type BetterAuthPlugin,
  createBetterAuthAdapter,
} from '../../../src/adapters/better-auth/better-auth-adapter.js';
import type {CallOptions} from '../../../src/contract/calls.js';
import {checked} from '../../../src/contract/checked.js';
import {byRoute, errorOf, json, noAnswers, page, scripted, type Sent} from '../scripted.js';

const origin = 'https://app.example';
const url = `${origin}/api/auth`;
const plugins: readonly BetterAuthPlugin[] = ['two-factor', 'passkey', 'organization'];

const session = {
  id: 's1',
  token: 't1',
  createdAt: '2026-11-22T10:00:00.000Z',
  ipAddress: '',
  userAgent: null,
};
const user = {id: 'ada', name: 'Ada', email: 'ada@example.org', updatedAt: '2026-11-22T10:00:00.000Z'};
const ok = () => json({status: true});
const failing = (status: number, code?: string) => () =>
  json({...(code && {code}), message: 'English.'}, {status, headers: {'Retry-After': '9'}});

const healthy: Readonly<Record<string, () => Response>> = {
  'GET /get-session': () => json({session, user}),
  'GET /list-sessions': () => json([session, {...session, id: 's2', token: 't2'}]),
  'POST /revoke-session': ok,
  'POST /revoke-other-sessions': ok,
  'POST /revoke-sessions': ok,
  'POST /update-user': ok,
  'POST /change-password': () => json({token: null, user}),
  'GET /passkey/list-user-passkeys': () => json([{id: 'k1', name: 'Key'}]),
  'GET /passkey/generate-register-options': () => json({challenge: 'x'}),
  'POST /passkey/verify-registration': () => json({id: 'k2'}),
  'POST /passkey/update-passkey': () => json({passkey: {id: 'k1'}}),
  'POST /passkey/delete-passkey': ok,
  'POST /two-factor/enable': () =>
    json({totpURI: 'otpauth://totp/App:ada?secret=JBSWY3DPEHPK3PXP', backupCodes: ['a', 'b']}),
  'POST /two-factor/verify-totp': () => json({token: 't'}),
  'POST /two-factor/disable': ok,
  'POST /two-factor/generate-backup-codes': () => json({backupCodes: ['c', 'd']}),
  'GET /organization/list': () => json([{id: 'o', name: 'Acme'}]),
  'POST /organization/leave': () => json({id: 'm'}),
};

function betterAuth(
  answers: Readonly<Record<string, () => Response>> = {},
  options: Partial<BetterAuthAdapterOptions> = {},
  instead?: (sent: Sent, count: number) => Response | undefined,
) {
  const answer = byRoute({...healthy, ...answers});
  const {fetch, sent} = scripted(url, (one, count) => instead?.(one, count) ?? answer(one, count));
  const adapter = createBetterAuthAdapter({url, plugins, fetch, ...options});
  return {adapter, safe: checked(adapter), sent};
}

const proof = {password: 'secret'};
type Safe = ReturnType<typeof betterAuth>['safe'];
const calls: Readonly<Record<string, (safe: Safe, options?: CallOptions) => Promise<unknown>>> = {
  describe: (safe, options) => safe.describe(options),
  'profile.get': ({profile}, options) => profile.get(options),
  'profile.update': ({profile}, options) => profile.update({displayName: 'Grace'}, options),
  'sessions.list': ({sessions}, options) => sessions.list(options),
  'sessions.revoke': ({sessions}, options) => sessions.revoke('s2', options),
  'sessions.revokeOthers': ({sessions}, options) => sessions.revokeOthers(options),
  'sessions.revokeAll': ({sessions}, options) => sessions.revokeAll(options),
  'organizations.list': ({organizations}, options) => organizations.list(options),
  'organizations.leave': ({organizations}, options) => organizations.leave('o', options),
  'password.policy': ({password}, options) => password.policy(options),
  'password.change': ({password}, options) =>
    password.change({currentPassword: 'old', newPassword: 'a new passphrase'}, options),
  'verification.get': ({verification}, options) => verification.get(options),
  'verification.begin an app': ({verification}, options) =>
    verification.begin({type: 'authenticator-app'}, {...options, proof}),
  'verification.begin codes': ({verification}, options) =>
    verification.begin({type: 'recovery-codes'}, {...options, proof}),
  'verification.begin a passkey': ({verification}, options) => verification.begin({type: 'passkey'}, options),
  'verification.complete': ({verification}, options) =>
    verification.complete('authenticator-app', {code: '123456'}, options),
  'verification.complete a passkey': ({verification}, options) =>
    verification.complete('passkey~Key', {credential: {}}, options),
  'verification.cancel': ({verification}, options) => verification.cancel('authenticator-app', options),
  'verification.rename': ({verification}, options) => verification.rename('k1', 'Blue', options),
  'verification.remove': ({verification}, options) => verification.remove('k1', options),
  'verification.remove an app': ({verification}, options) =>
    verification.remove('authenticator-app', {...options, proof}),
};

for (const [operation, call] of Object.entries(calls)) {
  test(`${operation} takes no answer that is none, at none of its requests`, async () => {
    const whole = betterAuth();
    await call(whole.safe);
    for (const [what, wrong] of Object.entries(noAnswers)) {
      for (let index = 1; index <= whole.sent.length; index++) {
        const {safe, sent} = betterAuth({}, {}, (_, count) => (count === index ? wrong() : undefined));
        const at = `${what} at request ${index}`;
        // The write was confirmed; what it made of the profile could not be read.
        if (operation === 'profile.update' && index === 3) {
          assert.deepEqual(await call(safe), {kind: 'done', value: undefined}, at);
          continue;
        }
        // "null" is better-auth's word for nobody.
        const nobody = wrong === noAnswers['null'] && whole.sent[index - 1]?.path === '/get-session';
        if (nobody && operation === 'describe') {
          assert.equal((await safe.describe()).subject, undefined);
        } else {
          const {code} = await errorOf(call(safe));
          assert.equal(code, nobody ? 'unauthenticated' : 'malformed-response', at);
        }
        assert.ok(sent.length >= index, at);
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
    const {safe} = betterAuth({}, {fetch});
    await assert.rejects(call(safe, {signal: controller.signal}), (error) => error === reason);
  });
}

for (const [status, backendCode, code] of [
  [400, 'A_CODE_OF_TOMORROW', 'validation'],
  [400, undefined, 'validation'],
  [400, 'constructor', 'validation'],
  [400, '__proto__', 'validation'],
  [400, 'TWO_FACTOR_NOT_ENABLED', 'conflict'],
  [401, 'A_CODE_OF_TOMORROW', 'unauthenticated'],
  [401, 'INVALID_TWO_FACTOR_COOKIE', 'expired'],
  [403, 'SESSION_NOT_FRESH', 'step-up-required'],
  [403, undefined, 'forbidden'],
  [404, undefined, 'not-found'],
  [429, undefined, 'rate-limited'],
  [500, undefined, 'unavailable'],
  [201, undefined, 'malformed-response'],
] as const) {
  test(`reads ${status} ${backendCode ?? 'without a code'} of a write as "${code}"`, async () => {
    const {safe} = betterAuth({'POST /passkey/delete-passkey': failing(status, backendCode)});
    const {code: found, details} = await errorOf(safe.verification.remove('k1'));
    assert.deepEqual([found, details.backendCode, details.retryAfterSeconds], [code, backendCode, 9]);
    assert.equal(details.fields, undefined);
  });
}

test('says which field is wrong, by the code and the form that was sent', async () => {
  const fieldsOf = async (code: string, route: string, call: (safe: Safe) => Promise<unknown>) => {
    const {safe} = betterAuth({[route]: failing(400, code)});
    const error = await errorOf(call(safe));
    return [error.code, error.details.fields];
  };
  const change = calls['password.change']!;
  for (const [code, pointer, meaning] of [
    ['INVALID_PASSWORD', '/currentPassword', 'incorrect'],
    ['PASSWORD_TOO_SHORT', '/newPassword', 'too-short'],
    ['PASSWORD_TOO_LONG', '/newPassword', 'too-long'],
    ['PASSWORD_COMPROMISED', '/newPassword', 'breached'],
  ] as const) {
    const found = await fieldsOf(code, 'POST /change-password', change);
    assert.deepEqual(found, ['validation', [{pointer, code: meaning}]]);
  }
  assert.deepEqual(
    await fieldsOf('INVALID_PASSWORD', 'POST /two-factor/disable', calls['verification.remove an app']!),
    ['validation', [{pointer: '/password', code: 'incorrect'}]],
  );
  assert.deepEqual(
    await fieldsOf('INVALID_CODE', 'POST /two-factor/verify-totp', calls['verification.complete']!),
    ['validation', [{pointer: '/code', code: 'incorrect'}]],
  );
  const {safe, sent} = betterAuth();
  const {details} = await errorOf(safe.profile.update({displayName: ' ', jobTitle: 'x'}));
  assert.deepEqual(details.fields, [
    {pointer: '/jobTitle', code: 'read-only'},
    {pointer: '/displayName', code: 'required'},
  ]);
  assert.ok(sent.every(({method}) => method === 'GET'));
});

test('counts a password in characters, and sends none that is too short', async () => {
  const {safe, sent} = betterAuth();
  // Eight UTF-16 units, four characters.
  const short = safe.password.change({currentPassword: 'old', newPassword: '\u{1f511}'.repeat(4)});
  assert.deepEqual((await errorOf(short)).details.fields, [{pointer: '/newPassword', code: 'too-short'}]);
  assert.deepEqual(sent, []);
});

test('asks for the password that a call wants inside, and tells a signed-out visitor that first', async () => {
  const {safe, sent} = betterAuth();
  const {code, details} = await errorOf(safe.verification.begin({type: 'authenticator-app'}));
  assert.deepEqual([code, details.challenge], ['step-up-required', {inPage: ['password'], withCall: true}]);
  assert.ok(sent.every(({method}) => method === 'GET'));
  const nobody = betterAuth({'GET /get-session': () => json(null)});
  assert.equal(
    (await errorOf(nobody.safe.verification.begin({type: 'recovery-codes'}))).code,
    'unauthenticated',
  );
  await safe.verification.begin({type: 'authenticator-app'}, {proof});
  assert.deepEqual(sent.at(-1)?.body, {password: 'secret'});
});

test('does not say that a session ended whose token it was not told: any token is answered with success', async () => {
  for (const token of [undefined, null, 7]) {
    const {safe, sent} = betterAuth({'GET /list-sessions': () => json([{...session, id: 's2', token}])});
    assert.equal((await errorOf(safe.sessions.revoke('s2'))).code, 'malformed-response');
    assert.ok(sent.every(({method}) => method === 'GET'));
  }
  const {safe} = betterAuth();
  assert.equal((await errorOf(safe.sessions.revoke('nobody'))).code, 'not-found');
  assert.equal((await errorOf(safe.sessions.revoke('s1'))).code, 'policy');
});

test('offers what its plugins have, and asks nothing of one that is not there', async () => {
  const offers = async (...names: BetterAuthPlugin[]) => {
    const {safe, sent} = betterAuth({}, {plugins: names});
    const {capabilities} = await safe.describe();
    const {options} = await safe.verification.get().catch(() => ({options: []}));
    assert.ok(names.includes('passkey') || sent.every(({path}) => !path.startsWith('/passkey')));
    return [
      capabilities['verification.begin'].support,
      capabilities['verification.rename'].support,
      capabilities['organizations.leave'].support,
      options.map(({type}) => type).join(),
    ];
  };
  assert.deepEqual(await offers(), ['none', 'none', 'none', '']);
  assert.deepEqual(await offers('two-factor'), ['native', 'none', 'none', 'authenticator-app']);
  assert.deepEqual(await offers('passkey', 'organization'), ['native', 'native', 'native', 'passkey']);
  assert.throws(() => betterAuth({}, {plugins: ['twoFactor' as 'two-factor']}), {
    name: 'TypeError',
    message: /"twoFactor": give any of two-factor, passkey, organization/,
  });
});

test('offers new recovery codes to who has an authenticator app, with which the first ones come', async () => {
  const {safe} = betterAuth({
    'GET /get-session': () => json({session, user: {...user, twoFactorEnabled: true}}),
  });
  const {options} = await safe.verification.get();
  assert.deepEqual(
    options.map(({type, add}) => `${type} ${add.support}`),
    ['authenticator-app none', 'recovery-codes native', 'passkey native'],
  );
});

test('takes values of other types than better-auth\u2019s for no answer, and any text as it is', async () => {
  const wrong: readonly (readonly [string, string, unknown])[] = [
    ['profile.get', 'GET /get-session', {session, user: {id: 7}}],
    ['profile.get', 'GET /get-session', {session, user: {...user, name: {}}}],
    ['profile.get', 'GET /get-session', {session: [], user}],
    ['sessions.list', 'GET /list-sessions', [{id: 7}]],
    ['sessions.list', 'GET /list-sessions', [{...session, id: 's2', ipAddress: {}}]],
    ['organizations.list', 'GET /organization/list', [{id: 'o'}]],
    ['verification.get', 'GET /passkey/list-user-passkeys', [{id: 7}]],
    ['verification.begin an app', 'POST /two-factor/enable', {totpURI: 'not an address'}],
    ['verification.begin an app', 'POST /two-factor/enable', {totpURI: 'https://evil.example/?secret=x'}],
    ['verification.begin an app', 'POST /two-factor/enable', {backupCodes: []}],
    ['verification.begin an app', 'POST /two-factor/enable', {totpURI: 'otpauth://totp/x', backupCodes: 7}],
    ['verification.begin codes', 'POST /two-factor/generate-backup-codes', {backupCodes: 'abc'}],
    ['password.change', 'POST /change-password', {token: 't'}],
    ['sessions.revokeAll', 'POST /revoke-sessions', {status: 'yes'}],
  ];
  for (const [operation, route, body] of wrong) {
    const {safe} = betterAuth({[route]: () => json(body)});
    assert.equal(
      (await errorOf(calls[operation]!(safe))).code,
      'malformed-response',
      `${operation}: ${JSON.stringify(body)}`,
    );
  }
  const hostile = '<img src=x onerror=alert(1)>\u202e';
  const {safe} = betterAuth({
    'GET /get-session': () =>
      json({session: {...session, userAgent: hostile, createdAt: 'never'}, user: {id: 'x', name: hostile}}),
    'GET /passkey/list-user-passkeys': () =>
      json([{id: 'k', name: hostile, createdAt: '2026-01-02T03:04:05+01:00', type: 'new'}]),
    'GET /organization/list': () => json([{id: 'o', name: hostile, role: 'emperor'}]),
  });
  assert.equal((await safe.profile.get()).displayName, hostile);
  const [{methods}, {items}, sessions] = await Promise.all([
    safe.verification.get(),
    safe.organizations.list(),
    safe.sessions.list(),
  ]);
  assert.deepEqual(
    methods.map(({label, createdAt}) => [label, createdAt]),
    [[hostile, '2026-01-02T02:04:05.000Z']],
  );
  assert.deepEqual(items, [{id: 'o', name: hostile, relation: 'member'}]);
  assert.deepEqual([sessions.items[0]?.startedAt, sessions.items[0]?.browser], [undefined, undefined]);
});

test('leads to the application\u2019s sign-in page, and back to this origin only', async () => {
  const asked: string[] = [];
  const signIn = (returnTo: string) => {
    asked.push(returnTo);
    return `${origin}/sign-in`;
  };
  const {safe, sent} = betterAuth({}, {signIn});
  assert.deepEqual(await safe.signIn({returnTo: `${origin}/account?tab=1`}), {
    url: `${origin}/sign-in`,
    operation: 'sign-in',
  });
  assert.match(asked[0] ?? '', /^https:\/\/app\.example\/account\?tab=1&account-operation=sign-in$/);
  for (const returnTo of ['https://evil.example/', '//evil.example/', 'javascript:alert(1)']) {
    await assert.rejects(safe.signIn({returnTo}), {name: 'AccountError'}, returnTo);
    await assert.rejects(safe.stepUp({}, undefined, {returnTo}), {name: 'AccountError'}, returnTo);
  }
  for (const address of ['javascript:alert(1)', 'http://app.example/', '/sign-in', '']) {
    const other = betterAuth({}, {signIn: () => address});
    assert.equal((await errorOf(other.safe.signIn())).code, 'malformed-response', address);
  }
  assert.deepEqual([asked.length, sent.length], [1, 0]);
  const without = betterAuth();
  assert.equal((await without.safe.describe()).canSignIn, false);
  assert.equal((await errorOf(without.safe.signIn())).code, 'not-supported');
});

test('sends cookies, or a token instead of them', async () => {
  const seen: RequestInit[] = [];
  const fetch = (_: unknown, init: RequestInit = {}) => {
    seen.push(init);
    return Promise.resolve(json({session, user}));
  };
  await betterAuth({}, {fetch}).safe.profile.get({locale: 'fr'});
  await betterAuth({}, {fetch, getToken: () => 'token'}).safe.profile.get();
  assert.deepEqual(
    seen.map(({credentials, headers}) => [
      credentials,
      new Headers(headers).get('Authorization'),
      new Headers(headers).get('Accept-Language'),
    ]),
    [
      ['include', null, 'fr'],
      ['omit', 'Bearer token', null],
    ],
  );
  const gone = betterAuth({}, {getToken: () => Promise.reject(new Error('gone'))});
  assert.equal((await errorOf(gone.safe.profile.get())).code, 'unauthenticated');
  assert.deepEqual(gone.sent, []);
});

test('says that a change was made also where what it made cannot be read', async () => {
  for (const answer of [() => page(503), () => page(401), failing(500)]) {
    const {safe} = betterAuth({}, {}, (_, count) => (count >= 3 ? answer() : undefined));
    assert.deepEqual(await safe.profile.update({displayName: 'Grace'}), {kind: 'done', value: undefined});
  }
});

test('takes no code for what was given up: the server would take it still', async () => {
  const {safe, sent} = betterAuth();
  const begin = async () => {
    const outcome = await safe.verification.begin({type: 'authenticator-app'}, {proof});
    return outcome.kind === 'done' ? (outcome.value?.id ?? '') : '';
  };
  const id = await begin();
  await safe.verification.cancel(id);
  const before = sent.length;
  assert.equal((await errorOf(safe.verification.complete(id, {code: '123456'}))).code, 'expired');
  assert.equal(sent.length, before);
  // Begun anew it is another one.
  await safe.verification.complete(await begin(), {code: '123456'});
});
