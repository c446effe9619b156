// What the test server does beyond serving files: MSW's worker, pages under a strict policy, browser commands.

import {rmSync} from 'node:fs';
import {mkdtemp, readFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** MSW's worker script straight from its package, so that it always fits the installed version. */
export function serveMockServiceWorker(context, next) {
  if (context.path.endsWith('/mockServiceWorker.js'))
    context.url = '/node_modules/msw/lib/mockServiceWorker.js';
  return next();
}

/** A module and all that it imports as one file: `test/support/second-copy.js` is another copy of the library. */
export async function serveSecondCopy(context, next) {
  if (context.path !== '/test/support/second-copy.js') return next();
  const {outputFiles} = await build({
    entryPoints: ['test/support/second-copy.ts'],
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
    tsconfig: 'tsconfig.json',
  });
  context.type = 'js';
  context.body = outputFiles[0].text;
}

let shipped;

/** `dist-cdn/` as it is built now, below /shipped/; built when it is first asked for. */
export async function serveShipped(context, next) {
  const [, file] = /^\/shipped\/([\w./-]+\.js)$/.exec(context.path) ?? [];
  if (!file || file.includes('..')) return next();
  shipped ??= buildShipped();
  const folder = await shipped;
  context.type = 'js';
  context.body = await readFile(join(folder, file), 'utf8').catch(() => undefined);
}

async function buildShipped() {
  const folder = await mkdtemp(join(tmpdir(), 'account-elements-shipped-'));
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
  const {buildCdn} = await import('../../scripts/support/cdn.mjs');
  await buildCdn(folder);
  return folder;
}

// Some of what it needs is no module of ECMAScript.
const bundled = ['@simplewebauthn/server'];

/** Packages that a browser cannot load file by file, each as one file. */
export function bundledPackages() {
  const prefix = '/test/support/bundled/';
  const files = new Map();
  const bundle = async (name) => {
    const {outputFiles} = await build({
      entryPoints: [name],
      absWorkingDir: root,
      bundle: true,
      format: 'esm',
      target: 'es2022',
      write: false,
      logLevel: 'error',
    });
    return outputFiles[0].text;
  };
  return {
    name: 'bundled-packages',
    resolveImport: ({source}) => (bundled.includes(source) ? `${prefix}${source}.js` : undefined),
    async serve({path}) {
      if (!path.startsWith(prefix)) return undefined;
      const name = path.slice(prefix.length, -'.js'.length);
      if (!bundled.includes(name)) return undefined;
      if (!files.has(name)) files.set(name, bundle(name));
      return {body: await files.get(name), type: 'js'};
    },
  };
}

/**
 * An assertion that fails on an element carries it, and an element cannot be sent: the runner would wait for the file's
 * result until its time is over. It is sent by its name.
 */
export function elementsInErrors() {
  const copy = 'structuredClone(obj)';
  const plain = '(_, value) => (value instanceof Node ? `<${value.nodeName.toLowerCase()}>` : value)';
  return {
    name: 'elements-in-errors',
    transform({path, body}) {
      if (!path.endsWith('/__web-dev-server__web-socket.js')) return undefined;
      if (!body.includes(copy)) throw new Error('The runner sends its results in another way now.');
      return body.replace(copy, `JSON.parse(JSON.stringify(obj, ${plain}))`);
    },
  };
}

const strict = "default-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
const policies = {
  strict,
  // What a page must add to show terms of use in HTML or Markdown.
  'with-sanitizer': `${strict} dompurify`,
};

/** Serves an .html page under the policy that its query names (`test/pages/x.html?csp=strict`), as it is on disk. */
export async function servePolicies(context, next) {
  await next();
  const policy = context.path.endsWith('.html') && policies[context.query.csp];
  if (!policy || typeof context.body !== 'string') return;
  context.body = context.body.replace(/<!-- injected by web-dev-server -->[^]*?<\/script>/, '');
  context.set('content-security-policy', policy);
}

const authenticator = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
};

const commands = {
  'aria-snapshot': ({page}, {selector = 'body'}) => page.locator(selector).first().ariaSnapshot(),

  'collect-garbage': async ({cdp}) => {
    await cdp.send('HeapProfiler.enable');
    await cdp.send('HeapProfiler.collectGarbage');
    const [counters, {usedSize}] = await Promise.all([
      cdp.send('Memory.getDOMCounters'),
      cdp.send('Runtime.getHeapUsage'),
    ]);
    return {...counters, heap: usedSize};
  },

  'add-authenticator': async ({cdp}, options) => {
    await cdp.send('WebAuthn.enable');
    const added = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {...authenticator, ...options},
    });
    return added.authenticatorId;
  },

  'remove-authenticator': async ({cdp}, {authenticatorId}) => {
    await cdp.send('WebAuthn.removeVirtualAuthenticator', {authenticatorId});
    return true;
  },

  'set-user-verified': async ({cdp}, {authenticatorId, isUserVerified}) => {
    await cdp.send('WebAuthn.setUserVerified', {authenticatorId, isUserVerified});
    return true;
  },
};

/** The commands of test/support/commands.ts; they need Chromium. */
export function browserCommands() {
  const channels = new WeakMap();
  const openChannel = (page) => {
    if (!channels.has(page)) channels.set(page, page.context().newCDPSession(page));
    return channels.get(page);
  };
  return {
    name: 'browser-commands',
    async executeCommand({command, payload, session}) {
      const run = commands[command];
      if (!run) return undefined;
      if (session.browser.type !== 'playwright')
        throw new Error(`"${command}" works in Chromium only: name the test file *.chromium.test.ts.`);
      const page = session.browser.getPage(session.id);
      return await run({page, cdp: await openChannel(page)}, payload ?? {});
    },
  };
}
