import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {delimiter, extname, join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {promisify} from 'node:util';

import {build} from 'esbuild';
import {type Browser, chromium} from 'playwright-core';

import {serveInstead} from '../support/page-server.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const npm = (cwd: string, ...parameters: readonly string[]) =>
  run('npm', [...parameters, '--silent'], {cwd, maxBuffer: 1e8, shell: process.platform === 'win32'});

interface Scripts {
  buildLibrary(): Promise<void>;
  copyThemes(): Promise<void>;
  buildCdn(): Promise<void>;
  chromiumOptions(): Promise<object>;
}
const script = async (path: string) => (await import(pathToFileURL(join(root, path)).href)) as Scripts;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Serves some folders, under their names, and pages from memory. */
async function serve(folders: Readonly<Record<string, string>>, pages: Readonly<Record<string, string>>) {
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://localhost');
    const [, name = ''] = pathname.split('/');
    const file = folders[name] && join(folders[name], pathname.slice(name.length + 2));
    const found =
      pages[pathname] ?? (file && existsSync(file) && extname(file) ? readFileSync(file) : undefined);
    response.writeHead(found === undefined ? 404 : 200, {
      'content-type': types[extname(pathname)] ?? 'text/plain',
    });
    response.end(found);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`};
}

const page = (script: string, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>${script}<body>${body}</body></html>`;
const list = (prefix = '') =>
  `<${prefix}account-provider demo><${prefix}device-list></${prefix}device-list></${prefix}account-provider>`;

const filesIn = (folder: string): string[] =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('the package', {timeout: 300_000}, () => {
  let folder = '';
  let user = '';
  let server: Server | undefined;
  let origin = '';
  let browser: Browser | undefined;
  let files: string[] = [];

  before(async () => {
    process.chdir(root);
    process.env['PATH'] = join(root, 'node_modules/.bin') + delimiter + process.env['PATH'];
    const library = await script('scripts/support/library.mjs');
    await library.buildLibrary();
    await library.copyThemes();
    await (await script('scripts/support/cdn.mjs')).buildCdn();

    folder = await mkdtemp(join(tmpdir(), 'account-elements-'));
    user = join(folder, 'user');
    await mkdir(user);
    const {stdout} = await npm(root, 'pack', '--ignore-scripts', '--json', '--pack-destination', folder);
    const [packed] = Object.values(
      JSON.parse(stdout) as Record<string, {filename: string; files: {path: string}[]}>,
    );
    files = packed!.files.map(({path}) => path);
    await writeFile(
      join(user, 'package.json'),
      JSON.stringify({name: 'user', private: true, type: 'module'}),
    );
    const install = (...how: readonly string[]) =>
      npm(
        user,
        'install',
        ...how,
        '--no-audit',
        '--no-fund',
        '--ignore-scripts',
        join(folder, packed!.filename),
      );
    await install('--offline').catch(() => install('--prefer-offline'));

    await writeFile(
      join(user, 'page.js'),
      `import 'account-elements/define.js';
       import {DeviceListElement, AccountError} from 'account-elements';
       document.title = [DeviceListElement.name, new AccountError('policy').code].join(' ');`,
    );
    await writeFile(join(user, 'elements.js'), `import 'account-elements/define.js';`);
    await build({
      entryPoints: [join(user, 'page.js'), join(user, 'elements.js')],
      outdir: join(user, 'built'),
      bundle: true,
      splitting: true,
      format: 'esm',
      minify: true,
      keepNames: true,
      logLevel: 'error',
    });
    const built = new Map(
      filesIn(join(user, 'built')).map((path) => [
        path.slice(join(user, 'built').length),
        readFileSync(path, 'utf8'),
      ]),
    );
    serveInstead({
      head: '<script type="module" src="/elements.js"></script>',
      read: (path) => built.get(path),
    });
    ({server, origin} = await serve(
      {built: join(user, 'built'), cdn: join(user, 'node_modules/account-elements/dist-cdn')},
      {
        '/installed.html': page('<script type="module" src="/built/page.js"></script>', list()),
        '/module.html': page('<script type="module" src="/cdn/account-elements.js"></script>', list()),
        '/module-prefix.html': page(
          '<script type="module" src="/cdn/account-elements.js?prefix=acme"></script>',
          list('acme-'),
        ),
        '/script.html': page('<script defer src="/cdn/account-elements.iife.js"></script>', list()),
        '/script-prefix.html': page(
          '<script defer src="/cdn/account-elements.iife.js" data-prefix="acme"></script>',
          list('acme-'),
        ),
      },
    ));
    browser = await chromium.launch(await (await script('test/support/browsers.js')).chromiumOptions());
  });

  after(async () => {
    await browser?.close();
    server?.close();
    if (folder) await rm(folder, {recursive: true, force: true});
  });

  /** Opens a page, presses what asks first, and tells what went wrong. */
  async function visit(path: string, tag: string): Promise<readonly string[]> {
    const faults: string[] = [];
    const opened = await browser!.newPage({locale: 'en-US'});
    opened.on('pageerror', (error) => faults.push(error.message));
    opened.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !message.location().url.endsWith('/favicon.ico')) {
        faults.push(message.text());
      }
    });
    opened.on('request', (request) => {
      if (!request.url().startsWith(origin)) faults.push(`asked ${request.url()}`);
    });
    await opened.goto(origin + path);
    const element = opened.locator(tag);
    await element.getByRole('listitem').first().waitFor();
    await element.getByRole('listitem').last().getByRole('button').click();
    await element.getByRole('alertdialog').waitFor();
    await opened.close();
    return faults;
  }

  it('is drawn where it is installed and bundled', async () => {
    assert.deepEqual(await visit('/installed.html', 'device-list'), []);
  });

  for (const [kind, path] of [
    ['a module', '/module'],
    ['a classic script', '/script'],
  ] as const) {
    it(`is drawn as ${kind} without a build`, async () => {
      assert.deepEqual(await visit(`${path}.html`, 'device-list'), []);
    });

    it(`is drawn as ${kind} under a prefix`, async () => {
      assert.deepEqual(await visit(`${path}-prefix.html`, 'acme-device-list'), []);
    });
  }

  it('can be imported in Node, without a DOM, and registers nothing', async () => {
    const {exports} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      exports: Record<string, unknown>;
    };
    const classes = Object.keys(exports).filter((path) => /^\.\/elements\/([^/]+)\/\1\.js$/.test(path));
    assert.ok(classes.length > 0);
    const names = ['.', './http.js', './testing.js', ...classes].map((path) =>
      path.replace(/^\./, 'account-elements'),
    );
    const adapters = ['rest', 'graph'].map((name) => `account-elements/adapters/${name}.js`);
    const code = `
      globalThis.customElements = {define: (name) => { throw new Error('registered ' + name); }, get: () => undefined};
      for (const name of ${JSON.stringify([...names, ...adapters, 'account-elements/locales/fr.js'])}) await import(name);
      if ('document' in globalThis) throw new Error('a document');
      const {define} = await import('account-elements');
      const registry = new Map();
      define({registry: {get: (name) => registry.get(name), define: (name, each) => registry.set(name, each)}});
      console.log([...registry.keys()].join());`;
    const {stdout} = await run(process.execPath, ['--input-type=module', '-e', code], {cwd: user});
    assert.match(stdout, /account-provider.*device-list/);
  });

  it('has the reference backend in memory without msw, and says what needs it', async () => {
    assert.ok(!existsSync(join(user, 'node_modules/msw')));
    const code = `
      const {createMemoryAdapter} = await import('account-elements/mocks.js');
      const {items} = await createMemoryAdapter({scenario: 'default'}).devices.list();
      const {message} = await import('account-elements/mocks/node.js').catch((error) => error);
      console.log(items.length, message);`;
    const {stdout} = await run(process.execPath, ['--input-type=module', '-e', code], {cwd: user});
    assert.match(stdout, /^[1-9]\d* .*'msw'/);
  });

  it('brings the notices of everybody whose code is in it', () => {
    for (const folder of ['dist-cdn', 'dist/mocks/vendor'])
      for (const file of ['THIRD-PARTY-NOTICES.txt', 'sbom.cdx.json'])
        assert.ok(files.includes(`${folder}/${file}`), `${folder}/${file}`);
  });

  it('brings no mock, no test tool and no address of a registry, but in its mocks', async () => {
    const found: string[] = [];
    for (const path of filesIn(join(root, 'dist')).filter((path) => !path.includes(join('dist', 'mocks')))) {
      const text = await readFile(path, 'utf8');
      if (/from ["']msw|mockServiceWorker|setupWorker|setupServer|registry\.npm|npmjs\.org/.test(text))
        found.push(path);
    }
    assert.deepEqual(found, []);
    assert.ok(filesIn(join(root, 'dist/mocks')).length > 0);
    for (const path of files) assert.doesNotMatch(path, /(^|\/)(test|stories|demo|node_modules|src)\//, path);
  });

  it('ships its style sheets small', async () => {
    for (const path of filesIn(join(root, 'dist')).filter((path) => path.endsWith('.styles.js'))) {
      assert.doesNotMatch(await readFile(path, 'utf8'), /css`[^`]*(\n|\/\*| {2})/, path);
    }
  });
});

// The stories of test/journeys, told over the tarball as a bundler takes it.
for (const file of readdirSync(join(root, 'test/journeys')).sort())
  await import(pathToFileURL(join(root, 'test/journeys', file)).href);
