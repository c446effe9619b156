import assert from 'node:assert/strict';
import {test} from 'node:test';

import {capabilitiesOf, scenarioNames} from '../../mocks/scenarios.js';
import {operationIds} from '../../src/contract/results.js';

const sorted = (names: readonly string[]) => [...names].sort();

for (const scenario of scenarioNames) {
  test(`the scenario “${scenario}” says of every operation whether it can be done`, () => {
    assert.deepEqual(sorted(Object.keys(capabilitiesOf(scenario))), sorted(operationIds));
  });
}
