import assert from 'node:assert/strict';
import {describe, test} from 'node:test';

import {MockBackend, type MockBackendOptions} from '../../mocks/backend.js';
import {createMemoryAdapter} from '../../mocks/memory-adapter.js';
import {person} from '../../mocks/person.js';
import {scenarioNames, scenarioOf} from '../../mocks/scenarios.js';
import {startServer} from '../../mocks/server.js';
import {createRestAdapter} from '../../src/adapters/rest/rest-adapter.js';
import {AccountError} from '../../src/contract/error.js';
import {checked} from '../../src/contract/checked.js';

// Of these the name says that reads fail.
const failing = ['offline', 'failing', 'malformed', 'signed-out', 'locked-account', 'no-access', 'reduced'];

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

const open = (scenario: string, rest: MockBackendOptions = {}) => {
  const backend = new MockBackend({scenario, ...rest});
  return {backend, adapter: checked(createMemoryAdapter({backend}))};
};
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => (error as AccountError).code,
  );

describe('each scenario does what its name says:', () => {
  test('“default” is Ada Lovelace of Contoso, with four devices, three sessions and an unusual sign-in', async () => {
    const {adapter} = open('default');
    const profile = await adapter.profile.get();
    assert.deepEqual(
      [profile.displayName, profile.username, profile.organization, profile.manager?.displayName],
      ['Ada Lovelace', 'ada@contoso.example', 'Contoso', 'Charles Babbage'],
    );
    const devices = (await adapter.devices.list()).items;
    assert.equal(devices.length, 4);
    assert.equal(devices.filter(({current}) => current).length, 1);
    assert.equal(devices.filter(({disable}) => disable?.support === 'none').length, 1);
    const sessions = (await adapter.sessions.list()).items;
    assert.deepEqual(
      sessions.map(({current}) => current),
      [true, undefined, undefined],
    );
    assert.ok((await adapter.sessions.signIns()).items.some(({unusual}) => unusual));
    assert.equal((await adapter.describe()).support?.email, 'help@contoso.example');
  });

  test('“default” belongs to its home, and to one to leave, one to sign in at first, and one that refuses', async () => {
    const {items} = await open('default').adapter.organizations.list();
    assert.deepEqual(
      items.map(({id, relation, current, signInToLeave, leave}) => [
        id,
        relation,
        current,
        signInToLeave,
        leave?.support === 'none' ? leave.refusal.reason : undefined,
      ]),
      [
        ['contoso', 'home', true, undefined, 'home'],
        ['fabrikam', 'guest', undefined, undefined, undefined],
        ['northwind', 'guest', undefined, true, undefined],
        ['woodgrove', 'guest', undefined, undefined, 'policy'],
      ],
    );
  });

  test('“guest-only” has no home, and “empty” no organization at all', async () => {
    const {items} = await open('guest-only').adapter.organizations.list();
    assert.deepEqual(
      items.map(({relation}) => relation),
      ['guest', 'guest', 'guest', 'member', 'owner'],
    );
    assert.deepEqual((await open('empty').adapter.organizations.list()).items, []);
  });

  test('“minimal” tells what must be, and nothing else', async () => {
    const {adapter} = open('minimal');
    const keys = (value: object | undefined) => Object.keys(value ?? {}).sort();
    assert.deepEqual(keys(await adapter.profile.get()), ['displayName', 'id']);
    assert.deepEqual(keys((await adapter.devices.list()).items[0]), ['id', 'name']);
    assert.deepEqual(keys((await adapter.organizations.list()).items[0]), ['id', 'name']);
    assert.deepEqual(keys((await adapter.sessions.list()).items[0]), ['id']);
    assert.deepEqual(keys((await adapter.sessions.signIns()).items[0]), ['at', 'id', 'result']);
  });

  test('“reduced” has a profile of few facts and a password, and names what the organization left out', async () => {
    const {adapter} = open('reduced');
    const {displayName, email, phones, office, manager} = await adapter.profile.get();
    assert.deepEqual([displayName, email], ['Ada Lovelace', 'ada@contoso.example']);
    assert.deepEqual([phones, office, manager], [undefined, undefined, undefined]);
    const {capabilities} = await adapter.describe();
    for (const left of ['devices.list', 'sessions.list', 'organizations.list', 'reset.status'] as const)
      assert.equal(capabilities[left].support, 'none', left);
    assert.equal(capabilities['password.change'].support, 'native');
    assert.equal(await codeOf(adapter.devices.list()), 'not-supported');
  });

  test('“hostile-texts” has markup and placeholders, “long-texts” is long', async () => {
    const {displayName} = await open('hostile-texts').adapter.profile.get();
    assert.match(displayName, /<img .*onerror.*\{name\}.*<\/script>/);
    assert.ok((await open('long-texts').adapter.profile.get()).displayName.length > 120);
  });

  test('“external” and “managed-elsewhere” say where, and refuse here', async () => {
    for (const scenario of ['external', 'managed-elsewhere']) {
      const {adapter} = open(scenario);
      const {support} = (await adapter.describe()).capabilities['password.change'];
      assert.equal(support, 'external');
      assert.equal(await codeOf(adapter.password.change({newPassword: 'x'})), 'not-supported');
    }
  });

  test('“locked-account” lets nobody sign in, also not with the right password', async () => {
    const {identifier, password} = person;
    assert.equal(await codeOf(open('locked-account').backend.signIn({identifier, password})), 'policy');
    assert.equal(await codeOf(open('signed-out').backend.signIn({identifier, password})), 'done');
  });

  test('“partial-failure” names what lives on', async () => {
    const outcome = await open('partial-failure').adapter.sessions.revokeOthers();
    assert.ok(outcome.kind === 'done' && outcome.value?.failed?.length === 1);
    assert.equal(outcome.value.revoked, 2);
  });

  test('“slow” takes its time, “default” does not', () => {
    assert.ok(open('slow').backend.latency >= 1000);
    assert.equal(open('default').backend.latency, 0);
  });

  test('“offline” and “failing” end when what is wrong is repaired', async () => {
    for (const [scenario, code] of [
      ['offline', 'offline'],
      ['failing', 'unavailable'],
    ] as const) {
      const {adapter, backend} = open(scenario);
      assert.equal(await codeOf(adapter.devices.list()), code);
      backend.faults.clear();
      assert.equal(await codeOf(adapter.devices.list()), 'done');
      backend.reset();
      assert.equal(await codeOf(adapter.devices.list()), code);
    }
  });

  test('“malformed” answers every call with a wrong shape, in memory and over HTTP', async () => {
    const server = await startServer({scenario: 'malformed', signedIn: true});
    const getToken = () => server.backend.state.cookie ?? '';
    const overHttp = checked(createRestAdapter({url: server.url, getToken}));
    for (const adapter of [open('malformed').adapter, overHttp]) {
      const calls = [
        adapter.profile.get(),
        adapter.profile.photo(),
        adapter.devices.list(),
        adapter.devices.disable('adas-phone'),
        adapter.sessions.list(),
        adapter.sessions.signIns(),
        adapter.sessions.revokeOthers(),
        adapter.password.policy(),
      ];
      const codes = await Promise.all(calls.map(codeOf));
      assert.deepEqual(
        codes,
        calls.map(() => 'malformed-response'),
        adapter.name,
      );
      assert.equal(await codeOf(adapter.describe()), 'done');
    }
    await server.close();
  });
});

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
