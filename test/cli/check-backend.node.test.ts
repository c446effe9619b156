import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {createServer, type RequestListener} from 'node:http';
import {once} from 'node:events';
import {after, before, describe, test} from 'node:test';
import {fileURLToPath} from 'node:url';

import {person} from '../../mocks/person.js';
import {type RunningServer, startServer} from '../../mocks/server.js';
import {checkBackend, Unreachable} from '../../src/cli/check-backend.js';

const command = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

function run(...words: string[]): Promise<{status: number; said: string}> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', command, ...words], (error, stdout, stderr) => {
      resolve({status: error ? Number(error.code) : 0, said: stdout + stderr});
    });
  });
}

/** A server of another kind on a port of its own. */
async function serving(answer: RequestListener): Promise<{url: string; close: () => void}> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as {port: number};
  return {url: `http://127.0.0.1:${port}/account/v1`, close: () => void server.close()};
}

describe('check-backend', () => {
  let server: RunningServer;
  let token: string;
  before(async () => {
    server = await startServer({port: 0});
    const response = await fetch(`${server.url}/session`, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({identifier: person.identifier, password: person.password}),
    });
    ({token} = (await response.json()) as {token: string});
  });
  after(() => server.close());

  test('finds nothing wrong with the reference backend, and writes nothing unless it is told to', async () => {
    const written: string[] = [];
    const watching: typeof fetch = (input, init) => {
      if (init?.method !== 'GET' && init?.method !== undefined) written.push(init.method);
      return fetch(input, init);
    };
    const findings = await checkBackend({url: server.url, token, fetch: watching});
    assert.deepEqual(
      findings.filter(({result}) => result === 'wrong'),
      [],
    );
    assert.equal(findings.find(({name}) => name === 'devices.list')?.result, 'right');
    assert.match(
      findings.find(({name}) => name === 'sessions: ends a session, and no other')?.words ?? '',
      /would write/,
    );
    assert.deepEqual(written, []);
  });

  test('asks nothing of a visitor\u2019s account, and finds nothing wrong in that', async () => {
    const findings = await checkBackend({url: server.url});
    assert.deepEqual(
      findings.filter(({result}) => result === 'wrong'),
      [],
    );
    assert.match(findings.find(({name}) => name === 'devices.list')?.words ?? '', /nobody is signed in/);
  });

  test('names what does not fit, and its place in openapi.json', async () => {
    const broken: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (!String(input instanceof Request ? input.url : input).includes('/devices')) return response;
      const page = (await response.json()) as {items: {name: unknown}[]};
      for (const item of page.items) item.name = 7;
      return Response.json(page);
    };
    const findings = await checkBackend({url: server.url, token, fetch: broken});
    const devices = findings.find(({name}) => name === 'devices.list');
    assert.equal(devices?.result, 'wrong');
    assert.match(devices?.words ?? '', /items\.0\.name/);
    assert.equal(devices?.place, 'openapi.json#/paths/~1devices/get');
    assert.equal(findings.find(({name}) => name === 'sessions.list')?.result, 'right');
  });

  test('says what is there instead of the contract', async () => {
    const page = await serving((_, response) => {
      response.writeHead(200, {'Content-Type': 'text/html'}).end('<title>Sign in</title>');
    });
    await assert.rejects(checkBackend({url: page.url}), (error: unknown) => {
      assert(error instanceof Unreachable);
      assert.match(error.message, /answers with a page .*sign-in page/s);
      return true;
    });
    page.close();
    await assert.rejects(checkBackend({url: page.url}), /nothing listens there/);
    await assert.rejects(checkBackend({url: 'localhost'}), /is no http\(s\) address/);

    const other = await serving((_, response) => {
      response.writeHead(200, {'Content-Type': 'application/json'}).end('{"hello": "world"}');
    });
    await assert.rejects(checkBackend({url: other.url}), /it has no "capabilities"/);
    other.close();
  });

  test('ends with 0 where all is right, and with 2 where it was used wrongly or nobody is there', async () => {
    const right = await run('check-backend', server.url, '--token', token);
    assert.equal(right.status, 0, right.said);
    assert.match(right.said, /\d+ right, 0 wrong/);
    assert.equal((await run('check-backend')).status, 2);
    const wrong = await run('check-backend', server.url, '--tokn', 'x');
    assert.equal(wrong.status, 2);
    assert.match(wrong.said, /--tokn/);
    assert.equal((await run('--help')).status, 0);
  });
});
