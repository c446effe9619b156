import type {AccountErrorDetails} from './error-details.js';

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
  /** The backend is down or in maintenance (HTTP 5xx). Whether a write happened is unknown: read again. */
  'unavailable',
  /** The browser knows that it has no network: nothing was sent. */
  'offline',
  /** The request failed while online: DNS, TLS, CORS, a dropped connection. Whether a write happened is unknown: read again. */
  'network',
  /** No answer in time. Whether a write happened is unknown: read again. */
  'timeout',
  /** Not what the contract says (not JSON, a sign-in page, a wrong type): `details.path`. */
  'malformed-response',
  'unknown',
] as const;

export type AccountErrorCode = (typeof accountErrorCodes)[number];

const open: readonly AccountErrorCode[] = [
  'unavailable',
  'network',
  'timeout',
  'malformed-response',
  'unknown',
];

/**
 * Whether a write that failed so has surely not happened: the backend said no, or nothing was sent. After any other failure
 * nobody knows: an answer of 502 may be a proxy's word about a backend that has done it. What is read again is the answer.
 */
export const isRefusal = ({code, details}: Pick<AccountError, 'code' | 'details'>): boolean =>
  !open.includes(code) && !details.foreign;

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
