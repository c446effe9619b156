import {HttpResponse} from 'msw';

import {problemTypePrefix} from '../../../src/adapters/rest/routes.js';
import {AccountError, type AccountErrorCode} from '../../../src/contract/error.js';
import type {AccountErrorDetails} from '../../../src/contract/error-details.js';
import {unstored} from './answer.js';

const statuses: Readonly<Record<AccountErrorCode, number>> = {
  unauthenticated: 401,
  'step-up-required': 401,
  forbidden: 403,
  policy: 403,
  validation: 422,
  conflict: 409,
  stale: 412,
  expired: 410,
  'not-found': 404,
  'not-supported': 501,
  'rate-limited': 429,
  unavailable: 503,
  timeout: 504,
  'malformed-response': 500,
  offline: 500,
  network: 500,
  unknown: 500,
};

const titles: Partial<Record<AccountErrorCode, string>> = {
  unauthenticated: 'Authentication required',
  'step-up-required': 'Recent authentication required',
  validation: 'Some fields need attention',
  'rate-limited': 'Too many requests',
  unavailable: 'Temporarily unavailable',
};

/** An error whose status is not the usual one of its code. */
export class StatusError extends AccountError {
  readonly status: number;

  constructor(code: AccountErrorCode, status: number, details: AccountErrorDetails = {}) {
    super(code, details);
    this.status = status;
  }
}

export const field = (pointer: string, code: string): AccountErrorDetails => ({fields: [{pointer, code}]});

const photoStatuses: Readonly<Record<string, number>> = {type: 415, 'too-large': 413};

function statusOf(error: AccountError): number {
  if (error instanceof StatusError) return error.status;
  const [first] = error.details.fields ?? [];
  return (first?.pointer === '/photo' && photoStatuses[first.code]) || statuses[error.code];
}

/** An error as RFC 9457 has it; one that no server could tell is a connection that breaks. */
export function problem(error: AccountError): Response {
  const status = statusOf(error);
  const {code, details} = error;
  if (code === 'offline' || code === 'network') return HttpResponse.error();
  const {fields, refusal, challenge, retryAfterSeconds, requestId} = details;
  const body = {
    type: `${problemTypePrefix}${code}`,
    title: titles[code] ?? code,
    status,
    ...Object.fromEntries(
      Object.entries({fields, refusal, challenge, retryAfterSeconds, requestId}).filter(
        ([, value]) => value !== undefined,
      ),
    ),
  };
  return new HttpResponse(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...unstored,
      ...(retryAfterSeconds !== undefined && {'Retry-After': `${retryAfterSeconds}`}),
      ...(status === 401 && {'WWW-Authenticate': challengeHeader(error)}),
    },
  });
}

// RFC 9470.
function challengeHeader({code, details: {challenge}}: AccountError): string {
  if (code !== 'step-up-required') return 'Bearer';
  const parameters = [
    'error="insufficient_user_authentication"',
    challenge?.acrValues && `acr_values="${challenge.acrValues.join(' ')}"`,
    challenge?.maxAgeSeconds !== undefined && `max_age="${challenge.maxAgeSeconds}"`,
  ];
  return `Bearer ${parameters.filter(Boolean).join(', ')}`;
}
