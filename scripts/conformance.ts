/** Writes the tables of what each adapter offers into README.md. */
import {writeFileSync} from 'node:fs';

import {readmeWithConformance} from './support/conformance.js';

writeFileSync(new URL('../README.md', import.meta.url), await readmeWithConformance());
