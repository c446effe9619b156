import assert from 'node:assert/strict';
import {test} from 'node:test';

import {
  createKeycloakAdapter,
  type KeycloakAdapterOptions,
  type KeycloakLogin,
} from '../../../src/adapters/keycloak/keycloak-adapter.js';
import type {CallOptions} from '../../../src/contract/calls.js';
import {checked} from '../../../src/contract/checked.js';
import {AccountError} from '../../../src/contract/error.js';
import {byRoute, errorOf, json, noAnswers, nothing, page, scripted, type Sent} from '../scripted.js';

const url = 'https://id.example';
const root = `${url}/realms/r/account`;
const claims = (values: object) => ['{}', JSON.stringify(values), ''].map((part) => btoa(part)).join('.');
const token = claims({sub: 'ada', iat: 1000, exp: 1300});

const user = {
  id: 'ada',
  username: 'ada',
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.org',
  userProfileMetadata: {
    attributes: [{name: 'username', readOnly: true}, {name: 'firstName'}, {name: 'email'}],
  },
};
const devices = [
  {
    os: 'Linux',
    osVersion: 'Unknown',
    device: 'Other',
    sessions: [
      {
        id: 'this',
        current: true,
        browser: 'Firefox/145.0',
        ipAddress: '192.0.2.1',
        started: 1,
        lastAccess: 2,
      },
      {
        id: 'other',
        browser: 'Unknown/Unknown',
        lastAccess: 5,
        clients: [{clientName: '${client_account}', clientId: 'account'}],
      },
    ],
  },
];
const credentials = [
  {
    type: 'otp',
    category: 'two-factor',
    removeable: true,
    createAction: 'CONFIGURE_TOTP',
    userCredentialMetadatas: [{credential: {id: 'otp1', userLabel: 'Phone', createdDate: 1000}}],
  },
];
const healthy = {
  'GET /?userProfileMetadata=true': () => json(user),
  'POST /': nothing,
  'GET /sessions/devices': () => json(devices),
  'DELETE /sessions': nothing,
  'DELETE /sessions/other': nothing,
  'GET /organizations': () => json([{id: 'o', name: 'Acme'}]),
  'GET /credentials': () => json(credentials),
  'PUT /credentials/otp1/label': nothing,
  'POST /credentials/otp1/moveToFirst': nothing,
};

function keycloak(
  answers: Readonly<Record<string, () => Response>> = {},
  options: Partial<KeycloakAdapterOptions> = {},
  instead?: (sent: Sent, count: number) => Response | undefined,
) {
  const logins: KeycloakLogin[] = [];
  const answer = byRoute({...healthy, ...answers});
  const {fetch, sent} = scripted(root, (one, count) => instead?.(one, count) ?? answer(one, count));
  const adapter = createKeycloakAdapter({
    url,
    realm: 'r',
    getToken: () => token,
    login: (login) => {
      logins.push(login);
      return `${url}/realms/r/login`;
    },
    fetch,
    ...options,
  });
  return {adapter, safe: checked(adapter), sent, logins};
}

type Safe = ReturnType<typeof keycloak>['safe'];
const calls: Readonly<Record<string, (safe: Safe, options?: CallOptions) => Promise<unknown>>> = {
  'profile.get': ({profile}, options) => profile.get(options),
  'profile.update': ({profile}, options) => profile.update({givenName: 'Grace'}, options),
  'sessions.list': ({sessions}, options) => sessions.list(options),
  'sessions.revoke': ({sessions}, options) => sessions.revoke('other', options),
  'sessions.revokeOthers': ({sessions}, options) => sessions.revokeOthers(options),
  'sessions.revokeAll': ({sessions}, options) => sessions.revokeAll(options),
  'organizations.list': ({organizations}, options) => organizations.list(options),
  'password.policy': ({password}, options) => password.policy(options),
  'verification.get': ({verification}, options) => verification.get(options),
  'verification.rename': ({verification}, options) => verification.rename('otp1', 'New phone', options),
  'verification.makeDefault': ({verification}, options) => verification.makeDefault('otp1', {}, options),
};

for (const [operation, call] of Object.entries(calls)) {
  test(`${operation} takes no answer that is none, at none of its requests`, async () => {
    const whole = keycloak();
    await call(whole.safe);
    for (const [what, wrong] of Object.entries(noAnswers)) {
      for (let index = 1; index <= whole.sent.length; index++) {
        const {safe} = keycloak({}, {}, (_, count) => (count === index ? wrong() : undefined));
        // The write was confirmed; what it made of the profile could not be read.
        if (operation === 'profile.update' && index === 3) {
          assert.deepEqual(await call(safe), {kind: 'done', value: undefined}, what);
        } else {
          assert.equal((await errorOf(call(safe))).code, 'malformed-response', `${what} at request ${index}`);
        }
      }
    }
  });
}

test('says that a change was made also where what it made cannot be read', async () => {
  for (const answer of [() => page(503), () => page(401), () => json({error: 'x'})]) {
    const {safe} = keycloak({}, {}, (_, count) => (count >= 3 ? answer() : undefined));
    assert.deepEqual(await safe.profile.update({givenName: 'Grace'}), {kind: 'done', value: undefined});
  }
  let signedOut = false;
  const getToken = () => (signedOut ? Promise.reject(new Error('gone')) : token);
  const {safe} = keycloak({'DELETE /sessions': () => ((signedOut = true), nothing())}, {getToken});
  assert.equal((await safe.sessions.revokeOthers()).kind, 'done');
});

for (const [status, body, code] of [
  [400, {errorMessage: 'nobody-knows-this'}, 'validation'],
  [401, {error: 'HTTP 401 Unauthorized'}, 'unauthenticated'],
  [403, {error: 'forbidden'}, 'forbidden'],
  [403, {error: 'insufficient LoA'}, 'step-up-required'],
  [404, {error: 'HTTP 404 Not Found'}, 'not-found'],
  [405, {}, 'not-supported'],
  [409, {}, 'conflict'],
  [409, {errorMessage: 'emailExistsMessage'}, 'validation'],
  [429, {}, 'rate-limited'],
  [500, {error: 'unknown_error'}, 'unavailable'],
  [503, undefined, 'unavailable'],
  [302, undefined, 'malformed-response'],
] as const) {
  test(`reads ${status} ${JSON.stringify(body ?? 'and a page')} of a write as "${code}"`, async () => {
    const answer = () =>
      body ? json(body, {status, headers: {'Retry-After': '9', 'X-Request-Id': 'r1'}}) : page(status);
    const {safe} = keycloak({'POST /': answer});
    const {details, code: found} = await errorOf(safe.profile.update({givenName: 'Grace'}));
    assert.equal(found, code);
    if (body) assert.deepEqual([details.retryAfterSeconds, details.requestId], [9, 'r1']);
  });
}

test('says which field is wrong, by the key of Keycloak\u2019s message and never by its text', async () => {
  const refused = (body: object) => () => json(body, {status: 400});
  const fieldsOf = async (body: object) => {
    const {safe} = keycloak({'POST /': refused(body)});
    return (await errorOf(safe.profile.update({givenName: ''}))).details.fields;
  };
  assert.deepEqual(
    await fieldsOf({
      errors: [
        {field: 'firstName', errorMessage: 'error-invalid-length', params: ['First name', 2, 30]},
        {field: 'firstName', errorMessage: 'error-user-attribute-required', params: ['First name']},
        {field: 'lastName', errorMessage: 'error-invalid-length-too-short', params: ['Last name', 2]},
        {field: 'motto', errorMessage: 'error-invalid-length-too-long', params: ['Motto', 1, '30']},
        {field: 'age', errorMessage: 'error-number-out-of-range-too-big', params: ['Age', 120]},
        {field: 'team', errorMessage: '<b>rule of the realm</b>'},
        {errorMessage: 'error-invalid-email'},
      ],
    }),
    [
      {pointer: '/givenName', code: 'pattern'},
      {pointer: '/familyName', code: 'too-short', params: {min: 2}},
      {pointer: '/motto', code: 'too-long', params: {max: 30}},
      {pointer: '/age', code: 'too-large', params: {max: 120}},
      {pointer: '/team', code: '<b>rule of the realm</b>'},
      {pointer: '', code: 'email'},
    ],
  );
  assert.deepEqual(await fieldsOf({field: 'email', errorMessage: 'emailExistsMessage'}), [
    {pointer: '/email', code: 'reserved'},
  ]);
  // Of another shape than is known: the whole form is refused.
  assert.deepEqual(await fieldsOf({errors: [null, 'x', {field: 7, errorMessage: 8}]}), [
    {pointer: '', code: 'refused'},
  ]);
  assert.deepEqual(await fieldsOf({errorMessage: {}}), [{pointer: '', code: 'refused'}]);
  assert.equal(await fieldsOf({errors: []}), undefined);
});

test('asks for a new token where no answer is seen, and then knows which of the two it was', async () => {
  const dead = () => Promise.reject(new TypeError('Failed to fetch'));
  const renewals: boolean[] = [];
  const asking =
    (renewed: () => string | Promise<string>) =>
    ({renew}: {readonly renew: boolean}) => {
      renewals.push(renew);
      return renew ? renewed() : token;
    };
  // Without CORS headers a 401 looks like no answer; the token cannot be renewed, so it was one.
  const over = keycloak({}, {fetch: dead, getToken: asking(() => Promise.reject(new Error('session over')))});
  assert.equal((await errorOf(over.safe.profile.get())).code, 'unauthenticated');
  const none = keycloak({}, {fetch: dead, getToken: asking(() => '')});
  assert.equal((await errorOf(none.safe.profile.get())).code, 'unauthenticated');
  // It can be: the network it is.
  const down = keycloak({}, {fetch: dead, getToken: asking(() => token)});
  assert.equal((await errorOf(down.safe.profile.get())).code, 'network');
  assert.deepEqual(renewals, [false, true, false, true, false, true, false]);
});

test('makes a read again with the new token, and a write only where it was refused', async () => {
  const times = (fails: () => Response) => {
    let count = 0;
    return () => (++count === 1 ? fails() : json(devices));
  };
  const cut = () => {
    throw new TypeError('Failed to fetch');
  };
  const read = keycloak({'GET /sessions/devices': times(cut)});
  assert.equal((await read.safe.sessions.list()).items.length, 2);
  assert.equal(read.sent.length, 2);
  // Whether it arrived is not known.
  const write = keycloak({'DELETE /sessions': cut});
  assert.equal((await errorOf(write.safe.sessions.revokeOthers())).code, 'network');
  assert.equal(write.sent.length, 1);
  // A 401 did nothing.
  let count = 0;
  const refused = keycloak({'DELETE /sessions': () => (++count === 1 ? page(401) : nothing())});
  assert.equal((await refused.safe.sessions.revokeOthers()).kind, 'done');
});

test('knows nobody where there is no token, and does not take a failed renewal for a signed-out person', async () => {
  const gone: KeycloakAdapterOptions['getToken'][] = [
    () => '',
    () => Promise.reject(new Error('not signed in')),
    () => {
      throw new Error('not signed in');
    },
  ];
  for (const getToken of gone) {
    const {safe, sent} = keycloak({}, {getToken});
    assert.equal((await safe.describe()).subject, undefined);
    for (const call of Object.values(calls)) {
      assert.equal((await errorOf(call(safe))).code, 'unauthenticated');
    }
    const change = safe.password.change({newPassword: ''});
    assert.equal((await errorOf(change)).code, 'unauthenticated');
    assert.deepEqual(sent, []);
  }
  const {safe} = keycloak({}, {getToken: () => Promise.reject(new AccountError('network'))});
  assert.equal((await errorOf(safe.describe())).code, 'network');
});

test('knows who is there from the token, and from the account where the token is opaque', async () => {
  assert.equal((await keycloak().safe.describe()).subject, 'ada');
  for (const opaque of ['opaque', 'a.b.c', claims({}), 'a..b']) {
    const {safe, sent} = keycloak({}, {getToken: () => opaque});
    assert.equal((await safe.describe()).subject, 'ada');
    assert.deepEqual(
      sent.map(({path}) => path),
      ['/?userProfileMetadata=true'],
    );
    assert.deepEqual(await safe.sessions.revokeOthers(), {kind: 'done', value: {}});
  }
  assert.deepEqual(await keycloak().safe.sessions.revokeOthers(), {kind: 'done', value: {delaySeconds: 300}});
});

test('leads to the sign-in page, and back to this origin only', async () => {
  const {safe, sent, logins} = keycloak();
  const outcome = await safe.password.change(
    {newPassword: 'not sent'},
    {returnTo: `${url}/account?tab=1#x`, locale: 'fr'},
  );
  assert.deepEqual(outcome, {
    kind: 'redirect',
    redirect: {url: `${url}/realms/r/login`, operation: 'password.change'},
  });
  assert.equal(logins[0]?.action, 'UPDATE_PASSWORD');
  assert.equal(logins[0]?.locale, 'fr');
  const back = new URL(logins[0]?.redirectUri ?? '');
  assert.deepEqual(
    [back.origin, back.pathname, back.searchParams.get('tab'), back.hash],
    [url, '/account', '1', '#x'],
  );
  for (const returnTo of [
    'https://evil.example/',
    '//evil.example/',
    'javascript:alert(1)',
    'https://id.example@evil.example/',
  ]) {
    await assert.rejects(safe.signIn({returnTo}), {name: 'AccountError'}, returnTo);
    await assert.rejects(
      safe.password.change({newPassword: ''}, {returnTo}),
      {name: 'AccountError'},
      returnTo,
    );
    await assert.rejects(safe.stepUp({}, undefined, {returnTo}), {name: 'AccountError'}, returnTo);
  }
  assert.deepEqual([logins.length, sent.length], [1, 0]);
});

test('comes back to an address without an earlier answer of Keycloak, which leads to no such one', async () => {
  const {safe, logins} = keycloak();
  const answer = 'session_state=s&iss=i&code=c&state=s&kc_action=a&kc_action_status=cancelled';
  for (const [returnTo, expected] of [
    [`/me?tab=1&${answer}#password`, '/me?tab=1&account-operation=sign-in#password'],
    [`/me?error=e&error_description=d#${answer}`, '/me?account-operation=sign-in'],
  ] as const) {
    await safe.signIn({returnTo});
    const {pathname, search, hash} = new URL(logins.at(-1)?.redirectUri ?? '');
    assert.equal(pathname + search + hash, expected);
  }
});

test('believes no address of a sign-in page that is none', async () => {
  for (const address of [
    'javascript:alert(1)',
    'http://id.example/',
    '/login',
    '',
    'https://a:b@id.example/',
  ]) {
    const {safe} = keycloak({}, {login: () => address});
    assert.equal((await errorOf(safe.signIn())).code, 'malformed-response', address);
    assert.equal(
      (await errorOf(safe.password.change({newPassword: ''}))).code,
      'malformed-response',
      address,
    );
  }
});

test('asks the sign-in page for what the challenge wants', async () => {
  const {safe, logins} = keycloak();
  await safe.stepUp({acrValues: ['gold']}, undefined);
  await safe.stepUp({maxAgeSeconds: 60}, undefined);
  await safe.stepUp({}, undefined);
  assert.deepEqual(
    logins.map(({acr, maxAge}) => [acr, maxAge]),
    [
      [{values: ['gold'], essential: true}, undefined],
      [undefined, 60],
      [undefined, 0],
    ],
  );
});

test('reads what the sign-in page left in the address, and believes no other word', () => {
  const {adapter} = keycloak();
  const statusOf = (text: string) =>
    adapter.resume?.(new URL(`${url}/account?account-operation=password.change${text}`))?.status;
  assert.deepEqual(
    [
      '&kc_action_status=success',
      '#kc_action_status=cancelled',
      '&kc_action_status=error',
      '&kc_action_status=hasOwnProperty',
      '&kc_action_status=toString',
      '',
    ].map(statusOf),
    ['completed', 'cancelled', 'failed', 'unknown', 'unknown', 'unknown'],
  );
  assert.equal(adapter.resume?.(new URL(`${url}/account?kc_action_status=success`)), undefined);
});

test('leaves out what Keycloak does not know or says in a key of its own, and takes any text as it is', async () => {
  const hostile = '<img src=x onerror=alert(1)>\u202e';
  const {safe} = keycloak({
    'GET /sessions/devices': () =>
      json([
        ...devices,
        {device: hostile, sessions: [{id: '<', browser: hostile, clients: [{clientName: hostile}]}]},
        {os: 'X'},
      ]),
    'GET /credentials': () =>
      json([
        ...credentials,
        {type: '__proto__', userCredentialMetadatas: [{credential: {id: 'p'}}]},
        {type: 'kerberos', userCredentialMetadatas: [{credential: {id: 'k'}}]},
        {
          type: 'webauthn',
          removeable: false,
          userCredentialMetadatas: [{}, {credential: {id: 'w', userLabel: hostile, credentialData: '{'}}],
        },
      ]),
  });
  const {items} = await safe.sessions.list();
  assert.deepEqual(
    items.map(({id, current, browser, os, device, apps}) => [id, current, browser, os, device, apps]),
    [
      ['this', true, 'Firefox', 'Linux', undefined, undefined],
      ['other', undefined, undefined, 'Linux', undefined, ['account']],
      ['<', undefined, '<img src=x onerror=alert(1)>\u202e', undefined, hostile, [hostile]],
    ],
  );
  const {methods, options} = await safe.verification.get();
  assert.deepEqual(
    methods.map(({id, type, label, remove, isDefault}) => [id, type, label, remove?.support, isDefault]),
    [
      ['otp1', 'authenticator-app', 'Phone', undefined, true],
      ['w', 'security-key', hostile, 'none', undefined],
    ],
  );
  assert.deepEqual(
    options.map(({type, add}) => [type, add.support]),
    [
      ['authenticator-app', 'redirect'],
      ['security-key', 'none'],
    ],
  );
});

test('offers a passkey and a security key where the realm has their actions, and leads to the right one', async () => {
  const group = (type: string, createAction?: string) => ({
    type,
    category: type === 'webauthn' ? 'two-factor' : 'passwordless',
    removeable: true,
    ...(createAction && {createAction}),
    userCredentialMetadatas: [{credential: {id: type, userLabel: 'Blue'}}],
  });
  const realmWith = (...groups: object[]) =>
    keycloak({
      'GET /credentials': () => json([{type: 'password', category: 'basic-authentication'}, ...groups]),
    });
  const {safe, logins} = realmWith(
    group('webauthn'),
    group('webauthn-passwordless', 'webauthn-register-passwordless'),
  );
  const {methods, options} = await safe.verification.get();
  assert.deepEqual(
    methods.map(({type}) => type),
    ['security-key', 'passkey'],
  );
  // Whoever has one still sees it, and that there can be no more.
  assert.deepEqual(options, [
    {type: 'security-key', add: {support: 'none', refusal: {reason: 'configuration'}}},
    {type: 'passkey', add: {support: 'redirect'}},
  ]);
  await safe.verification.begin({type: 'passkey'});
  await safe.verification.begin({type: 'security-key'});
  await safe.verification.remove('webauthn-passwordless');
  assert.deepEqual(
    logins.map(({action}) => action),
    ['webauthn-register-passwordless', 'webauthn-register', 'delete_credential:webauthn-passwordless'],
  );
  assert.deepEqual(await realmWith().safe.verification.get(), {methods: [], options: [], required: 0});
});

test('takes values of other types than Keycloak\u2019s for no answer', async () => {
  const wrong: readonly (readonly [string, string, unknown])[] = [
    ['profile.get', 'GET /?userProfileMetadata=true', {...user, firstName: 7}],
    ['profile.get', 'GET /?userProfileMetadata=true', {...user, userProfileMetadata: {attributes: 'all'}}],
    ['profile.get', 'GET /?userProfileMetadata=true', {...user, userProfileMetadata: {attributes: [null]}}],
    ['sessions.list', 'GET /sessions/devices', [{sessions: 'none'}]],
    ['sessions.list', 'GET /sessions/devices', [{sessions: [null]}]],
    ['sessions.list', 'GET /sessions/devices', [{sessions: [{id: 7}]}]],
    ['sessions.list', 'GET /sessions/devices', [{sessions: [{id: 's', browser: 7}]}]],
    ['organizations.list', 'GET /organizations', [{id: 'o'}]],
    ['verification.get', 'GET /credentials', [{type: 'otp', userCredentialMetadatas: 7}]],
    [
      'verification.get',
      'GET /credentials',
      [{type: 'otp', userCredentialMetadatas: [{credential: {id: 7}}]}],
    ],
  ];
  for (const [operation, route, body] of wrong) {
    const {safe} = keycloak({[route]: () => json(body)});
    const {code} = await errorOf(calls[operation]!(safe));
    assert.equal(code, 'malformed-response', `${operation}: ${JSON.stringify(body)}`);
  }
});

test('says where organizations are not switched on, and ends no session that is not there or is this one', async () => {
  const {safe, sent} = keycloak({
    'GET /organizations': () => json({error: 'HTTP 404 Not Found'}, {status: 404}),
  });
  assert.equal((await errorOf(safe.organizations.list())).code, 'not-supported');
  assert.equal((await errorOf(safe.sessions.revoke('nobody'))).code, 'not-found');
  const {code, details} = await errorOf(safe.sessions.revoke('this'));
  assert.deepEqual([code, details.refusal], ['policy', {reason: 'current'}]);
  assert.ok(sent.every(({method}) => method === 'GET'));
});

test('gives a call up with the signal\u2019s reason, and renews no token for it', async () => {
  for (const [operation, call] of Object.entries(calls)) {
    const renewals: boolean[] = [];
    const reason = new Error(operation);
    const controller = new AbortController();
    const {safe} = keycloak(
      {},
      {
        getToken: ({renew}) => {
          renewals.push(renew);
          return token;
        },
        // As a browser does.
        fetch: () => {
          controller.abort(reason);
          return Promise.reject(new TypeError('aborted'));
        },
      },
    );
    await assert.rejects(call(safe, {signal: controller.signal}), (error) => error === reason, operation);
    assert.deepEqual(new Set(renewals), new Set([false]));
  }
});

for (const [options, words] of [
  [{url: 'http://id.example'}, /give an https address/],
  [{url: 'id.example'}, /give an https address/],
  [{url: 'javascript:alert(1)'}, /give an https address/],
  [{realm: ''}, /realm is missing/],
  [{timeout: Infinity}, /give milliseconds/],
] as const) {
  test(`refuses ${JSON.stringify(options)}, and says what to give`, () => {
    assert.throws(() => keycloak({}, options), {name: 'TypeError', message: words});
  });
}
