// How a test run hands its counts to scripts/test.mjs, which adds them up.
import {appendFileSync} from 'node:fs';
import process from 'node:process';

/** Writes one run's counts to the file that TEST_RESULTS names, or prints them. */
export function report({passed, failed, skipped}) {
  const file = process.env.TEST_RESULTS;
  if (file) appendFileSync(file, `${JSON.stringify({passed, failed, skipped})}\n`);
  else console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
}
