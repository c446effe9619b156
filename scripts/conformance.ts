/** Writes the tables of what each adapter offers into README.md and docs/conformance.md. */
import {writeFileSync} from 'node:fs';

import {conformancePages} from './support/conformance.js';

for (const [path, text] of await conformancePages()) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
}
