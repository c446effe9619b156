import type {Outcome, StepUpChallenge, StepUpProof, WriteOptions} from '../src/contract/calls.js';
import {AccountError} from '../src/contract/error.js';
import {judge} from './attempts.js';
import type {MockBackend} from './backend.js';
import {matchesHash} from './hashing.js';
import {pageAddress} from './places.js';
import {scenarioOf} from './scenarios.js';
import type {StoredSession} from './state.js';
import {canUseCode, useCode} from './verification/use.js';
import {assertionFor, useKey} from './verification/webauthn.js';
import {answer, demandSession, type Visit} from './visit.js';

const maxAgeSeconds = 300;

function challengeFor(visit: Visit, session: StoredSession): StepUpChallenge {
  const keys = assertionFor(visit, session);
  return {
    maxAgeSeconds,
    inPage: ['password', ...(canUseCode(visit.backend) ? (['code'] as const) : []), ...(keys?.types ?? [])],
    ...(keys && {publicKey: keys.publicKey}),
  };
}

/** Lets a write pass whose session was proven a moment ago, or which brings its proof. @throws AccountError `step-up-required` */
export async function demandFreshProof(
  visit: Visit,
  session: StoredSession,
  proof: StepUpProof | undefined,
): Promise<void> {
  const {backend} = visit;
  if (!scenarioOf(backend.scenario).stepUp) return;
  const {verifiedAt} = session;
  if (verifiedAt !== undefined && backend.now() - verifiedAt <= maxAgeSeconds * 1000) return;
  if (!proof) throw new AccountError('step-up-required', {challenge: challengeFor(visit, session)});
  await prove(visit, session, proof);
}

/** Notes that the person has proven who they are. @throws AccountError where the proof is wrong. */
export async function prove(visit: Visit, session: StoredSession, proof: StepUpProof): Promise<void> {
  const {backend} = visit;
  if ('password' in proof) {
    await judge(backend, '/password', () => isCurrentPassword(backend, proof.password));
  } else if ('code' in proof) {
    await judge(backend, '/code', () => useCode(backend, proof.code));
  } else {
    await judge(backend, '/credential', () => useKey(visit, session, proof));
  }
  session.verifiedAt = backend.now();
}

export function stepUp(
  visit: Visit,
  wanted: StepUpChallenge,
  proof: StepUpProof | undefined,
  options: WriteOptions | undefined,
): Promise<Outcome> {
  return answer(visit, 'stepUp', options, async (): Promise<Outcome> => {
    const session = demandSession(visit);
    if (proof) {
      await prove(visit, session, proof);
      return {kind: 'done'};
    }
    const maxAge = wanted.maxAgeSeconds === undefined ? undefined : String(wanted.maxAgeSeconds);
    const url = pageAddress(visit.places, 'step-up', {max_age: maxAge, returnTo: options?.returnTo});
    return {kind: 'redirect', redirect: {url, operation: 'step-up'}};
  });
}

export async function isCurrentPassword(backend: MockBackend, password: string): Promise<boolean> {
  const [current] = backend.state.passwords;
  return current !== undefined && (await matchesHash(password, current));
}
