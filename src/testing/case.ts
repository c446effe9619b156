import type {AccountAdapter, CheckedAdapter, OperationId} from '../contract/adapter.js';
import type {Outcome, StepUpProof, WriteOptions} from '../contract/calls.js';
import type {Capability} from '../contract/capability.js';
import type {Device} from '../contract/device.js';
import {AccountError, type AccountErrorCode} from '../contract/error.js';
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

/** Calls every operation with arguments that may do something; the last argument is what is given. */
export function invoke(
  adapter: AccountAdapter,
  operation: OperationId,
  {item = 'no-such-item', ...options}: {readonly item?: string | undefined} & WriteOptions = {},
): Promise<unknown> {
  const {profile, devices, sessions, organizations, password, reset, verification, terms} = adapter;
  const change = {currentPassword: 'not the password', newPassword: 'a new passphrase of the suite'};
  const calls: Record<OperationId, () => Promise<unknown> | undefined> = {
    'profile.get': () => profile?.get(options),
    'profile.update': () => profile?.update({displayName: 'Somebody Else'}, options),
    'profile.startEdit': () => profile?.startEdit(item, options),
    'profile.photo': () => profile?.photo(options),
    'profile.setPhoto': () => profile?.setPhoto(null, options),
    'devices.list': () => devices?.list(options),
    'devices.disable': () => devices?.disable(item, options),
    'sessions.list': () => sessions?.list(options),
    'sessions.revoke': () => sessions?.revoke(item, options),
    'sessions.revokeOthers': () => sessions?.revokeOthers(options),
    'sessions.revokeAll': () => sessions?.revokeAll(options),
    'sessions.signIns': () => sessions?.signIns(options),
    'sessions.reportSignIn': () => sessions?.reportSignIn(item, options),
    'organizations.list': () => organizations?.list(options),
    'organizations.leave': () => organizations?.leave(item, options),
    'password.policy': () => password?.policy(options),
    'password.change': () => password?.change(change, options),
    'reset.status': () => reset?.status(options),
    'reset.confirm': () => reset?.confirm(options),
    'reset.start': () => reset?.start({identifier: 'nobody@nowhere.example', why: 'forgotten'}, options),
    'reset.choose': () => reset?.choose(item, 'no-such-choice', options),
    'reset.prove': () => reset?.prove(item, {code: '000000'}, options),
    'reset.finish': () => reset?.finish(item, {newPassword: change.newPassword}, options),
    'verification.get': () => verification?.get(options),
    'verification.begin': () => verification?.begin({type: 'authenticator-app'}, options),
    'verification.resend': () => verification?.resend(item, options),
    'verification.complete': () => verification?.complete(item, {code: '000000'}, options),
    'verification.cancel': () => verification?.cancel(item, options),
    'verification.rename': () => verification?.rename(item, 'Another name', options),
    'verification.remove': () => verification?.remove(item, options),
    'verification.makeDefault': () => verification?.makeDefault(item, options),
    'terms.list': () => terms?.list(options),
    'terms.content': () => terms?.content(item, options),
    'terms.decide': () => terms?.decide(item, {decision: 'accept', version: 'no-such-version'}, options),
    'terms.history': () => terms?.history(options),
  };
  return calls[operation]() ?? Promise.reject(new AdapterSuiteError(`There is no ${operation}.`));
}

export const readOperations: readonly OperationId[] = [
  'profile.get',
  'profile.photo',
  'devices.list',
  'sessions.list',
  'sessions.signIns',
  'organizations.list',
  'password.policy',
  'reset.status',
  'verification.get',
  'terms.list',
  'terms.history',
];

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
