/** The reference backends behind a story: one for each scenario that it names, new for every story. */
import {MockBackend} from '../../mocks/backend.js';
import {startWorker} from '../../mocks/browser.js';
import {restHandlers} from '../../mocks/handlers/rest/handlers.js';
import {pagePath} from '../../mocks/places.js';

const backends = new Map<string, MockBackend>();

/** What a story writes into `base-url`. The scenario is part of the address, so stories on one page do not meet. */
export function scenarioUrl(scenario: string): string {
  return `/mock/${scenario}/account`;
}

/** The backend behind `scenarioUrl`: a story plants faults in it, or looks what has become of its state. */
export function backendOf(scenario: string): MockBackend {
  const backend = backends.get(scenario) ?? new MockBackend({scenario});
  backends.set(scenario, backend);
  return backend;
}

/** Every scenario begins again. */
export function startOver(): void {
  backends.clear();
}

let started: ReturnType<typeof startWorker> | undefined;

/** Starts MSW's worker, once for all stories of the page. */
export async function serveScenarios(): Promise<void> {
  started ??= startWorker(
    restHandlers({
      backend: ({scenario = 'default'}) => backendOf(scenario),
      url: scenarioUrl(':scenario'),
      places: {
        page: (name, id) => new URL(`/mock/pages/${pagePath(name, id)}`, location.href).href,
        allowsReturn: ({origin}) => origin === location.origin,
      },
    }),
  );
  await started;
}
