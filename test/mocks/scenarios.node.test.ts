import assert from 'node:assert/strict';
import {test} from 'node:test';

import {MockBackend} from '../../mocks/backend.js';
import {createMemoryAdapter} from '../../mocks/memory-adapter.js';
import {scenarioNames, scenarioOf} from '../../mocks/scenarios.js';
import {AccountError} from '../../src/contract/error.js';
import {checked} from '../../src/contract/checked.js';

// Of these the name says that reads fail.
const failing = ['offline', 'failing', 'malformed', 'signed-out', 'locked-account', 'no-access'];

for (const scenario of scenarioNames) {
  test(`the scenario “${scenario}” answers what the contract allows`, async () => {
    const adapter = checked(createMemoryAdapter({scenario, latency: 0}));
    const reads = [
      adapter.describe(),
      adapter.profile.get(),
      adapter.profile.photo(),
      adapter.devices.list(),
      adapter.sessions.list(),
      adapter.sessions.signIns(),
      adapter.password.policy(),
    ];
    const results = await Promise.allSettled(reads);
    const refused = results.filter((result) => result.status === 'rejected');
    for (const {reason} of refused) assert.ok(reason instanceof AccountError, String(reason));
    assert.equal(
      refused.length > 0,
      failing.includes(scenario),
      refused.map(({reason}) => String(reason)).join('; '),
    );
    assert.ok(scenarioOf(scenario).summary);
  });
}

test('an unknown scenario is named, with the names that there are', () => {
  assert.throws(
    () => new MockBackend({scenario: 'sunny'}),
    (error: Error) => {
      return error.message.includes('sunny') && scenarioNames.every((name) => error.message.includes(name));
    },
  );
});

test('a state that was kept goes on where it stopped', async () => {
  const first = new MockBackend();
  await createMemoryAdapter({backend: first}).devices?.disable('adas-phone');
  const kept = JSON.parse(JSON.stringify(first.state)) as typeof first.state;
  const {items} = await checked(
    createMemoryAdapter({backend: new MockBackend({state: kept})}),
  ).devices.list();
  assert.ok(!items.some(({id}) => id === 'adas-phone'));
});
