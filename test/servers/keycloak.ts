/** A Keycloak of its own, with the realm "test": started on a free port, in memory, and stopped with the tests. */
import {spawn} from 'node:child_process';
import {copyFile, mkdir} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import {createKeycloakAdapter} from '../../src/adapters/keycloak/keycloak-adapter.js';
import type {AccountAdapter} from '../../src/contract/adapter.js';
import {faultyFetch, type SuiteRig, type SuiteSituation} from '../../src/testing/adapter-suite.js';
import {freePort, type Installed, installed, stopper, untilReady} from './servers.js';

const realm = 'test';

export interface Keycloak {
  readonly url: string;
  /** A fresh person with a password. */
  createUser(): Promise<Person>;
  stop(): Promise<void>;
}
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly password: string;
}

/** Where it is installed, or why not. */
export const keycloakInstalled = (): Installed => installed('keycloak', 'bin/kc.sh', ['java', '-version']);

export async function startKeycloak(home: string): Promise<Keycloak> {
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
      env: {...process.env, KC_BOOTSTRAP_ADMIN_USERNAME: 'admin', KC_BOOTSTRAP_ADMIN_PASSWORD: 'admin'},
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
      const password = 'correct horse battery staple';
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
    stop,
  };
}

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

async function tokens(url: string, inRealm: string, form: Readonly<Record<string, string>>): Promise<Tokens> {
  const grant = form['refresh_token'] ? 'refresh_token' : 'password';
  const response = await fetch(`${url}/realms/${inRealm}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({grant_type: grant, ...form}),
  });
  if (!response.ok) throw new Error(`Keycloak gave no token: ${await response.text()}`);
  return (await response.json()) as Tokens;
}

/** What a client library does: it holds the tokens of one session and renews them. */
async function sessionOf(url: string, {username, password}: Person) {
  let held = await tokens(url, realm, {client_id: 'spa', scope: 'openid', username, password});
  return async ({renew}: {readonly renew: boolean}) => {
    if (renew) held = await tokens(url, realm, {client_id: 'spa', refresh_token: held.refresh_token});
    return held.access_token;
  };
}

/** The page that the sign-in begins at, without a client library. */
export function loginUrl(
  url: string,
  {action, redirectUri, maxAge, acr}: Parameters<Parameters<typeof createKeycloakAdapter>[0]['login']>[0],
): string {
  const query = new URLSearchParams({
    client_id: 'spa',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: redirectUri,
    // RFC 7636, appendix B.
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...(action && {kc_action: action}),
    ...(maxAge !== undefined && {max_age: String(maxAge)}),
    ...(acr && {acr_values: acr.values.join(' ')}),
  });
  return `${url}/realms/${realm}/protocol/openid-connect/auth?${query.toString()}`;
}

/** The adapter over a person of its own; nothing where the situation cannot be arranged here. */
export async function keycloakRig(
  keycloak: Keycloak,
  situation: SuiteSituation,
): Promise<SuiteRig | undefined> {
  if (situation === 'many' || situation === 'step-up') return undefined;
  const {url} = keycloak;
  const {fetch, fail, requests} = faultyFetch();
  const adapterFor = (getToken: Parameters<typeof createKeycloakAdapter>[0]['getToken']): AccountAdapter =>
    createKeycloakAdapter({url, realm, getToken, login: (options) => loginUrl(url, options), fetch});
  if (situation === 'signed-out') return {adapter: adapterFor(() => ''), fail, requests};

  const person = await keycloak.createUser();
  return {
    adapter: adapterFor(await sessionOf(url, person)),
    fail,
    requests,
    otherSession: async () => adapterFor(await sessionOf(url, person)),
  };
}
