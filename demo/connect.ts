/** The demo's backend: the reference backend in the tab. On a real server, a module of `servers/` stands in its place. */
import {startWorker} from '../mocks/browser.js';
import type {MockBackend} from '../mocks/backend.js';
import {restHandlers} from '../mocks/handlers/rest/handlers.js';
import {sharedBackend} from '../mocks/persistence.js';
import type {AccountAdapter} from '../src/contract/adapter.js';
import {places} from './places.js';
import type {Settings} from './settings.js';

export interface Connection {
  /** Absent: the REST contract, at the page's `base-url`. */
  readonly adapter?: AccountAdapter | undefined;
  /** The real server's name. */
  readonly server?: string;
  /** Absent: what was done stays done. */
  readonly startOver?: () => void;
}

export async function connect(settings: Settings): Promise<Connection> {
  const backend = await sharedBackend(settings);
  return {
    adapter: await adapterOf(backend, settings),
    startOver: () => {
      backend.reset();
      backend.tell({type: 'signed-in'});
    },
  };
}

/** The same person through another adapter. */
async function adapterOf(backend: MockBackend, {adapter}: Settings): Promise<AccountAdapter | undefined> {
  if (adapter === 'memory') {
    const {createMemoryAdapter} = await import('../mocks/memory-adapter.js');
    return createMemoryAdapter({backend, places});
  }
  if (adapter === 'graph') {
    const url = new URL('graph/v1.0', document.baseURI).href;
    const [{createGraphAdapter}, {grants}, {graphHandlers}, {graphTokens}] = await Promise.all([
      import('../src/adapters/graph/graph-adapter.js'),
      import('../src/adapters/graph/scopes.js'),
      import('../mocks/handlers/graph/handlers.js'),
      import('../mocks/handlers/graph/tokens.js'),
    ]);
    await startWorker(graphHandlers({backend, url}));
    const scopes = Object.values(grants).flat();
    return createGraphAdapter({getToken: graphTokens(backend), url, manager: true, scopes, allowBeta: true});
  }
  await startWorker(restHandlers({backend, places, url: new URL('account/v1', document.baseURI).href}));
  return undefined;
}
