import {getResponse} from 'msw';

import {MockBackend} from '../../../mocks/backend.js';
import {restHandlers} from '../../../mocks/handlers/rest/handlers.js';
import {createRestAdapter} from '../../../src/adapters/rest/rest-adapter.js';

const url = 'https://accounts.example/account/v1';

export interface Asked {
  /** "GET /devices", without the query. */
  readonly path: string;
  /** How many requests had been answered before it. */
  readonly after: number;
}

/** The REST adapter over the reference backend's handlers, with everything that is asked of it. */
export function overRest(scenario = 'default') {
  const backend = new MockBackend({scenario});
  const handlers = restHandlers({backend, url});
  const asked: Asked[] = [];
  let answered = 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const {pathname} = new URL(request.url);
    const path = pathname.slice('/account/v1'.length) || '/';
    asked.push({path: `${request.method} ${path}`, after: answered});
    const response = await getResponse(handlers, request);
    answered++;
    return response ?? Response.error();
  };
  return {backend, adapter: createRestAdapter({url, fetch}), asked};
}
