import type {EnrollmentProof} from '../../src/contract/verification.js';
import {AccountError} from '../../src/contract/error.js';
import type {MockBackend} from '../backend.js';
import {hashSecrets, readableSecret} from './lookup.js';
import {type EnrollmentRule, labelIn, refuseField} from './rule.js';
import type {Pending} from './stored.js';

async function begin(backend: MockBackend, secrets: readonly string[]) {
  return {
    pending: {step: 'show-once', codes: await hashSecrets(backend, secrets)},
    shown: {secrets},
  } as const;
}

function kept(pending: Pending, proof: EnrollmentProof) {
  if (pending.step !== 'show-once') throw new AccountError('not-supported');
  if (!('kept' in proof)) refuseField('/kept', 'required');
  return pending.codes;
}

/** Ten codes, each good once. Those there were before are good until the new ones are kept. */
export const recoveryCodes: EnrollmentRule = {
  begin: ({backend}) =>
    begin(
      backend,
      Array.from({length: 10}, () => readableSecret(backend, 2, 5)),
    ),
  prove: (_visit, {pending}, proof) => ({method: {usedFor: ['sign-in']}, codes: kept(pending, proof)}),
};

/** A password for one program. Nobody chooses it, so it can be told from the others by its name only. */
export const appPassword: EnrollmentRule = {
  check: (_backend, {label}) => void labelIn(label, 'required'),
  begin: ({backend}) => begin(backend, [readableSecret(backend, 4, 4)]),
  prove: (_visit, {pending}, proof) => ({method: {usedFor: ['sign-in']}, codes: kept(pending, proof)}),
};
