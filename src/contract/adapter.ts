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
 *    once more. A write that is `redirect` may be asked for before anything was typed (`profile.update({})`,
 *    `password.change({newPassword: ''})`): it only begins, and nothing of its input is sent. An adapter never navigates and never opens a window: it returns a `Redirect`, and refuses a `returnTo` of
 *    another origin.
 * 5. Pass `signal` on. Keep secrets in the call: no log, no storage, no property.
 * 6. Run `adapterSuite` (`account-elements/testing.js`) over it, with any test runner: it says when the adapter is done.
 */
import type {
  CallOptions,
  Outcome,
  Redirect,
  Resumption,
  StepUpChallenge,
  StepUpProof,
  WriteOptions,
} from './calls.js';
import type {Capability} from './capability.js';
import type {Description} from './description.js';
import type {DevicesPort} from './device.js';
import type {OrganizationsPort} from './organization.js';
import type {PasswordPort} from './password.js';
import type {ProfilePort} from './profile.js';
import type {ResetPort} from './reset.js';
import type {SessionsPort} from './session.js';
import type {TermsPort} from './terms.js';
import type {VerificationPort} from './verification.js';

/** The resources of an account. An absent port: the backend has nothing of the kind. */
export interface Ports {
  readonly profile?: ProfilePort | undefined;
  readonly devices?: DevicesPort | undefined;
  readonly sessions?: SessionsPort | undefined;
  readonly organizations?: OrganizationsPort | undefined;
  readonly password?: PasswordPort | undefined;
  readonly reset?: ResetPort | undefined;
  readonly verification?: VerificationPort | undefined;
  readonly terms?: TermsPort | undefined;
}
export type WholePorts = {readonly [P in keyof Ports]-?: NonNullable<Ports[P]>};

/** Every call of every port. */
export const operations = {
  profile: ['get', 'update', 'startEdit', 'photo', 'setPhoto'],
  devices: ['list', 'disable'],
  sessions: ['list', 'revoke', 'revokeOthers', 'revokeAll', 'signIns', 'reportSignIn'],
  organizations: ['list', 'leave'],
  password: ['policy', 'change'],
  reset: ['status', 'confirm', 'start', 'choose', 'prove', 'finish'],
  verification: ['get', 'begin', 'resend', 'complete', 'cancel', 'rename', 'remove', 'makeDefault'],
  terms: ['list', 'content', 'decide', 'history'],
} as const satisfies {[P in keyof WholePorts]: readonly (keyof WholePorts[P])[]};

/** "devices.disable", "password.change", …: the ports' own names. */
export type OperationId = {
  [P in keyof WholePorts]: `${P}.${Extract<keyof WholePorts[P], string>}`;
}[keyof WholePorts];

type AnyCall = (...parameters: never[]) => unknown;

/** All ports, made call by call. Names lead here, not types: TypeScript cannot follow a table of ports. */
export function portsOf(make: (operation: OperationId) => AnyCall): WholePorts {
  const ports = Object.entries(operations).map(([port, calls]) => [
    port,
    Object.fromEntries(calls.map((call) => [call, make(`${port}.${call}` as OperationId)])),
  ]);
  return Object.fromEntries(ports) as WholePorts;
}

/** The call of an operation, whatever it takes; undefined where its port is absent. */
export function callOf(
  ports: WholePorts,
  operation: OperationId,
): (...parameters: unknown[]) => Promise<unknown>;
export function callOf(
  ports: Ports,
  operation: OperationId,
): ((...parameters: unknown[]) => Promise<unknown>) | undefined;
export function callOf(ports: Ports, operation: OperationId) {
  const [name = '', call = ''] = operation.split('.');
  const port = ports[name as keyof Ports] as
    Record<string, (...parameters: unknown[]) => unknown> | undefined;
  return port?.[call]?.bind(port);
}

/** The only truth about what can be done. A missing key is `none` with reason `backend`; `checked()` fills it in, also for an absent port. */
export type Capabilities = {readonly [O in OperationId]?: Capability | undefined};

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
