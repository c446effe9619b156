import {type AccountAdapter, callOf, type CheckedAdapter, type OperationId} from '../contract/adapter.js';
import type {Outcome, StepUpProof, WriteOptions} from '../contract/calls.js';
import type {Capability} from '../contract/capability.js';
import type {Device} from '../contract/device.js';
import {AccountError, type AccountErrorCode} from '../contract/error.js';
import {operationOf, type OperationsWith} from '../contract/operations.js';
import type {Organization} from '../contract/organization.js';
import type {Attribute} from '../contract/profile.js';
import type {Session} from '../contract/session.js';
import type {TermsDocument} from '../contract/terms.js';
import type {SuiteRig, SuiteSituation} from './subject.js';

/** One sentence of the contract, and how it is tried. */
export interface SuiteCase {
  readonly name: string;
  /** Default: 'default'. */
  readonly situation?: SuiteSituation;
  run(context: SuiteContext): void | Promise<void>;
}

export interface SuiteContext {
  /** As elements see it. */
  readonly adapter: CheckedAdapter;
  /** As it was made: for what `checked()` would mend. */
  readonly raw: AccountAdapter;
  readonly rig: SuiteRig;
}

/** Says in words what the adapter does otherwise than the contract says. */
export class AdapterSuiteError extends Error {
  // What test runners know.
  override readonly name = 'AssertionError';
}

/** Ends a case that cannot run. */
export class CaseSkipped extends Error {
  override readonly name = 'CaseSkipped';
}

export function skip(reason: string): never {
  throw new CaseSkipped(reason);
}

export function fail(message: string): never {
  throw new AdapterSuiteError(message);
}

export function ensure(condition: unknown, message: string): asserts condition {
  if (!condition) fail(message);
}

/** The value, or a skip that says what is missing. */
export function need<T>(value: T | undefined, reason: string): T {
  return value === undefined ? skip(reason) : value;
}

/** What the call rejects with; that it resolves is a failure. */
export async function rejectionOf(
  call: Promise<unknown>,
  what: string,
  expected = 'a rejection',
): Promise<unknown> {
  let value: unknown;
  try {
    value = await call;
  } catch (error) {
    return error;
  }
  fail(`${what}: expected ${expected}, but it resolved to ${inWords(value)}.`);
}

/** The `AccountError` of one of these codes that the call rejects with. */
export async function errorOf(
  call: Promise<unknown>,
  what: string,
  ...codes: readonly AccountErrorCode[]
): Promise<AccountError> {
  const wanted = codes.map((code) => `"${code}"`).join(' or ');
  const error = await rejectionOf(call, what, `a rejection with the code ${wanted}`);
  ensure(
    error instanceof AccountError,
    `${what}: expected an AccountError ${wanted}, but it was ${inWords(error)}.`,
  );
  ensure(
    codes.includes(error.code),
    `${what}: expected the code ${wanted}, but it was "${error.code}" (${inWords(error)}).`,
  );
  return error;
}

/** That the call knows no item of this id; some ids no address can carry, and an adapter may say so. */
export async function ensureUnknown(call: Promise<unknown>, what: string, id: string): Promise<void> {
  const isNoSegment = /^\.{0,2}$/.test(id);
  await errorOf(call, `${what}("${id}")`, 'not-found', ...(isNoSegment ? (['not-supported'] as const) : []));
}

/** Fails unless a field of the error has the pointer and, where one is given, the code. */
export function ensureField(error: AccountError, what: string, pointer: string, code?: string): void {
  const {fields = []} = error.details;
  ensure(
    fields.some((field) => field.pointer === pointer && (!code || field.code === code)),
    `${what}: expected a field error ${code ?? ''} at "${pointer}", but the fields are ${inWords(fields)}.`,
  );
}

export function done<T>(outcome: Outcome<T>, what: string): T | undefined {
  ensure(
    outcome.kind === 'done',
    `${what}: it is native, so it should be done, but the outcome is ${inWords(outcome)}.`,
  );
  return outcome.value;
}

export async function capability(context: SuiteContext, operation: OperationId): Promise<Capability> {
  return (await context.adapter.describe()).capabilities[operation];
}

/** Skips the case where one of the operations is not done in the page. */
export async function needNative(
  context: SuiteContext,
  ...operations: readonly OperationId[]
): Promise<void> {
  for (const operation of operations) {
    const found = await capability(context, operation);
    if (found.support === 'native') continue;
    const {reason} = ('refusal' in found && found.refusal) || {};
    skip(`${operation} is ${[found.support, reason].filter(Boolean).join(', ')} here.`);
  }
}

const change = {currentPassword: 'not the password', newPassword: 'a new passphrase of the suite'};

/** What an operation is tried with: right in its form, and nothing that could be true. */
const inputs: {readonly [O in OperationsWith<{input: true | string}>]: unknown} = {
  'profile.update': {displayName: 'Somebody Else'},
  'profile.photo': {},
  'profile.setPhoto': null,
  'devices.disable': {},
  'password.change': change,
  'reset.start': {identifier: 'nobody@nowhere.example', why: 'forgotten'},
  'reset.choose': 'no-such-choice',
  'reset.prove': {code: '000000'},
  'reset.finish': {newPassword: change.newPassword},
  'verification.begin': {type: 'authenticator-app'},
  'verification.complete': {code: '000000'},
  'verification.rename': 'Another name',
  'verification.makeDefault': {},
  'terms.decide': {decision: 'accept', version: 'no-such-version'},
};

/** Calls an operation with arguments that may do something; the last argument is what is given. */
export function invoke(
  adapter: AccountAdapter,
  operation: OperationId,
  {item = 'no-such-item', ...options}: {readonly item?: string | undefined} & WriteOptions = {},
): Promise<unknown> {
  const call = callOf(adapter, operation);
  if (!call) return Promise.reject(new AdapterSuiteError(`There is no ${operation}.`));
  const row = operationOf(operation);
  const input = row.input ? [inputs[operation as keyof typeof inputs]] : [];
  return call(...(row.item ? [item] : []), ...input, options);
}

/** The operations of a list that the page can do, read from the description. */
export async function nativeOf(
  context: SuiteContext,
  operations: readonly OperationId[],
): Promise<OperationId[]> {
  const {capabilities} = await context.adapter.describe();
  return operations.filter((operation) => capabilities[operation].support === 'native');
}

/** The version of the profile, for backends that change nothing without. */
export async function versionOf({adapter}: SuiteContext): Promise<string | undefined> {
  return (await adapter.profile.get().catch(() => undefined))?.version;
}

export async function devicesOf({adapter}: SuiteContext): Promise<Device[]> {
  return (await adapter.devices.list()).items;
}
export async function organizationsOf({adapter}: SuiteContext): Promise<Organization[]> {
  return (await adapter.organizations.list()).items;
}
export async function termsOf({adapter}: SuiteContext): Promise<TermsDocument[]> {
  return (await adapter.terms.list()).items;
}
export async function sessionsOf({adapter}: SuiteContext): Promise<Session[]> {
  return (await adapter.sessions.list()).items;
}

/** A device or session on which the operation is native and which is not the one in use. */
export function ordinary<T extends {readonly current?: boolean | undefined}>(
  items: readonly T[],
  override: (item: T) => Capability | undefined,
): T {
  const found = items.find((item) => !item.current && (override(item)?.support ?? 'native') === 'native');
  return need(found, 'none in the list may be tried on.');
}

/** What the rig can give of what a challenge takes; nothing where it takes nothing in the page. */
export async function proofFor(
  {rig}: SuiteContext,
  inPage: readonly string[] | undefined = [],
): Promise<StepUpProof | undefined> {
  if (!inPage.length) return undefined;
  if (inPage.includes('password') && rig.password !== undefined) return {password: rig.password};
  if (inPage.includes('code') && rig.code) return {code: await rig.code()};
  return skip(`the rig can give none of ${inPage.join(', ')}.`);
}

/** Makes the call; where the backend wants to know first who is there, once more with the proof. */
export async function proven<T>(
  context: SuiteContext,
  call: (options?: WriteOptions) => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof AccountError) || error.code !== 'step-up-required') throw error;
    const {challenge = {}} = error.details;
    const proof = await proofFor(context, challenge.inPage);
    if (!proof) skip('the step-up is at another page.');
    if (challenge.withCall) return await call({proof});
    done(await context.adapter.stepUp(challenge, proof), 'stepUp()');
    return await call();
  }
}

/** The attributes that can be edited as a plain text, one at least. */
export function editableTexts(attributes: readonly Attribute[] = []): [Attribute, ...Attribute[]] {
  const plain: readonly Attribute['type'][] = ['text', 'tel', 'textarea'];
  const [first, ...others] = attributes.filter(
    ({edit, type, pattern, multivalued}) =>
      edit.support === 'native' && plain.includes(type) && !pattern && !multivalued,
  );
  return [need(first, 'the profile has no plain text that can be edited.'), ...others];
}

export function inWords(value: unknown): string {
  if (value instanceof AccountError) {
    const {cause, ...details} = value.details;
    const reason = cause instanceof AccountError ? undefined : cause;
    return [value.name, value.message, inWords(details), reason && inWords(reason)]
      .filter(Boolean)
      .join(': ');
  }
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  const text = JSON.stringify(value) as string | undefined;
  return (text ?? String(value)).slice(0, 400);
}
