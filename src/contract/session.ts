import * as z from 'zod/mini';

import {
  type CallOptions,
  countSchema,
  instantSchema,
  type Outcome,
  type Page,
  type PageOptions,
  redirectSchema,
  type WriteOptions,
} from './calls.js';
import {capabilitySchema} from './capability.js';

/** A place where the account is signed in now. */
export const sessionSchema = z.object({
  id: z.string(),
  /** The session this page uses. */
  current: z.optional(z.boolean()),
  browser: z.optional(z.string()),
  os: z.optional(z.string()),
  /** The device's name, where it is known. */
  device: z.optional(z.string()),
  ip: z.optional(z.string()),
  /** Derived from the IP address, so approximate. */
  place: z.optional(z.string()),
  startedAt: z.optional(instantSchema),
  lastActivityAt: z.optional(instantSchema),
  expiresAt: z.optional(instantSchema),
  /** Names of the applications used. */
  apps: z.optional(z.array(z.string())),
  /** Where it differs from the capability of `sessions.revoke`. */
  revoke: z.optional(capabilitySchema),
});
export type Session = z.output<typeof sessionSchema>;

/** One attempt to sign in. */
export const signInSchema = z.object({
  id: z.string(),
  at: instantSchema,
  /** 'interrupted': it was asked for more and did not go on. */
  result: z.enum(['success', 'failure', 'interrupted']),
  /** The backend finds it odd. */
  unusual: z.optional(z.boolean()),
  /** The person said "This wasn't me". */
  reported: z.optional(z.boolean()),
  app: z.optional(z.string()),
  ip: z.optional(z.string()),
  place: z.optional(z.string()),
  browser: z.optional(z.string()),
  os: z.optional(z.string()),
});
export type SignIn = z.output<typeof signInSchema>;

/** What signing out really did. */
export const revocationSchema = z.object({
  /** How many sessions ended. */
  revoked: z.optional(countSchema),
  /** Upper bound of what may live on, in seconds (tokens that were handed out already). */
  delaySeconds: z.optional(countSchema),
  /** What could not be ended, by name. */
  failed: z.optional(z.array(z.string())),
  /** Where the browser must go to end its own session (OIDC logout); only after the person has read what happened. */
  signOut: z.optional(redirectSchema),
});
export type Revocation = z.output<typeof revocationSchema>;

export interface SessionsPort {
  list(options?: PageOptions): Promise<Page<Session>>;
  /** Ends one session: its next request is `unauthenticated`. One that is not there: `not-found`. */
  revoke(id: string, options?: WriteOptions): Promise<Outcome>;
  /** Ends every session but this one. */
  revokeOthers(options?: WriteOptions): Promise<Outcome<Revocation>>;
  /** Ends this session too: afterwards nobody is signed in, and the host is told. */
  revokeAll(options?: WriteOptions): Promise<Outcome<Revocation>>;
  /** Recent attempts to sign in, newest first. */
  signIns(options?: PageOptions): Promise<Page<SignIn>>;
  /** "This wasn't me". */
  reportSignIn(id: string, options?: CallOptions & WriteOptions): Promise<Outcome>;
}
