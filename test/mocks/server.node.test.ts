import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {createServer, request} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, test} from 'node:test';
import {fileURLToPath} from 'node:url';

import {person} from '../../mocks/person.js';
import {scenarioNames} from '../../mocks/scenarios.js';
import {type RunningServer, startServer} from '../../mocks/server.js';

const ours = {'X-Account-Elements': '1'};
const json = {...ours, 'Content-Type': 'application/json'};
const credentials = JSON.stringify({identifier: person.identifier, password: person.password});
const page = 'http://localhost:5173';

let server: RunningServer;
before(async () => {
  server = await startServer();
});
after(() => server.close());

const at = (path: string, init?: RequestInit) => fetch(server.url + path, init);
const signIn = () => at('/session', {method: 'POST', headers: json, body: credentials});

describe('the reference backend as a server', () => {
  test('starts signed out, and gives a cookie and a token for the password', async () => {
    assert.equal((await at('/profile')).status, 401);
    const answer = await signIn();
    const cookie = answer.headers.get('Set-Cookie') ?? '';
    assert.match(cookie, /HttpOnly/);
    const {token} = (await answer.json()) as {token: string};
    assert.equal((await at('/profile', {headers: {Authorization: `Bearer ${token}`}})).status, 200);
    assert.equal((await at('/profile', {headers: {Cookie: cookie.split(';')[0] ?? ''}})).status, 200);
  });

  test('gives nothing for a wrong password, and does not say which half was wrong', async () => {
    const tries = [
      {identifier: person.identifier, password: 'wrong'},
      {identifier: 'nobody@contoso.example', password: person.password},
    ];
    const texts = await Promise.all(
      tries.map(async (body) => {
        const answer = await at('/session', {method: 'POST', headers: json, body: JSON.stringify(body)});
        assert.equal(answer.status, 422);
        const {fields} = (await answer.json()) as {fields: {pointer: string; code: string}[]};
        return fields.map(({pointer, code}) => `${pointer} ${code}`).join();
      }),
    );
    assert.equal(texts[0], texts[1]);
    await signIn();
  });

  test('answers a page of an allowed origin, with credentials, and no other', async () => {
    const allowed = await at('/', {headers: {Origin: page}});
    assert.equal(allowed.headers.get('Access-Control-Allow-Origin'), page);
    assert.equal(allowed.headers.get('Access-Control-Allow-Credentials'), 'true');
    assert.match(allowed.headers.get('Access-Control-Expose-Headers') ?? '', /ETag/);
    const strange = await at('/', {headers: {Origin: 'https://evil.example'}});
    assert.equal(strange.headers.get('Access-Control-Allow-Origin'), null);
  });

  test('allows our headers in a preflight', async () => {
    const answer = await at('/devices', {
      method: 'OPTIONS',
      headers: {
        Origin: page,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'x-account-elements',
      },
    });
    assert.equal(answer.status, 204);
    assert.match(answer.headers.get('Access-Control-Allow-Headers') ?? '', /X-Account-Elements/);
  });

  test('refuses a write without our header, and one that is not JSON', async () => {
    const {token} = (await (await signIn()).json()) as {token: string};
    const Authorization = `Bearer ${token}`;
    const write = (headers: Record<string, string>, body: string) =>
      at('/sessions/revoke', {method: 'POST', headers: {Authorization, ...headers}, body});
    assert.equal((await write({'Content-Type': 'application/json'}, '{"scope":"others"}')).status, 403);
    assert.equal((await write({...ours, 'Content-Type': 'text/plain'}, '{"scope":"others"}')).status, 415);
    assert.equal((await write(json, '{"scope":')).status, 400);
    assert.equal((await write(json, '{"scope":"some"}')).status, 422);
    assert.equal((await write(json, '{"scope":"others"}')).status, 200);
  });

  test('takes the password as JSON only: a page of another origin cannot sign anybody in unasked', async () => {
    const tried = (headers: Record<string, string>) =>
      at('/session', {method: 'POST', headers, body: credentials});
    assert.equal((await tried({'Content-Type': 'text/plain'})).status, 415);
    assert.equal((await tried({'Content-Type': 'application/json'})).status, 200);
  });

  test('forgets the cookie when every session ends, and keeps it when the others do', async () => {
    const revoke = async (scope: string) => {
      const {token} = (await (await signIn()).json()) as {token: string};
      const headers = {...json, Authorization: `Bearer ${token}`};
      return at('/sessions/revoke', {method: 'POST', headers, body: JSON.stringify({scope})});
    };
    assert.equal((await revoke('others')).headers.get('Set-Cookie'), null);
    assert.match((await revoke('all')).headers.get('Set-Cookie') ?? '', /Max-Age=0/);
  });

  test('answers what it does not know as a problem, and lets nothing be stored', async () => {
    const answer = await at('/nowhere');
    assert.equal(answer.status, 404);
    assert.equal(answer.headers.get('Content-Type'), 'application/problem+json');
    for (const path of ['/', '/profile', '/nowhere']) {
      assert.equal((await at(path)).headers.get('Cache-Control'), 'no-store', path);
    }
  });

  test('says in the status what is wrong with a photo', async () => {
    const editable = await startServer({scenario: 'editable', signedIn: true});
    const token = editable.backend.state.cookie;
    const put = async (type: string, body: BodyInit) => {
      const headers = {...ours, Authorization: `Bearer ${token}`, 'Content-Type': type};
      return (await fetch(`${editable.url}/profile/photo`, {method: 'PUT', headers, body})).status;
    };
    assert.equal(await put('application/json', '{}'), 415);
    assert.equal(await put('image/png', '<svg/>'), 415);
    assert.equal(await put('image/png', new Uint8Array(4 * 1024 * 1024 + 1)), 413);
    assert.equal(await put('image/png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa])), 204);
    await editable.close();
  });

  test('takes a merge patch by its own type, and “*” for any version', async () => {
    const editable = await startServer({scenario: 'editable', signedIn: true});
    const patch = (version: string) =>
      fetch(`${editable.url}/profile`, {
        method: 'PATCH',
        headers: {
          ...ours,
          Authorization: `Bearer ${editable.backend.state.cookie}`,
          'Content-Type': 'application/merge-patch+json',
          'If-Match': version,
        },
        body: '{"office/city":"Leeds"}',
      });
    assert.equal((await patch('"0"')).status, 412);
    const answer = await patch('*');
    assert.equal(answer.status, 200);
    const {version} = (await answer.json()) as {version: string};
    assert.equal(answer.headers.get('ETag'), version);
    await editable.close();
  });

  test('wants a version with a change of the profile', async () => {
    const {token} = (await (await signIn()).json()) as {token: string};
    const answer = await at('/profile', {
      method: 'PATCH',
      headers: {...json, Authorization: `Bearer ${token}`},
      body: '{}',
    });
    assert.equal(answer.status, 428);
  });

  test('lets one sign in at its own page, and goes back only where it may', async () => {
    const open = async (returnTo: string) =>
      fetch(`${server.origin}/sign-in?returnTo=${encodeURIComponent(returnTo)}`, {
        method: 'POST',
        redirect: 'manual',
        headers: {'Content-Type': 'application/x-www-form-urlencoded'},
        body: new URLSearchParams({identifier: person.identifier, password: person.password}),
      });
    const back = await open(`${page}/profile?x=1`);
    assert.equal(back.status, 303);
    const location = new URL(back.headers.get('Location') ?? '');
    assert.equal(location.origin, page);
    assert.equal(location.searchParams.get('account-status'), 'completed');
    assert.match(back.headers.get('Set-Cookie') ?? '', /account-session=/);
    const strange = await open('https://evil.example/');
    assert.equal(strange.status, 200);
    assert.equal(strange.headers.get('Location'), null);
  });

  test('shows what was typed as text in its pages', async () => {
    const answer = await fetch(`${server.origin}/sign-in`, {
      method: 'POST',
      headers: {'Content-Type': 'application/x-www-form-urlencoded'},
      body: new URLSearchParams({identifier: '"><script>alert(1)</script>', password: 'x'}),
    });
    const text = await answer.text();
    assert.ok(!text.includes('<script>'));
    assert.match(answer.headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
    await signIn();
  });
});

describe('npm run backend', () => {
  const run = (...options: string[]) =>
    new Promise<{status: number | null; said: string}>((resolve) => {
      const child = spawn(process.execPath, [
        '--import',
        'tsx',
        fileURLToPath(new URL('../../mocks/cli.ts', import.meta.url)),
        ...options,
      ]);
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (text: Buffer) => (said += text.toString()));
      child.on('exit', (status) => resolve({status, said}));
    });

  test('names a wrong option, with the right ones', async () => {
    const {status, said} = await run('--prot', '1');
    assert.equal(status, 2);
    assert.match(said, /--prot/);
    assert.match(said, /--port 8787/);
  });

  test('names an unknown scenario, with the names', async () => {
    const {status, said} = await run('--scenario', 'sunny');
    assert.equal(status, 2);
    for (const name of scenarioNames) assert.ok(said.includes(name), name);
  });

  test('names a busy port, with the cure', async () => {
    const busy = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => busy.once('listening', resolve));
    const {port} = busy.address() as AddressInfo;
    const {status, said} = await run('--port', `${port}`);
    busy.close();
    assert.equal(status, 1);
    assert.match(said, new RegExp(`Port ${port} is busy.*--port ${port + 1}`, 's'));
  });
});

/** A request whose path, host and body are as they are given. */
function raw(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: {method?: string; headers?: Record<string, string>; body?: string} = {},
): Promise<{status: number; location: string | undefined; text: string}> {
  return new Promise((resolve, reject) => {
    const {hostname, port} = new URL(server.origin);
    const sent = request({hostname, port, path, method, headers}, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () =>
        resolve({status: answer.statusCode ?? 0, location: answer.headers.location, text}),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('a request that is made to mislead', () => {
  const form = {'Content-Type': 'application/x-www-form-urlencoded'};
  const body = new URLSearchParams({identifier: person.identifier, password: person.password}).toString();

  test('leads to no other origin, whatever its request line says', async () => {
    for (const path of [
      '//evil.example/sign-in',
      '///evil.example/sign-in',
      '/\\evil.example/sign-in',
      'http://evil.example/sign-in',
    ]) {
      const query = `?returnTo=${encodeURIComponent('http://evil.example/')}`;
      const {location = ''} = await raw(path + query, {method: 'POST', headers: form, body});
      assert.ok(!location.includes('evil.example'), `${path} led to ${location}`);
    }
    // The same form at the right address leads back.
    const right = `/sign-in?returnTo=${encodeURIComponent(`${server.origin}/`)}`;
    assert.match(
      (await raw(right, {method: 'POST', headers: form, body})).location ?? '',
      /^http:\/\/localhost/,
    );
  });

  test('is refused with 413 where its body has no end in sight, announced or not', async () => {
    const {token} = (await (await signIn()).json()) as {token: string};
    const headers = {...ours, Authorization: `Bearer ${token}`, 'Content-Type': 'image/png'};
    const photo = (announced: boolean) =>
      new Promise<number>((resolve, reject) => {
        const {hostname, port} = new URL(server.origin);
        const all = {...headers, ...(announced && {'Content-Length': `${200 * 1024 * 1024}`})};
        const sent = request(
          {hostname, port, path: '/account/v1/profile/photo', method: 'PUT', headers: all},
          ({statusCode}) => {
            resolve(statusCode ?? 0);
            sent.destroy();
          },
        );
        sent.on('error', reject);
        const chunk = Buffer.alloc(64 * 1024);
        // Until the answer comes, and no longer than the limit's double.
        for (let size = 0; size < 9 * 1024 * 1024; size += chunk.length) sent.write(chunk);
      });
    assert.equal(await photo(true), 413);
    assert.equal(await photo(false), 413);
  });

  test('reads nobody’s mail from another machine, or under a name that only leads here', async () => {
    const at = '/account/v1/_outbox';
    assert.equal((await raw(at)).status, 200);
    for (const host of ['evil.example', '10.0.0.7:80'])
      assert.equal((await raw(at, {headers: {Host: host}})).status, 404);
  });
});
