import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it, test} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';

import {type Browser, chromium, type Page} from 'playwright-core';

import type {ScenarioName} from '../../mocks/scenarios.js';
import {startServer} from '../../mocks/server.js';
import {chromiumOptions} from '../support/browsers.js';
import {builtScripts, servePage, serveInstead} from '../support/page-server.js';
import {Visitor} from '../support/visitor.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
type Contents = Readonly<Record<string, {readonly modules: readonly string[]}>>;

process.chdir(root);
const folder = await mkdtemp(join(tmpdir(), 'account-elements-opened-'));
const {buildCdn} = (await import(pathToFileURL(join(root, 'scripts/support/cdn.mjs')).href)) as {
  buildCdn(folder: string): Promise<Contents>;
};
const contents = await buildCdn(folder);
const used = new Set<string>();
const asBuilt = (kind: 'module' | 'script') =>
  builtScripts(folder, contents, kind, (module) => used.add(module));
after(() => rm(folder, {recursive: true, force: true}));

interface Story {
  readonly name: string;
  readonly scenario?: ScenarioName;
  readonly lang?: string;
  readonly markup: (url: string) => string;
  readonly walk: (
    page: Page,
    button: (name: RegExp | string) => ReturnType<Page['getByRole']>,
  ) => Promise<void>;
}

/** What the stories of test/journeys leave out. */
const stories: readonly Story[] = [
  {
    name: 'a demo in the language for tests',
    lang: 'en-XA',
    markup: () => '<device-list demo></device-list>',
    walk: async (page) => {
      await page.getByRole('listitem').first().waitFor();
      await page
        .getByRole('heading', {name: /\P{ASCII}/u})
        .first()
        .waitFor();
    },
  },
  {
    name: 'a list that goes on',
    scenario: 'many',
    markup: (url) => `<device-list base-url="${url}"></device-list>`,
    walk: async (page, button) => {
      await page.getByRole('listitem').first().waitFor();
      const before = await page.getByRole('listitem').count();
      await button('Show more').click();
      await page.getByRole('listitem').nth(before).waitFor();
    },
  },
  {
    name: 'a session that is ended, and a sign-in that is reported',
    markup: (url) => `<session-list base-url="${url}"></session-list>`,
    walk: async (page, button) => {
      await button(/^Sign out (?!everywhere)./)
        .first()
        .click();
      await page.getByRole('alertdialog').getByRole('button', {name: 'Sign out'}).click();
      await page
        .getByText(/ was signed out\.$/)
        .first()
        .waitFor({state: 'attached'});
      await button(/^This wasn’t me: /)
        .first()
        .click();
      const question = page.getByRole('alertdialog');
      await question.getByText(/Your organization will know/).waitFor();
      await question.getByRole('button').last().click();
      await question.waitFor({state: 'detached'});
    },
  },
  {
    name: 'a profile that is edited',
    scenario: 'editable',
    markup: (url) => `<profile-card base-url="${url}"></profile-card>`,
    walk: async (page, button) => {
      await button('Edit profile').click();
      await page.getByRole('textbox').first().waitFor();
    },
  },
  {
    name: 'a password that another page changes',
    scenario: 'redirect',
    markup: (url) => `<change-password-form base-url="${url}"></change-password-form>`,
    walk: async (_, button) =>
      button(/password/i)
        .first()
        .waitFor(),
  },
  {
    name: 'a task that is left with something unsaved',
    markup: (url) => `<account-page base-url="${url}"></account-page>`,
    walk: async (page, button) => {
      await page.getByRole('link', {name: 'Change password'}).first().click();
      await page.getByLabel('Current password', {exact: true}).fill('something');
      await page.getByRole('link', {name: /^Back/}).click();
      await page.getByRole('alertdialog').waitFor();
      await button('Keep editing').click();
      await page.getByRole('alertdialog').waitFor({state: 'detached'});
    },
  },
];

// The stories of test/journeys, told over what ships. They come first: they are told as a module.
serveInstead(asBuilt('module'));
for (const file of readdirSync('test/journeys').sort())
  await import(pathToFileURL(join(root, 'test/journeys', file)).href);

for (const kind of ['module', 'script'] as const) {
  describe(`what ships, as a ${kind}`, () => {
    let browser: Browser;
    before(async () => {
      serveInstead(asBuilt(kind));
      browser = await chromium.launch(await chromiumOptions());
    });
    after(() => browser.close());

    for (const {name, scenario = 'default', lang = 'en', markup, walk} of stories) {
      it(`has ${name}`, async () => {
        const server = await startServer({scenario, signedIn: true});
        const pages = await servePage(markup(server.url), server.origin, lang);
        const context = await browser.newContext({locale: 'en-US'});
        context.setDefaultTimeout(15_000);
        try {
          await context.addCookies([
            {name: 'account-session', value: server.backend.state.cookie ?? '', url: server.origin},
          ]);
          const {page, complaints} = new Visitor(context, await context.newPage());
          await page.goto(pages.origin);
          await walk(page, (name) => page.getByRole('button', {name, exact: typeof name === 'string'}));
          assert.deepEqual(complaints, []);
        } catch (error) {
          const [page] = context.pages();
          console.error(await page?.locator('body').ariaSnapshot());
          throw error;
        } finally {
          await context.close();
          pages.close();
          await server.close();
        }
      });
    }
  });
}

test('every module of every part was used, not only loaded', () => {
  const all = Object.values(contents).flatMap(({modules}) => modules);
  assert.ok(all.length > 15);
  assert.deepEqual(
    all.filter((module) => !used.has(module)),
    [],
  );
});
