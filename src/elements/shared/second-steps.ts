import type {VerificationMethod, VerificationState, VerificationType} from '../../contract/verification.js';

/** What helps somebody in, without being what an organization means by a second step. */
const besides: readonly VerificationType[] = [
  'password',
  'recovery-codes',
  'app-password',
  'temporary-pass',
  'security-questions',
];

/** Whether it counts towards what the organization demands. */
export const counts = ({type, usedFor}: VerificationMethod): boolean =>
  usedFor.includes('sign-in') && !besides.includes(type);

/** How many methods are missing for what the organization demands, once some of them are `without`. */
export function missing(
  {methods, required}: VerificationState,
  without: ReadonlySet<string> = new Set(),
): number {
  return Math.max(0, required - methods.filter((method) => counts(method) && !without.has(method.id)).length);
}
