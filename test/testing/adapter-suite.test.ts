import {getResponse} from 'msw';

import {MockBackend} from '../../mocks/backend.js';
import {graphHandlers} from '../../mocks/handlers/graph/handlers.js';
import {graphTokens} from '../../mocks/handlers/graph/tokens.js';
import {createGraphAdapter} from '../../src/adapters/graph/graph-adapter.js';
import {adapterSuite, faultyFetch, type SuiteRunner} from '../../src/testing/adapter-suite.js';
import {exemplary} from './exemplary.js';
import {restRig} from './rest-rig.js';

const runner: SuiteRunner = {
  test: (name, body) => {
    it(name, async function () {
      if ((await body()) !== undefined) this.skip();
    });
  },
  group: (name, declare) => {
    describe(name, declare);
  },
  skipped: () => {},
};

describe('The suite in a browser, over a faithful adapter', () => {
  adapterSuite(runner, {create: (situation) => exemplary(situation)});
});

describe('The suite in a browser, over REST', () => {
  adapterSuite(runner, {create: restRig});
});

describe('The suite in a browser, over Graph', () => {
  adapterSuite(runner, {
    create: (situation) => {
      if (situation === 'redirect' || situation === 'editable') return undefined;
      const backend = new MockBackend({scenario: situation});
      const handlers = graphHandlers({backend});
      const {fetch, fail, requests} = faultyFetch(async (input, init) => {
        const response = await getResponse(handlers, new Request(input, init));
        return response ?? Promise.reject(new TypeError('Nobody answers.'));
      });
      return {adapter: createGraphAdapter({getToken: graphTokens(backend), fetch}), fail, requests};
    },
  });
});
