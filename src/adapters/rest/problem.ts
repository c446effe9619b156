/** What a failed answer means. Apart from the adapter, because most visits see none. */
import {AccountError, accountErrorCodes} from '../../contract/error.js';
import type {AccountErrorDetails} from '../../contract/error-details.js';
import {failureOf} from '../internal/failure.js';
import {type Answer, isObject} from '../internal/http.js';
import {problemTypePrefix} from './routes.js';

/** The problem of the answer (RFC 9457), or what its status and headers say. */
export function errorOf(answer: Answer, isPhoto: boolean): AccountError {
  const [code, details] = failureOf(answer);
  // What stands before the backend, a proxy with a limit, knows no problem types.
  const refused = isPhoto && {413: 'too-large', 415: 'type'}[answer.status];
  if (refused) details.fields = [{pointer: '/photo', code: refused}];
  if (!isObject(answer.body)) return new AccountError(code, details);
  // checked() drops what does not fit.
  const {type, fields, refusal, challenge, retryAfterSeconds, backendCode, requestId} =
    answer.body as AccountErrorDetails & {type?: unknown};
  const told = Object.entries({fields, refusal, challenge, retryAfterSeconds, backendCode, requestId});
  return new AccountError(accountErrorCodes.find((known) => type === problemTypePrefix + known) ?? code, {
    ...details,
    ...Object.fromEntries(told.filter(([, value]) => value !== undefined)),
  });
}
