import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {mkdir, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';

import {type Browser, chromium, type Page} from 'playwright-core';

import {type RunningServer, startServer} from '../../mocks/server.js';
import {filesUnder} from './files.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const script = async <T>(path: string) => (await import(pathToFileURL(join(root, path)).href)) as T;

interface Built {
  readonly modules: readonly string[];
  readonly inputs: readonly string[];
}

const html = (head: string, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>${head}<body>${body}</body></html>`;
const asModule = '<script type="module" src="/cdn/account-elements.js"></script>';
const asScript = '<script defer src="/cdn/account-elements.iife.js"></script>';

describe('dist-cdn', {timeout: 180_000}, () => {
  let folder = '';
  let contents: Readonly<Record<string, Built>> = {};
  let browser: Browser | undefined;
  let server: Server | undefined;
  let origin = '';
  let backend: RunningServer | undefined;
  const pages = new Map<string, string>();
  /** Paths for which nothing is there. */
  let missing: RegExp | undefined;
  /** Parts are answered when it resolves. */
  let held: Promise<void> | undefined;

  before(async () => {
    process.chdir(root);
    folder = await mkdtemp(join(tmpdir(), 'account-elements-cdn-'));
    const {buildCdn} = await script<{buildCdn(folder: string): Promise<typeof contents>}>(
      'scripts/support/cdn.mjs',
    );
    contents = await buildCdn(folder);
    server = createServer(async ({url = ''}, response) => {
      const {pathname} = new URL(url, 'http://localhost');
      const file = join(folder, pathname.replace(/^\/(cdn|theme)\//, ''));
      const page = pages.get(pathname);
      if (pathname.includes('/parts/')) await held;
      const isThere =
        page === undefined && !missing?.test(pathname) && pathname.endsWith('.js') && existsSync(file);
      const status = page !== undefined || isThere ? 200 : 404;
      response.writeHead(status, {'Content-Type': isThere ? 'text/javascript' : 'text/html'});
      response.end(page ?? (isThere ? readFileSync(file) : 'Not found'));
    });
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    backend = await startServer({signedIn: true});
    const {chromiumOptions} = await script<{chromiumOptions(): Promise<object>}>('test/support/browsers.js');
    browser = await chromium.launch(await chromiumOptions());
  });
  after(async () => {
    await browser?.close();
    server?.close();
    await backend?.close();
    if (folder) await rm(folder, {recursive: true, force: true});
  });

  async function open(
    page: string,
    host = origin,
  ): Promise<{page: Page; scripts: string[]; end: () => Promise<void>}> {
    pages.set('/page.html', page);
    const context = await browser!.newContext({locale: 'en-US'});
    await context.addCookies([
      {name: 'account-session', value: backend!.backend.state.cookie ?? '', url: backend!.origin},
    ]);
    const opened = await context.newPage();
    const scripts: string[] = [];
    opened.on('request', (request) => {
      const {pathname} = new URL(request.url());
      if (pathname.endsWith('.js')) scripts.push(pathname);
    });
    await opened.goto(`${host}/page.html`);
    return {page: opened, scripts, end: () => context.close()};
  }

  it('has every module that is loaded on demand, under its own path, in one of few parts', async () => {
    const parts = Object.entries(contents).filter(([file]) => file.startsWith('parts/'));
    const languages = parts.filter(([, {modules}]) =>
      modules.every((path) => path.startsWith('src/i18n/locales/')),
    );
    assert.ok(parts.length - languages.length <= 4, parts.map(([file]) => file).join());
    const inParts = parts.flatMap(([, {modules}]) => modules);
    assert.equal(new Set(inParts).size, inParts.length);
    const inFile = contents['account-elements.js']!.inputs;
    // Read from the sources, by another way than the build's.
    const wanted = new Map<string, string>();
    for (const path of filesUnder(join(root, 'src'))) {
      const source = readFileSync(path, 'utf8');
      for (const [, target = ''] of source.matchAll(/(?<!typeof )\bimport\(\s*["'`]([^"'`]+)["'`]\s*\)/g)) {
        if (!target.startsWith('.')) continue;
        const module = relative(root, join(path, '..', target))
          .replaceAll('\\', '/')
          .replace(/\.js$/, '.ts');
        if (!/^src\/(testing|cli)\//.test(module)) wanted.set(module, path);
      }
    }
    assert.ok(wanted.size > 20);
    // The other adapters are not in the one file, nor is what they load.
    const foreign = /^src\/adapters\/(?!rest\/|internal\/)/;
    const lost = [...wanted.keys()].filter(
      (module) =>
        !inParts.includes(module) &&
        !inFile.includes(module) &&
        !foreign.test(module) &&
        !parts.some(([, {inputs}]) => inputs.includes(module)),
    );
    assert.deepEqual(lost, []);
    assert.ok(inParts.includes('src/elements/org-list/leaving.ts'));
    assert.ok(inParts.includes('src/elements/account-page/leaving.ts'));
  });

  it('asks for one file before the content, and for two in all', async () => {
    // No part is answered before the content is there.
    let release = () => {};
    held = new Promise((resolve) => (release = resolve));
    const {page, scripts, end} = await open(
      html(asModule, `<account-page base-url="${backend!.url}"></account-page>`),
    );
    await page.locator('device-list').getByRole('listitem').first().waitFor();
    await page.locator('profile-card').getByText('Ada Lovelace').first().waitFor();
    assert.equal(scripts[0], '/cdn/account-elements.js');
    release();
    held = undefined;
    await page.getByRole('link', {name: 'Change password'}).click();
    await page.getByLabel('Current password', {exact: true}).waitFor();
    await page.getByRole('button', {name: 'Submit'}).click();
    await page.locator('[aria-invalid=true]').first().waitFor();
    assert.equal(scripts.length, 2, scripts.join());
    await end();
  });

  for (const [kind, head] of [
    ['a module', asModule],
    ['a classic script', asScript],
  ] as const) {
    it(`leaves an organization, as ${kind}`, async () => {
      const {page, end} = await open(html(head, '<account-page demo></account-page>'));
      const list = page.locator('org-list');
      await list
        .getByRole('button', {name: /^Leave/})
        .first()
        .click();
      await list
        .getByRole('alertdialog')
        .getByRole('button', {name: /^Leave|^Yes/})
        .click();
      await list.locator('[role=status]', {hasText: 'left'}).waitFor({state: 'attached'});
      await end();
    });

    it(`says what is so where a part is not there, as ${kind}: not that one is offline, and how to mend it`, async () => {
      missing = /\/parts\//;
      try {
        const {page, end} = await open(html(head, `<device-list base-url="${backend!.url}"></device-list>`));
        await page.getByRole('listitem').first().waitFor();
        await page.getByRole('listitem').last().getByRole('button').click();
        const notice = page.getByRole('alert');
        await notice.getByText('Part of this page couldn’t be loaded').waitFor();
        await notice.getByText('Nothing was changed.').waitFor();
        // This is a development host.
        await notice.getByText('/cdn/parts/more-').waitFor();
        await notice.getByText(kind === 'a module' ? '?parts=' : 'data-parts').waitFor();
        assert.equal(await page.getByText('offline').count(), 0);
        await notice.getByRole('button', {name: 'Reload the page'}).waitFor();
        // It is there now: what was pressed for is done.
        missing = undefined;
        await notice.getByRole('button', {name: 'Try again'}).click();
        await page.getByRole('alertdialog').waitFor();
        assert.equal(await page.getByRole('alert').count(), 0);
        await end();
      } finally {
        missing = undefined;
      }
    });

    it(`says so where the demo's part is not there, as ${kind}`, async () => {
      missing = /\/parts\//;
      try {
        const warnings: string[] = [];
        const {page, end} = await open(html(head, '<device-list></device-list>'));
        page.on('console', (message) => warnings.push(message.text()));
        await page.evaluate(() => document.querySelector('device-list')!.setAttribute('demo', ''));
        await page
          .waitForFunction(() =>
            /could not be loaded|couldn’t be loaded/.test(
              document.querySelector('device-list')!.shadowRoot!.textContent,
            ),
          )
          .catch(() => assert.fail(warnings.join('\n')));
        await end();
      } finally {
        missing = undefined;
      }
    });
  }

  it('finds its parts where the page says that they are', async () => {
    const joined = '<script defer src="/theme/account-elements.iife.js" data-parts="/cdn/parts/"></script>';
    missing = /^\/theme\/parts\//;
    try {
      for (const head of [joined, asModule.replace('.js"', '.js?parts=/cdn/parts/"')]) {
        const {page, scripts, end} = await open(html(head, '<org-list demo></org-list>'));
        await page.getByRole('listitem').first().waitFor();
        assert.ok(
          scripts.some((path) => path.startsWith('/cdn/parts/demo-')),
          scripts.join(),
        );
        await end();
      }
    } finally {
      missing = undefined;
    }
  });

  it('has the notices of everybody whose code is in it, and a list for tools', () => {
    const packages = new Set(
      Object.values(contents)
        .flatMap(({inputs}) => inputs)
        .flatMap((path) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
    );
    assert.ok(packages.size > 8);
    const text = readFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    const {components} = JSON.parse(readFileSync(join(folder, 'sbom.cdx.json'), 'utf8')) as {
      components: readonly {purl: string; licenses: readonly unknown[]}[];
    };
    for (const name of packages) {
      assert.match(text, new RegExp(`\\n${name} \\d[^\\n]*\\(.*\\)\\n`), name);
      const found = components.find(({purl}) => purl.startsWith(`pkg:npm/${name.replace('@', '%40')}@`));
      assert.ok(found?.licenses.length, name);
    }
    for (const file of Object.keys(contents))
      assert.match(readFileSync(join(folder, file), 'utf8').slice(0, 200), /THIRD-PARTY-NOTICES/, file);
  });

  it('is not built with code whose licence is not allowed, or that has no licence text', async () => {
    const {writeNotices} = await script<{
      writeNotices(folder: string, inputs: readonly string[]): Promise<void>;
    }>('scripts/support/notices.mjs');
    const planted = `node_modules/.cache/planted-${process.pid}/node_modules/planted`;
    await mkdir(join(root, planted), {recursive: true});
    const plant = async (license: string, text?: string) => {
      await writeFile(
        join(root, planted, 'package.json'),
        JSON.stringify({name: 'planted', version: '1.0.0', license}),
      );
      if (text) await writeFile(join(root, planted, 'LICENSE'), text);
      await writeNotices(folder, [`${planted}/index.js`]);
    };
    try {
      await assert.rejects(plant('MIT'), /planted 1\.0\.0 has no text of its licence/);
      await assert.rejects(
        plant('AGPL-3.0', 'AGPL'),
        /planted 1\.0\.0 has the licence AGPL-3\.0, which is not allowed/,
      );
      await assert.rejects(plant('MIT AND GPL-2.0', 'GPL'), /not allowed/);
      await plant('(GPL-2.0 OR MIT)', 'MIT');
    } finally {
      await rm(join(root, planted, '../..'), {recursive: true});
    }
  });

  it('lets the parts of another version lie beside its own', async () => {
    const names = await readdir(join(folder, 'parts'));
    for (const name of names) assert.match(name, /^[\w-]+-[0-9a-f]{10}\.js$/);
  });
});
