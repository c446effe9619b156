import {HttpResponse} from 'msw';

import type {Outcome} from '../../../src/contract/calls.js';

type Headers = Readonly<Record<string, string>>;

/** Nothing of an account belongs in a cache. */
export const unstored: Headers = {'Cache-Control': 'no-store'};

export function json(value: unknown, headers: Headers = {}, status = 200): Response {
  return new HttpResponse(JSON.stringify(value), {
    status,
    headers: {'Content-Type': 'application/json', ...unstored, ...headers},
  });
}

/** What a write came to: its value, nothing, or where it goes on. */
export function answerOf(outcome: Outcome<unknown>, headers: Headers = {}): Response {
  if (outcome.kind === 'redirect') {
    const {url, operation} = outcome.redirect;
    return json({redirect: {url, ...(operation === 'sign-in' && {operation})}});
  }
  if (outcome.kind === 'pending') return json({pending: {code: outcome.code}}, {}, 202);
  if (outcome.value !== undefined) return json(outcome.value, headers);
  return new HttpResponse(null, {status: 204, headers: {...unstored, ...headers}});
}
