import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, test} from 'node:test';

import {type Browser, type BrowserContext, chromium, type Page} from 'playwright-core';

import {person} from '../../mocks/person.js';
import {type RunningServer, startServer} from '../../mocks/server.js';
import {chromiumOptions} from '../support/browsers.js';
import {type PageServer, servePage} from '../support/page-server.js';

const fresh = 'a sensible sentence to keep';

describe('a page on another origin than the reference server', () => {
  let browser: Browser;
  let context: BrowserContext;
  let backend: RunningServer;
  let pages: PageServer;
  let page: Page;
  let said: string[];

  before(async () => {
    browser = await chromium.launch(await chromiumOptions());
  });
  after(() => browser.close());

  beforeEach(async () => {
    backend = await startServer();
    pages = await servePage(
      '<account-provider><profile-card></profile-card><device-list></device-list><change-password-form></change-password-form></account-provider>',
      backend.origin,
    );
    context = await browser.newContext();
    page = await context.newPage();
    said = [];
    page.on('console', (message) => {
      // An answer of 401 or 422 is part of these stories; what the page itself says is not.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(pages.origin);
  });
  afterEach(async () => {
    await context.close();
    pages.close();
    await backend.close();
  });

  const signIn = () =>
    page.evaluate(
      async ([url, credentials]) => {
        const answer = await fetch(`${url}/session`, {
          method: 'POST',
          credentials: 'include',
          headers: {'X-Account-Elements': '1', 'Content-Type': 'application/json'},
          body: credentials ?? '',
        });
        return ((await answer.json()) as {token: string}).token;
      },
      [backend.url, JSON.stringify({identifier: person.identifier, password: person.password})],
    );
  const point = (token?: string) =>
    page.evaluate(
      ([url, bearer]) => {
        const provider = document.querySelector('account-provider')!;
        if (bearer) provider.getToken = () => bearer;
        provider.setAttribute('base-url', url ?? '');
      },
      [backend.url, token],
    );

  for (const [how, withToken] of [
    ['cookies', false],
    ['a bearer token', true],
  ] as const) {
    test(`shows, disables and changes with ${how}`, async () => {
      const token = await signIn();
      if (withToken) await context.clearCookies();
      await point(withToken ? token : undefined);
      await page.getByText('Principal analyst').waitFor();

      await page.getByRole('button', {name: 'Disable device Ada’s phone'}).click();
      await page.getByRole('alertdialog').getByRole('button', {name: 'Disable device'}).click();
      await page.getByRole('button', {name: 'Disable device Ada’s phone'}).waitFor({state: 'detached'});
      assert.ok('adas-phone' in backend.backend.state.disabledDevices);

      await page.getByLabel('Current password', {exact: true}).fill(person.password);
      await page.getByLabel('New password', {exact: true}).fill(fresh);
      await page.getByLabel('New password, once more', {exact: true}).fill(fresh);
      await page.keyboard.press('Enter');
      await page
        .getByText(/password (was|has been|is) changed/i)
        .first()
        .waitFor();
      assert.equal(backend.backend.state.passwords.length, 3);
      assert.deepEqual(said, []);
    });
  }

  test('leads a visitor to the sign-in page and back, and shows the account then', async () => {
    await point();
    await page.getByRole('button', {name: 'Sign in'}).first().click();
    await page.waitForURL(`${backend.origin}/sign-in?**`);
    await page.getByLabel('User ID').fill(person.identifier);
    await page.getByLabel('Password').fill(person.password);
    await page.getByRole('button', {name: 'Sign in'}).click();
    await page.waitForURL(`${pages.origin}/**`);
    await point();
    await page.getByText('Principal analyst').waitFor();
    assert.deepEqual(said, []);
  });
});
