// npm test: checks, then the tests in Node and in every browser that is here.
// npm test -- <tag>: one element's tests, in Node and Chromium only.
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {tags} from './support/elements.mjs';
import {filesIn} from './support/files.mjs';
import {main, run, setUp, WrongUse} from './support/setup.mjs';

const isNodeTest = (path) => path.endsWith('.node.test.ts');
const isChromiumTest = (path) => path.endsWith('.chromium.test.ts');

function chosenTags(wanted) {
  const known = tags();
  const right = `Usage: npm test [-- <tag> …]. Tags: ${known.join(', ') || '(none yet)'}.`;
  for (const word of wanted) {
    if (word.startsWith('-')) throw new WrongUse(`There is no option ${word}.`, right);
    if (!known.includes(word)) throw new WrongUse(`There is no element ${word}.`, right);
  }
  return wanted;
}

class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;
  #notes = [];

  add({passed, failed, skipped = 0}) {
    this.passed += passed;
    this.failed += failed;
    this.skipped += skipped;
  }

  fail(why) {
    this.failed++;
    this.#notes.push(why);
  }

  print(absent) {
    console.log();
    for (const note of this.#notes) console.log(note);
    if (absent.length) console.log(`Not installed here, so not tested in: ${absent.join(', ')}.`);
    const skipped = this.skipped ? `, ${this.skipped} skipped` : '';
    console.log(`${this.passed} passed, ${this.failed} failed${skipped}`);
  }
}

/** Runs a test runner that hands over its counts; one that fails without a failed test counts as one failure. */
async function count(tally, title, command, env = {}) {
  console.log(`\n— ${title}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'account-elements-'));
  const file = join(folder, 'results');
  const before = tally.failed;
  try {
    const {status} = await run(command, {env: {...env, TEST_RESULTS: file}});
    const runs = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    for (const line of runs) tally.add(JSON.parse(line));
    if ((status !== 0 || runs.length === 0) && tally.failed === before)
      tally.fail(`${title}: ended with status ${status} and no failed test.`);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function testInNode(tally, files) {
  if (files.length === 0) return;
  const reporters = [
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=./test/support/node-reporter.js', '--test-reporter-destination=stdout'],
  ];
  const command = ['node', '--import', 'tsx', '--test', '--test-timeout=60000', ...reporters, ...files];
  await count(tally, 'Tests in Node', command);
}

async function testInBrowser(tally, engine, title, files) {
  if (files.length === 0) return;
  const chosen = files.flatMap((file) => ['--files', file]);
  await count(tally, `Tests in ${title}`, ['wtr', ...chosen], {ENGINE: engine});
}

async function testStories(tally) {
  if (!filesIn('stories').some((path) => path.endsWith('.stories.ts'))) return;
  console.log('\n— Building the stories');
  const {status, output} = await run(['npm', 'run', '--silent', 'build:storybook'], {collect: true});
  if (status !== 0) {
    console.log(output);
    tally.fail('The stories do not build.');
    return;
  }
  await count(tally, 'Stories', ['node', 'test/support/check-stories.js']);
}

await main(async (wanted) => {
  const chosen = chosenTags(wanted);
  await setUp();
  const {findFirefox, findWebkit} = await import('../test/support/browsers.js');
  const belongs = (path) => chosen.length === 0 || chosen.some((tag) => path.includes(tag));
  const files = filesIn('test').filter((path) => path.endsWith('.test.ts') && belongs(path));
  const inBrowsers = files.filter((path) => !isNodeTest(path));
  const inEveryBrowser = inBrowsers.filter((path) => !isChromiumTest(path));
  const tally = new Tally();
  const absent = [];

  if (chosen.length === 0) {
    console.log('— Checks\n');
    const {status} = await run(['node', 'scripts/check.mjs']);
    if (status !== 0) tally.fail('npm run check failed: counted as one failure.');
  }
  await testInNode(tally, files.filter(isNodeTest));
  await testInBrowser(tally, 'chromium', 'Chromium', inBrowsers);
  if (chosen.length === 0) {
    if (findFirefox()) await testInBrowser(tally, 'firefox', 'Firefox', inEveryBrowser);
    else absent.push('Firefox');
    if (findWebkit()) await testInBrowser(tally, 'webkit', 'WebKit', inEveryBrowser);
    else absent.push('WebKit');
    await testStories(tally);
  }
  if (tally.passed + tally.failed === 0)
    console.log(`There is no test${chosen.length ? ` whose path contains ${chosen.join(' or ')}` : ''}.`);
  process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0;
  tally.print(absent);
});
