// npm test: checks, then the tests in Node and in every browser that is here.
// npm test -- <tag>: one element's tests, in Node and Chromium only.
import {tags} from './support/elements.mjs';
import {filesIn} from './support/files.mjs';
import {main, run, setUp, WrongUse} from './support/setup.mjs';
import {count, Tally, testInNode} from './support/tally.mjs';

const isLiveTest = (path) => path.endsWith('.live.test.ts');
const isNodeTest = (path) => path.endsWith('.node.test.ts');
const isChromiumTest = (path) => path.endsWith('.chromium.test.ts');

function chosenTags(wanted) {
  const known = tags();
  const right = `Usage: npm test [-- <tag> …]. Tags: ${known.join(', ')}.`;
  for (const word of wanted) {
    if (word.startsWith('-')) throw new WrongUse(`There is no option ${word}.`, right);
    if (!known.includes(word)) throw new WrongUse(`There is no element ${word}.`, right);
  }
  return wanted;
}

async function testInBrowser(tally, engine, title, files) {
  if (files.length === 0) return;
  const chosen = files.flatMap((file) => ['--files', file]);
  await count(tally, `Tests in ${title}`, ['wtr', ...chosen], {ENGINE: engine});
}

async function testStories(tally) {
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
  const files = filesIn('test').filter(
    (path) => path.endsWith('.test.ts') && !isLiveTest(path) && belongs(path),
  );
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
