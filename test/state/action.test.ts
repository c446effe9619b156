import {expect} from '@open-wc/testing';

import type {Outcome, StepUpChallenge, WriteOptions} from '../../src/contract/calls.js';
import {checked} from '../../src/contract/checked.js';
import {AccountError} from '../../src/contract/error.js';
import {Account} from '../../src/state/account.js';
import {Action} from '../../src/state/action.js';
import {deferred} from '../support/deferred.js';
import {double} from '../support/double.js';
import {FakeHost} from '../support/host.js';

type Perform = (subject: string, options: WriteOptions, attempt: number) => Promise<Outcome<string>>;

function prepared(perform: Perform, key?: (subject: string) => string) {
  const adapter = double();
  const host = new FakeHost(Account.of(checked(adapter)));
  const settled: string[] = [];
  const calls: {subject: string; options: WriteOptions}[] = [];
  const action = new Action<string, string>(host, {
    ...(key && {key}),
    perform: (_, subject, options) => {
      calls.push({subject, options});
      return perform(subject, options, calls.length);
    },
    settled: ({kind}, subject) => void settled.push(`${kind} ${subject}`),
  });
  return {action, adapter, host, calls, settled};
}
const done: Outcome<string> = {kind: 'done', value: 'x'};
const wanting = (challenge: StepUpChallenge) =>
  Promise.reject<Outcome<string>>(new AccountError('step-up-required', {challenge}));

describe('Action', () => {
  it('does it, and says so when the backend has confirmed it', async () => {
    const answer = deferred<Outcome<string>>();
    const {action, settled} = prepared(() => answer.promise);
    const running = action.run('d1');
    expect(action.pending('d1')).to.equal(true);
    expect(action.anyPending).to.equal(true);
    expect(settled).to.deep.equal([]);
    answer.resolve(done);
    expect(await running).to.equal(true);
    expect(settled).to.deep.equal(['done d1']);
    expect(action.anyPending).to.equal(false);
  });

  it('does not take an accepted request for a done one', async () => {
    const {action, settled} = prepared(() => Promise.resolve({kind: 'pending', code: 'approval'}));
    expect(await action.run('d1')).to.equal(true);
    expect(settled).to.deep.equal(['pending d1']);
  });

  it('runs once at a time, whatever the subject', async () => {
    const answer = deferred<Outcome<string>>();
    const {action, calls} = prepared(() => answer.promise);
    const running = action.run('d1');
    expect(await action.run('d1')).to.equal(false);
    expect(await action.run('d2')).to.equal(false);
    answer.resolve(done);
    await running;
    expect(calls).to.have.length(1);
    await action.run('d2');
    expect(calls).to.have.length(2);
  });

  it('runs once at a time for each key, where there are keys', async () => {
    const answer = deferred<Outcome<string>>();
    const {action, calls} = prepared(
      () => answer.promise,
      (subject) => subject,
    );
    const all = [action.run('d1'), action.run('d2'), action.run('d1')];
    expect(action.pending('d2')).to.equal(true);
    answer.resolve(done);
    expect(await Promise.all(all)).to.deep.equal([true, true, false]);
    expect(calls.map(({subject}) => subject)).to.deep.equal(['d1', 'd2']);
  });

  it('does nothing without an account', async () => {
    const {action, host, calls} = prepared(() => Promise.resolve(done));
    host.account = undefined;
    expect(await action.run('d1')).to.equal(false);
    expect(calls).to.have.length(0);
  });

  it('keeps why it failed, tells the page, and forgets it at the next run', async () => {
    const {action, host, settled} = prepared((_, __, attempt) =>
      attempt === 1 ? Promise.reject(new AccountError('policy')) : Promise.resolve(done),
    );
    expect(await action.run('d1')).to.equal(false);
    expect(action.error?.code).to.equal('policy');
    expect(host.reported.map(({code}) => code)).to.deep.equal(['policy']);
    expect(settled).to.deep.equal([]);
    expect(action.pending('d1')).to.equal(false);
    expect(await action.run('d1')).to.equal(true);
    expect(action.error).to.equal(undefined);
  });

  it('never rejects, whatever is thrown', async () => {
    const {action} = prepared(() => {
      throw new RangeError('thrown, not rejected');
    });
    expect(await action.run('d1')).to.equal(false);
    expect(action.error?.code).to.equal('unknown');
  });

  it('asks who is there, and makes the call exactly once more', async () => {
    const challenge = {inPage: ['password' as const]};
    const {action, host, calls} = prepared((_, __, attempt) =>
      attempt === 1 ? wanting(challenge) : Promise.resolve(done),
    );
    expect(await action.run('d1')).to.equal(true);
    expect(host.challenges).to.deep.equal([challenge]);
    expect(calls.map(({subject}) => subject)).to.deep.equal(['d1', 'd1']);
    expect(calls[1]!.options.proof).to.equal(undefined);
    expect(host.reported).to.deep.equal([]);
  });

  it('does not ask a second time when the backend still wants proof', async () => {
    const {action, host, calls} = prepared(() => wanting({}));
    expect(await action.run('d1')).to.equal(false);
    expect(host.challenges).to.have.length(1);
    expect(calls).to.have.length(2);
    expect(action.error?.code).to.equal('step-up-required');
  });

  it('hands the proof over inside the repeated call where the backend wants it there', async () => {
    const {action, host, calls} = prepared((_, {proof}) =>
      proof ? Promise.resolve(done) : wanting({withCall: true}),
    );
    host.answer = () => Promise.resolve({proof: {password: 'secret'}});
    expect(await action.run('d1')).to.equal(true);
    expect(calls.map(({options}) => options.proof)).to.deep.equal([undefined, {password: 'secret'}]);
  });

  it('leaves everything as it was when the person gives the step-up up', async () => {
    const {action, host, calls, settled} = prepared(() => wanting({}));
    host.answer = () => Promise.resolve(undefined);
    expect(await action.run('d1')).to.equal(false);
    expect(calls).to.have.length(1);
    expect(action.error).to.equal(undefined);
    expect(host.reported).to.deep.equal([]);
    expect(settled).to.deep.equal([]);
    expect(action.anyPending).to.equal(false);
  });

  it('goes where the backend leads, and claims nothing', async () => {
    const redirect = {url: 'https://id.example.com/x', operation: 'devices.disable'};
    const {action, host, settled} = prepared(() => Promise.resolve({kind: 'redirect', redirect}));
    expect(await action.run('d1')).to.equal(false);
    expect(host.redirects).to.deep.equal([redirect]);
    expect(settled).to.deep.equal([]);
  });

  it('asks who is signed in when it learns that nobody is', async () => {
    const {action, adapter, host} = prepared(() => Promise.reject(new AccountError('unauthenticated')));
    await action.run('d1');
    await host.account!.description.settled;
    expect(adapter.calls).to.deep.equal(['describe']);
    const other = prepared(() => Promise.reject(new AccountError('policy')));
    await other.action.run('d1');
    expect(other.adapter.calls).to.deep.equal([]);
  });

  it('finishes after its element has gone, because the backend may already have acted', async () => {
    const answer = deferred<Outcome<string>>();
    const {action, host, settled, calls} = prepared(() => answer.promise);
    const running = action.run('d1');
    host.disconnect();
    host.account = undefined;
    expect(calls[0]!.options.signal).to.equal(undefined);
    answer.resolve(done);
    expect(await running).to.equal(true);
    expect(settled).to.deep.equal(['done d1']);
  });

  it('does not throw when it fails after its element has gone', async () => {
    const answer = deferred<Outcome<string>>();
    const {action, host} = prepared(() => answer.promise);
    const running = action.run('d1');
    host.disconnect();
    host.account = undefined;
    answer.reject(new AccountError('unauthenticated'));
    expect(await running).to.equal(false);
    expect(action.error?.code).to.equal('unauthenticated');
  });

  it('can be told to forget its error', async () => {
    const {action, host} = prepared(() => Promise.reject(new AccountError('policy')));
    await action.run('d1');
    const {updates} = host;
    action.clear();
    expect(action.error).to.equal(undefined);
    expect(host.updates).to.equal(updates + 1);
  });
});
