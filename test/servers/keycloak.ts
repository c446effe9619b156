/** Somebody's rig at a Keycloak. */
import {clientId, type Keycloak, type Person, realm, tokens} from '../../demo/servers/keycloak.js';
import {createKeycloakAdapter} from '../../src/adapters/keycloak/keycloak-adapter.js';
import type {AccountAdapter} from '../../src/contract/adapter.js';
import {faultyFetch, type SuiteRig, type SuiteSituation} from '../../src/testing/adapter-suite.js';

/** What a client library does: it holds the tokens of one session and renews them. */
async function sessionOf(url: string, {username, password}: Person) {
  let held = await tokens(url, realm, {client_id: clientId, scope: 'openid', username, password});
  return async ({renew}: {readonly renew: boolean}) => {
    if (renew) held = await tokens(url, realm, {client_id: clientId, refresh_token: held.refresh_token});
    return held.access_token;
  };
}

/** The page that the sign-in begins at, without a client library. */
export function loginUrl(
  url: string,
  {action, redirectUri, maxAge, acr}: Parameters<Parameters<typeof createKeycloakAdapter>[0]['login']>[0],
): string {
  const query = new URLSearchParams({
    client_id: clientId,
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
