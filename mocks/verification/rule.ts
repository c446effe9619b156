import type {FieldError} from '../../src/contract/error-details.js';
import {AccountError} from '../../src/contract/error.js';
import type {EnrollmentProof, EnrollmentRequest} from '../../src/contract/verification.js';
import {judge} from '../attempts.js';
import type {MockBackend} from '../backend.js';
import type {Visit} from '../visit.js';
import type {Pending, StoredEnrollment, StoredMethod} from './stored.js';

/** How a type of method is set up. */
export interface EnrollmentRule {
  /** @throws AccountError for what was asked for, before anything happens. */
  readonly check?: (backend: MockBackend, request: EnrollmentRequest) => void;
  /** What is to be proven. `shown`: what only the person gets to see of it, once. */
  readonly begin: (visit: Visit, request: EnrollmentRequest) => Begun | Promise<Begun>;
  /** What the method is once it is proven. @throws AccountError for a wrong proof. */
  readonly prove: (
    visit: Visit,
    enrollment: StoredEnrollment,
    proof: EnrollmentProof,
  ) => Proven | Promise<Proven>;
}

export interface Begun {
  readonly pending: Pending;
  readonly shown?: object;
}

export type Proven = Omit<StoredMethod, 'method'> & {
  readonly method: Pick<StoredMethod['method'], 'usedFor'> & Partial<StoredMethod['method']>;
};

export function refuseField(pointer: string, code: string, more: Partial<FieldError> = {}): never {
  throw new AccountError('validation', {fields: [{pointer, code, ...more}]});
}

/** The code that was given. @throws AccountError where it is something else. */
export function codeIn(proof: EnrollmentProof): string {
  const code = 'code' in proof ? proof.code.normalize('NFKC').replace(/[\s-]/g, '') : '';
  return code || refuseField('/code', 'required');
}

/** Codes of enrolments have a counter of their own: a slip while setting up must not lock the account. */
export async function judgeCode(backend: MockBackend, isRight: boolean): Promise<void> {
  const counter = backend.state.verification.attempts;
  await judge(backend, '/code', () => Promise.resolve(isRight), counter);
}

const maxLabelLength = 64;

/** A name for a method, or none. */
export function labelIn(label: string | undefined, required?: 'required'): string | undefined {
  const trimmed = label?.trim() ?? '';
  if (!trimmed && required) refuseField('/label', 'required');
  if ([...trimmed].length > maxLabelLength)
    refuseField('/label', 'too-long', {params: {max: maxLabelLength}});
  return trimmed || undefined;
}
