/** dist-cdn/account-elements.js: registers everything; `?prefix=acme` goes before each tag, `?parts=/assets/parts/` says where the parts are. */
import {define} from '../registry.js';
import {placeParts} from './parts.js';

export {createRestAdapter} from '../adapters/rest/rest-adapter.js';
export * from '../index.js';

const {searchParams} = new URL(import.meta.url);
placeParts(new URL(searchParams.get('parts') ?? 'parts/', import.meta.url).href);
define({prefix: searchParams.get('prefix') ?? undefined});
