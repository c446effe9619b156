// Opens every story of the built Storybook in Chromium: its play function must end well, axe must find nothing,
// nothing may throw, and no request may leave the machine.
import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname, join, normalize} from 'node:path';
import process from 'node:process';
import {chromium} from 'playwright-core';
import {chromiumOptions} from './browsers.js';
import {report} from './results.js';

const folder = process.argv[2] ?? 'storybook-static';
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

async function serve(request, response) {
  const path = normalize(new URL(request.url, 'http://localhost').pathname);
  try {
    const body = await readFile(join(folder, path.endsWith('/') ? `${path}index.html` : path));
    response.writeHead(200, {'content-type': types[extname(path)] ?? 'application/octet-stream'}).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

/** In the page: resolves when Storybook says how the story ended. */
function storyEnd() {
  const failures = ['storyErrored', 'storyThrewException', 'playFunctionThrewException', 'storyMissing'];
  return new Promise((resolve) => {
    setTimeout(() => resolve({status: 'timeout', message: 'did not finish in 20 seconds'}), 20_000);
    const listen = () => {
      const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
      if (!channel) return setTimeout(listen, 10);
      for (const name of failures)
        channel.on(name, (error) =>
          resolve({status: name, message: error?.message ?? error?.description ?? String(error)}),
        );
      channel.on('storyFinished', resolve);
      const [finished] = channel.last('storyFinished') ?? [];
      if (finished) resolve(finished);
      return undefined;
    };
    listen();
  });
}

async function problemsOf(story, browser, base) {
  const problems = [];
  const context = await browser.newContext({locale: 'en-US', timezoneId: 'UTC'});
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(`error in the page: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      if (!/^(data|blob):/.test(url) && !url.startsWith(base)) problems.push(`request to elsewhere: ${url}`);
    });
    await page.goto(`${base}/iframe.html?id=${story.id}&viewMode=story`);
    const end = await page.evaluate(storyEnd);
    if (end.status !== 'success') problems.push(`${end.status} ${end.message ?? ''}`.trim());
    for (const {type, status, result} of end.reporters ?? [])
      if (type === 'a11y' && status === 'failed')
        for (const {id, nodes} of result.violations)
          problems.push(`axe ${id}: ${nodes.map(({target}) => target.join(' ')).join(', ')}`);
  } catch (error) {
    problems.push(error.message);
  } finally {
    await context.close();
  }
  return problems;
}

const server = createServer((request, response) => void serve(request, response));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const base = `http://localhost:${server.address().port}`;
const {entries} = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'));
const queue = Object.values(entries).filter(({type}) => type === 'story');
const counts = {passed: 0, failed: 0, skipped: 0};
const browser = await chromium.launch(await chromiumOptions());

async function worker() {
  for (let story = queue.shift(); story; story = queue.shift()) {
    const problems = await problemsOf(story, browser, base);
    counts[problems.length ? 'failed' : 'passed']++;
    console.log([`${problems.length ? '✖' : '✔'} ${story.id}`, ...problems].join('\n    '));
  }
}

await Promise.all([worker(), worker()]);
await browser.close();
server.close();
report(counts);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
