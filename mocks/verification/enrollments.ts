import {AccountError} from '../../src/contract/error.js';
import type {
  Enrollment,
  EnrollmentProof,
  EnrollmentRequest,
  VerificationMethod,
} from '../../src/contract/verification.js';
import type {MockBackend} from '../backend.js';
import {instant} from '../clock.js';
import {notify} from '../outbox.js';
import {demandCapability, type Visit} from '../visit.js';
import {authenticatorApp} from './authenticator-app.js';
import {demandPause, email, phone, sendCode, shownOf} from './by-code.js';
import type {KnownType} from './kinds.js';
import {demandMethod, methodFor, optionFor, putMethod} from './methods.js';
import {type EnrollmentRule, labelIn} from './rule.js';
import {appPassword, recoveryCodes} from './show-once.js';
import type {StoredEnrollment, StoredMethod} from './stored.js';
import {passkey, securityKey} from './webauthn.js';

const lifetime = 10 * 60_000;
/** So many are remembered: who begins without end fills nothing up. */
const remembered = 20;

const rules: Partial<Record<KnownType, EnrollmentRule>> = {
  'authenticator-app': authenticatorApp,
  passkey,
  'security-key': securityKey,
  phone,
  email,
  'recovery-codes': recoveryCodes,
  'app-password': appPassword,
};

function ruleFor(type: string): EnrollmentRule {
  const rule = rules[type as KnownType];
  if (!rule) throw new AccountError('not-supported');
  return rule;
}

/** Whether it may be set up at all, and with what was typed. */
export function checkRequest(visit: Visit, request: EnrollmentRequest): void {
  const {backend} = visit;
  const {type, replaces, label} = request;
  if (replaces === undefined) {
    demandCapability('verification.begin', optionFor(visit, type).add);
  } else {
    const replaced = methodFor(backend, demandMethod(backend, replaces));
    if (replaced.type !== type) throw new AccountError('not-found');
    if (replaced.change) demandCapability('verification.begin', replaced.change);
  }
  labelIn(label);
  ruleFor(type).check?.(backend, request);
}

export async function begin(visit: Visit, request: EnrollmentRequest): Promise<Enrollment> {
  const {backend} = visit;
  const {type, replaces, label} = request;
  const {pending, shown} = await ruleFor(type).begin(visit, request);
  const named = labelIn(label);
  const enrollment: StoredEnrollment = {
    id: backend.newId('enrollment'),
    type,
    ...(named && {label: named}),
    ...(replaces !== undefined && {replaces}),
    expiresAt: backend.now() + lifetime,
    pending,
  };
  const {verification} = backend.state;
  verification.enrollments = [enrollment, ...verification.enrollments].slice(0, remembered);
  return shownFor(enrollment, shown);
}

const shownFor = ({id, expiresAt, pending: {step}}: StoredEnrollment, shown: object = {}) =>
  ({id, expiresAt: instant(expiresAt), step, ...shown}) as Enrollment;

/** @throws AccountError `not-found`, `expired` */
export function demandEnrollment(backend: MockBackend, id: string): StoredEnrollment {
  const found = backend.state.verification.enrollments.find((each) => each.id === id);
  if (!found) throw new AccountError('not-found');
  if (found.expiresAt <= backend.now()) throw new AccountError('expired');
  return found;
}

/** Sends the code once more. */
export function resend(backend: MockBackend, id: string): Enrollment {
  const enrollment = demandEnrollment(backend, id);
  const {pending} = enrollment;
  if (pending.step !== 'code') throw new AccountError('not-supported');
  demandPause(backend, pending);
  const again = {...enrollment, pending: {...pending, sentAt: backend.now()}};
  const {verification} = backend.state;
  verification.enrollments = verification.enrollments.map((each) => (each === enrollment ? again : each));
  sendCode(backend, pending);
  return shownFor(again, shownOf(again.pending));
}

/** From now on it counts, and what it replaces does not. */
export async function complete(
  visit: Visit,
  id: string,
  proof: EnrollmentProof,
): Promise<VerificationMethod> {
  const {backend, token} = visit;
  const enrollment = demandEnrollment(backend, id);
  const {type, label, replaces} = enrollment;
  const {method, ...secrets} = await ruleFor(type).prove(visit, enrollment, proof);
  // Meanwhile it may have been taken by another enrolment, in another tab.
  checkStill(visit, enrollment, method.slot);
  const stored: StoredMethod = {
    ...secrets,
    method: {
      id: backend.newId('method'),
      type,
      ...(label && {label}),
      ...method,
      createdAt: instant(backend.now()),
    },
  };
  forget(backend, id);
  putMethod(backend, stored, replaces);
  notify(backend, 'A verification method was set up for your Contoso account.');
  backend.tell({type: 'changed', resource: 'verification'}, token);
  backend.tell({type: 'changed', resource: 'reset'}, token);
  return methodFor(backend, stored);
}

function checkStill(
  visit: Visit,
  {type, replaces}: StoredEnrollment,
  slot: VerificationMethod['slot'],
): void {
  const {backend} = visit;
  if (replaces !== undefined) return void demandMethod(backend, replaces);
  demandCapability('verification.complete', optionFor(visit, type).add);
  const {methods} = backend.state.verification;
  if (slot && methods.some(({method}) => method.slot === slot)) {
    throw new AccountError('conflict', {refusal: {reason: 'limit'}});
  }
}

/** Nothing of it is left. */
export function forget(backend: MockBackend, id: string): void {
  const {verification} = backend.state;
  verification.enrollments = verification.enrollments.filter((each) => each.id !== id);
}
