import type {StepUpChallenge} from '../../contract/calls.js';
import type {AccountErrorCode} from '../../contract/error.js';
import type {AccountErrorDetails} from '../../contract/error-details.js';
import type {Answer} from './http.js';

const codes: Readonly<Record<number, AccountErrorCode>> = {
  400: 'validation',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-supported',
  408: 'timeout',
  409: 'conflict',
  410: 'expired',
  412: 'stale',
  413: 'validation',
  415: 'validation',
  422: 'validation',
  428: 'stale',
  429: 'rate-limited',
  501: 'not-supported',
  509: 'rate-limited',
};

// What stands before a backend says this before it lets anything pass.
const atTheDoor = [401, 407, 429];

/**
 * What the status and the headers of a failed answer say; the body is each backend's own.
 *
 * - The code: 429 is `rate-limited`, 412 `stale`, any other 5xx `unavailable`, any other 4xx `unknown`, and a status below 400,
 *   which a backend of APIs does not send, `malformed-response`.
 * - `foreign` where it is a page, which no backend of APIs sends; unless it only says who may pass (401, 429).
 * - `challenge`, with the code `step-up-required`, from `WWW-Authenticate` (RFC 9470, and Microsoft's `claims`).
 * - `retryAfterSeconds` from `Retry-After`, seconds or a date (RFC 9110, 10.2.3); `requestId` from `X-Request-Id`.
 */
export function failureOf({status, headers}: Answer): [AccountErrorCode, AccountErrorDetails] {
  const challenge = challengeOf(headers);
  const isPage = /^text\/html\b/i.test(headers.get('Content-Type') ?? '');
  const details = {
    status,
    ...(isPage && !atTheDoor.includes(status) && {foreign: true}),
    challenge,
    retryAfterSeconds: secondsUntil(headers.get('Retry-After')),
    requestId: headers.get('X-Request-Id') ?? undefined,
  };
  if (challenge && (status === 401 || status === 403)) return ['step-up-required', details];
  const wide = status < 400 ? 'malformed-response' : status < 500 ? 'unknown' : 'unavailable';
  return [codes[status] ?? wide, details];
}

/** RFC 9470, and the `claims` of Microsoft's dialect of it. */
function challengeOf(headers: Headers): StepUpChallenge | undefined {
  const parameters: Partial<Record<string, string>> = Object.fromEntries(
    [...(headers.get('WWW-Authenticate') ?? '').matchAll(/(\w+)\s*=\s*(?:"([^"]*)"|([^\s,"]+))/g)].map(
      ([, name = '', quoted, plain = '']) => [name, quoted ?? plain],
    ),
  );
  const {error, acr_values: acrValues, max_age: maxAge, claims} = parameters;
  if (error !== 'insufficient_user_authentication' && error !== 'insufficient_claims') return undefined;
  return {
    ...(acrValues && {acrValues: acrValues.split(' ')}),
    ...(/^\d+$/.test(maxAge ?? '') && {maxAgeSeconds: Number(maxAge)}),
    ...(claims && {claims: textOf(claims)}),
  };
}

function textOf(base64: string): string {
  try {
    return atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return base64;
  }
}

// Seconds, or a date (RFC 9110, 10.2.3). What is neither, or over, says nothing.
function secondsUntil(text: string | null): number | undefined {
  if (!text) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((httpDate(text) - Date.now()) / 1000);
  return seconds >= 0 ? seconds : undefined;
}

const httpDate = (text: string) => (/^\w{3}, .*GMT$/.test(text) ? Date.parse(text) : NaN);
