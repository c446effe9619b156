import assert from 'node:assert/strict';

import {AccountError} from '../../src/contract/error.js';

export interface Sent {
  readonly method: string;
  /** With its query, from the server's root. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

type Answering = (sent: Sent, count: number) => Response | Promise<Response>;

/** A server that is written in the test: its `fetch`, and what was sent to it. */
export function scripted(root: string, answer: Answering) {
  const sent: Sent[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    assert.ok(request.url.startsWith(root), `asked another server: ${request.url}`);
    const text = await request.text();
    const one = {
      method: request.method,
      path: request.url.slice(root.length),
      headers: request.headers,
      body: text ? (JSON.parse(text) as unknown) : undefined,
    };
    sent.push(one);
    return answer(one, sent.length);
  };
  return {fetch, sent};
}

/** Answers by "GET /path"; a path without its query stands for all of its queries. */
export const byRoute =
  (answers: Readonly<Record<string, () => Response>>): Answering =>
  ({method, path}) => {
    const found =
      answers[`${method} ${path}`] ??
      answers[`${method} ${path.split('?')[0]}`] ??
      assert.fail(`nobody answers ${method} ${path}`);
    return found();
  };

export const json = (body: unknown, init?: ResponseInit) => Response.json(body, init);
export const nothing = () => new Response(null, {status: 204});
export const page = (status = 200, headers: HeadersInit = {}) =>
  new Response('<!doctype html><title>Sign in</title>', {
    status,
    headers: {'Content-Type': 'text/html', ...headers},
  });

/** The `AccountError` that a call rejects with. */
export async function errorOf(call: Promise<unknown>): Promise<AccountError> {
  const error: unknown = await call.then(
    (value) => assert.fail(`resolved to ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof AccountError, String(error));
  return error;
}

/** What calls itself an answer and is none, by what it is. */
export const noAnswers: Readonly<Record<string, () => Response>> = {
  'a page': () => page(),
  'half of a JSON': () => new Response('{"id": "1', {headers: {'Content-Type': 'application/json'}}),
  'nothing at all': () => new Response('', {headers: {'Content-Type': 'application/json'}}),
  null: () => json(null),
  'a list of null': () => json([null]),
  'a number': () => json(7),
  'an error': () => json({error: {code: 'failed', message: 'It failed.'}}),
};
