import {createRestAdapter, type RestAdapterOptions} from '../../../src/adapters/rest/rest-adapter.js';

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly init: RequestInit;
}

export const root = 'https://accounts.example/account/v1';

/** An adapter whose requests are answered here, and noted. */
export function answering(
  answer: (sent: Sent) => Response | Promise<Response>,
  options: Partial<RestAdapterOptions> = {},
) {
  const sent: Sent[] = [];
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const {method = 'GET', body} = init;
    const url = input instanceof Request ? input.url : String(input);
    const request = {method, url, headers: new Headers(init.headers), body, init};
    sent.push(request);
    return answer(request);
  };
  return {adapter: createRestAdapter({url: root, fetch, ...options}), sent};
}

export const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), {
    ...init,
    headers: {'Content-Type': 'application/json', ...init.headers},
  });

export const problem = (code: string, status: number, members: object = {}, headers: HeadersInit = {}) =>
  new Response(
    JSON.stringify({type: `urn:account-elements:problem:${code}`, title: code, status, ...members}),
    {
      status,
      headers: {'Content-Type': 'application/problem+json', ...headers},
    },
  );

export const html = (status = 200) =>
  new Response('<!doctype html><title>Sign in</title>', {status, headers: {'Content-Type': 'text/html'}});

/** The same, as an answer that was redirected to. */
export function redirectedTo(url: string, response: Response): Response {
  return Object.defineProperties(response, {redirected: {value: true}, url: {value: url}});
}
