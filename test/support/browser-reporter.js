// A line for each test file, all that is known about a failure, the counts at the end.
import {inspect} from 'node:util';
import {report} from './results.js';

const results = (session) => {
  const found = [];
  const walk = (suite, path) => {
    for (const test of suite?.tests ?? []) found.push({...test, path: [...path, test.name].join(' › ')});
    for (const inner of suite?.suites ?? []) walk(inner, [...path, inner.name]);
  };
  walk(session.testResults, []);
  return found;
};

const indent = (text, by) => text.replaceAll(/^/gm, by);

function describe({message, name, stack, expected, actual}) {
  const lines = [message ?? name ?? 'failed'];
  if (expected !== undefined || actual !== undefined)
    lines.push(`expected: ${expected}`, `actual:   ${actual}`);
  if (stack) lines.push(stack.replace(`${message}\n`, ''));
  return indent(lines.join('\n'), '    ');
}

function print(session, name) {
  const tests = results(session);
  const failed = tests.filter((test) => !test.passed && !test.skipped);
  const skipped = tests.filter((test) => test.skipped).length;
  const passed = tests.length - failed.length - skipped;
  const counts = `${passed} passed${failed.length ? `, ${failed.length} failed` : ''}${skipped ? `, ${skipped} skipped` : ''}`;
  console.log(`${session.passed ? '✔' : '✖'} ${name} (${session.browser.name}: ${counts})`);
  for (const test of failed) {
    console.log(`  ✖ ${test.path}`);
    if (test.error) console.log(describe(test.error));
  }
  if (session.passed) return;
  for (const error of session.errors) console.log(describe(error));
  for (const missing of session.request404s) console.log(`    404: ${missing}`);
  for (const line of session.logs)
    console.log(
      indent(
        `console: ${line.map((part) => (typeof part === 'string' ? part : inspect(part))).join(' ')}`,
        '    ',
      ),
    );
}

export function browserReporter() {
  const folder = `${process.cwd()}/`;
  return {
    reportTestFileResults({sessionsForTestFile, testFile}) {
      for (const session of sessionsForTestFile) print(session, testFile.replace(folder, ''));
    },
    stop({sessions}) {
      const counts = {passed: 0, failed: 0, skipped: 0};
      for (const session of sessions) {
        const tests = results(session);
        for (const {passed, skipped} of tests) counts[skipped ? 'skipped' : passed ? 'passed' : 'failed']++;
        // A file that did not load, or failed outside a test.
        if (!session.passed && !tests.some((test) => !test.passed && !test.skipped)) counts.failed++;
      }
      report(counts);
    },
  };
}
