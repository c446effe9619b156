import type {OperationId} from '../../contract/adapter.js';
import type {Outcome, WriteOptions} from '../../contract/calls.js';
import {AccountError} from '../../contract/error.js';
import {
  devicesOf,
  done,
  ensure,
  ensureField,
  errorOf,
  fail,
  need,
  nativeOf,
  ordinary,
  proofFor,
  sessionsOf,
  skip,
  type SuiteCase,
  type SuiteContext,
} from '../case.js';

type Write = (options?: WriteOptions) => Promise<Outcome<unknown>>;

/** A write of this backend that a recent proof may be wanted for. */
async function guardedWrite(
  context: SuiteContext,
): Promise<{write: Write; operation: OperationId; error: AccountError}> {
  const {adapter, rig} = context;
  const makers: Partial<Record<OperationId, () => Write | Promise<Write>>> = {
    'sessions.revokeOthers': () => (options) => adapter.sessions.revokeOthers(options),
    'devices.disable': async () => {
      const {id} = ordinary(await devicesOf(context), ({disable}) => disable);
      return (options) => adapter.devices.disable(id, {}, options);
    },
    'sessions.revoke': async () => {
      const {id} = ordinary(await sessionsOf(context), ({revoke}) => revoke);
      return (options) => adapter.sessions.revoke(id, options);
    },
    'password.change': () => {
      const currentPassword = need(rig.password, 'the rig has no password.');
      const change = {currentPassword, newPassword: rig.newPassword ?? 'nine lighthouses hum quietly'};
      return (options) => adapter.password.change(change, options);
    },
  };
  const native = await nativeOf(context, Object.keys(makers) as OperationId[]);
  if (native.length === 0) skip('no write is native.');
  // Not every backend wants a proof for each: one that is refused must be refused rightly.
  for (const operation of native) {
    const write = await makers[operation]?.();
    const error = await write?.().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (write && error instanceof AccountError && error.code === 'step-up-required')
      return {write, operation, error};
  }
  return fail(`The situation is "step-up", but none of ${native.join(', ')} wanted a proof.`);
}

export const stepUpCases: readonly SuiteCase[] = [
  {
    name: 'does what was refused after a proof, and not before',
    situation: 'step-up',
    run: async (context) => {
      const {write, operation, error} = await guardedWrite(context);
      const {challenge} = error.details;
      ensure(challenge, `${operation} wants a step-up, but the error has no challenge.`);
      await errorOf(write(), `${operation} once more, without a proof,`, 'step-up-required');
      const proof = await proofFor(context, challenge.inPage);
      if (challenge.withCall) {
        done(await write({proof}), `${operation} with the proof`);
        return;
      }
      const outcome = await context.adapter.stepUp(challenge, proof);
      if (outcome.kind === 'redirect') skip('the step-up is at another page.');
      done(outcome, 'stepUp()');
      done(await write(), `${operation} after the step-up`);
    },
  },
  {
    name: 'names what is wrong with a proof, and still refuses',
    situation: 'step-up',
    run: async (context) => {
      const {write, operation, error} = await guardedWrite(context);
      const {challenge = {}} = error.details;
      const {inPage = [], withCall} = challenge;
      const pointer = inPage.includes('password')
        ? '/password'
        : inPage.includes('code')
          ? '/code'
          : undefined;
      if (!pointer) skip('nothing is proven in the page.');
      const proof = pointer === '/password' ? {password: 'not the password'} : {code: '000000'};
      const call = withCall ? write({proof}) : context.adapter.stepUp(challenge, proof);
      const what = 'A step-up with a wrong proof';
      ensureField(await errorOf(call, what, 'validation'), what, pointer, 'incorrect');
      await errorOf(write(), `${operation} after a wrong proof`, 'step-up-required');
    },
  },
];
