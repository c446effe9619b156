import * as z from 'zod/mini';

import {challengeSchema} from './calls.js';
import {refusalSchema} from './capability.js';

/** Every way a call can fail, as far as an element cares. An HTTP status is not a code: the adapter translates. */
export const accountErrorCodes = [
  /** No session, or an expired one. */
  'unauthenticated',
  /** The session is fine but not fresh or strong enough (RFC 9470): `details.challenge`. */
  'step-up-required',
  /** A right, role, scope or consent is missing. */
  'forbidden',
  /** Refused by the organization: `details.refusal`. */
  'policy',
  /** What was sent does not fit: `details.fields`. */
  'validation',
  /** It clashes with what is there (exists already, last one): `details.refusal`. */
  'conflict',
  /** It changed meanwhile: the version sent is not the current one (HTTP 412, 428). */
  'stale',
  /** A flow, challenge or code ran out of time (HTTP 410). */
  'expired',
  'not-found',
  /** The backend has no such operation. */
  'not-supported',
  /** Too many attempts: `details.retryAfterSeconds`, where the backend says. */
  'rate-limited',
  /** The backend is down or in maintenance (HTTP 5xx). */
  'unavailable',
  /** The browser knows that it has no network. */
  'offline',
  /** The request failed while online: DNS, TLS, CORS, a dropped connection. */
  'network',
  /** No answer in time. Whether a write happened is unknown: read again. */
  'timeout',
  /** Not what the contract says (not JSON, a sign-in page, a wrong type): `details.path`. */
  'malformed-response',
  'unknown',
] as const;

export type AccountErrorCode = (typeof accountErrorCodes)[number];

/** What is wrong with one part of the input. */
export const fieldErrorSchema = z.object({
  /** RFC 6901 pointer into the input that was sent ("/newPassword"); "" is the whole form. */
  pointer: z.string(),
  /** 'required', 'too-short', 'too-long', 'pattern', 'common', 'breached', 'reused', 'contains-identifier', 'incorrect', 'read-only', …; an element knows the usual ones and shows `message` for others. */
  code: z.string(),
  /** Numbers and words for the text: `{min: 15}`, `{attemptsLeft: 4}`. */
  params: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  /** The backend's own words, shown only where the element does not know `code`. Text, never HTML. */
  message: z.optional(z.string()),
});
export type FieldError = z.output<typeof fieldErrorSchema>;

// A detail that does not fit is dropped: a broken answer must not hide the error that it came with.
const lenient = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);

/** What an error tells besides its code. All of it is optional. */
export const errorDetailsSchema = z.object({
  /** The call that failed: "devices.disable". `checked()` fills it in. */
  operation: lenient(z.string()),
  /** The HTTP status, where there was one. */
  status: lenient(z.number()),
  fields: lenient(z.array(fieldErrorSchema)),
  refusal: lenient(refusalSchema),
  challenge: lenient(challengeSchema),
  /** Seconds to wait before the next attempt (RFC 9110, Retry-After). */
  retryAfterSeconds: lenient(z.number().check(z.nonnegative())),
  /** Where in the answer the schema refused it: "items.3.name". */
  path: lenient(z.string()),
  /** The backend's own code, for support. */
  backendCode: lenient(z.string()),
  /** The backend's name for this request; shown to the person as "Reference". */
  requestId: lenient(z.string()),
});
export interface AccountErrorDetails extends Partial<z.output<typeof errorDetailsSchema>> {
  /** What was caught. Kept for logs; never shown. */
  readonly cause?: unknown;
}

/**
 * The only error a call may reject with, apart from an abort, which passes through untouched.
 * `message` is for logs; elements choose their words by `code`.
 */
export class AccountError extends Error {
  override readonly name = 'AccountError';
  readonly code: AccountErrorCode;
  readonly details: AccountErrorDetails;

  constructor(code: AccountErrorCode, details: AccountErrorDetails = {}) {
    const {operation, path} = details;
    super([code, operation, path && `at ${path}`].filter(Boolean).join(' '), {cause: details.cause});
    this.code = code;
    this.details = details;
  }

  /** The error itself when it is one of ours (of another copy of this package too), else an `unknown` that keeps it as `cause`. */
  static from(error: unknown): AccountError {
    if (error instanceof AccountError) return error;
    if (error instanceof Error && error.name === 'AccountError') {
      const {code, details} = error as AccountError;
      if (accountErrorCodes.includes(code)) return new AccountError(code, details);
    }
    return new AccountError('unknown', {cause: error});
  }
}
