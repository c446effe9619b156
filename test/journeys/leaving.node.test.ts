import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, test} from 'node:test';

import {type Browser, type BrowserContext, chromium, type Page} from 'playwright-core';

import {person} from '../../mocks/person.js';
import {type RunningServer, startServer} from '../../mocks/server.js';
import {chromiumOptions} from '../support/browsers.js';
import {type PageServer, servePage} from '../support/page-server.js';

const signInToLeave = 'Sign in to leave organization Northwind Traders';
const leave = 'Leave organization Northwind Traders';

describe('leaving an organization that wants a sign-in there first', () => {
  let browser: Browser;
  let context: BrowserContext;
  let backend: RunningServer;
  let pages: PageServer;
  let page: Page;

  before(async () => {
    browser = await chromium.launch(await chromiumOptions());
  });
  after(() => browser.close());

  beforeEach(async () => {
    backend = await startServer();
    pages = await servePage(`<org-list base-url="${backend.url}"></org-list>`, backend.origin);
    context = await browser.newContext();
    page = await context.newPage();
    await page.goto(pages.origin);
    await page.getByRole('button', {name: 'Sign in', exact: true}).click();
    await signInAs('Sign in');
  });
  afterEach(async () => {
    await context.close();
    pages.close();
    await backend.close();
  });

  const button = (name: string) => page.getByRole('button', {name, exact: true});
  const signInAs = async (heading: string) => {
    await page.getByRole('heading', {name: heading, exact: true}).waitFor();
    await page.getByLabel('User ID').fill(person.identifier);
    await page.getByLabel('Password').fill(person.password);
    await button('Sign in').click();
  };
  const hears = (text: string) => page.getByRole('status').getByText(text, {exact: true}).waitFor();
  const hasFocus = (name: string) =>
    page.waitForFunction((wanted) => {
      const active = document.activeElement?.shadowRoot?.activeElement;
      return active?.getAttribute('aria-label') === wanted;
    }, name);
  const left = () => Object.keys(backend.backend.state.leftOrganizations);

  test('goes there, comes back, asks, and stays away', async () => {
    await button(signInToLeave).click();
    await page.waitForURL(`${backend.origin}/organizations/northwind/sign-in?**`);
    await signInAs('Sign in to Northwind Traders');
    await page.waitForURL(`${pages.origin}/**`);
    await hears('You can leave Northwind Traders now.');
    await hasFocus(leave);
    assert.deepEqual(left(), []);
    await button(leave).click();
    await button('Leave').click();
    await hears('You have left Northwind Traders.');
    assert.deepEqual(left(), ['northwind']);
    await page.reload();
    await button('Leave organization Fabrikam').waitFor();
    assert.equal(await page.getByText('Northwind Traders').count(), 0);
  });

  test('changes nothing where the person gives up there, and says nothing else', async () => {
    await button(signInToLeave).click();
    await page.getByRole('heading', {name: 'Sign in to Northwind Traders'}).waitFor();
    await button('Cancel').click();
    await hears('To leave Northwind Traders, you still have to sign in there. Nothing was changed.');
    await hasFocus(signInToLeave);
    assert.deepEqual(left(), []);
    // Welcomed once: whoever reads the page again begins at its beginning.
    await page.reload();
    await button(signInToLeave).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.localName), 'body');
  });
});
