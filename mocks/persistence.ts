import {MockBackend, type MockBackendOptions} from './backend.js';
import type {State} from './state.js';

const storageKey = 'account-elements/reference-backend';

/**
 * A backend that goes on after a navigation within the tab: its state, in which passwords are hashes, is kept in the session's
 * storage whenever the page is left. It begins anew where another scenario is asked for; without one it goes on with any.
 *
 * @throws RangeError where there is no such scenario; it lists the names.
 */
export function keptBackend(
  options: MockBackendOptions = {},
  storage: Storage = sessionStorage,
): MockBackend {
  const kept = read(storage);
  const goesOn = kept && (options.scenario === undefined || options.scenario === kept.scenario);
  const backend = new MockBackend({...options, ...(goesOn && {state: kept})});
  addEventListener('pagehide', () => storage.setItem(storageKey, JSON.stringify(backend.state)));
  // A page that comes back as it was left knows nothing of what happened on the pages in between.
  addEventListener('pageshow', ({persisted}) => {
    if (persisted) location.reload();
  });
  return backend;
}

function read(storage: Storage): State | undefined {
  try {
    return (JSON.parse(storage.getItem(storageKey) ?? 'null') as State | null) ?? undefined;
  } catch {
    return undefined;
  }
}
