import {expect} from '@open-wc/testing';

import {AccountError} from '../../src/contract/error.js';
import {checked} from '../../src/contract/checked.js';
import {Account} from '../../src/state/account.js';
import {Resource} from '../../src/state/resource.js';
import {type Deferred, deferred} from '../support/deferred.js';
import {double} from '../support/double.js';
import {FakeHost} from '../support/host.js';

function prepared() {
  const account = Account.of(checked(double()));
  const loads: (Deferred<string> & {signal: AbortSignal})[] = [];
  const find = (account: Account) =>
    account.read('devices', (_, {signal}) => {
      const load = deferred<string>();
      loads.push({...load, signal: signal!});
      return load.promise;
    });
  return {account, loads, find};
}

describe('Resource', () => {
  it('reads when there is an account, and not before', async () => {
    const {account, loads, find} = prepared();
    const host = new FakeHost();
    const resource = new Resource(host, find);
    host.update();
    expect(loads).to.have.length(0);
    expect(resource.pending).to.equal(false);
    host.account = account;
    host.update();
    expect(resource.pending).to.equal(true);
    loads[0]!.resolve('a');
    await resource.read!.settled;
    expect(resource.value).to.equal('a');
    expect(host.updates).to.be.greaterThan(0);
  });

  it('shares one load with every element that reads the same', () => {
    const {account, loads, find} = prepared();
    for (const host of [new FakeHost(account), new FakeHost(account)]) {
      new Resource(host, find);
      host.update();
      host.update();
    }
    expect(loads).to.have.length(1);
  });

  it('gives the load up when its element goes, and reads when it is back', () => {
    const {account, loads, find} = prepared();
    const host = new FakeHost(account);
    const resource = new Resource(host, find);
    host.update();
    host.disconnect();
    expect(loads[0]!.signal.aborted).to.equal(true);
    expect(resource.value).to.equal(undefined);
    host.update();
    expect(loads).to.have.length(2);
  });

  it('changes to another read, and forgets the former one', async () => {
    const {account, loads, find} = prepared();
    const other = prepared();
    const host = new FakeHost(account);
    const resource = new Resource(host, find);
    host.update();
    loads[0]!.resolve('hers');
    await resource.read!.settled;
    host.account = other.account;
    host.update();
    expect(resource.value).to.equal(undefined);
  });

  it('tells the page of a failure once, and of the next one again', async () => {
    const {account, loads, find} = prepared();
    const host = new FakeHost(account);
    const resource = new Resource(host, find);
    host.update();
    loads[0]!.reject(new AccountError('unavailable'));
    await resource.read!.settled;
    const again = resource.reload();
    expect(host.reported.map(({code}) => code)).to.deep.equal(['unavailable']);
    loads[1]!.reject(new AccountError('timeout'));
    await again;
    expect(host.reported.map(({code}) => code)).to.deep.equal(['unavailable', 'timeout']);
  });

  it('says nothing to the page of a load that was given up', async () => {
    const {account, loads, find} = prepared();
    const host = new FakeHost(account);
    const resource = new Resource(host, find);
    host.update();
    const {settled} = resource.read!;
    host.disconnect();
    loads[0]!.reject(loads[0]!.signal.reason);
    await settled;
    expect(host.reported).to.deep.equal([]);
  });
});
