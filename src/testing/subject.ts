import type {AccountAdapter} from '../contract/adapter.js';
import type {ResetFlow} from '../contract/reset.js';
import type {VerificationType} from '../contract/verification.js';

/** What the suite needs of a test runner. */
export interface SuiteRunner {
  /**
   * Declares a test. `body` rejects where the adapter breaks the contract. It resolves to a reason where the case cannot run:
   * hand that to your runner's own skip, so that it does not count as passed.
   */
  test(name: string, body: () => Promise<string | undefined>): void;
  /** Declares a group of tests. Default: the group's name goes before each test's. */
  group?: ((name: string, declare: () => void) => void) | undefined;
  /** Is told of every case that cannot run, and why. Default: a warning on the console. */
  skipped?: ((name: string, reason: string) => void) | undefined;
}

/** What a case needs the backend to be like. The names are the reference backend's scenarios. */
export const suiteSituations = [
  /** Somebody is signed in: the usual case. */
  'default',
  'signed-out',
  /** At least an attribute of the profile, and the photo, can be edited. */
  'editable',
  /** More devices, organizations and terms of use than one page has. */
  'many',
  /** Terms of use wait for a decision; one of them may be declined, one may not, and one is there in two languages. */
  'terms-pending',
  /** Operations that can be a redirect are one. */
  'redirect',
  /** Writes want a recent proof of who is there. */
  'step-up',
] as const;
export type SuiteSituation = (typeof suiteSituations)[number];

/** How a request can go wrong on its way; see `faultyFetch()`. */
export const suiteFaults = [
  /** The connection fails. */
  'network',
  /** No answer ever comes. */
  'silence',
  /** HTTP 200 with a page, as a sign-in page or a captive portal answers. */
  'page',
  /** HTTP 200 with the first half of a JSON text. */
  'truncated',
  /** HTTP 200 with nothing in it. */
  'empty',
  /** HTTP 200 with JSON of another shape. */
  'other-json',
  /** HTTP 200 with an error inside. */
  'error-as-success',
  /** HTTP 401 with a page. */
  'unauthenticated',
  /** HTTP 429, Retry-After: 7. */
  'rate-limited',
  /** HTTP 502 with a page. */
  'unavailable',
] as const;
export type SuiteFault = (typeof suiteFaults)[number];

/** A code on its way to what is to be set up. */
export interface SuiteSent {
  readonly type: VerificationType;
  /** The enrolment's. */
  readonly id: string;
  /** As the backend shows it, often masked. */
  readonly destination: string;
}

/** Something to be tested: an adapter over a backend of its own, and what can be done to that backend. All but the adapter is optional; what is missing is skipped, and said. */
export interface SuiteRig {
  readonly adapter: AccountAdapter;
  /** The account's password, where the suite may change it. */
  readonly password?: string | undefined;
  /** One that the policy accepts. Default: a long passphrase. */
  readonly newPassword?: string | undefined;
  /** Whether that password signs the account in, asked of the backend itself. For backends that ask for no current password. */
  readonly signsIn?: ((password: string) => boolean | Promise<boolean>) | undefined;
  /** What the account signs in with. */
  readonly identifier?: string | undefined;
  /** The code by which this choice of a reset is proven, once it was chosen. */
  readonly resetCode?: ((choice: ResetFlow['choices'][number]) => string | Promise<string>) | undefined;
  /** A code that the authenticator app would show now. */
  readonly code?: (() => string | Promise<string>) | undefined;
  /** The code that an authenticator app with this secret (Base32) would show now. */
  readonly totp?: ((secret: string) => string | Promise<string>) | undefined;
  /** A phone number that the account may get. Default: one that Ofcom keeps for fiction. */
  readonly phoneNumber?: string | undefined;
  /** An e-mail address that it may get. Default: one where nobody is (RFC 2606). */
  readonly emailAddress?: string | undefined;
  /** The code that was sent there to set it up. Without, the suite has nothing sent anywhere. */
  readonly enrollmentCode?: ((sent: SuiteSent) => string | Promise<string>) | undefined;
  /** What a new credential of an authenticator is for these creation options: a RegistrationResponseJSON (WebAuthn). It must take itself to be on the adapter's page. */
  readonly createCredential?: ((publicKey: Readonly<Record<string, unknown>>) => unknown) | undefined;
  /** Signs the same account in once more, as another browser does, and gives an adapter of that session. */
  readonly otherSession?: (() => AccountAdapter | Promise<AccountAdapter>) | undefined;
  /** Signs the adapter's own session in at that organization, too. */
  readonly signInAt?: ((organization: string) => void | Promise<void>) | undefined;
  /** Changes the profile behind the adapter's back. */
  readonly changeProfile?: (() => void | Promise<void>) | undefined;
  /** From now on requests go wrong like this; `undefined` ends it. */
  readonly fail?: ((fault: SuiteFault | undefined) => void) | undefined;
  /** The addresses of all requests up to now. */
  readonly requests?: (() => readonly string[]) | undefined;
  /** Called after the case. */
  readonly dispose?: (() => void | Promise<void>) | undefined;
}

/** The adapter to test, as something that can be made afresh for each case. */
export interface SuiteSubject {
  /** A fresh rig whose backend is in that situation. `undefined`: it cannot be arranged, and the situation's cases are skipped. */
  create(situation: SuiteSituation): SuiteRig | undefined | Promise<SuiteRig | undefined>;
}
