import {getResponse} from 'msw';

import {MockBackend} from '../../mocks/backend.js';
import {restHandlers} from '../../mocks/handlers/rest/handlers.js';
import {person, sentCode} from '../../mocks/person.js';
import {signInAt} from '../../mocks/sign-in.js';
import {codeFor} from '../../mocks/totp.js';
import {createRestAdapter} from '../../src/adapters/rest/rest-adapter.js';
import {faultyFetch, type SuiteRig} from '../../src/testing/adapter-suite.js';

const url = 'https://accounts.example/account/v1';

/** The REST adapter over the reference backend's handlers. */
export function restRig(scenario: string): SuiteRig {
  const backend = new MockBackend({scenario});
  const handlers = restHandlers({backend, url});
  const {fetch, fail, requests} = faultyFetch(async (input, init) => {
    const request = new Request(input, init);
    const response = await getResponse(handlers, request);
    if (!response || response.type === 'error') throw new TypeError('Failed to fetch');
    return response;
  });
  return {
    adapter: createRestAdapter({url, fetch}),
    identifier: person.identifier,
    password: person.password,
    resetCode: ({type}) =>
      type === 'authenticator-app' ? codeFor(person.authenticatorSecret, backend.now()) : sentCode,
    code: () => codeFor(person.authenticatorSecret, backend.now()),
    totp: (secret) => codeFor(secret, backend.now()),
    otherSession: async () => {
      const {token} = await backend.signIn({identifier: person.identifier, password: person.password});
      return createRestAdapter({url, fetch, getToken: () => token});
    },
    signInAt: (id) => signInAt(backend, backend.sessionOf(backend.state.cookie)!, id, person),
    changeProfile: () => void (backend.state.profileRevision += 1),
    fail,
    requests,
  };
}
