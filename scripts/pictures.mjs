// node scripts/pictures.mjs: takes the README's pictures from the demo page, in Chromium, into docs/images/.
import {mkdir} from 'node:fs/promises';
import {main, setUp} from './support/setup.mjs';

const viewport = {width: 1000, height: 1180};
const pictures = {
  light: {query: 'theme=light', colorScheme: 'light'},
  dark: {query: 'theme=dark', colorScheme: 'dark'},
  french: {query: 'theme=light&locale=fr', colorScheme: 'light'},
};

await main(async () => {
  await setUp();
  const [{createServer}, {chromium}, {chromiumOptions}] = await Promise.all([
    import('vite'),
    import('playwright-core'),
    import('../test/support/browsers.js'),
  ]);
  const server = await createServer({configFile: 'demo/vite.config.ts', logLevel: 'warn'});
  await server.listen();
  const browser = await chromium.launch(await chromiumOptions());
  try {
    await mkdir('docs/images', {recursive: true});
    for (const [name, {query, colorScheme}] of Object.entries(pictures)) {
      const page = await browser.newPage({viewport, colorScheme, reducedMotion: 'reduce', timezoneId: 'UTC'});
      await page.goto(`${server.resolvedUrls.local[0]}?${query}`);
      await page.getByText('ADA-LAPTOP').first().waitFor();
      // The portrait is drawn once it has come.
      await page.locator('main profile-card canvas').waitFor();
      // The strip above the page is the demo's, not the intranet's.
      const {y} = await page.locator('header').boundingBox();
      await page.evaluate((top) => window.scrollTo(0, top), y);
      await page.screenshot({path: `docs/images/${name}.png`});
      console.log(`docs/images/${name}.png`);
    }
  } finally {
    await browser.close();
    await server.close();
  }
});
