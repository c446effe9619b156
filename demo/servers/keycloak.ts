/** A Keycloak of its own with the realm "test": on a free port, its database in memory. */
import {spawn} from 'node:child_process';
import {copyFile, mkdir} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import {freePort, type Installed, installed, stopper, untilReady} from './servers.js';

export const realm = 'test';

/** The client of the page: public, with PKCE. */
export const clientId = 'spa';
/** Whom the realm begins with. */
export const ada = {username: 'ada', password: 'correct horse battery staple'} as const;

export interface Keycloak {
  readonly url: string;
  /** A fresh person with a password. */
  createUser(): Promise<Person>;
  /** Whether people can have passkeys, as an administrator decides for the realm. At the beginning they cannot. */
  passkeys(enabled: boolean): Promise<void>;
  /** Ends all sessions of a person, as an administrator does. */
  endSessions(person: Person): Promise<void>;
  stop(): Promise<void>;
}
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly password: string;
}

/** Where it is installed, or why not. */
export const keycloakInstalled = (): Installed => installed('keycloak', 'bin/kc.sh', ['java', '-version']);

/** `origin`: of the page. */
export async function startKeycloak(home: string, {origin}: {readonly origin: string}): Promise<Keycloak> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  await mkdir(`${home}/data/import`, {recursive: true});
  await copyFile(
    fileURLToPath(new URL('./keycloak-realm.json', import.meta.url)),
    // Keycloak wants the file to be called after the realm.
    `${home}/data/import/${realm}-realm.json`,
  );
  const server = spawn(
    'sh',
    ['bin/kc.sh', 'start-dev', '--import-realm', '--db=dev-mem', `--http-port=${port}`, `--hostname=${url}`],
    {
      cwd: home,
      stdio: 'ignore',
      detached: true,
      env: {
        ...process.env,
        KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
        KC_BOOTSTRAP_ADMIN_PASSWORD: 'admin',
        // Keycloak puts it into the realm's file.
        PAGE_ORIGIN: origin,
      },
    },
  );
  const stop = stopper(server);
  await untilReady(`${url}/realms/${realm}/.well-known/openid-configuration`, server, 180_000);

  const admin = async (method: string, path: string, body?: unknown) => {
    const {access_token: token} = await tokens(url, 'master', {
      client_id: 'admin-cli',
      username: 'admin',
      password: 'admin',
    });
    return fetch(`${url}/admin/realms/${realm}${path}`, {
      method,
      headers: {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json'},
      ...(body !== undefined && {body: JSON.stringify(body)}),
    });
  };

  let count = 0;
  return {
    url,
    createUser: async () => {
      const username = `person-${++count}`;
      const {password} = ada;
      const created = await admin('POST', '/users', {
        username,
        enabled: true,
        email: `${username}@example.org`,
        emailVerified: true,
        firstName: 'Ada',
        lastName: 'Lovelace',
        credentials: [{type: 'password', value: password, temporary: false}],
      });
      const id = (created.headers.get('Location') ?? '').split('/').at(-1) ?? '';
      if (!id) throw new Error(`Keycloak made no user: ${created.status} ${await created.text()}`);
      return {id, username, password};
    },
    passkeys: async (enabled) => {
      // Keycloak takes this one only in the whole of the realm.
      const all = (await (await admin('GET', '')).json()) as object;
      const flag = {webAuthnPolicyPasswordlessPasskeysEnabled: enabled};
      const {status} = await admin('PUT', '', {...all, ...flag});
      if (status !== 204) throw new Error(`Keycloak did not change its realm: ${status}`);
    },
    endSessions: async ({id}) => {
      const {status} = await admin('POST', `/users/${id}/logout`);
      if (status !== 204) throw new Error(`Keycloak ended no session: ${status}`);
    },
    stop,
  };
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

export async function tokens(
  url: string,
  inRealm: string,
  form: Readonly<Record<string, string>>,
): Promise<Tokens> {
  const grant = form['refresh_token'] ? 'refresh_token' : 'password';
  const response = await fetch(`${url}/realms/${inRealm}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({grant_type: grant, ...form}),
  });
  if (!response.ok) throw new Error(`Keycloak gave no token: ${await response.text()}`);
  return (await response.json()) as Tokens;
}
