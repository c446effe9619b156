import assert from 'node:assert/strict';
import {test} from 'node:test';

import {MockBackend} from '../../mocks/backend.js';
import {createMemoryAdapter} from '../../mocks/memory-adapter.js';
import {person} from '../../mocks/person.js';
import type {AdapterChange} from '../../src/contract/adapter.js';

function listening() {
  const backend = new MockBackend();
  const adapter = createMemoryAdapter({backend});
  const told: string[] = [];
  const note = (change: AdapterChange) =>
    told.push(change.type === 'changed' ? change.resource : change.type);
  return {backend, adapter, told, stop: adapter.subscribe?.(note)};
}

test('tells of what another browser did, and of nothing after the subscription has ended', async () => {
  const {backend, told, stop} = listening();
  const {token} = await backend.signIn({identifier: person.identifier, password: person.password});
  assert.deepEqual(told.splice(0), ['sessions']);
  await backend.as(token).devices.disable('adas-tablet');
  assert.deepEqual(told.splice(0), ['devices']);
  stop?.();
  await backend.as(token).devices.disable('adas-phone');
  assert.deepEqual(told, []);
});

test('does not tell the page what it did itself, only what came of it elsewhere', async () => {
  const {adapter, told} = listening();
  await adapter.devices?.disable('adas-tablet');
  assert.deepEqual(told, []);
  // The phone was signed in: the list of sessions is another one.
  await adapter.devices?.disable('adas-phone');
  assert.deepEqual(told, ['sessions']);
});

test('tells that the page is signed out when somebody else ended its session', async () => {
  const {backend, told} = listening();
  const {token} = await backend.signIn({identifier: person.identifier, password: person.password});
  await backend.as(token).sessions.revokeOthers();
  assert.ok(told.includes('signed-out'));
});

test('gives up while it waits, with the signal’s own reason, and has then done nothing', async () => {
  const backend = new MockBackend({latency: 60_000});
  const controller = new AbortController();
  const call = createMemoryAdapter({backend}).devices?.disable('adas-phone', {}, {signal: controller.signal});
  const reason = new Error('changed my mind');
  controller.abort(reason);
  await assert.rejects(async () => call, reason);
  assert.deepEqual(backend.state.disabledDevices, {});
});

test('keeps no password in its state, only hashes', async () => {
  const backend = new MockBackend();
  const newPassword = 'a sensible sentence to keep';
  await createMemoryAdapter({backend}).password?.change({currentPassword: person.password, newPassword});
  const kept = JSON.stringify(backend.state);
  assert.ok(!kept.includes(newPassword) && !kept.includes(person.password));
});

test('strikes with a planted fault as often as was said, and then is well', async () => {
  const backend = new MockBackend();
  const {devices} = createMemoryAdapter({backend});
  backend.faults.add('devices.list', {code: 'unavailable'}, 2);
  assert.ok(devices);
  const outcomes = await Promise.allSettled([devices.list(), devices.list(), devices.list()]);
  assert.deepEqual(
    outcomes.map(({status}) => status),
    ['rejected', 'rejected', 'fulfilled'],
  );
});

test('is the same again with the same clock and the same randomness', async () => {
  const make = async () => {
    let count = 0;
    const backend = new MockBackend({
      clock: () => Date.UTC(2026, 10, 22),
      random: (length) => new Uint8Array(length).fill(count++),
    });
    await backend.signIn({identifier: person.identifier, password: person.password});
    return backend.state;
  };
  assert.deepEqual(await make(), await make());
});
