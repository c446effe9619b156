/** An Ory Kratos of its own: started on free ports, its database in memory, and stopped with the tests. */
import {spawn} from 'node:child_process';
import {mkdtemp, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {createKratosAdapter} from '../../src/adapters/kratos/kratos-adapter.js';
import {faultyFetch, type SuiteRig, type SuiteSituation} from '../../src/testing/adapter-suite.js';
import {browserFetch} from './cookies.js';
import {freePort, type Installed, installed, stopper, untilReady} from './servers.js';

export interface Kratos {
  /** Its public address. */
  readonly url: string;
  readonly admin: string;
  stop(): Promise<void>;
}

export const kratosInstalled = (): Installed => installed('kratos', 'kratos', []);

const person = {
  $id: 'https://account.test/person.schema.json',
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Person',
  type: 'object',
  properties: {
    traits: {
      type: 'object',
      properties: {
        email: {
          type: 'string',
          format: 'email',
          title: 'E-Mail',
          minLength: 3,
          'ory.sh/kratos': {
            credentials: {
              password: {identifier: true},
              webauthn: {identifier: true},
              passkey: {display_name: true},
              totp: {account_name: true},
            },
            verification: {via: 'email'},
            recovery: {via: 'email'},
          },
        },
        name: {
          type: 'object',
          properties: {
            first: {title: 'First name', type: 'string', maxLength: 64},
            last: {title: 'Last name', type: 'string', maxLength: 64},
          },
          additionalProperties: false,
        },
      },
      required: ['email'],
      additionalProperties: false,
    },
  },
};

/** `origin`: of the page. `freshFor`: how long a sign-in is fresh enough for a change of credentials, as Go writes durations. */
export async function startKratos(
  home: string,
  {origin, freshFor = '1h'}: {readonly origin: string; readonly freshFor?: string},
): Promise<Kratos> {
  const [port, adminPort, mailPort] = [await freePort(), await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  const folder = await mkdtemp(join(tmpdir(), 'account-elements-kratos-'));
  const schema = join(folder, 'person.schema.json');
  const rp = {id: 'localhost', display_name: 'Account Elements', origins: [origin]};
  const page = (path: string) => ({ui_url: `${origin}/${path}`});
  const config = {
    version: 'v1.3.1',
    dsn: 'memory',
    serve: {
      public: {
        base_url: `${url}/`,
        host: '127.0.0.1',
        port,
        cors: {
          enabled: true,
          allowed_origins: [origin],
          allowed_methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
          allowed_headers: ['Authorization', 'Content-Type', 'Accept', 'X-Session-Token', 'X-CSRF-Token'],
          exposed_headers: ['Content-Type', 'Link', 'X-Total-Count'],
          allow_credentials: true,
        },
      },
      admin: {base_url: `http://127.0.0.1:${adminPort}/`, host: '127.0.0.1', port: adminPort},
    },
    identity: {default_schema_id: 'person', schemas: [{id: 'person', url: `file://${schema}`}]},
    session: {lifespan: '24h', whoami: {required_aal: 'aal1'}, cookie: {same_site: 'Lax'}},
    selfservice: {
      default_browser_return_url: `${origin}/`,
      allowed_return_urls: [origin],
      methods: {
        profile: {enabled: true},
        password: {
          enabled: true,
          config: {
            haveibeenpwned_enabled: false,
            min_password_length: 8,
            identifier_similarity_check_enabled: true,
          },
        },
        totp: {enabled: true, config: {issuer: 'Account Elements'}},
        lookup_secret: {enabled: true},
        webauthn: {enabled: true, config: {passwordless: false, rp}},
        passkey: {enabled: true, config: {rp}},
        code: {enabled: true},
      },
      flows: {
        error: page('error'),
        login: {...page('login'), lifespan: '10m'},
        registration: {enabled: true, ...page('registration')},
        settings: {...page('settings'), privileged_session_max_age: freshFor, required_aal: 'aal1'},
        verification: {enabled: true, use: 'code', ...page('verification')},
        recovery: {enabled: true, use: 'code', ...page('recovery')},
      },
    },
    secrets: {cookie: ['test-only-cookie-secret-0123456789'], cipher: ['test-only-32-byte-cipher-key-012']},
    ciphers: {algorithm: 'xchacha20-poly1305'},
    hashers: {algorithm: 'bcrypt', bcrypt: {cost: 4}},
    courier: {smtp: {connection_uri: `smtp://127.0.0.1:${mailPort}/?disable_starttls=true`}},
  };
  await writeFile(schema, JSON.stringify(person));
  await writeFile(join(folder, 'kratos.json'), JSON.stringify(config));
  const server = spawn('./kratos', ['serve', '-c', join(folder, 'kratos.json'), '--dev', '--sqa-opt-out'], {
    cwd: home,
    stdio: 'ignore',
    detached: true,
  });
  const stop = stopper(server);
  await untilReady(`${url}/health/ready`, server, 60_000);
  return {url, admin: `http://127.0.0.1:${adminPort}`, stop};
}

interface Flow {
  readonly ui: {
    readonly action: string;
    readonly nodes: readonly {readonly attributes: {readonly name?: string; readonly value?: string}}[];
  };
}

const password = 'correct horse battery staple';
let count = 0;

async function createIdentity({admin}: Kratos): Promise<string> {
  const email = `ada-${++count}@example.org`;
  const response = await fetch(`${admin}/admin/identities`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({
      schema_id: 'person',
      traits: {email, name: {first: 'Ada', last: 'Lovelace'}},
      credentials: {password: {config: {password}}},
    }),
  });
  if (response.status !== 201) throw new Error(`Kratos made no identity: ${await response.text()}`);
  return email;
}

/** Signs somebody in, as a browser of its own, and gives that browser's `fetch`; nothing where the password is wrong. */
async function signIn({url}: Kratos, identifier: string, secret: string): Promise<typeof fetch | undefined> {
  const send = browserFetch();
  const headers = {Accept: 'application/json', 'Content-Type': 'application/json'};
  const flow = (await (await send(`${url}/self-service/login/browser`, {headers})).json()) as Flow;
  const csrf = flow.ui.nodes.find(({attributes}) => attributes.name === 'csrf_token')?.attributes.value;
  const body = JSON.stringify({method: 'password', identifier, password: secret, csrf_token: csrf});
  const response = await send(flow.ui.action, {method: 'POST', headers, body});
  return response.ok ? send : undefined;
}

async function signedIn(kratos: Kratos, identifier: string): Promise<typeof fetch> {
  const send = await signIn(kratos, identifier, password);
  if (!send) throw new Error('Kratos signed nobody in.');
  return send;
}

/** The adapter over a person of its own; nothing where the situation cannot be arranged here. */
export async function kratosRig(
  kratos: Kratos,
  strict: Kratos,
  situation: SuiteSituation,
): Promise<SuiteRig | undefined> {
  if (situation === 'many' || situation === 'redirect') return undefined;
  const server = situation === 'step-up' ? strict : kratos;
  const {url} = server;
  if (situation === 'signed-out') {
    const {fetch, fail, requests} = faultyFetch(browserFetch());
    return {adapter: createKratosAdapter({url, fetch}), fail, requests};
  }
  const email = await createIdentity(server);
  const {fetch, fail, requests} = faultyFetch(await signedIn(server, email));
  // Kratos counts from the sign-in: here it is over at once.
  if (situation === 'step-up') await new Promise((resolve) => setTimeout(resolve, 1_100));
  return {
    adapter: createKratosAdapter({url, fetch}),
    password,
    newPassword: 'another sentence that is long enough',
    signsIn: async (secret) => Boolean(await signIn(server, email, secret)),
    fail,
    requests,
    otherSession: async () => createKratosAdapter({url, fetch: await signedIn(server, email)}),
  };
}
