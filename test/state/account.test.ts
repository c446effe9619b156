import {expect} from '@open-wc/testing';

import type {AdapterChange} from '../../src/contract/adapter.js';
import {checked} from '../../src/contract/checked.js';
import {AccountError} from '../../src/contract/error.js';
import {Account} from '../../src/state/account.js';
import {double, type DoubleOptions} from '../support/double.js';
import {until} from '../support/reading.js';

const ignore = () => {};

function prepared(options: DoubleOptions = {}) {
  const listeners = new Set<(change: AdapterChange) => void>();
  const adapter = {
    ...double(options),
    subscribe: (listener: (change: AdapterChange) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const account = Account.of(checked(adapter));
  const loads: string[] = [];
  const read = (key: string) =>
    account.read(key, async () => {
      loads.push(key);
      return `${key} ${loads.length}`;
    });
  const tell = (change: AdapterChange) => {
    for (const listener of listeners) listener(change);
  };
  return {adapter, account, listeners, loads, read, tell};
}

describe('Account', () => {
  it('is one for each adapter', () => {
    const adapter = checked(double());
    expect(Account.of(adapter)).to.equal(Account.of(adapter));
    expect(Account.of(adapter)).not.to.equal(Account.of(checked(double())));
  });

  it('knows whether somebody is signed in, or that it does not know', async () => {
    for (const [options, signedIn] of [
      [{}, true],
      [{subject: undefined}, false],
      [{describe: () => Promise.reject(new AccountError('unauthenticated'))}, false],
      [{describe: () => Promise.reject(new AccountError('unavailable'))}, undefined],
    ] as const) {
      const {account} = prepared(options);
      expect(account.signedIn).to.equal(undefined);
      await account.description.reload();
      expect(account.signedIn).to.equal(signedIn);
    }
  });

  it('reads again what the backend says has changed, where somebody shows it', async () => {
    const {account, loads, read, tell} = prepared();
    const release = account.use();
    for (const key of ['devices', 'devices ada', 'sessions']) read(key).subscribe(ignore);
    await until(() => loads.length === 3);
    tell({type: 'changed', resource: 'devices'});
    expect(loads.slice(3)).to.deep.equal(['devices', 'devices ada']);
    release();
  });

  it('asks nobody for what nobody shows, and reads it afresh for who comes', async () => {
    const {account, loads, read, tell} = prepared();
    const release = account.use();
    const leave = read('devices').subscribe(ignore);
    await read('devices').settled;
    leave();
    tell({type: 'changed', resource: 'devices'});
    expect(loads).to.have.length(1);
    read('devices').subscribe(ignore);
    expect(loads).to.have.length(2);
    release();
  });

  it('reads afresh after a refresh what nobody showed then, for who comes', async () => {
    const {account, loads, read} = prepared();
    const release = account.use();
    read('devices ada').subscribe(ignore)();
    await read('devices ada').reload();
    account.refresh();
    expect(loads.slice(2)).to.deep.equal([]);
    read('devices ada').subscribe(ignore);
    expect(loads.slice(2)).to.deep.equal(['devices ada']);
    release();
  });

  it('keeps nothing of the person once nobody is signed in', async () => {
    const {account, read, tell} = prepared();
    const release = account.use();
    const devices = read('devices');
    const leave = devices.subscribe(ignore);
    await devices.settled;
    await account.description.reload();
    leave();
    tell({type: 'signed-out'});
    expect(devices.value).to.equal(undefined);
    expect(account.description.value).to.equal(undefined);
    expect(account.known('devices')).to.equal(undefined);
    release();
  });

  it('forgets the former person’s data when another one is signed in', async () => {
    let subject = 'ada';
    const {account, read} = prepared({
      describe: async () => ({subject, capabilities: {}}),
    });
    const release = account.use();
    await account.description.reload();
    const devices = read('devices');
    const leave = devices.subscribe(ignore);
    await devices.settled;
    leave();
    await account.description.reload();
    expect(devices.value).to.equal('devices 1');
    subject = 'grace';
    await account.description.reload();
    expect(devices.value).to.equal(undefined);
    release();
  });

  it('reads again by itself what failed for want of a network, and nothing else', async () => {
    const codes = {devices: 'offline', sessions: 'network', profile: 'forbidden'} as const;
    const {account} = prepared();
    const asked: string[] = [];
    const release = account.use();
    for (const [key, code] of Object.entries(codes)) {
      const read = account.read(key, async () => {
        asked.push(key);
        throw new AccountError(code);
      });
      read.subscribe(ignore);
      await read.settled;
    }
    asked.length = 0;
    dispatchEvent(new Event('online'));
    expect(asked).to.deep.equal(['devices', 'sessions']);
    release();
    dispatchEvent(new Event('online'));
    expect(asked).to.have.length(2);
  });

  it('listens to the backend only while an element uses it', () => {
    const {account, listeners} = prepared();
    const one = account.use();
    const two = account.use();
    expect(listeners.size).to.equal(1);
    one();
    expect(listeners.size).to.equal(1);
    two();
    expect(listeners.size).to.equal(0);
  });

  it('asks again who is signed in, when a signed-out page is looked at again', async () => {
    const {account, adapter} = prepared({subject: undefined});
    const release = account.use();
    await account.description.reload();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(adapter.calls).to.have.length(2);
    release();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(adapter.calls).to.have.length(2);
  });

  it('reads again what is shown, when a page is looked at again after a while: another tab may have changed it', async () => {
    const {account, adapter, loads, read} = prepared();
    const release = account.use();
    const before = Date.now;
    try {
      let now = before();
      Date.now = () => now;
      account.description.subscribe(ignore);
      const devices = read('devices');
      devices.subscribe(ignore);
      await read('unseen').reload();
      await until(() => devices.value && account.description.value);
      now += 4_000;
      document.dispatchEvent(new Event('visibilitychange'));
      expect([adapter.calls.length, loads]).to.deep.equal([1, ['devices', 'unseen']]);
      now += 2_000;
      document.dispatchEvent(new Event('visibilitychange'));
      // What was shown stays meanwhile, and what is being read is not asked for twice.
      expect(devices.value).to.equal('devices 1');
      document.dispatchEvent(new Event('visibilitychange'));
      await until(() => devices.value === 'devices 3');
      expect([adapter.calls.length, loads]).to.deep.equal([2, ['devices', 'unseen', 'devices']]);
    } finally {
      Date.now = before;
      release();
    }
  });
});
