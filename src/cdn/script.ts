/** dist-cdn/account-elements.iife.js: registers everything; `data-prefix="acme"` on the script goes before each tag. */
import {define} from '../registry.js';

export {createRestAdapter} from '../adapters/rest/rest-adapter.js';
export * from '../index.js';

define({prefix: document.currentScript?.dataset['prefix']});
