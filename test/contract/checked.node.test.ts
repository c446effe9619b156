import assert from 'node:assert/strict';
import {test} from 'node:test';

import type {AccountAdapter} from '../../src/contract/adapter.js';
import {checked} from '../../src/contract/checked.js';
import {AccountError} from '../../src/contract/error.js';
import {operationIds} from '../../src/contract/results.js';

const profile = {id: '1', displayName: 'Ada Lovelace'};
const adapter = (members: object = {}): AccountAdapter => ({
  name: 'double',
  describe: () => Promise.resolve({capabilities: {}}),
  ...members,
});
const withProfile = (get: (...parameters: never[]) => unknown) => checked(adapter({profile: {get}}));

async function errorOf(call: Promise<unknown>): Promise<AccountError> {
  const error: unknown = await call.then(
    (value) => assert.fail(`resolved to ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof AccountError, String(error));
  return error;
}

test('gives the same result for the same adapter, and for its own result', () => {
  const one = adapter();
  assert.equal(checked(one), checked(one));
  assert.equal(checked(checked(one)), checked(one));
  assert.notEqual(checked(adapter()), checked(one));
});

for (const value of [undefined, null, 'rest', '[object Object]', 7, {}, {describe: true}, () => {}]) {
  test(`refuses ${JSON.stringify(value) ?? typeof value} as an adapter, and names the cure`, () => {
    assert.throws(() => checked(value as never), {name: 'TypeError', message: /createRestAdapter/});
  });
}

test('fills every gap in the capabilities, and keeps what is declared', async () => {
  const declared = {'devices.disable': {support: 'native'}, 'coffee.make': {support: 'native'}};
  const one = checked(adapter({describe: async () => ({subject: 'ada', capabilities: declared})}));
  const {subject, capabilities} = await one.describe();
  assert.equal(subject, 'ada');
  assert.deepEqual(Object.keys(capabilities).sort(), [...operationIds].sort());
  assert.deepEqual(capabilities['devices.disable'], {support: 'native'});
  assert.deepEqual(capabilities['password.change'], {support: 'none', refusal: {reason: 'backend'}});
});

test('rejects a call to an absent port or method with "not-supported", and says which', async () => {
  const one = checked(adapter({profile: {get: async () => profile}}));
  for (const [call, operation] of [
    [() => one.devices.list(), 'devices.list'],
    [() => one.profile.photo(), 'profile.photo'],
    [() => one.stepUp({}, undefined), 'stepUp'],
    [() => one.signIn(), 'signIn'],
  ] as const) {
    const {code, details} = await errorOf(call());
    assert.deepEqual([code, details.operation], ['not-supported', operation]);
  }
  assert.equal(one.resume(new URL('https://a.example/')), undefined);
  assert.equal(typeof one.subscribe(() => {}), 'function');
});

test('goes on without what listens to the backend where that cannot be had', (t) => {
  const logged = t.mock.method(console, 'error', () => {});
  const broken = [
    () => {
      throw new TypeError('No WebSocket here.');
    },
    async () => () => {},
    () => 3,
    () => undefined,
  ];
  for (const subscribe of broken) {
    const stop = checked(adapter({subscribe})).subscribe(() => {});
    assert.doesNotThrow(stop);
  }
  assert.match(String(logged.mock.calls[0]?.arguments[0]), /No WebSocket here/);
  let stopped = false;
  checked(adapter({subscribe: () => () => (stopped = true)})).subscribe(() => {})();
  assert.equal(stopped, true);
});

test('calls methods as their owner\u2019s, with all arguments', async () => {
  class Devices {
    readonly seen: unknown[] = [];
    async disable(...parameters: unknown[]) {
      this.seen.push(...parameters);
      return {kind: 'done'};
    }
  }
  const devices = new Devices();
  const why = {why: 'lost'} as const;
  const options = {ifVersion: '"1"'} as const;
  assert.deepEqual(await checked(adapter({devices})).devices.disable('7', why, options), {kind: 'done'});
  assert.deepEqual(devices.seen, ['7', why, options]);
});

test('sees a port that comes later', async () => {
  const one: {-readonly [M in keyof AccountAdapter]: AccountAdapter[M]} = adapter();
  const safe = checked(one);
  await errorOf(safe.devices.list());
  one.devices = {list: async () => ({items: []}), disable: async () => ({kind: 'done'})};
  assert.deepEqual(await safe.devices.list(), {items: []});
});

test('names the path of what does not fit', async () => {
  const items = [
    {id: '1', name: 'a'},
    {id: '2', name: null},
  ];
  const one = checked(adapter({devices: {list: async () => ({items})}}));
  const {code, details} = await errorOf(one.devices.list());
  assert.deepEqual(
    [code, details.path, details.operation],
    ['malformed-response', 'items.1.name', 'devices.list'],
  );
  assert.ok(details.cause, 'the parser\u2019s error is kept for logs');
});

for (const value of [
  undefined,
  null,
  'text',
  [],
  {},
  {id: '1'},
  {id: 1, displayName: 'x'},
  {...profile, email: null},
]) {
  test(`takes ${JSON.stringify(value) ?? 'undefined'} for no profile`, async () => {
    assert.equal((await errorOf(withProfile(async () => value).profile.get())).code, 'malformed-response');
  });
}

test('takes an outcome of no known kind, and an unsafe redirect, for no success', async () => {
  const redirect = {url: 'javascript:alert(1)', operation: 'devices.disable'};
  for (const outcome of [
    undefined,
    true,
    {},
    {kind: 'ok'},
    {kind: 'pending'},
    {kind: 'redirect', redirect},
  ]) {
    const one = checked(adapter({devices: {disable: async () => outcome}}));
    assert.equal((await errorOf(one.devices.disable('1'))).code, 'malformed-response');
  }
});

test('drops what the contract does not know, and a hostile __proto__ with it', async () => {
  const hostile = JSON.parse(
    '{"id": "1", "displayName": "Ada", "more": 1, "__proto__": {"email": "evil@x.example"}}',
  ) as unknown;
  const parsed = await withProfile(async () => hostile).profile.get();
  assert.deepEqual(Object.keys(parsed), ['id', 'displayName']);
  assert.equal(parsed.email, undefined);
  assert.equal(Object.getPrototypeOf(parsed), Object.prototype);

  const capabilities = JSON.parse('{"__proto__": {"devices.disable": {"support": "native"}}}') as object;
  const one = checked(adapter({describe: async () => ({capabilities})}));
  assert.equal((await one.describe()).capabilities['devices.disable'].support, 'none');
  assert.equal('devices.disable' in {}, false, 'no prototype was touched');
});

test('does not change what the adapter gave', async () => {
  const frozen = Object.freeze({...profile, more: 1});
  const parsed = await withProfile(async () => frozen).profile.get();
  assert.notEqual(parsed, frozen);
  assert.equal(frozen.more, 1);
});

test('gives an aborted call the signal\u2019s reason, untouched', async () => {
  for (const reason of [new Error('gone'), 'gone', new AccountError('network')]) {
    let calls = 0;
    const before = withProfile(async () => (calls += 1)).profile.get({signal: AbortSignal.abort(reason)});
    assert.equal(await before.catch((error: unknown) => error), reason);
    assert.equal(calls, 0, 'the adapter was not asked');

    for (const late of [async () => profile, async () => assert.fail('other')]) {
      const control = new AbortController();
      const meanwhile = withProfile(() => {
        control.abort(reason);
        return late();
      }).profile.get({signal: control.signal});
      assert.equal(await meanwhile.catch((error: unknown) => error), reason);
    }
  }
});

test('keeps an AccountError\u2019s code and details, and adds which call it was', async () => {
  const error = new AccountError('policy', {refusal: {reason: 'policy'}, requestId: 'r'});
  const found = await errorOf(withProfile(() => Promise.reject(error)).profile.get());
  assert.equal(found.code, 'policy');
  assert.deepEqual(found.details, {
    refusal: {reason: 'policy'},
    requestId: 'r',
    operation: 'profile.get',
    cause: error,
  });
});

test('knows an AccountError of another copy of this package', async () => {
  const foreign = (code: string) =>
    Object.assign(new Error(code), {name: 'AccountError', code, details: {retryAfterSeconds: 7}});
  const known = await errorOf(withProfile(() => Promise.reject(foreign('rate-limited'))).profile.get());
  assert.deepEqual([known.code, known.details.retryAfterSeconds], ['rate-limited', 7]);
  const unknown = await errorOf(withProfile(() => Promise.reject(foreign('made-up'))).profile.get());
  assert.equal(unknown.code, 'unknown');
});

test('survives whatever an adapter throws', async () => {
  const bare = Object.assign(new Error(), {name: 'AccountError', code: 'network'});
  const everything: readonly unknown[] = [undefined, null, 'no', 7, {code: 'network'}, new TypeError('bug')];
  for (const thrown of everything as readonly Error[]) {
    const {code, details} = await errorOf(withProfile(async () => Promise.reject(thrown)).profile.get());
    assert.deepEqual([code, details.cause], ['unknown', thrown === undefined ? details.cause : thrown]);
  }
  const thrower = withProfile(() => {
    throw new TypeError('bug');
  });
  assert.equal((await errorOf(thrower.profile.get())).code, 'unknown');
  assert.equal((await errorOf(withProfile(() => Promise.reject(bare)).profile.get())).code, 'network');
});

test('drops details that do not fit, and keeps the others', async () => {
  const details = {
    fields: [{pointer: 7}],
    retryAfterSeconds: -1,
    refusal: {reason: 'whim'},
    requestId: 'r',
    more: 1,
  };
  const error = new AccountError('validation', details as never);
  const found = await errorOf(withProfile(() => Promise.reject(error)).profile.get());
  assert.deepEqual(found.details, {requestId: 'r', operation: 'profile.get', cause: error});
});
