import type {HttpHandler} from 'msw';
import {setupServer} from 'msw/node';

export {restHandlers, type RestHandlerOptions} from './handlers/rest/handlers.js';

/**
 * Answers this process's requests with these handlers, until `close()`. A request that nobody handles fails: a test must
 * not reach the network unnoticed. Handlers need whole addresses here, such as `restHandlers({url: 'https://id.example/v1', …})`.
 */
export function startInterceptor(handlers: readonly HttpHandler[]): ReturnType<typeof setupServer> {
  const interceptor = setupServer(...handlers);
  interceptor.listen({onUnhandledFrame: 'error'});
  return interceptor;
}
