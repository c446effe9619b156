import {expect} from '@open-wc/testing';

import {AccountError} from '../../src/contract/error.js';
import {SharedRead} from '../../src/state/shared-read.js';
import {type Deferred, deferred} from '../support/deferred.js';

/** A read whose loads the test answers, one by one. */
function prepared() {
  const loads: (Deferred<string> & {signal: AbortSignal})[] = [];
  const read = new SharedRead<string>((signal) => {
    const load = deferred<string>();
    loads.push({...load, signal});
    return load.promise;
  });
  return {read, loads};
}
const nobody = () => () => {};

describe('SharedRead', () => {
  it('loads for the first who asks, once for all, and tells each', async () => {
    const {read, loads} = prepared();
    const told: string[] = [];
    expect(loads).to.have.length(0);
    read.subscribe(() => told.push('one'));
    read.subscribe(() => told.push('two'));
    expect(loads).to.have.length(1);
    expect(read.pending).to.equal(true);
    told.length = 0;
    const before = Date.now();
    loads[0]!.resolve('a');
    await read.settled;
    expect(told).to.deep.equal(['one', 'two']);
    expect(read.value).to.equal('a');
    expect(read.pending).to.equal(false);
    expect(read.seenAt).to.be.within(before, Date.now());
  });

  it('gives a later asker what is there, without another load', async () => {
    const {read, loads} = prepared();
    const leave = read.subscribe(nobody());
    loads[0]!.resolve('a');
    await read.settled;
    leave();
    read.subscribe(nobody());
    expect(loads).to.have.length(1);
    expect(read.value).to.equal('a');
  });

  it('gives a load up when the last one goes, not before', () => {
    const {read, loads} = prepared();
    const one = read.subscribe(nobody());
    const two = read.subscribe(nobody());
    one();
    expect(loads[0]!.signal.aborted).to.equal(false);
    two();
    expect(loads[0]!.signal.aborted).to.equal(true);
    expect(read.pending).to.equal(false);
  });

  it('loads anew for who comes after a load was given up', async () => {
    const {read, loads} = prepared();
    read.subscribe(nobody())();
    read.subscribe(nobody());
    expect(loads).to.have.length(2);
    loads[0]!.resolve('late');
    loads[1]!.resolve('b');
    await read.settled;
    expect(read.value).to.equal('b');
  });

  it('lets the newest load win, whatever comes first', async () => {
    const {read, loads} = prepared();
    read.subscribe(nobody());
    const first = read.settled;
    const second = read.reload();
    expect(loads[0]!.signal.aborted).to.equal(true);
    loads[1]!.resolve('new');
    await second;
    loads[0]!.resolve('old');
    await first;
    expect(read.value).to.equal('new');
    expect(read.error).to.equal(undefined);
  });

  it('does not take the failure of a load that was replaced', async () => {
    const {read, loads} = prepared();
    read.subscribe(nobody());
    const first = read.settled;
    const second = read.reload();
    loads[0]!.reject(new AccountError('unavailable'));
    await first;
    expect(read.error).to.equal(undefined);
    expect(read.pending).to.equal(true);
    loads[1]!.resolve('new');
    await second;
    expect(read.error).to.equal(undefined);
  });

  it('keeps what it had when a refresh fails, and forgets the error when the next succeeds', async () => {
    const {read, loads} = prepared();
    read.subscribe(nobody());
    loads[0]!.resolve('a');
    await read.settled;
    const seen = read.seenAt;
    const refreshed = read.reload();
    expect(read.value).to.equal('a');
    loads[1]!.reject(new AccountError('unavailable'));
    await refreshed;
    expect(read.value).to.equal('a');
    expect(read.error?.code).to.equal('unavailable');
    expect(read.seenAt).to.equal(seen);
    const again = read.reload();
    loads[2]!.resolve('b');
    await again;
    expect(read.error).to.equal(undefined);
    expect(read.value).to.equal('b');
  });

  it('makes an AccountError of anything that was thrown', async () => {
    const {read, loads} = prepared();
    read.subscribe(nobody());
    loads[0]!.reject(new TypeError('boom'));
    await read.settled;
    expect(read.error).to.be.instanceOf(AccountError);
    expect(read.error?.code).to.equal('unknown');
  });

  it('does not ask again by itself after a failure', async () => {
    const {read, loads} = prepared();
    read.subscribe(nobody());
    loads[0]!.reject(new AccountError('unavailable'));
    await read.settled;
    read.subscribe(nobody());
    expect(loads).to.have.length(1);
  });

  it('asks again after a failure for who comes when everybody had gone', async () => {
    const {read, loads} = prepared();
    const leave = read.subscribe(nobody());
    loads[0]!.reject(new AccountError('unavailable'));
    await read.settled;
    leave();
    read.subscribe(nobody());
    expect(loads).to.have.length(2);
    loads[1]!.resolve('a');
    await read.settled;
    expect(read.value).to.equal('a');
    expect(read.error).to.equal(undefined);
  });

  it('takes what the backend confirmed, and gives the load that is older up', async () => {
    const {read, loads} = prepared();
    read.subscribe(nobody());
    read.replace('confirmed');
    expect(loads[0]!.signal.aborted).to.equal(true);
    loads[0]!.resolve('old');
    await read.settled;
    expect(read.value).to.equal('confirmed');
  });

  it('forgets everything, and reads again only where somebody shows it', async () => {
    const {read, loads} = prepared();
    const leave = read.subscribe(nobody());
    loads[0]!.resolve('a');
    await read.settled;
    read.clear();
    expect(read.value).to.equal(undefined);
    expect(loads).to.have.length(2);
    leave();
    read.clear();
    expect(loads).to.have.length(2);
    expect(read.pending).to.equal(false);
  });

  it('lets a listener leave while all are told', async () => {
    const {read, loads} = prepared();
    let told = 0;
    let leave = () => {};
    leave = read.subscribe(() => leave());
    read.subscribe(() => told++);
    told = 0;
    loads[0]!.resolve('a');
    await read.settled;
    expect(told).to.equal(1);
    expect(read.used).to.equal(true);
  });
});
