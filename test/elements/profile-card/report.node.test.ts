import assert from 'node:assert/strict';
import {test} from 'node:test';

import {profileCardMessages} from '../../../src/elements/profile-card/profile-card.messages.js';
import {reportOf} from '../../../src/elements/profile-card/tasks/report.js';

const circumstances = {
  page: new URL('https://intranet.example/me?token=secret#password'),
  now: new Date('2026-11-22T09:30:00Z'),
  labels: {id: 'Account', page: 'Page', time: 'Time'},
};
const report = (displayName: string, values: string[] = []) =>
  reportOf(
    {id: 'a1', displayName},
    [{label: 'E-mail', values, attributes: []}],
    (key) => profileCardMessages[key],
    circumstances,
  );

test('the report has a line for each fact, and none for what is absent', () => {
  assert.equal(
    report('Ada', ['a@b', 'c@d']),
    [
      'Name: Ada',
      'E-mail: a@b; c@d',
      'Account: a1',
      'Page: https://intranet.example/me',
      'Time: 2026-11-22T09:30:00.000Z',
    ].join('\n'),
  );
  assert.doesNotMatch(report('Ada'), /E-mail/);
});

test('nothing that an address may carry besides its path is in it', () => {
  assert.doesNotMatch(report('Ada'), /secret|password/);
});

test('a value cannot pretend to be another line', () => {
  assert.match(report('Ada\r\nAccount: root\u2028x'), /^Name: Ada Account: root x\n/);
});
