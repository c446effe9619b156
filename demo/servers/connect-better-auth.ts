/** The demo page on a better-auth at its own origin. */
import {createBetterAuthAdapter} from '../../src/adapters/better-auth/better-auth-adapter.js';
import type {Connection} from '../connect.js';

/** Written in by Vite. */
declare const serverUrl: string;

export function connect(): Promise<Connection> {
  const adapter = createBetterAuthAdapter({
    url: serverUrl,
    plugins: ['two-factor', 'passkey', 'organization'],
    signIn: (returnTo) => {
      const url = new URL('servers/sign-in.html', document.baseURI);
      url.searchParams.set('next', returnTo);
      return url.href;
    },
  });
  return Promise.resolve({server: 'better-auth', adapter});
}
