import {person} from '../../mocks/person.js';
import {startServer} from '../../mocks/server.js';
import {createRestAdapter} from '../../src/adapters/rest/rest-adapter.js';
import {adapterSuite, faultyFetch} from '../../src/testing/adapter-suite.js';
import {belongingsOf} from './belongings.js';
import {nodeRunner} from './runner.js';

// Over real connections: a server for each case, and a bearer token for each session.
adapterSuite(nodeRunner, {
  create: async (scenario) => {
    const server = await startServer({scenario});
    const {url, backend} = server;
    const {fetch, fail, requests} = faultyFetch();
    const signedIn = async () => {
      const response = await globalThis.fetch(`${url}/session`, {
        method: 'POST',
        headers: {'Content-Type': 'application/json', 'X-Account-Elements': '1'},
        body: JSON.stringify({identifier: person.identifier, password: person.password}),
      });
      const {token} = (await response.json()) as {token: string};
      return createRestAdapter({url, fetch, getToken: () => token});
    };
    return {
      adapter: scenario === 'signed-out' ? createRestAdapter({url, fetch}) : await signedIn(),
      ...belongingsOf(backend, server.origin),
      otherSession: signedIn,
      fail,
      requests,
      dispose: () => server.close(),
    };
  },
});
