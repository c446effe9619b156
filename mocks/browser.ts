import type {HttpHandler} from 'msw';
import {setupWorker} from 'msw/browser';

export {restHandlers, type RestHandlerOptions} from './handlers/rest/handlers.js';

export interface WorkerOptions {
  /** Where MSW's worker script is served. Default: beside the page. */
  readonly workerUrl?: string | undefined;
}

/** Starts MSW's service worker with these handlers; what they do not handle goes to the network. */
export async function startWorker(
  handlers: readonly HttpHandler[],
  {workerUrl = new URL('mockServiceWorker.js', document.baseURI).href}: WorkerOptions = {},
): Promise<ReturnType<typeof setupWorker>> {
  const worker = setupWorker(...handlers);
  await worker.start({quiet: true, serviceWorker: {url: workerUrl}, onUnhandledFrame: 'bypass'});
  return worker;
}
