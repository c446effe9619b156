/**
 * The contract between the elements and a backend: what somebody who writes an adapter reads first.
 *
 * An adapter is a plain object, made by a factory of options (`createRestAdapter({url})`): a `name`, `describe()`, and a
 * port for each resource that the backend has. A port that is present is whole; an absent one means that the backend has
 * nothing of the kind. Elements see it through `checked()`, so an adapter parses nothing twice and guards against nothing.
 *
 * 1. Say in `describe()` what can be done: `native`, `redirect`, `external` or `none`, operation by operation. A missing key
 *    is `none` with reason `backend`. A single item may differ (`Device.disable`). Be honest: a capability that the
 *    backend lacks looks deliberate when it is declared and broken when it is not.
 * 2. Reads resolve to data, writes to an `Outcome`; everything else rejects with an `AccountError` from the closed list of
 *    codes. `null` is not an error (no photo is `null`), an HTTP status is not a code. An abort rejects with the signal's
 *    reason, untouched.
 * 3. Optional means absent: turn a backend's `null` into absence. Times are RFC 3339 in UTC; lists are pages with an opaque
 *    cursor; a version is opaque.
 * 4. A step-up is the error `step-up-required` with its challenge; after `stepUp()` resolved to `done`, the same call is made
 *    once more. An adapter never navigates and never opens a window: it returns a `Redirect`, and refuses a `returnTo` of
 *    another origin.
 * 5. Pass `signal` on. Keep secrets in the call: no log, no storage, no property.
 * 6. Run `adapterSuite` (`account-elements/testing.js`) over it, with any test runner: it says when the adapter is done.
 */
import * as z from 'zod/mini';

import {
  type CallOptions,
  outcomeOf,
  pageOf,
  type Outcome,
  type Redirect,
  redirectSchema,
  type Resumption,
  type StepUpChallenge,
  type StepUpProof,
  type WriteOptions,
} from './calls.js';
import {type Capability, capabilitySchema, contactSchema, safeUrlSchema} from './capability.js';
import {deviceSchema, type DevicesPort} from './device.js';
import {passwordPolicySchema, type PasswordPort} from './password.js';
import {photoSchema, profileSchema, type ProfilePort} from './profile.js';
import {revocationSchema, sessionSchema, type SessionsPort, signInSchema} from './session.js';

/** The resources of an account. An absent port: the backend has nothing of the kind. */
export interface Ports {
  readonly profile?: ProfilePort | undefined;
  readonly devices?: DevicesPort | undefined;
  readonly sessions?: SessionsPort | undefined;
  readonly password?: PasswordPort | undefined;
}
export type WholePorts = {readonly [P in keyof Ports]-?: NonNullable<Ports[P]>};

const nothing = z.optional(z.unknown());

/** What each call of each port resolves to. `checked()` parses by this table, and the operations' names come from it. */
export const portResults = {
  profile: {
    get: profileSchema,
    update: outcomeOf(profileSchema),
    startEdit: outcomeOf(nothing),
    photo: photoSchema,
    setPhoto: outcomeOf(nothing),
  },
  devices: {list: pageOf(deviceSchema), disable: outcomeOf(nothing)},
  sessions: {
    list: pageOf(sessionSchema),
    revoke: outcomeOf(nothing),
    revokeOthers: outcomeOf(revocationSchema),
    revokeAll: outcomeOf(revocationSchema),
    signIns: pageOf(signInSchema),
    reportSignIn: outcomeOf(nothing),
  },
  password: {policy: passwordPolicySchema, change: outcomeOf(nothing)},
} satisfies {[P in keyof WholePorts]: {[C in keyof WholePorts[P]]: z.ZodMiniType}};

/** "devices.disable", "password.change", …: the ports' own names. */
export type OperationId = {
  [P in keyof WholePorts]: `${P}.${Extract<keyof WholePorts[P], string>}`;
}[keyof WholePorts];

/** The only truth about what can be done. A missing key is `none` with reason `backend`; `checked()` fills it in, also for an absent port. */
export type Capabilities = {readonly [O in OperationId]?: Capability | undefined};

export const linkRels = ['apps', 'groups', 'reviews', 'privacy', 'help', 'admin', 'other'] as const;

/** What the backend says about itself. Shared by all elements of a page; leaves together with the first reads, in one wave. */
export const descriptionSchema = z.object({
  /** Stable id of the signed-in account: when it changes, every element forgets what it holds. Absent: nobody is signed in. */
  subject: z.optional(z.string()),
  /** By operation; keys that this version does not know are ignored. */
  capabilities: z.record(z.string(), capabilitySchema),
  /** Whom to ask, where a refusal names nobody else. */
  support: z.optional(contactSchema),
  /** The portal's other pages ("next steps"). */
  links: z.optional(
    z.array(z.object({rel: z.enum(linkRels), label: z.optional(z.string()), url: safeUrlSchema})),
  ),
  /** Whether `signIn()` can be offered to a signed-out visitor. */
  canSignIn: z.optional(z.boolean()),
});
export interface Description extends Omit<z.output<typeof descriptionSchema>, 'capabilities'> {
  readonly capabilities: Capabilities;
}

/** A change from outside an element's own call: another tab, a token renewed, the account signed out. */
export type AdapterChange =
  | {readonly type: 'changed'; readonly resource: keyof Ports | 'capabilities'}
  | {readonly type: 'signed-in'}
  | {readonly type: 'signed-out'};

/** What a backend offers for one account; see the guide at the top of this file. */
export interface AccountAdapter extends Ports {
  /** 'rest', 'graph', 'memory', …: for messages and logs. */
  readonly name: string;
  describe(options?: CallOptions): Promise<Description>;
  /** Where a signed-out visitor signs in. Resolves to the address; never navigates. */
  signIn?: ((options?: WriteOptions) => Promise<Redirect>) | undefined;
  /** Proves who is there. 'done': the refused call may be made again. `proof` is absent where the challenge wants a redirect. A wrong proof is `validation` at "/password" or "/code" (`incorrect`). */
  stepUp?:
    | ((
        challenge: StepUpChallenge,
        proof: StepUpProof | undefined,
        options?: WriteOptions,
      ) => Promise<Outcome>)
    | undefined;
  /** Reads what a redirect left in the address; leaves the history alone. */
  resume?: ((url: URL) => Resumption | undefined) | undefined;
  /** Tells of changes from outside; returns what ends it. */
  subscribe?: ((listener: (change: AdapterChange) => void) => () => void) | undefined;
}

/** What elements hold: every port is there, every result parsed, every gap in the capabilities filled; see `checked()`. */
export interface CheckedAdapter extends Required<{
  [M in keyof AccountAdapter]: NonNullable<AccountAdapter[M]>;
}> {
  describe(options?: CallOptions): Promise<WholeDescription>;
}

/** A description in which every operation has its capability. */
export interface WholeDescription extends Description {
  readonly capabilities: {readonly [O in OperationId]: Capability};
}

export const signInResult = redirectSchema;
export const stepUpResult = outcomeOf(nothing);
