import {MockBackend, type MockBackendOptions} from './backend.js';
import {isScenarioName} from './scenarios.js';
import type {State} from './state.js';
import {shareWithOtherTabs, stateOfOtherTabs} from './tabs.js';

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
  addEventListener('pagehide', () => keep(storage, backend.state));
  // A page that comes back as it was left knows nothing of what happened on the pages in between.
  addEventListener('pageshow', ({persisted}) => {
    if (persisted) location.reload();
  });
  return backend;
}

/**
 * The same, and one with the backends in other tabs of this browser: a tab that has kept nothing goes on with what they know.
 *
 * @throws RangeError where there is no such scenario; it lists the names.
 */
export async function sharedBackend(options: MockBackendOptions = {}): Promise<MockBackend> {
  const others = read(sessionStorage) ? undefined : await stateOfOtherTabs();
  if (others && (options.scenario ?? others.scenario) === others.scenario) keep(sessionStorage, others);
  const backend = keptBackend(options);
  shareWithOtherTabs(backend);
  return backend;
}

function keep(storage: Storage, state: State): void {
  try {
    storage.setItem(storageKey, JSON.stringify(state));
  } catch {
    // A large photo does not fit: everything else goes on.
    storage.setItem(storageKey, JSON.stringify({...state, photo: 'seed'}));
  }
}

function read(storage: Storage): State | undefined {
  try {
    const state = (JSON.parse(storage.getItem(storageKey) ?? 'null') as State | null) ?? undefined;
    return state && isScenarioName(state.scenario) ? state : undefined;
  } catch {
    return undefined;
  }
}
