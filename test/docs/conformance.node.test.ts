import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';

import {readmeWithConformance} from '../../scripts/support/conformance.js';
import {root} from './blocks.js';

test('README.md says what the adapters say: else npm run build, and commit it', async () => {
  assert.equal(readFileSync(join(root, 'README.md'), 'utf8'), await readmeWithConformance());
});
