import assert from 'node:assert/strict';
import {EventEmitter, once} from 'node:events';
import {createServer, type IncomingMessage, type RequestListener, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {test, type TestContext} from 'node:test';

import {createRestAdapter} from '../../../src/adapters/rest/rest-adapter.js';
import {checked} from '../../../src/contract/checked.js';
import {AccountError} from '../../../src/contract/error.js';

/** An adapter over a real connection to a server that answers so. */
async function served(context: TestContext, answer: RequestListener, options: {timeout?: number} = {}) {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const {port} = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/account/v1`;
  return {url, adapter: checked(createRestAdapter({url, ...options}))};
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    (value) => assert.fail(JSON.stringify(value)),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof AccountError, String(error));
  return error.code;
}

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, {'Content-Type': 'application/json'}).end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

test('sends a write as it should arrive', async (context) => {
  const seen: unknown[] = [];
  const {adapter} = await served(context, (request, response) => {
    void textOf(request).then((body) => {
      const {method, url, headers} = request;
      seen.push(
        method,
        url,
        headers['content-type'],
        headers['x-account-elements'],
        headers['if-match'],
        body,
      );
      response.writeHead(204).end();
    });
  });
  const change = {currentPassword: ' \u00e9 ', newPassword: '\u{1F511}'};
  assert.deepEqual(await adapter.password.change(change, {ifVersion: '"3"'}), {kind: 'done'});
  const body = JSON.stringify(change);
  assert.deepEqual(seen, ['POST', '/account/v1/password/change', 'application/json', '1', '"3"', body]);
});

test('says "network" when the connection is cut before or within the answer, or nobody listens', async (context) => {
  const before = await served(context, (request) => void request.socket.destroy());
  assert.equal(await codeOf(before.adapter.devices.list()), 'network');
  const within = await served(context, (_request, response) => {
    response.writeHead(200, {'Content-Type': 'application/json', 'Content-Length': '1000'});
    response.write('{"items": [', () => response.socket?.destroy());
  });
  assert.equal(await codeOf(within.adapter.devices.list()), 'network');
  const nobody = checked(createRestAdapter({url: 'http://127.0.0.1:1/account/v1'}));
  assert.equal(await codeOf(nobody.devices.list()), 'network');
});

test('says "timeout" when the answer begins and does not end', async (context) => {
  const {adapter} = await served(
    context,
    (_request, response) =>
      void response.writeHead(200, {'Content-Type': 'application/json'}).write('{"items": ['),
    {timeout: 200},
  );
  assert.equal(await codeOf(adapter.devices.list()), 'timeout');
});

test('closes the connection of a call that is given up', async (context) => {
  const arrivals = new EventEmitter();
  const {adapter} = await served(context, (request) => void arrivals.emit('request', request));
  const arrived = once(arrivals, 'request') as Promise<[IncomingMessage]>;
  const control = new AbortController();
  const reason = new Error('gone');
  const call = adapter.devices.list({signal: control.signal}).catch((error: unknown) => error);
  const [request] = await arrived;
  const closed = once(request.socket, 'close');
  control.abort(reason);
  assert.equal(await call, reason);
  await closed;
});

test('follows a redirect of a read to the same path only, and carries no password anywhere', async (context) => {
  const paths: string[] = [];
  const {adapter} = await served(context, (request, response) => {
    const {url = ''} = request;
    paths.push(`${request.method} ${url}`);
    if (url === '/account/v1/devices') response.writeHead(308, {Location: '/account/v1/devices/'}).end();
    else if (url === '/account/v1/devices/') json(response, {items: []});
    else if (url === '/sign-in') json(response, {items: [], kind: 'done'});
    else response.writeHead(request.method === 'POST' ? 307 : 302, {Location: '/sign-in'}).end();
  });
  assert.deepEqual(await adapter.devices.list(), {items: []});
  assert.equal(await codeOf(adapter.sessions.list()), 'malformed-response');
  paths.length = 0;
  assert.equal(await codeOf(adapter.password.change({newPassword: 'secret'})), 'malformed-response');
  assert.equal(await codeOf(adapter.sessions.revoke('1')), 'malformed-response');
  assert.deepEqual(paths, ['POST /account/v1/password/change', 'DELETE /account/v1/sessions/1']);
});

test('reads the headers of a failed answer', async (context) => {
  const {adapter} = await served(context, (_request, response) => {
    response
      .writeHead(503, {'Retry-After': '120', 'X-Request-Id': 'r-9', 'Content-Type': 'text/html'})
      .end('<html>');
  });
  const error: unknown = await adapter.devices.list().catch((reason: unknown) => reason);
  assert.ok(error instanceof AccountError);
  const {status, retryAfterSeconds, requestId} = error.details;
  assert.deepEqual([error.code, status, retryAfterSeconds, requestId], ['unavailable', 503, 120, 'r-9']);
});
