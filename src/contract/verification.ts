import * as z from 'zod/mini';

import {
  type CallOptions,
  countSchema,
  instantSchema,
  type Outcome,
  versionSchema,
  type WriteOptions,
} from './calls.js';
import {capabilitySchema} from './capability.js';

export const verificationTypes = [
  'password',
  /** Shows codes (RFC 6238). */
  'authenticator-app',
  /** Asks on the phone's screen. */
  'push-app',
  'phone',
  'email',
  /** A discoverable credential (WebAuthn). */
  'passkey',
  /** A hardware key, as a second factor (WebAuthn). */
  'security-key',
  /** Built into the device's system: Windows Hello for Business, Platform SSO. */
  'platform',
  'recovery-codes',
  /** For programs that know no second factor. */
  'app-password',
  'temporary-pass',
  /** Shown where there are any, never offered as new (NIST SP 800-63B-4). */
  'security-questions',
  'other',
] as const;
export const verificationTypeSchema = z.enum(verificationTypes);
export type VerificationType = z.output<typeof verificationTypeSchema>;

export const phoneSlots = ['mobile', 'alternate', 'office'] as const;
export type PhoneSlot = (typeof phoneSlots)[number];

/** How a phone is reached. */
export const phoneWays = ['text', 'call'] as const;
export type PhoneWay = (typeof phoneWays)[number];

/** A way in which the account proves who is there. */
export const verificationMethodSchema = z.object({
  id: z.string(),
  type: verificationTypeSchema,
  version: z.optional(versionSchema),
  /** The person's own name for it. */
  label: z.optional(z.string()),
  /** Phone number or address as the backend shows it, often masked. */
  destination: z.optional(z.string()),
  slot: z.optional(z.enum(phoneSlots)),
  extension: z.optional(z.string()),
  ways: z.optional(z.array(z.enum(phoneWays))),
  /** 'sign-in': as a second factor or instead of the password. 'reset': to reset a forgotten password. */
  usedFor: z.array(z.enum(['sign-in', 'reset'])),
  /** What is asked for first at sign-in. */
  isDefault: z.optional(z.boolean()),
  /** Which of a phone's `ways` the default is. */
  defaultWay: z.optional(z.enum(phoneWays)),
  createdAt: z.optional(instantSchema),
  lastUsedAt: z.optional(instantSchema),
  expiresAt: z.optional(instantSchema),
  /** How many recovery codes are left. */
  remaining: z.optional(countSchema),
  // Where they differ from the operations; `change` is an enrolment that takes its place.
  remove: z.optional(capabilitySchema),
  rename: z.optional(capabilitySchema),
  change: z.optional(capabilitySchema),
  makeDefault: z.optional(capabilitySchema),
});
export type VerificationMethod = z.output<typeof verificationMethodSchema>;

/** A type of method that the backend knows: one that may be added, or one that may not, with the reason. */
export const verificationOptionSchema = z.object({
  type: verificationTypeSchema,
  add: capabilitySchema,
  /** Where a method of this type can be the default. Absent: like `verification.makeDefault`. */
  makeDefault: z.optional(capabilitySchema),
  /** How many there may be. */
  limit: z.optional(countSchema),
  /** Whether a method of this type can be given a name. Absent: yes. */
  named: z.optional(z.boolean()),
  /** The only e-mail address that can be set up. Absent: any. */
  destination: z.optional(z.string()),
});
export type VerificationOption = z.output<typeof verificationOptionSchema>;

export const verificationStateSchema = z.object({
  methods: z.array(verificationMethodSchema),
  options: z.array(verificationOptionSchema),
  /** How many methods beside the password the organization demands; 0: none. */
  required: countSchema,
});
export type VerificationState = z.output<typeof verificationStateSchema>;

export interface EnrollmentRequest {
  readonly type: VerificationType;
  readonly label?: string | undefined;
  /** A phone's, as typed; the backend makes E.164 of it. */
  readonly number?: string | undefined;
  readonly extension?: string | undefined;
  readonly slot?: PhoneSlot | undefined;
  readonly address?: string | undefined;
  /** How the code comes. */
  readonly way?: PhoneWay | undefined;
  /** The method whose place this one takes once it is complete. */
  readonly replaces?: string | undefined;
}

const ids = {
  id: z.string(),
  /** Default: the backend's. A later step is then `expired`. */
  expiresAt: z.optional(instantSchema),
};

/** A method on its way: nothing of it counts before it is complete. */
export const enrollmentSchema = z.discriminatedUnion('step', [
  z.object({
    ...ids,
    /** Scan or type the secret, then give the code that the app shows. */
    step: z.literal('totp'),
    /** Base32 (RFC 4648), without padding. */
    secret: z.string(),
    /** The key URI, "otpauth://totp/…". */
    uri: z.string().check(z.regex(/^otpauth:\/\/totp\//)),
    /** Recovery codes that come with it, shown once after the code. */
    secrets: z.optional(z.array(z.string())),
  }),
  z.object({
    ...ids,
    /** A code was sent. */
    step: z.literal('code'),
    destination: z.string(),
    resendAfterSeconds: z.optional(countSchema),
  }),
  z.object({
    ...ids,
    /** The browser creates a credential (WebAuthn); `publicKey` is a PublicKeyCredentialCreationOptionsJSON. */
    step: z.literal('webauthn'),
    publicKey: z.record(z.string(), z.unknown()),
  }),
  z.object({
    ...ids,
    /** Recovery codes or an app password: shown now and never again. Complete with `{kept: true}`. */
    step: z.literal('show-once'),
    secrets: z.array(z.string()),
  }),
  z.object({
    ...ids,
    /** Nothing more to prove. */
    step: z.literal('complete'),
    method: verificationMethodSchema,
  }),
]);
export type Enrollment = z.output<typeof enrollmentSchema>;

/** `credential`: a RegistrationResponseJSON (WebAuthn). `kept`: the person has the secrets. */
export type EnrollmentProof =
  {readonly code: string} | {readonly credential: unknown} | {readonly kept: true};

export interface VerificationPort {
  get(options?: CallOptions): Promise<VerificationState>;
  /** Refusals are `validation` at "/number", "/address", "/label", `conflict` with `limit` or `prerequisite`, `policy` where the type is not allowed. */
  begin(request: EnrollmentRequest, options?: WriteOptions): Promise<Outcome<Enrollment>>;
  /** Sends the code again, where the step is 'code'. Too soon: `rate-limited`. */
  resend(enrollment: string, options?: WriteOptions): Promise<Outcome<Enrollment>>;
  /** A wrong code is `validation` at "/code" (`incorrect`, with `attemptsLeft` where the backend counts), a refused credential at "/credential". Too late: `expired`. */
  complete(
    enrollment: string,
    proof: EnrollmentProof,
    options?: WriteOptions,
  ): Promise<Outcome<VerificationMethod>>;
  /** Gives it up: nothing was added and nothing was replaced. One that is not there is given up already. */
  cancel(enrollment: string, options?: WriteOptions): Promise<Outcome>;
  rename(id: string, label: string, options?: WriteOptions): Promise<Outcome<VerificationMethod>>;
  /** The last one that is demanded: `conflict` with `last-method`. Without the default, the backend names another: read again. */
  remove(id: string, options?: WriteOptions): Promise<Outcome>;
  makeDefault(id: string, details?: DefaultDetails, options?: WriteOptions): Promise<Outcome>;
}

export interface DefaultDetails {
  /** Of a phone that has two ways. */
  readonly way?: PhoneWay | undefined;
}
