/** The blocks of the guides that connect a sign-in library, run: with fakes of keycloak-js and MSAL, and with oidc-client-ts itself. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, beforeEach, describe, test} from 'node:test';
import {pathToFileURL} from 'node:url';

import {build, type Plugin} from 'esbuild';

import type {AccountAdapter} from '../../src/contract/adapter.js';
import {checked} from '../../src/contract/checked.js';
import {errorOf, json, page} from '../adapters/scripted.js';
import {blocksIn, root} from './blocks.js';

type Fetch = typeof globalThis.fetch;
interface SignInRequest {
  prevented: boolean;
  preventDefault(): void;
}
interface Provider {
  adapter?: AccountAdapter;
}

let folder = '';
let count = 0;
/** What a block finds around itself. */
const provider: Provider = {};
/** Where the browser was sent. */
const assigned: string[] = [];
const listeners = new Map<string, (event: SignInRequest) => void>();
const stand = globalThis as unknown as Record<string, unknown>;
const storage = () => {
  const items = new Map<string, string>();
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
    key: (index: number) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wiring-'));
  const {setInterval} = globalThis;
  // oidc-client-ts looks at its token every few seconds, for ever.
  Object.assign(globalThis, {
    setInterval: (...parameters: Parameters<typeof setInterval>) => setInterval(...parameters).unref(),
  });
  stand['document'] = {
    querySelectorAll: () => [provider],
    addEventListener: (name: string, listener: (event: SignInRequest) => void) =>
      listeners.set(name, listener),
  };
  const location = Object.assign(new URL('https://intranet.example.com/account?tab=1'), {
    assign: (address: string) => void assigned.push(address),
  });
  const [localStorage, sessionStorage] = [storage(), storage()];
  const window = {
    localStorage,
    sessionStorage,
    location,
    addEventListener: () => {},
    removeEventListener: () => {},
  };
  Object.assign(globalThis, {
    localStorage,
    sessionStorage,
    location,
    window: {...window, self: window, top: window},
  });
});
after(() => rm(folder, {recursive: true}));
beforeEach(() => {
  listeners.clear();
  delete provider.adapter;
});

/** Runs the block of a guide that has this in it. `fakes`: modules by name, as the names that they export. */
async function run(
  guide: string,
  mark: string,
  fakes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
) {
  const path = `docs/guides/${guide}.md`;
  const blocks = blocksIn(path, readFileSync(join(root, path), 'utf8'));
  const block = blocks.find(({language, text}) => language === 'ts' && text.includes(mark));
  assert.ok(block, `${path} has no block with ${mark}`);
  stand['fakes'] = fakes;
  const faked: Plugin = {
    name: 'faked',
    setup({onResolve, onLoad}) {
      onResolve({filter: /^(account-elements\/define\.js|keycloak-js)$/}, ({path: name}) => ({
        path: name,
        namespace: 'fake',
      }));
      onLoad({filter: /./, namespace: 'fake'}, ({path: name}) => ({
        contents: Object.keys(fakes[name] ?? {})
          .map((key) => `const ${key}_ = globalThis.fakes['${name}'].${key}; export {${key}_ as ${key}};`)
          .join('\n'),
      }));
    },
  };
  const file = join(folder, `${++count}.mjs`);
  const {outputFiles} = await build({
    stdin: {contents: block.text, loader: 'ts', resolveDir: root},
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    outfile: file,
    plugins: [faked],
    tsconfig: join(root, 'tsconfig.json'),
    logLevel: 'silent',
  });
  await writeFile(file, outputFiles[0]!.text);
  return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
}

const adapter = (given: unknown = provider.adapter) => checked(given as AccountAdapter);
const answering = (answer: (request: Request) => Response | Promise<Response>): Request[] => {
  const sent: Request[] = [];
  const fetch: Fetch = async (input, init) => {
    const request = new Request(input, init);
    sent.push(request);
    return answer(request);
  };
  globalThis.fetch = fetch;
  return sent;
};
const asked = (): SignInRequest => {
  const event: SignInRequest = {
    prevented: false,
    preventDefault() {
      this.prevented = true;
    },
  };
  const listener = listeners.get('account-signin-request');
  assert.ok(listener, 'nobody listens to account-signin-request');
  listener(event);
  return event;
};

describe('sign-in.md: MSAL', () => {
  class Msal {
    readonly requests: [string, object][] = [];
    active: object | null = null;
    token = 'graph';
    errorCode = 'no_account_error';
    initialize = () => Promise.resolve();
    handleRedirectPromise = () => Promise.resolve({account: {name: 'Ada'}});
    setActiveAccount = (account: object | null) => void (this.active = account);
    acquireTokenSilent = (request: object) => {
      this.requests.push(['silent', request]);
      return this.token
        ? Promise.resolve({accessToken: this.token})
        : Promise.reject(Object.assign(new Error('BrowserAuthError'), {errorCode: this.errorCode}));
    };
    acquireTokenPopup = (request: object) => {
      this.requests.push(['popup', request]);
      return Promise.resolve({accessToken: this.token});
    };
    loginRedirect = (request: object) => {
      this.requests.push(['login', request]);
      return Promise.resolve();
    };
  }

  test('reads with a silent token, steps up in a window, and signs in at Microsoft\u2019s page', async () => {
    const {start} = await run('sign-in', 'interface Msal');
    const msal = new Msal();
    await (start as (given: Msal) => Promise<void>)(msal);
    assert.deepEqual(msal.active, {name: 'Ada'});
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    const challenge = `Bearer error="insufficient_claims", claims="${btoa(claims)}"`;
    const sent = answering((request) =>
      request.headers.get('Authorization') === 'Bearer graph'
        ? json({}, {status: 401, headers: {'WWW-Authenticate': challenge}})
        : json({id: '1', displayName: 'Ada'}),
    );
    const {code, details} = await errorOf(adapter().profile.get());
    assert.deepEqual([code, details.challenge], ['step-up-required', {claims}]);
    msal.token = 'fresh';
    assert.deepEqual(await adapter().stepUp(details.challenge ?? {}, undefined), {kind: 'done'});
    assert.equal((await adapter().profile.get()).displayName, 'Ada');
    assert.deepEqual(msal.requests, [
      ['silent', {scopes: ['User.Read']}],
      ['popup', {scopes: ['User.Read'], claims}],
      ['silent', {scopes: ['User.Read']}],
    ]);
    assert.equal(sent.length, 2);
    assert.equal(asked().prevented, true);
    assert.deepEqual(msal.requests.at(-1), ['login', {scopes: ['User.Read']}]);
    msal.token = '';
    assert.equal((await adapter().describe()).subject, undefined);
    for (const errorCode of ['no_network_connectivity', 'get_request_failed', 'post_request_failed']) {
      Object.assign(msal, {errorCode});
      assert.equal((await errorOf(adapter().describe())).code, 'network', errorCode);
    }
    msal.errorCode = 'interaction_required';
    assert.equal((await errorOf(adapter().profile.get())).code, 'unauthenticated');
    assert.equal(sent.length, 2);
  });
});

describe('sign-in.md: keycloak-js', () => {
  const token = ['{}', '{"sub": "ada"}', ''].map((part) => btoa(part)).join('.');
  /** As keycloak-js 26 does it. */
  class Keycloak {
    static last: Keycloak;
    token: string | undefined;
    renewal: 'works' | 'session over' | 'no network' = 'works';
    readonly updates: number[] = [];
    readonly logins: object[] = [];
    readonly config: object;
    constructor(config: object) {
      this.config = config;
      Keycloak.last = this;
    }
    init(options: {readonly onLoad: string}) {
      assert.equal(options.onLoad, 'check-sso');
      this.token = token;
      return Promise.resolve(true);
    }
    updateToken(validity: number) {
      this.updates.push(validity);
      if (validity === -1 && this.renewal === 'session over') this.token = undefined;
      return validity === -1 && this.renewal !== 'works'
        ? Promise.reject(new Error('failed'))
        : Promise.resolve(true);
    }
    createLoginUrl(options: object) {
      this.logins.push(options);
      return Promise.resolve('https://id.example.com/realms/contoso/login');
    }
  }

  test('tells the end of the session from a lost network, and asks the login page for what is wanted', async () => {
    await run('sign-in', "from 'keycloak-js'", {'keycloak-js': {default: Keycloak}});
    const keycloak = Keycloak.last;
    assert.deepEqual(keycloak.config, {
      url: 'https://id.example.com',
      realm: 'contoso',
      clientId: 'intranet',
    });
    assert.equal((await adapter().describe()).subject, 'ada');

    answering(() => Promise.reject(new TypeError('Failed to fetch')));
    assert.equal((await errorOf(adapter().sessions.list())).code, 'network');
    keycloak.renewal = 'no network';
    assert.equal((await errorOf(adapter().sessions.list())).code, 'network');
    assert.deepEqual(keycloak.updates.slice(-3), [5, -1, 5]);

    await adapter().password.change({newPassword: ''}, {locale: 'fr'});
    await adapter().stepUp({acrValues: ['gold']}, undefined);
    await adapter().stepUp({maxAgeSeconds: 0}, undefined);
    const back = 'https://intranet.example.com/account?tab=1&account-operation=';
    assert.deepEqual(keycloak.logins, [
      {redirectUri: `${back}password.change`, action: 'UPDATE_PASSWORD', locale: 'fr'},
      {redirectUri: `${back}step-up`, acr: {values: ['gold'], essential: true}},
      {redirectUri: `${back}step-up`, maxAge: 0},
    ]);

    keycloak.renewal = 'session over';
    assert.equal((await errorOf(adapter().sessions.list())).code, 'unauthenticated');
    assert.equal((await adapter().describe()).subject, undefined);
  });
});

const authority = 'https://id.example.com';
const metadata = () =>
  json({
    issuer: authority,
    authorization_endpoint: `${authority}/authorize`,
    token_endpoint: `${authority}/token`,
    jwks_uri: `${authority}/jwks`,
  });

describe('sign-in.md and step-up.md: oidc-client-ts itself', () => {
  /** What the library keeps of who is signed in. */
  const key = `oidc.user:${authority}:intranet`;
  const storageOf = () => globalThis.sessionStorage as unknown as ReturnType<typeof storage>;
  const signedIn = (token: string, seconds: number, more: object = {}) =>
    storageOf().setItem(
      key,
      JSON.stringify({
        access_token: token,
        token_type: 'Bearer',
        profile: {sub: 'ada'},
        expires_at: Math.floor(Date.now() / 1000) + seconds,
        ...more,
      }),
    );

  test('brings the token, and without one asks nobody', async () => {
    await run('sign-in', 'manager.signinRedirect');
    const sent = answering(({url}) =>
      url.includes('.well-known') ? metadata() : json({subject: 'ada', capabilities: {}}),
    );
    signedIn('bearer', 300);
    assert.equal((await adapter().describe()).subject, 'ada');
    assert.equal(sent[0]?.headers.get('Authorization'), 'Bearer bearer');
    assert.equal(sent[0]?.credentials, 'omit');

    sent.length = 0;
    storageOf().removeItem(key);
    assert.equal((await errorOf(adapter().describe())).code, 'unauthenticated');
    assert.ok(sent.every(({url}) => !url.includes('/account/v1')));
    assert.equal(asked().prevented, true);
    while (assigned.length === 0) await new Promise((go) => setTimeout(go, 5));
    const {origin, pathname, searchParams} = new URL(assigned[0] ?? '');
    assert.equal(origin + pathname, `${authority}/authorize`);
    assert.equal(searchParams.get('code_challenge_method'), 'S256');
    assert.match(searchParams.get('state') ?? '', /;https:\/\/intranet\.example\.com\/account\?tab=1$/);
  });

  test('tells a lost network from the end of the session, where the token is to be renewed', async () => {
    await run('sign-in', 'manager.signinRedirect');
    signedIn('old', -10, {refresh_token: 'r'});
    let renewal = () => Promise.reject<Response>(new TypeError('Failed to fetch'));
    const sent = answering(({url}) => (url.includes('.well-known') ? metadata() : renewal()));
    assert.equal((await errorOf(adapter().sessions.list())).code, 'network');
    renewal = () => Promise.resolve(json({error: 'invalid_grant'}, {status: 400}));
    assert.equal((await errorOf(adapter().sessions.list())).code, 'unauthenticated');
    answering(() => Promise.reject(new TypeError('Failed to fetch')));
    await run('sign-in', 'manager.signinRedirect');
    assert.equal((await errorOf(adapter().sessions.list())).code, 'network');
    assert.ok(sent.every(({url}) => !url.includes('/account/v1')));
    storageOf().removeItem(key);
  });

  test('turns a refusal of RFC 9470 into the address where it is proven', async () => {
    signedIn('bearer', 300);
    const made = (await run('step-up', 'createSigninRequest'))['adapter'];
    const wanted = 'error="insufficient_user_authentication", max_age="300", acr_values="urn:a urn:b"';
    answering(({url}) =>
      url.includes('.well-known')
        ? metadata()
        : page(401, {'WWW-Authenticate': `Bearer realm="x", ${wanted}`}),
    );
    const {code, details} = await errorOf(adapter(made).password.change({newPassword: 'a new passphrase'}));
    assert.equal(code, 'step-up-required');
    assert.deepEqual(details.challenge, {acrValues: ['urn:a', 'urn:b'], maxAgeSeconds: 300});
    const outcome = await adapter(made).stepUp(details.challenge ?? {}, undefined);
    assert.ok(outcome.kind === 'redirect');
    const {origin, pathname, searchParams} = new URL(outcome.redirect.url);
    assert.equal(origin + pathname, `${authority}/authorize`);
    assert.deepEqual(
      ['max_age', 'acr_values', 'client_id', 'response_type', 'redirect_uri'].map((name) =>
        searchParams.get(name),
      ),
      ['300', 'urn:a urn:b', 'intranet', 'code', 'https://intranet.example.com/signed-in'],
    );
    // Where to come back to travels in the state, and any text in it does no harm.
    assert.match(searchParams.get('state') ?? '', /;https:\/\/intranet\.example\.com\/account\?tab=1$/);
  });
});
