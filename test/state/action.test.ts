import {expect} from '@open-wc/testing';

import type {Outcome, StepUpChallenge, WriteOptions} from '../../src/contract/calls.js';
import {checked} from '../../src/contract/checked.js';
import {AccountError, accountErrorCodes} from '../../src/contract/error.js';
import {Account} from '../../src/state/account.js';
import {Action} from '../../src/state/action.js';
import {deferred} from '../support/deferred.js';
import {double} from '../support/double.js';
import {FakeHost} from '../support/host.js';
import {until} from '../support/reading.js';

type Perform = (subject: string, options: WriteOptions, attempt: number) => Promise<Outcome<string>>;

interface Rig extends ReturnType<typeof prepared> {
  readonly become: (subject: string | undefined) => Promise<void>;
}

/** Once it is known that Ada is here. */
async function begun(perform: Perform, endsSession = false): Promise<Rig> {
  let subject: string | undefined = 'ada';
  const adapter = double({describe: () => Promise.resolve({subject, capabilities: {}})});
  const rig = prepared(perform, undefined, adapter, endsSession);
  const {account} = rig.host;
  account!.use();
  await account!.description.reload();
  const become = (next: string | undefined) => {
    subject = next;
    return account!.description.reload();
  };
  return {...rig, become};
}

function prepared(
  perform: Perform,
  key?: (subject: string) => string,
  adapter = double(),
  endsSession = false,
) {
  const host = new FakeHost(Account.of(checked(adapter)));
  const settled: string[] = [];
  const calls: {subject: string; options: WriteOptions}[] = [];
  const action = new Action<string, string>(host, {
    ...(key && {key}),
    endsSession: () => endsSession,
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

  for (const [change, happens] of [
    ['the element has gone', ({host}: Rig) => (host.account = undefined)],
    ['it shows another backend', ({host}: Rig) => (host.account = Account.of(checked(double())))],
    ['somebody else is here', ({become}: Rig) => become('bob')],
    ['nobody is signed in any more', ({become}: Rig) => become(undefined)],
    ['the person signed out', ({host}: Rig) => host.account!.signedOut()],
  ] as const) {
    describe(`once ${change}`, () => {
      it('never gives the call up, and is quiet about its answer, its failure and its redirect', async () => {
        const redirect = {url: 'https://id.example.com/x', operation: 'devices.disable'};
        for (const outcome of [done, {kind: 'redirect', redirect} as const, new AccountError('policy')]) {
          const answer = deferred<Outcome<string>>();
          const rig = await begun(() => answer.promise);
          const running = rig.action.run('d1');
          await happens(rig);
          expect(rig.calls[0]!.options.signal).to.equal(undefined);
          if (outcome instanceof AccountError) answer.reject(outcome);
          else answer.resolve(outcome);
          expect(await running).to.equal(false);
          expect(rig.settled).to.deep.equal([]);
          expect(rig.host.redirects).to.deep.equal([]);
          expect(rig.host.reported).to.deep.equal([]);
          expect(rig.action.error).to.equal(undefined);
          expect(rig.action.anyPending).to.equal(false);
        }
      });

      it('does not make the call again, whoever proves to be there', async () => {
        const proof = deferred<object>();
        const rig = await begun(() => wanting({}));
        rig.host.answer = () => proof.promise;
        const running = rig.action.run('d1');
        await until(() => rig.host.challenges.length === 1);
        await happens(rig);
        proof.resolve({});
        expect(await running).to.equal(false);
        expect(rig.calls).to.have.length(1);
      });

      it('asks for no proof where the refusal comes then', async () => {
        const answer = deferred<Outcome<string>>();
        const rig = await begun(() => answer.promise);
        const running = rig.action.run('d1');
        await happens(rig);
        answer.reject(new AccountError('step-up-required'));
        expect(await running).to.equal(false);
        expect(rig.host.challenges).to.deep.equal([]);
      });
    });
  }

  it('says what it did where it ended the session itself, unless somebody else has come', async () => {
    for (const subject of [undefined, 'bob']) {
      const answer = deferred<Outcome<string>>();
      const rig = await begun(() => answer.promise, true);
      const running = rig.action.run('d1');
      await rig.become(subject);
      answer.resolve(done);
      expect(await running).to.equal(subject === undefined);
      expect(rig.settled).to.have.length(subject === undefined ? 1 : 0);
    }
  });

  it('reads again what is shown after every failure that is no refusal, before it resolves', async () => {
    for (const code of accountErrorCodes) {
      const {action, host} = await begun(() => Promise.reject(new AccountError(code)));
      let loads = 0;
      const read = host.account!.read('devices', async () => ++loads);
      read.subscribe(() => {});
      await read.settled;
      await action.run('d1');
      const isOpen = ['unavailable', 'network', 'timeout', 'malformed-response', 'unknown'].includes(code);
      expect(read.value, code).to.equal(isOpen ? 2 : 1);
    }
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
