// Opens every story of the built Storybook in Chromium: its play function must end well, nothing may throw or log an
// error, and no request may leave the machine. Then, in place, through themes, direction, forced colours, a narrow page
// and large text: axe must find nothing, and nothing may have to be scrolled sideways.
// Options: the folder of the built Storybook, and words that the ids of the wanted stories contain.
import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {createRequire} from 'node:module';
import {extname, join, normalize} from 'node:path';
import process from 'node:process';
import {chromium} from 'playwright-core';
import {chromiumOptions} from './browsers.js';
import {report} from './results.js';

const [folder = 'storybook-static', ...wanted] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Tells our own 404 from one that a mocked backend answers: both come through MSW's worker. */
const missing = 'x-missing-file';

const wide = {width: 1000, height: 800};
const plain = {colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce'};
// `rules`: what axe looks for where only colours or sizes are others. Names, roles and order change with the width alone.
const sizes = ['target-size'];
const modes = [
  {name: 'light'},
  {name: 'dark', media: {colorScheme: 'dark'}, rules: ['color-contrast']},
  {name: 'right to left', attributes: {dir: 'rtl'}, rules: sizes},
  {name: 'forced colors', media: {forcedColors: 'active'}, rules: sizes},
  {name: '320 pixels', viewport: {width: 320, height: 800}},
  {name: 'text of 200 %', textSize: '200%', rules: [...sizes, 'color-contrast']},
];

async function serve(request, response) {
  const path = normalize(new URL(request.url, 'http://localhost').pathname);
  try {
    const body = await readFile(join(folder, path.endsWith('/') ? `${path}index.html` : path));
    response.writeHead(200, {'content-type': types[extname(path)] ?? 'application/octet-stream'}).end(body);
  } catch {
    response.writeHead(404, {[missing]: '1'}).end();
  }
}

/** In the page: resolves when Storybook says how the story ended. */
function storyEnd() {
  const failures = ['storyErrored', 'storyThrewException', 'playFunctionThrewException', 'storyMissing'];
  return new Promise((resolve) => {
    setTimeout(() => resolve({status: 'timeout', message: 'did not finish in a minute'}), 60_000);
    const listen = () => {
      const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
      if (!channel) return setTimeout(listen, 10);
      const fail = (status, error) =>
        resolve({status, message: error?.message ?? error?.description ?? String(error)});
      for (const name of failures) {
        channel.on(name, (error) => fail(name, error));
        const [before] = channel.last(name) ?? [];
        if (before) fail(name, before);
      }
      channel.on('storyFinished', resolve);
      const [finished] = channel.last('storyFinished') ?? [];
      if (finished) resolve(finished);
      return undefined;
    };
    listen();
  });
}

/** In the page: what axe finds by WCAG 2.2 A and AA, and what sticks out sideways. */
async function inspect(rules) {
  // Two frames: what follows the size of the window has been drawn.
  await new Promise((resolve) => window.requestAnimationFrame(() => window.requestAnimationFrame(resolve)));
  const {violations} = await window.axe.run(document, {
    runOnly: rules ?? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
  });
  const found = violations.map(
    ({id, nodes}) => `axe ${id}: ${nodes.map(({target}) => target.flat().join(' ')).join(', ')}`,
  );
  const {scrollWidth, clientWidth} = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`${scrollWidth - clientWidth} pixels to scroll sideways`);
  return found;
}

/** What waited in vain appends the whole page to its message. */
const short = (message = '') => message.split('\n').slice(0, 2).join(' ');

/** What a page does that it must not. A mocked backend may refuse: its 401 or 503 is no error. */
function watch(page, problems) {
  page.on('pageerror', (error) => problems.push(`error in the page: ${short(error.message)}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    problems.push(`console.error: ${short(message.text())}`);
  });
  page.on('response', (response) => {
    if (response.headers()[missing]) problems.push(`nothing is at ${response.url()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && !url.startsWith(base)) problems.push(`request to elsewhere: ${url}`);
  });
}

async function walk(page, problems) {
  await page.evaluate(axe);
  for (const {name, media, attributes = {}, viewport, textSize = '', rules} of modes) {
    await page.emulateMedia({...plain, ...media});
    await page.setViewportSize(viewport ?? wide);
    const former = await page.evaluate(
      ([given, size]) => {
        const {documentElement: root} = document;
        const before = root.dir;
        root.dir = given.dir ?? before;
        root.style.fontSize = size;
        return before;
      },
      [attributes, textSize],
    );
    for (const problem of await page.evaluate(inspect, rules)) problems.push(`${name}: ${problem}`);
    await page.evaluate((dir) => (document.documentElement.dir = dir), former);
  }
}

async function problemsOf(story) {
  const problems = [];
  // MSW's worker unregisters itself once its last page is closed. In a context of its own, a story cannot meet one that is just going.
  const context = await browser.newContext({locale: 'en-US', timezoneId: 'UTC', viewport: wide});
  const page = await context.newPage();
  try {
    await page.emulateMedia(plain);
    watch(page, problems);
    await page.goto(`${base}/iframe.html?id=${story.id}&viewMode=story&globals=a11y.manual:!true`);
    const end = await page.evaluate(storyEnd);
    if (end.status !== 'success') problems.push(`${end.status}: ${short(end.message)}`);
    await walk(page, problems);
  } catch (error) {
    problems.push(short(error.message));
  } finally {
    await context.close();
  }
  return [...new Set(problems)];
}

const server = createServer((request, response) => void serve(request, response));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const base = `http://localhost:${server.address().port}`;
const {entries} = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'));
const queue = Object.values(entries).filter(
  ({type, id}) => type === 'story' && (wanted.length === 0 || wanted.some((word) => id.includes(word))),
);
const counts = {passed: 0, failed: 0, skipped: 0};
const browser = await chromium.launch(await chromiumOptions());

async function lane() {
  for (let story = queue.shift(); story; story = queue.shift()) {
    const before = performance.now();
    const problems = await problemsOf(story);
    const seconds = ((performance.now() - before) / 1000).toFixed(1);
    counts[problems.length ? 'failed' : 'passed']++;
    console.log([`${problems.length ? '✖' : '✔'} ${story.id} (${seconds} s)`, ...problems].join('\n    '));
  }
}

await Promise.all([lane(), lane()]);
await browser.close();
server.close();
report(counts);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
