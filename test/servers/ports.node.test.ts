import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer} from 'node:net';
import {test} from 'node:test';

import {freePort, holdPort} from '../../demo/servers/servers.js';

test('a port that is held is nobody else\u2019s until it is released: whoever comes next gets another one', async () => {
  const wanted = await freePort();
  const held = await Promise.all([holdPort(wanted), holdPort(wanted), holdPort(wanted)]);
  const ports = held.map(({port}) => port);
  assert.ok(ports.includes(wanted));
  assert.equal(new Set(ports).size, 3);
  assert.ok(ports.every((port) => port >= wanted));

  const taken = createServer().listen(wanted, 'localhost');
  await assert.rejects(once(taken, 'listening'), /EADDRINUSE/);
  await Promise.all(held.map(({release}) => release()));
  const server = createServer().listen(wanted, 'localhost');
  await once(server, 'listening');
  server.close();
});
