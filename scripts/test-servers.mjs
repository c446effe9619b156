// npm run test:servers: the conformance kit and the journeys against real identity servers, one after the other.
import process from 'node:process';
import {filesIn} from './support/files.mjs';
import {main, setUp, WrongUse} from './support/setup.mjs';
import {Tally, testInNode} from './support/tally.mjs';

await main(async (wanted) => {
  const files = filesIn('test/servers').filter((path) => path.endsWith('.live.test.ts'));
  const nameOf = (path) => path.split('/').at(-1).split('.')[0];
  const known = files.map(nameOf);
  for (const word of wanted) {
    if (!known.includes(word))
      throw new WrongUse(
        `There is no server ${word}.`,
        `Usage: npm run test:servers [-- <server> …]. Servers: ${known.join(', ')}.`,
      );
  }
  await setUp();
  const tally = new Tally();
  for (const file of files) {
    if (wanted.length && !wanted.includes(nameOf(file))) continue;
    await testInNode(tally, [file], {title: nameOf(file), timeout: 300_000});
  }
  process.exitCode = tally.failed > 0 || tally.passed + tally.skipped === 0 ? 1 : 0;
  tally.print([]);
});
