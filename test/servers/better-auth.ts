/** Somebody's rig at a better-auth. */
import {createBetterAuthServer, settle} from '../../demo/servers/better-auth.js';
import {codeFor} from '../../mocks/totp.js';
import {createBetterAuthAdapter} from '../../src/adapters/better-auth/better-auth-adapter.js';
import {faultyFetch, type SuiteRig, type SuiteSituation} from '../../src/testing/adapter-suite.js';
import {softwareAuthenticator} from '../support/authenticator.js';
import {browserFetch} from './cookies.js';

/** The adapter over a person of its own; nothing where the situation cannot be arranged here. */
export async function betterAuthRig(situation: SuiteSituation): Promise<SuiteRig | undefined> {
  if (situation === 'many' || situation === 'redirect') return undefined;
  const origin = 'http://localhost:5173';
  const server = createBetterAuthServer('http://localhost:3900', origin);
  const {url, handle} = server;
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
  if (situation === 'signed-out') {
    const {fetch, fail, requests} = faultyFetch(browser());
    return {adapter: adapterOver(fetch), fail, requests};
  }
  const {email, password} = await settle(server);
  const signIn = async (secret: string) => {
    const other = browser();
    const response = await post(other, '/sign-in/email', {email, password: secret});
    return response.ok ? other : undefined;
  };
  const signedIn = async () => {
    const send = await signIn(password);
    if (!send) throw new Error('better-auth signed nobody in.');
    return send;
  };
  const {fetch, fail, requests} = faultyFetch(await signedIn());
  return {
    adapter: adapterOver(fetch),
    password,
    totp: (secret) => codeFor(secret, Date.now()),
    createCredential: async (publicKey) => (await softwareAuthenticator(origin)).create(publicKey),
    fail,
    requests,
    signsIn: async (secret) => Boolean(await signIn(secret)),
    otherSession: async () => adapterOver(await signedIn()),
  };
}
