import assert from 'node:assert/strict';
import {test} from 'node:test';

import {operations} from '../../src/contract/adapter.js';
import {instantSchema, outcomeOf, pageOf} from '../../src/contract/calls.js';
import {capabilitySchema} from '../../src/contract/capability.js';
import {deviceSchema} from '../../src/contract/device.js';
import {operationIds, results} from '../../src/contract/results.js';
import {routes} from '../../src/adapters/rest/wire.js';

test('takes times in UTC only', () => {
  for (const time of ['2026-11-22T09:30:00Z', '2026-11-22T09:30:00.123Z']) {
    assert.equal(instantSchema.safeParse(time).success, true, time);
  }
  // Dates have no leap second: a moment before it is near enough.
  assert.equal(instantSchema.parse('2016-12-31T23:59:60Z'), '2016-12-31T23:59:59Z');
  assert.equal(instantSchema.parse('2016-12-31T23:59:60.5Z'), '2016-12-31T23:59:59.5Z');
  const others = [
    '2026-11-22',
    '2026-13-45T99:99:99Z',
    '2026-11-22T25:30:00Z',
    '2026-11-22T09:60:00Z',
    '2026-11-00T09:30:00Z',
    '2026-11-22T09:30:00',
    '2026-11-22T09:30:00+01:00',
    '2026-11-22 09:30:00Z',
    '',
    0,
    null,
  ];
  for (const time of others) assert.equal(instantSchema.safeParse(time).success, false, String(time));
});

test('wants a reason with every "none", and a safe address with every "external"', () => {
  const fits = (value: unknown) => capabilitySchema.safeParse(value).success;
  assert.ok(fits({support: 'native'}));
  assert.ok(fits({support: 'none', refusal: {reason: 'policy', text: 'No.'}}));
  assert.ok(fits({support: 'external', url: 'https://a.example/'}));
  assert.ok(!fits({support: 'none'}));
  assert.ok(!fits({support: 'none', refusal: {reason: 'because'}}));
  assert.ok(!fits({support: 'external', url: 'javascript:alert(1)'}));
  assert.ok(!fits({support: 'external'}));
  assert.ok(!fits({support: 'perhaps'}));
});

test('takes an unknown extra member, and no null', () => {
  assert.deepEqual(deviceSchema.parse({id: '1', name: 'a', colour: 'red'}), {id: '1', name: 'a'});
  assert.equal(deviceSchema.safeParse({id: '1', name: 'a', os: null}).success, false);
  assert.equal(pageOf(deviceSchema).safeParse({items: [], next: null}).success, false);
});

test('knows three outcomes', () => {
  const outcome = outcomeOf(deviceSchema);
  assert.ok(outcome.safeParse({kind: 'done'}).success);
  assert.ok(outcome.safeParse({kind: 'done', value: {id: '1', name: 'a'}}).success);
  assert.ok(outcome.safeParse({kind: 'pending', code: 'mail-sent'}).success);
  assert.ok(!outcome.safeParse({kind: 'done', value: {id: 1}}).success);
  assert.ok(!outcome.safeParse({kind: 'pending'}).success);
  assert.ok(!outcome.safeParse({kind: 'redirect'}).success);
});

test('has a schema and a route for every call of every port', () => {
  const calls = Object.entries(operations).flatMap(([port, names]) => names.map((name) => `${port}.${name}`));
  assert.deepEqual([...operationIds], calls);
  for (const call of calls) {
    assert.ok(Object.hasOwn(results, call), `${call} has no schema`);
    assert.ok(Object.hasOwn(routes, call), `${call} has no route`);
  }
});
