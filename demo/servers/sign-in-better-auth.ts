/** Signs in at better-auth, with a code where the person has set up an authenticator app. */
import type {Ask, Step} from './sign-in.js';

/** Written in by Vite. */
declare const serverUrl: string;

const post = (path: string, body: object) =>
  fetch(serverUrl + path, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(body),
  });

const done: Step = {go: new URLSearchParams(location.search).get('next') ?? '/'};

const askForPassword = (wrong?: string): Ask => ({
  fields: ['identifier', 'password'],
  wrong,
  send: async ({identifier: email, password}) => {
    const response = await post('/sign-in/email', {email, password});
    if (!response.ok) return askForPassword('E-mail or password is wrong.');
    const {twoFactorRedirect} = (await response.json()) as {twoFactorRedirect?: boolean};
    return twoFactorRedirect ? askForCode() : done;
  },
});

const askForCode = (wrong?: string): Ask => ({
  fields: ['code'],
  wrong,
  send: async ({code}) => {
    const response = await post('/two-factor/verify-totp', {code});
    return response.ok ? done : askForCode('The code is wrong, or too old.');
  },
});

export const begin = (): Promise<Step> => Promise.resolve(askForPassword());
