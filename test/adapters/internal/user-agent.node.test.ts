import assert from 'node:assert/strict';
import {test} from 'node:test';

import {readUserAgent} from '../../../src/adapters/internal/user-agent.js';

const chromium = (name: string) =>
  `Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) ${name}/153.0.0.0 Safari/537.36`;

test('A browser that claims to be Safari is Safari only where it is nothing else', () => {
  const iphone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';
  assert.deepEqual(readUserAgent(iphone), {browser: 'Safari', os: 'iOS'});
  assert.deepEqual(readUserAgent(chromium('Chrome')), {browser: 'Chrome', os: 'Linux'});
  assert.deepEqual(readUserAgent(chromium('HeadlessChrome')), {browser: 'Chrome', os: 'Linux'});
  assert.deepEqual(readUserAgent(chromium('Konqueror')), {os: 'Linux'});
  assert.deepEqual(readUserAgent(''), {});
});
