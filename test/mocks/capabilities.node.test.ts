import assert from 'node:assert/strict';
import {test} from 'node:test';

import {
  allOperations,
  changingOperations,
  readOperations,
  stepOperations,
  visitorOperations,
  writeOperations,
} from '../../mocks/capabilities.js';
import {capabilitiesOf, scenarioNames} from '../../mocks/scenarios.js';
import {operationIds} from '../../src/contract/results.js';

const sorted = (names: readonly string[]) => [...names].sort();

test('every operation of the contract is a read, a write, a step or a visitor’s, and only one of them', () => {
  const named = [...readOperations, ...writeOperations, ...stepOperations, ...visitorOperations];
  assert.deepEqual(sorted(named), sorted(operationIds));
  assert.deepEqual(sorted([...readOperations, ...changingOperations]), sorted(allOperations));
});

for (const scenario of scenarioNames) {
  test(`the scenario “${scenario}” says of every operation whether it can be done`, () => {
    assert.deepEqual(sorted(Object.keys(capabilitiesOf(scenario))), sorted(operationIds));
  });
}
