import type {HttpHandler} from 'msw';
import {setupWorker} from 'msw/browser';

export {restHandlers, type RestHandlerOptions} from './handlers/rest/handlers.js';

export interface WorkerOptions {
  /** Where MSW's worker script is served. Default: beside the page. */
  readonly workerUrl?: string | undefined;
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: {createScriptURL(url: string): string},
  ): {createScriptURL(url: string): object};
}

/**
 * Starts MSW's service worker with these handlers; what they do not handle goes to the network. Under
 * `require-trusted-types-for 'script'` the page must allow the policy `account-elements-mocks`.
 *
 * @throws Error when the worker cannot start, with the reason and what to do; the page says the same.
 */
export async function startWorker(
  handlers: readonly HttpHandler[],
  {workerUrl = new URL('mockServiceWorker.js', document.baseURI).href}: WorkerOptions = {},
): Promise<ReturnType<typeof setupWorker>> {
  const worker = setupWorker(...handlers);
  try {
    await worker.start({
      quiet: true,
      serviceWorker: {url: trusted(workerUrl)},
      onUnhandledFrame: 'bypass',
    });
  } catch (error) {
    const failure = new Error(whyNot(workerUrl, error), {cause: error});
    const notice = document.createElement('p');
    notice.setAttribute('role', 'alert');
    notice.textContent = failure.message;
    document.body.prepend(notice);
    throw failure;
  }
  return worker;
}

/** The address as the page's Trusted Types want it: MSW asks it for its text, and registers what it gets. */
function trusted(url: string): string {
  const {trustedTypes} = globalThis as {trustedTypes?: TrustedTypes};
  if (!trustedTypes) return url;
  const policy = trustedTypes.createPolicy('account-elements-mocks', {createScriptURL: (text) => text});
  return {toString: () => policy.createScriptURL(url)} as unknown as string;
}

function whyNot(url: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  const cures = [
    'It needs https: or localhost, and the file of `npx msw init` at that address.',
    'A page with Trusted Types must allow the policy account-elements-mocks.',
  ];
  return `The mock backend could not start its service worker ${url}: ${reason} ${cures.join(' ')}`;
}
