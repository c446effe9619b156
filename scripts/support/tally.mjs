// Runs test runners and adds up what they hand over.
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {run} from './setup.mjs';

/** What all the runs of a command came to. */
export class Tally {
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
export async function count(tally, title, command, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'account-elements-'));
  const file = join(folder, 'results');
  const start = performance.now();
  try {
    const {status} = await run(command, {env: {...env, TEST_RESULTS: file}, title});
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    const runs = lines.map((line) => JSON.parse(line));
    for (const each of runs) tally.add(each);
    if ((status !== 0 && !runs.some(({failed}) => failed > 0)) || runs.length === 0)
      tally.fail(`${title}: ended with status ${status} and no failed test.`);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
  console.log(`\n— ${title}: done in ${((performance.now() - start) / 60_000).toFixed(1)} min\n`);
}

/** Runs test files in Node. `timeout`: milliseconds for one test. */
export async function testInNode(tally, files, {title = 'Node', timeout = 60_000} = {}) {
  if (files.length === 0) return;
  const reporters = [
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=./test/support/node-reporter.js', '--test-reporter-destination=stdout'],
  ];
  const command = ['node', '--import', 'tsx', '--test', `--test-timeout=${timeout}`, ...reporters, ...files];
  await count(tally, title, command);
}
