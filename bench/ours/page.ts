/** The page of an intranet, as its author would write it: three elements, one backend. */
import '../../src/elements/account-provider/define.js';
import '../../src/elements/profile-card/define.js';
import '../../src/elements/device-list/define.js';
import '../../src/elements/change-password-form/define.js';

// Named here, the adapter is in the page's one file instead of a part beside it.
export {createRestAdapter} from '../../src/adapters/rest/rest-adapter.js';
