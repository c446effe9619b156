import type {HttpHandler} from 'msw';
import {setupServer} from 'msw/node';

/** MSW in Node with these handlers. Call `listen()` before the tests and `close()` after them; a request that nobody handles is an error. */
export function createServer(handlers: readonly HttpHandler[]): ReturnType<typeof setupServer> {
  return setupServer(...handlers);
}
