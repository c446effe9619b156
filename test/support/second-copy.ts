// Another copy of the library on the same page: the server bundles this file, so that it shares no module with the tests.
export {AccountProviderElement} from '../../src/elements/account-provider/account-provider.js';
export {DeviceListElement} from '../../src/elements/device-list/device-list.js';
export {AccountError} from '../../src/contract/error.js';
