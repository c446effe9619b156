import {test} from 'node:test';

import type {SuiteRunner} from '../../src/testing/adapter-suite.js';

/** node:test as the suite's runner: what cannot run is a skipped test, with its reason. */
export const nodeRunner: SuiteRunner = {
  test: (name, body) =>
    test(name, async (context) => {
      const reason = await body();
      if (reason !== undefined) context.skip(reason);
    }),
  skipped: () => {},
};
