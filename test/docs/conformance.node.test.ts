import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';

import {conformancePages} from '../../scripts/support/conformance.js';
import {root} from './blocks.js';

test('README.md and docs/conformance.md say what the adapters say: else npm run build, and commit it', async () => {
  for (const [path, text] of await conformancePages()) {
    assert.equal(readFileSync(join(root, path), 'utf8'), text, path);
  }
});
