import * as z from 'zod/mini';

import {safeUrlSchema} from './capability.js';

/** RFC 3339 date-time in UTC, ending in "Z": "2026-11-22T09:30:00Z". A leap second is read as the second before it: dates have none. */
export const instantSchema = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
  z.overwrite((text) => text.replace(/:60(?=[.Z])/, ':59')),
  z.refine((text) => !Number.isNaN(Date.parse(text)), 'There is no such date or time.'),
);
export type Instant = z.output<typeof instantSchema>;

/** Opaque token of optimistic concurrency (an ETag on HTTP backends, RFC 9110). */
export const versionSchema = z.string();
export type Version = z.output<typeof versionSchema>;

/** The last argument of every call. */
export interface CallOptions {
  /** Gives the call up. It then rejects with the signal's reason, untouched. */
  readonly signal?: AbortSignal | undefined;
  /** BCP 47 tag of the reader's language, for what the backend words itself. */
  readonly locale?: string | undefined;
  /** From the step-up dialog, where the challenge said `withCall`. */
  readonly proof?: StepUpProof | undefined;
}

export interface PageOptions extends CallOptions {
  /** From `Page.next`; nobody else makes one. Absent: the first page. */
  readonly cursor?: string | undefined;
  /** How many items at most. Default: the backend's; elements ask for 50. */
  readonly limit?: number | undefined;
  /** Words to look for, answered by the backend. Only where a page said `searchable`. */
  readonly search?: string | undefined;
}

export interface WriteOptions extends CallOptions {
  /** The resource's `version`, where the element has one: sent as If-Match where the backend can, ignored where it cannot. Another version there: `stale`. */
  readonly ifVersion?: Version | undefined;
  /** Where a redirect must come back to: same origin as the page. Default: the page. */
  readonly returnTo?: string | undefined;
}

/** How many there are of something. */
export const countSchema = z.number().check(z.nonnegative());

/** A part of a long list. */
export const pageOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({
    items: z.array(item),
    /** Opaque; leads to the next page. Absent on the last. */
    next: z.optional(z.string()),
    /** How many there are in all, where the backend counts. */
    total: z.optional(countSchema),
    /** The backend answers `search`. */
    searchable: z.optional(z.boolean()),
  });
export interface Page<T> {
  items: T[];
  next?: string | undefined;
  total?: number | undefined;
  searchable?: boolean | undefined;
}

/** What a redirect can be about, besides an operation. */
export type RedirectPurpose = 'step-up' | 'sign-in' | 'sign-out';

/** Where the browser must go, by GET (a strict `form-action` bars POST). */
export const redirectSchema = z.object({
  /** `https:`, or `http:` on a loopback host; anything else is a malformed answer. */
  url: safeUrlSchema,
  /** The operation ("password.change"), or 'step-up', 'sign-in', 'sign-out'. */
  operation: z.string(),
  /** The device, session or organization that it is about; the adapter brings it back in `Resumption.item`. */
  item: z.optional(z.string()),
});
export type Redirect = z.output<typeof redirectSchema>;

/** What a write resolves to. A write that failed rejects. */
export const outcomeOf = <T extends z.ZodMiniType>(value: T) =>
  z.discriminatedUnion('kind', [
    /** It is done. Without a value (an HTTP 204): read again. */
    z.object({kind: z.literal('done'), value: z.optional(value)}),
    /** Accepted; finishes elsewhere or later. Nothing may be claimed yet. */
    z.object({kind: z.literal('pending'), code: z.enum(['mail-sent', 'approval', 'processing'])}),
    /** It goes on at another page. */
    z.object({kind: z.literal('redirect'), redirect: redirectSchema}),
  ]);
export type Outcome<T = void> =
  | {kind: 'done'; value?: T | undefined}
  | {kind: 'pending'; code: 'mail-sent' | 'approval' | 'processing'}
  | {kind: 'redirect'; redirect: Redirect};

/** What a redirect left in the page's address. */
export interface Resumption {
  readonly operation: string;
  readonly item?: string | undefined;
  /** What the address says. Never proof: the element reads again. */
  readonly status: 'completed' | 'cancelled' | 'failed' | 'unknown';
}

/** What the backend wants before it does what was asked (RFC 9470). */
export const challengeSchema = z.object({
  /** OIDC `acr_values`. */
  acrValues: z.optional(z.array(z.string())),
  /** How old the last authentication may be, in seconds (OIDC `max_age`). */
  maxAgeSeconds: z.optional(countSchema),
  /** OIDC `claims` request as JSON text (Entra sends it base64; the adapter decodes it). */
  claims: z.optional(z.string()),
  /**
   * What the backend can check in place; any one suffices. `code`: authenticator app. `security-key`: one that knows who uses it,
   * by PIN or finger (WebAuthn, user verification); that somebody is there who touches it proves nothing of who it is. Empty
   * or absent: by redirect.
   */
  inPage: z.optional(z.array(z.enum(['password', 'code', 'passkey', 'security-key']))),
  /** For 'passkey' and 'security-key', both in one: a PublicKeyCredentialRequestOptionsJSON (WebAuthn). */
  publicKey: z.optional(z.record(z.string(), z.unknown())),
  /** The backend wants the proof inside the repeated call (`WriteOptions.proof`) instead of before it. */
  withCall: z.optional(z.boolean()),
});
export type StepUpChallenge = z.output<typeof challengeSchema>;

/** What the person gave in the step-up dialog. */
export type StepUpProof =
  {readonly password: string} | {readonly code: string} | {readonly credential: unknown};
