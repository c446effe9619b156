import {adapterSuite, type SuiteRunner} from '../../src/testing/adapter-suite.js';
import {exemplary} from './exemplary.js';
import {consents, graphRig} from './graph-rig.js';
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

for (const [consent, options] of Object.entries(consents)) {
  describe(`The suite in a browser, over Graph, with ${consent}`, () => {
    adapterSuite(runner, {create: (situation) => graphRig(situation, options)});
  });
}
