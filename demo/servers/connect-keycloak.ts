/** The demo page on a Keycloak: it signs in with an authorization code and PKCE, and keeps its tokens in memory. */
import Keycloak from 'keycloak-js';

import {createKeycloakAdapter} from '../../src/adapters/keycloak/keycloak-adapter.js';
import type {Connection} from '../connect.js';

/** Written in by Vite. */
declare const serverUrl: string;

const realm = 'test';

export async function connect(): Promise<Connection> {
  const keycloak = new Keycloak({url: serverUrl, realm, clientId: 'spa'});
  // The page's policy allows no frames, so nobody watches in one whether the session is still there.
  await keycloak.init({onLoad: 'check-sso', pkceMethod: 'S256', checkLoginIframe: false});
  // What was signed out everywhere is not used here until its token ends.
  document.addEventListener('account-signed-out', ({scope}) => {
    if (scope === 'all') keycloak.clearToken();
  });
  const adapter = createKeycloakAdapter({
    url: serverUrl,
    realm,
    getToken: async ({renew}) => {
      // Where the session is over, keycloak-js drops the token; where there is no network, it keeps it.
      await keycloak.updateToken(renew ? -1 : 5).catch(() => false);
      return keycloak.token ?? '';
    },
    login: ({redirectUri, action, maxAge, acr, locale}) =>
      keycloak.createLoginUrl({
        redirectUri,
        ...(action && {action}),
        ...(maxAge !== undefined && {maxAge}),
        ...(acr && {acr}),
        ...(locale && {locale}),
      }),
  });
  return {server: 'Keycloak', adapter};
}
