import type {
  PhoneSlot,
  PhoneWay,
  VerificationMethod,
  VerificationType,
} from '../../src/contract/verification.js';
import type {Attempts} from '../attempts.js';

/** Secrets that are only compared, as hashes under one salt: a guess costs one derivation, however many there are. */
export interface HashedSecrets {
  readonly salt: string;
  readonly hashes: readonly string[];
}

/** A method with what only the server knows of it. What follows from the others (the default, what may be done) is not kept. */
export interface StoredMethod {
  readonly method: Omit<VerificationMethod, 'isDefault' | 'defaultWay' | 'remaining'>;
  /** Of an authenticator app, in Base32: the server makes the same codes, so it is no hash. */
  readonly secret?: string | undefined;
  /** The last time step whose code was used: each is good once (RFC 6238, section 5.2). */
  readonly lastStep?: number | undefined;
  /** The whole number (E.164) or address. */
  readonly reach?: string | undefined;
  /** Recovery codes that are left, or an app password. */
  readonly codes?: HashedSecrets | undefined;
  readonly credential?: StoredCredential | undefined;
}

/** A credential of WebAuthn. */
export interface StoredCredential {
  readonly id: string;
  /** The host on whose pages it is good. */
  readonly rpId: string;
  /** COSE, as URL-safe base64. */
  readonly publicKey: string;
  /** How often it was used, as it says itself: a copy of it falls behind. */
  readonly counter: number;
  readonly transports: readonly string[];
}

/** What must be proven before a method counts. */
export type Pending =
  | {readonly step: 'totp'; readonly secret: string}
  | {
      readonly step: 'code';
      readonly reach: string;
      readonly channel: 'text' | 'call' | 'email';
      readonly sentAt: number;
      readonly slot?: PhoneSlot | undefined;
      readonly extension?: string | undefined;
    }
  | {readonly step: 'webauthn'; readonly challenge: string}
  | {readonly step: 'show-once'; readonly codes: HashedSecrets};

/** A method on its way. */
export interface StoredEnrollment {
  readonly id: string;
  readonly type: VerificationType;
  readonly label?: string | undefined;
  readonly replaces?: string | undefined;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly pending: Pending;
}

/** All of it that changes. */
export interface StoredVerification {
  methods: readonly StoredMethod[];
  /** What is asked for first. Absent: nothing that can be. */
  preferred?: {readonly id: string; readonly way?: PhoneWay | undefined} | undefined;
  enrollments: readonly StoredEnrollment[];
  /** What passkeys were asked to sign. */
  challenges: readonly {readonly value: string; readonly session: string; readonly expiresAt: number}[];
  /** Wrong codes while setting something up. */
  readonly attempts: Attempts;
}
