/** Somebody's rig at a Kratos. */
import {createIdentity, type Kratos, password} from '../../demo/servers/kratos.js';
import {codeFor} from '../../mocks/totp.js';
import {createKratosAdapter} from '../../src/adapters/kratos/kratos-adapter.js';
import {faultyFetch, type SuiteRig, type SuiteSituation} from '../../src/testing/adapter-suite.js';
import {softwareAuthenticator} from '../support/authenticator.js';
import {browserFetch} from './cookies.js';

interface Flow {
  readonly ui: {
    readonly action: string;
    readonly nodes: readonly {readonly attributes: {readonly name?: string; readonly value?: string}}[];
  };
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
    totp: (secret) => codeFor(secret, Date.now()),
    createCredential: async (publicKey) => (await softwareAuthenticator(server.origin)).create(publicKey),
    signsIn: async (secret) => Boolean(await signIn(server, email, secret)),
    fail,
    requests,
    otherSession: async () => createKratosAdapter({url, fetch: await signedIn(server, email)}),
  };
}
