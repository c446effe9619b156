/**
 * The reference backend: state and rules, as an adapter without HTTP. It needs no other package; what answers requests
 * (`mocks/browser.js`, `mocks/node.js`, `mocks/server.js`) needs `msw` beside this package.
 */
export type {Account} from './account.js';
export {MockBackend, type MockBackendOptions} from './backend.js';
export type {CallId, Fault, Faults} from './faults.js';
export {createMemoryAdapter, type MemoryAdapterOptions} from './memory-adapter.js';
export {person} from './person.js';
export type {PageName, Places} from './places.js';
export {isScenarioName, type ScenarioName, scenarioNames} from './scenarios.js';
export {codeFor} from './totp.js';
