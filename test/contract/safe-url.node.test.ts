import assert from 'node:assert/strict';
import {test} from 'node:test';

import {isSafeUrl} from '../../src/contract/safe-url.js';

const safe = [
  'https://accounts.example/',
  'https://accounts.example:8443/a?b#c',
  'http://localhost:8787/x',
  'http://127.0.0.1/',
  'http://127.8.9.10:1/',
  'http://[::1]:8787/',
  'HTTPS://ACCOUNTS.EXAMPLE',
];
const unsafe = [
  '',
  '/relative',
  '//accounts.example/',
  'http://accounts.example/',
  'http://localhost.evil.example/',
  'http://evil-localhost/',
  'http://127.0.0.1.evil.example/',
  'http://user@localhost/',
  'https://user:password@accounts.example/',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'blob:https://accounts.example/1',
  'file:///etc/passwd',
  'ftp://localhost/',
  'https://',
];

for (const url of safe) test(`opens ${url}`, () => assert.equal(isSafeUrl(url), true));
for (const url of unsafe)
  test(`does not open ${JSON.stringify(url)}`, () => assert.equal(isSafeUrl(url), false));

test('judges the same without URL.parse', (context) => {
  const parse = URL.parse.bind(URL);
  context.after(() => Object.assign(URL, {parse}));
  Object.assign(URL, {parse: undefined});
  for (const url of safe) assert.equal(isSafeUrl(url), true, url);
  for (const url of unsafe) assert.equal(isSafeUrl(url), false, url);
});
