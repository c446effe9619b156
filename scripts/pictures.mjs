// node scripts/pictures.mjs: takes the README's pictures from the demo page, in Chromium, into docs/images/.
// node scripts/pictures.mjs keycloak kratos better-auth: those of docs/servers.md, from the demo page on real servers.
import {mkdir} from 'node:fs/promises';
import {Failure, main, setUp} from './support/setup.mjs';

const viewport = {width: 1000, height: 1180};
const folder = 'docs/images';
const pictures = {
  light: {query: 'theme=light', colorScheme: 'light'},
  dark: {query: 'theme=dark', colorScheme: 'dark'},
  french: {query: 'theme=light&locale=fr', colorScheme: 'light'},
};

async function takeOfReference(browser) {
  const {createServer} = await import('vite');
  const server = await createServer({logLevel: 'warn'});
  await server.listen();
  try {
    for (const [name, {query, colorScheme}] of Object.entries(pictures)) {
      const page = await browser.newPage({viewport, colorScheme, reducedMotion: 'reduce', timezoneId: 'UTC'});
      await page.goto(`${server.resolvedUrls.local[0]}?${query}`);
      await page.getByText('ADA-LAPTOP').first().waitFor();
      // The portrait is drawn once it has come.
      await page.locator('main profile-card canvas').waitFor();
      await take(page, name);
    }
  } finally {
    await server.close();
  }
}

async function takeOf(browser, name) {
  const {register} = await import('tsx/esm/api');
  register();
  const {startDemo} = await import('../demo/servers/start.ts');
  const demo = await startDemo(name);
  if ('missing' in demo) throw new Failure(demo.missing);
  try {
    const blank = await browser.newPage();
    // People's browsers do not call themselves headless.
    const userAgent = (await blank.evaluate(() => navigator.userAgent)).replace('Headless', '');
    const page = await browser.newPage({
      viewport,
      colorScheme: 'light',
      reducedMotion: 'reduce',
      timezoneId: 'UTC',
      userAgent,
    });
    const button = (label) => page.getByRole('button', {name: label, exact: true});
    await page.goto(`${demo.address}?theme=light`);
    await button('Sign in').first().click();
    const ownPage = name === 'keycloak';
    const submit = button(ownPage ? 'Sign In' : 'Sign in');
    await page.getByLabel(ownPage ? 'Username or email' : 'E-mail', {exact: true}).fill(demo.username);
    // Keycloak asks for one after the other.
    if (ownPage) await submit.click();
    await page.getByLabel('Password', {exact: true}).fill(demo.password);
    await submit.click();
    await page.getByText('This session').waitFor();
    await take(page, name);
    await page.getByRole('link', {name: 'Additional security verification'}).click();
    await page.getByRole('heading', {name: 'Add a method'}).waitFor();
    await take(page, `${name}-verification`);
  } finally {
    await demo.stop();
  }
}

async function take(page, name) {
  // The strip above the page is the demo's, not the intranet's.
  const {y} = await page.locator('header').boundingBox();
  await page.evaluate((top) => window.scrollTo(0, top), y);
  // What has the focus since the click need not show it.
  await page.evaluate(() => document.activeElement?.blur());
  await page.screenshot({path: `${folder}/${name}.png`});
  console.log(`${folder}/${name}.png`);
}

await main(async (servers) => {
  await setUp();
  const [{chromium}, {chromiumOptions}] = await Promise.all([
    import('playwright-core'),
    import('../test/support/browsers.js'),
  ]);
  const browser = await chromium.launch(await chromiumOptions());
  try {
    await mkdir(folder, {recursive: true});
    if (servers.length === 0) await takeOfReference(browser);
    for (const name of servers) await takeOf(browser, name);
  } finally {
    await browser.close();
  }
});
