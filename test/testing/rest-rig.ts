import {getResponse} from 'msw';

import {MockBackend} from '../../mocks/backend.js';
import {restHandlers} from '../../mocks/handlers/rest/handlers.js';
import {person} from '../../mocks/person.js';
import {defaultPlaces, pageOrigin} from '../../mocks/places.js';
import {createRestAdapter} from '../../src/adapters/rest/rest-adapter.js';
import {faultyFetch, type SuiteRig} from '../../src/testing/adapter-suite.js';
import {belongingsOf} from './belongings.js';

const url = 'https://accounts.example/account/v1';
/** Of the page that calls: the browser's own, else the backend's. */
const origin = pageOrigin() ?? new URL(url).origin;
const places = {...defaultPlaces, allowsReturn: (to: URL) => to.origin === origin};

/** The REST adapter over the reference backend's handlers. */
export function restRig(scenario: string): SuiteRig {
  const backend = new MockBackend({scenario});
  const handlers = restHandlers({backend, url, places});
  const {fetch, fail, requests} = faultyFetch(async (input, init) => {
    const request = new Request(input, init);
    const response = await getResponse(handlers, request);
    if (!response || response.type === 'error') throw new TypeError('Failed to fetch');
    return response;
  });
  return {
    adapter: createRestAdapter({url, fetch}),
    ...belongingsOf(backend, origin),
    otherSession: async () => {
      const {token} = await backend.signIn({identifier: person.identifier, password: person.password});
      return createRestAdapter({url, fetch, getToken: () => token});
    },
    fail,
    requests,
  };
}
