/** An Ory Kratos of its own: on free ports, its database in memory. */
import {spawn} from 'node:child_process';
import {mkdtemp, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {freePort, type Installed, installed, stopper, untilReady} from './servers.js';

export interface Kratos {
  /** Its public address. */
  readonly url: string;
  readonly admin: string;
  /** Of the page that is on it. */
  readonly origin: string;
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
  const page = {ui_url: `${origin}/`};
  const signInPage = {ui_url: `${origin}/servers/sign-in.html`};
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
        error: page,
        login: {...signInPage, lifespan: '10m'},
        registration: {enabled: false},
        settings: {...page, privileged_session_max_age: freshFor, required_aal: 'aal1'},
        verification: {enabled: true, use: 'code', ...page},
        recovery: {enabled: true, use: 'code', ...page},
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
  return {url, admin: `http://127.0.0.1:${adminPort}`, origin, stop};
}

export const password = 'correct horse battery staple';

/** The codes that Kratos' courier has for an address, the newest first: no mail needs to arrive to read them. */
export async function codesFor({admin}: Kratos, address: string): Promise<string[]> {
  const query = new URLSearchParams({recipient: address, page_size: '50'});
  const response = await fetch(`${admin}/admin/courier/messages?${query.toString()}`);
  const messages = (await response.json()) as readonly {readonly body: string}[];
  return messages.flatMap(({body}) => /^\d{6}$/m.exec(body) ?? []);
}

/** Whether Kratos takes that address for somebody's, proven by a code. */
export async function isProven({admin}: Kratos, address: string): Promise<boolean> {
  const query = new URLSearchParams({credentials_identifier: address});
  const response = await fetch(`${admin}/admin/identities?${query.toString()}`);
  const people = (await response.json()) as readonly {
    readonly verifiable_addresses?: readonly {readonly value: string; readonly verified: boolean}[];
  }[];
  return people
    .flatMap(({verifiable_addresses: addresses = []}) => addresses)
    .some(({value, verified}) => value === address && verified);
}

let count = 0;

/** Makes somebody with that password, and gives their e-mail address. */
export async function createIdentity({admin}: Kratos): Promise<string> {
  const email = `ada-${++count}@example.org`;
  const response = await fetch(`${admin}/admin/identities`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({
      schema_id: 'person',
      traits: {email, name: {first: 'Ada', last: 'Lovelace'}},
      credentials: {password: {config: {password}}},
      verifiable_addresses: [{value: email, via: 'email', verified: true, status: 'completed'}],
    }),
  });
  if (response.status !== 201) throw new Error(`Kratos made no identity: ${await response.text()}`);
  return email;
}
