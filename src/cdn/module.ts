/** dist-cdn/account-elements.js: registers everything; `?prefix=acme` goes before each tag. */
import {define} from '../registry.js';

export {createRestAdapter} from '../adapters/rest/rest-adapter.js';
export * from '../index.js';

define({prefix: new URL(import.meta.url).searchParams.get('prefix') ?? undefined});
