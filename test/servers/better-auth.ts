/** A better-auth in this process, its database in memory. */
import {passkey} from '@better-auth/passkey';
import {betterAuth} from 'better-auth';
import {memoryAdapter} from 'better-auth/adapters/memory';
import {organization, twoFactor} from 'better-auth/plugins';

import {createBetterAuthAdapter} from '../../src/adapters/better-auth/better-auth-adapter.js';
import {faultyFetch, type SuiteRig, type SuiteSituation} from '../../src/testing/adapter-suite.js';
import {browserFetch} from './cookies.js';

const password = 'correct horse battery staple';

export interface BetterAuthServer {
  readonly url: string;
  /** Answers a request as the server does. */
  readonly handle: (request: Request) => Promise<Response>;
  /** Makes somebody a member of an organization. */
  readonly addMember: (organizationId: string, userId: string) => Promise<unknown>;
}

/** `base`: where it is; `origin`: of the page that may use it. */
export function createBetterAuthServer(base: string, origin: string): BetterAuthServer {
  const tables = [
    'user',
    'session',
    'account',
    'verification',
    'twoFactor',
    'passkey',
    'organization',
    'member',
    'invitation',
  ];
  const auth = betterAuth({
    baseURL: base,
    secret: 'test-only-secret-of-better-auth-0123456789',
    trustedOrigins: [origin],
    database: memoryAdapter(Object.fromEntries(tables.map((table) => [table, []]))),
    emailAndPassword: {enabled: true},
    rateLimit: {enabled: false},
    logger: {disabled: true},
    telemetry: {enabled: false},
    plugins: [
      twoFactor({issuer: 'Contoso'}),
      organization(),
      passkey({rpID: 'localhost', rpName: 'Contoso', origin}),
    ],
  });
  return {
    url: `${base}/api/auth`,
    handle: (request) => auth.handler(request),
    addMember: (organizationId, userId) =>
      auth.api.addMember({body: {organizationId, userId, role: 'member'}}),
  };
}

let count = 0;

/** The adapter over a person of its own; nothing where the situation cannot be arranged here. */
export async function betterAuthRig(situation: SuiteSituation): Promise<SuiteRig | undefined> {
  if (situation === 'many' || situation === 'redirect') return undefined;
  const origin = 'http://localhost:5173';
  const {url, handle, addMember} = createBetterAuthServer('http://localhost:3900', origin);
  const browser = () =>
    browserFetch((request) => {
      request.headers.set('Origin', origin);
      return handle(request);
    });
  const post = (send: typeof fetch, path: string, body: object) =>
    send(url + path, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify(body),
    });
  const adapterOver = (fetch: typeof globalThis.fetch) =>
    createBetterAuthAdapter({
      url,
      fetch,
      plugins: ['two-factor', 'passkey', 'organization'],
      signIn: (returnTo) => `https://app.example/sign-in?next=${encodeURIComponent(returnTo)}`,
    });
  const own = browser();
  const {fetch, fail, requests} = faultyFetch(own);
  if (situation === 'signed-out') return {adapter: adapterOver(fetch), fail, requests};

  const email = `ada-${++count}@example.org`;
  const created = await post(own, '/sign-up/email', {email, password, name: 'Ada Lovelace'});
  const {user} = (await created.json()) as {user: {id: string}};
  const owner = browser();
  await post(owner, '/sign-up/email', {email: `charles-${count}@example.org`, password, name: 'Charles'});
  const founded = await post(owner, '/organization/create', {name: 'Contoso', slug: `contoso-${count}`});
  const {id} = (await founded.json()) as {id: string};
  await addMember(id, user.id);
  const signIn = async (secret: string) => {
    const other = browser();
    const response = await post(other, '/sign-in/email', {email, password: secret});
    return response.ok ? other : undefined;
  };
  return {
    adapter: adapterOver(fetch),
    password,
    fail,
    requests,
    signsIn: async (secret) => Boolean(await signIn(secret)),
    otherSession: async () => adapterOver((await signIn(password)) ?? own),
  };
}
