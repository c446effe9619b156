// npm test: checks, then the tests in Node and in every browser that is here, side by side.
// npm test -- <part of a path> …: the tests whose path contains one of these, in Node and Chromium only.
import {availableParallelism} from 'node:os';
import {filesIn} from './support/files.mjs';
import {main, run, setUp, WrongUse} from './support/setup.mjs';
import {count, Tally, testInNode} from './support/tally.mjs';

const isLiveTest = (path) => path.endsWith('.live.test.ts');
const isNodeTest = (path) => path.endsWith('.node.test.ts');
const isChromiumTest = (path) => path.endsWith('.chromium.test.ts');

async function check(tally) {
  const {status} = await run(['node', 'scripts/check.mjs'], {title: 'Checks'});
  if (status !== 0) tally.fail('npm run check failed: counted as one failure.');
}

async function testInBrowser(tally, engine, title, files) {
  if (files.length === 0) return;
  const chosen = files.flatMap((file) => ['--files', file]);
  await count(tally, title, ['wtr', ...chosen], {ENGINE: engine});
}

async function testStories(tally) {
  const {status, output} = await run(['npm', 'run', '--silent', 'build:storybook'], {collect: true});
  if (status !== 0) {
    console.log(output);
    tally.fail('The stories do not build.');
    return;
  }
  await count(tally, 'Stories', ['node', 'test/support/check-stories.js']);
}

/** Runs jobs side by side, as many at once as there are lanes: each keeps about two processes busy. */
async function inLanes(jobs) {
  const lanes = Math.max(2, Math.floor(availableParallelism() / 2));
  const queue = [...jobs];
  const lane = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) await job();
  };
  await Promise.all(Array.from({length: lanes}, lane));
}

await main(async (parts) => {
  for (const part of parts)
    if (part.startsWith('-'))
      throw new WrongUse(`There is no option ${part}.`, 'Usage: npm test [-- <part of a path> …].');
  await setUp();
  const {findFirefox, findWebkit} = await import('../test/support/browsers.js');
  const belongs = (path) => parts.length === 0 || parts.some((part) => path.includes(part));
  const files = filesIn('test').filter(
    (path) => path.endsWith('.test.ts') && !isLiveTest(path) && belongs(path),
  );
  const inBrowsers = files.filter((path) => !isNodeTest(path));
  const inEveryBrowser = inBrowsers.filter((path) => !isChromiumTest(path));
  const tally = new Tally();
  const absent = [];

  const inNode = () => testInNode(tally, files.filter(isNodeTest));
  const inChromium = () => testInBrowser(tally, 'chromium', 'Chromium', inBrowsers);
  if (parts.length > 0) {
    await inLanes([inNode, inChromium]);
  } else {
    const jobs = [inChromium];
    if (findFirefox()) jobs.push(() => testInBrowser(tally, 'firefox', 'Firefox', inEveryBrowser));
    else absent.push('Firefox');
    if (findWebkit()) jobs.push(() => testInBrowser(tally, 'webkit', 'WebKit', inEveryBrowser));
    else absent.push('WebKit');
    // One after the other: both write dist/.
    const checkThenTestInNode = () => check(tally).then(inNode);
    await inLanes([checkThenTestInNode, ...jobs, () => testStories(tally)]);
  }
  if (tally.passed + tally.failed === 0)
    console.log(`There is no test whose path contains ${parts.join(' or ')}.`);
  process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0;
  tally.print(absent);
});
