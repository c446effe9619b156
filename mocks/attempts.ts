import {AccountError} from '../src/contract/error.js';
import type {MockBackend} from './backend.js';

/** Wrong passwords and codes in a row. */
export interface Attempts {
  failed: number;
  lockedUntil?: number | undefined;
}

export const allowedAttempts = 10;
const lockSeconds = 60;

/**
 * Judges a secret under the account's one counter of wrong attempts, or under one of its own: whoever guesses, wherever, uses
 * it up. An attempt is counted before it is judged, so that many at once are not one.
 *
 * @throws AccountError `rate-limited` while locked; `validation` at the pointer (`incorrect`) for a wrong one.
 */
export async function judge(
  backend: MockBackend,
  pointer: string,
  isRight: () => Promise<boolean>,
  attempts: Attempts = backend.state.attempts,
): Promise<void> {
  const now = backend.now();
  if (attempts.lockedUntil !== undefined) {
    if (now < attempts.lockedUntil) {
      throw new AccountError('rate-limited', {
        retryAfterSeconds: Math.ceil((attempts.lockedUntil - now) / 1000),
      });
    }
    attempts.failed = 0;
    delete attempts.lockedUntil;
  }
  attempts.failed += 1;
  const attemptsLeft = allowedAttempts - attempts.failed;
  if (attemptsLeft <= 0) attempts.lockedUntil = now + lockSeconds * 1000;
  if (await isRight()) {
    attempts.failed = 0;
    delete attempts.lockedUntil;
    return;
  }
  throw new AccountError('validation', {
    fields: [{pointer, code: 'incorrect', params: {attemptsLeft}}],
    ...(attemptsLeft <= 0 && {retryAfterSeconds: lockSeconds}),
  });
}
