/**
 * dist-cdn/account-elements.iife.js: registers everything; `data-prefix="acme"` on the script goes before each tag,
 * `data-parts="/assets/parts/"` says where the parts are, for a script that was joined with others.
 */
import {define} from '../registry.js';
import {placeParts} from './parts.js';

export {createRestAdapter} from '../adapters/rest/rest-adapter.js';
export * from '../index.js';

const script = document.currentScript as HTMLScriptElement | null;
const {parts, prefix} = script?.dataset ?? {};
placeParts(
  new URL(parts ?? 'parts/', parts === undefined ? script?.src || document.baseURI : document.baseURI).href,
);
define({prefix});
