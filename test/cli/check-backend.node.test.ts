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

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  /** What is piped in. */
  readonly input?: string;
}

const run = (...words: string[]) => runIn({}, ...words);

function runIn({env, input = ''}: Surroundings, ...words: string[]): Promise<{status: number; said: string}> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', command, ...words],
      {env: {...process.env, ...env}},
      (error, stdout, stderr) => {
        resolve({status: error ? Number(error.code) : 0, said: stdout + stderr});
      },
    );
    child.stdin?.end(input);
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

  test('tries with --write also what sets something up, as far as nobody has to read a code for it', async () => {
    const own = await startServer({port: 0});
    const {token: mine} = await own.backend.signIn(person);
    const findings = await checkBackend({url: own.url, token: mine, write: true, password: person.password});
    await own.close();
    assert.deepEqual(
      findings.filter(({result}) => result === 'wrong'),
      [],
    );
    const found = (name: string) => findings.find((finding) => finding.name === `verification: ${name}`);
    // One session and one password serve all cases.
    const ended = findings.findIndex(({name}) => name.startsWith('sessions: ends every session:'));
    assert.equal(ended, findings.length - 1);
    const {words = ''} = findings.filter((each) => /password is now/.test(each.words)).at(-1) ?? {};
    const [, now = ''] = /"(.+)"/.exec(words) ?? [];
    await own.backend.signIn({...person, password: now});
    assert.equal(found('shows recovery codes once, and never again')?.result, 'right');
    assert.equal(found('refuses a passkey that no authenticator made, and adds nothing')?.result, 'right');
    assert.match(found('adds a phone by the code that was sent there')?.words ?? '', /enrollmentCode/);
    assert.deepEqual(
      own.backend.state.outbox.filter(({channel}) => channel !== 'email'),
      [],
    );
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

  /** The reference backend with a fault in it, and what is found wrong. */
  async function wrongOf(broken: (send: typeof fetch, request: Request) => Promise<Response>) {
    const own = await startServer({port: 0, scenario: 'editable'});
    const {token: mine} = await own.backend.signIn(person);
    const findings = await checkBackend({
      url: own.url,
      token: mine,
      write: true,
      password: person.password,
      fetch: (input, init) => broken(fetch, new Request(input, init)),
    });
    await own.close();
    return findings.filter(({result}) => result === 'wrong');
  }
  const changed = (request: Request, change: (headers: Headers) => void) => {
    const headers = new Headers(request.headers);
    change(headers);
    return new Request(request, {headers});
  };

  test('finds nothing wrong where the profile can be edited', async () => {
    assert.deepEqual(await wrongOf((send, request) => send(request)), []);
  });

  for (const [what, name, words, broken] of [
    [
      'overwrites what changed meanwhile',
      'profile: does not overwrite what changed meanwhile',
      /stale/,
      async (send, request) => {
        if (request.method !== 'PATCH') return send(request);
        const now = await send(request.url, {headers: request.headers});
        const {version} = (await now.json()) as {version: string};
        return send(changed(request, (headers) => headers.set('If-Match', version)));
      },
    ],
    [
      'takes a form of another site for its own page',
      'rules: a write without X-Account-Elements is refused with 403',
      /DELETE \/sessions\/\{id\} answered 404, not 403/,
      (send, request) => send(changed(request, (headers) => headers.set('X-Account-Elements', '1'))),
    ],
    [
      'shows the profile to everybody',
      'rules: without a token or cookie every read is refused with 401',
      /^GET \/profile answered 200, not 401\.$/,
      (send, request) => {
        if (!/\/profile$/.test(request.url) || request.headers.has('Authorization')) return send(request);
        return Promise.resolve(Response.json({id: 'u-1', displayName: 'Ada'}));
      },
    ],
    [
      'refuses in words of its own',
      'rules: a refusal is a problem (RFC 9457) with a code of the contract',
      /answered 40\d with application\/json, not with application\/problem\+json/,
      async (send, request) => {
        const answer = await send(request);
        return answer.status === 404 ? Response.json({error: 'nothing'}, {status: 404}) : answer;
      },
    ],
  ] as const satisfies readonly (readonly [string, string, RegExp, Parameters<typeof wrongOf>[0]])[]) {
    test(`finds a server that ${what}, and nothing else wrong with it`, async () => {
      const wrong = await wrongOf(broken);
      assert.deepEqual(
        wrong.map((finding) => finding.name),
        [name],
        wrong.map((finding) => finding.words).join('\n'),
      );
      assert.match(wrong[0]?.words ?? '', words);
      assert.match(wrong[0]?.place ?? 'openapi.json', /^openapi\.json/);
    });
  }

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

  const causes: readonly (readonly [object, RegExp])[] = [
    [{code: 'ECONNREFUSED'}, /nothing listens there/],
    [{code: 'ENOTFOUND'}, /no such host/],
    [{code: 'EAI_AGAIN'}, /is there a network/],
    [{code: 'DEPTH_ZERO_SELF_SIGNED_CERT'}, /NODE_EXTRA_CA_CERTS/],
    [{code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'}, /NODE_EXTRA_CA_CERTS/],
    [{code: 'CERT_HAS_EXPIRED'}, /expired/],
    [{code: 'ERR_TLS_CERT_ALTNAME_INVALID'}, /another host name/],
    [{code: 'ERR_SSL_WRONG_VERSION_NUMBER'}, /is it an http address/],
    [{code: 'UND_ERR_SOCKET'}, /is it an https address/],
    [{code: 'UND_ERR_HEADERS_TIMEOUT'}, /within 15 seconds/],
    [{name: 'HTTPParserError'}, /does not speak HTTP/],
    [new Error('a new kind of trouble'), /the connection failed \(a new kind of trouble\)/],
  ];
  for (const [cause, words] of causes) {
    test(`says in one line why nobody answers: ${JSON.stringify(cause)}`, async () => {
      const failing = () => Promise.reject(new TypeError('fetch failed', {cause}));
      await assert.rejects(checkBackend({url: server.url, fetch: failing}), (error: unknown) => {
        assert(error instanceof Unreachable);
        assert.match(error.message, words);
        assert.doesNotMatch(error.message, /\n/);
        return true;
      });
    });
  }

  test('waits no longer for half of an answer', async () => {
    const halfway: typeof fetch = async () => {
      const response = Response.json({});
      const late = () => Promise.reject(new DOMException('The operation timed out.', 'TimeoutError'));
      return Object.assign(response, {text: late});
    };
    await assert.rejects(checkBackend({url: server.url, fetch: halfway}), /no answer came within 15 seconds/);
  });

  for (const [what, answer, words] of [
    [
      'half of a JSON',
      () => new Response('{"capa', {headers: {'Content-Type': 'application/json'}}),
      /that is no JSON/,
    ],
    ['401', () => Response.json({}, {status: 401}), /is it still good/],
    ['404', () => Response.json({}, {status: 404}), /Give the contract's root/],
    ['429', () => Response.json({}, {status: 429}), /Try again/],
    [
      'a page of a proxy',
      () => new Response('<html>', {status: 502, headers: {'Content-Type': 'text/html'}}),
      /Try again/,
    ],
  ] as const) {
    test(`says what to do about ${what}`, async () => {
      await assert.rejects(checkBackend({url: server.url, fetch: () => Promise.resolve(answer())}), words);
    });
  }

  test('says where a redirect led to', async () => {
    const front = await serving(({url}, response) => {
      if (url === '/login')
        response.writeHead(200, {'Content-Type': 'text/html'}).end('<title>Sign in</title>');
      else response.writeHead(302, {Location: '/login'}).end();
    });
    await assert.rejects(
      checkBackend({url: front.url}),
      /leads to http:.*\/login, which answers with a page/,
    );
    front.close();
  });

  test('tries nothing with a token or a cookie by which nobody is known', async () => {
    await assert.rejects(checkBackend({url: server.url, token: 'wrong'}), /knows nobody by this --token/);
    await assert.rejects(checkBackend({url: server.url, cookie: 'a=b'}), /knows nobody by this --cookie/);
    await assert.rejects(checkBackend({url: server.url, token: ' '}), /--token is empty/);
    await assert.rejects(checkBackend({url: server.url, token: 'a\nb'}), /--token has a character/);
    const address = server.url.replace('://', '://ada:secret@');
    await assert.rejects(checkBackend({url: address}), (error: Error) => {
      assert.match(error.message, /has a name or a password in it/);
      assert.doesNotMatch(error.message, /secret/);
      return true;
    });
  });

  test('finds a description wrong that does not fit, and goes no further', async () => {
    const odd = () => Promise.resolve(Response.json({capabilities: {'devices.list': {support: 'yes'}}}));
    const [finding, ...more] = await checkBackend({url: server.url, fetch: odd});
    assert.deepEqual([finding?.name, finding?.result, more.length], ['describe', 'wrong', 0]);
    assert.match(finding?.words ?? '', /"capabilities\.devices\.list\.support"/);
  });

  for (const [words, said] of [
    [[], /^A command is missing/],
    [['check-backnd', 'http://localhost'], /^There is no command check-backnd/],
    [['check-backend'], /^The address of the contract's root is missing/],
    [
      ['check-backend', 'http://localhost', 'http://other'],
      /^One address is looked at, not also http:\/\/other/,
    ],
    [['check-backend', 'http://localhost', '--token', 'a', '--cookie', 'b'], /not both/],
    [['check-backend', 'http://localhost', '--password', 'a'], /--write only/],
    [['check-backend', 'http://localhost:1'], /the connection failed \(bad port\)/],
    [['check-backend', 'localhost'], /is no http\(s\) address/],
    [['check-backend', 'http://accounts.example/account/v1'], /plain http to another machine/],
  ] as const) {
    test(`says first what is wrong with "${words.join(' ')}", and ends with 2`, async () => {
      const {status, said: output} = await run(...words);
      assert.equal(status, 2, output);
      assert.match(output, said);
      assert.doesNotMatch(output, /^\s+at /m);
    });
  }

  test('takes secrets from the environment and from what is piped in, not only from its arguments', async () => {
    const tries: readonly (readonly [Surroundings, ...string[]])[] = [
      [{env: {ACCOUNT_TOKEN: token}}],
      [{env: {ACCOUNT_COOKIE: `account-session=${token}`}}],
      [{input: `${token}\n`}, '--token', '-'],
      [{input: `account-session=${token}\n`, env: {ACCOUNT_TOKEN: 'not this one'}}, '--cookie', '-'],
    ];
    for (const [surroundings, ...words] of tries) {
      const {status, said} = await runIn(surroundings, 'check-backend', server.url, ...words);
      assert.equal(status, 0, said);
      assert.match(said, /right +profile\.get/);
      assert.ok(!said.includes(token));
    }
    const wrong = await runIn({env: {ACCOUNT_TOKEN: 'nobody’s'}}, 'check-backend', server.url);
    assert.equal(wrong.status, 2, wrong.said);
  });

  test('tries what needs the password with the one that is piped in', async () => {
    const other = await startServer({port: 0, signedIn: true});
    const {password} = person;
    const cookie = `account-session=${other.backend.state.cookie}`;
    const words = ['check-backend', other.url, '--cookie', '-', '--write', '--password', '-'];
    const {said} = await runIn({input: `${cookie}\n${password}\n`}, ...words);
    await other.close();
    assert.match(said, /right +password: changes/);
  });

  test('ends with 1 where something is wrong', async () => {
    const odd = await serving((_, response) => {
      const description = {capabilities: {'devices.list': {support: 'yes'}}};
      response.writeHead(200, {'Content-Type': 'application/json'}).end(JSON.stringify(description));
    });
    const {status, said} = await run('check-backend', odd.url);
    odd.close();
    assert.equal(status, 1, said);
    assert.match(said, /WRONG +describe/);
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
