import assert from 'node:assert/strict';
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';

import {checkBackend} from '../../src/cli/check-backend.js';
import {root} from './blocks.js';

describe('The backend of docs/guides/write-a-backend.md', () => {
  let child: ChildProcess;
  let url: string;
  before(async () => {
    child = spawn(process.execPath, [join(root, 'docs/guides/examples/backend.mjs')], {
      env: {...process.env, PORT: '0'},
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(child.stdout!, 'data')) as [Buffer];
    url = String(said).trim();
  });
  after(async () => {
    child.kill();
    await once(child, 'exit');
  });

  test('keeps the contract, for whoever is signed in and for visitors', async () => {
    for (const cookie of ['session=demo', undefined]) {
      const findings = await checkBackend({url, cookie, write: true});
      assert.deepEqual(
        findings.filter(({result}) => result === 'wrong'),
        [],
      );
      const tried = findings.filter(({result}) => result === 'right').map(({name}) => name);
      assert.ok(tried.length >= (cookie ? 15 : 2), `Only ${tried.join(', ')}`);
    }
  });

  test('refuses what comes without the header that forces a preflight', async () => {
    const headers = {Cookie: 'session=demo'};
    const {status} = await fetch(`${url}/devices/d-2/disable`, {method: 'POST', headers});
    assert.equal(status, 403);
  });
});
