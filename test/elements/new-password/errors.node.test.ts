import assert from 'node:assert/strict';
import {test} from 'node:test';

import type {PasswordPolicy} from '../../../src/contract/password.js';
import {faultsIn, sortFaults} from '../../../src/elements/shared/new-password/errors.js';

const policy: PasswordPolicy = {
  requiresCurrent: true,
  signOutOthers: 'offered',
  rules: [
    {code: 'min-length', params: {min: 4}, check: 'client'},
    {code: 'max-length', params: {max: 6}, check: 'client'},
    {code: 'contains-identifier', params: {words: 'ada'}, check: 'client'},
    {code: 'common', check: 'server'},
  ],
};
const typed = (newPassword: string, confirmPassword = newPassword, currentPassword = 'old') => ({
  currentPassword,
  newPassword,
  confirmPassword,
});
const codes = (values: Record<string, string>) =>
  Object.fromEntries([...faultsIn(values, policy)].map(([name, {code}]) => [name, code]));

const cases: readonly (readonly [string, Record<string, string>, Record<string, string>])[] = [
  ['nothing wrong', typed('12345'), {}],
  [
    'everything missing',
    typed('', '', ''),
    {currentPassword: 'required', newPassword: 'required', confirmPassword: 'required'},
  ],
  ['spaces as characters', typed('    '), {}],
  ['emoji as one character each', typed('😀😀'), {newPassword: 'too-short'}],
  ['an emoji too many', typed('😀😀😀😀😀😀😀'), {newPassword: 'too-long'}],
  ['a name in it', typed('xADAx'), {newPassword: 'contains-identifier'}],
  ['another confirmation', typed('12345', '12346'), {confirmPassword: 'mismatch'}],
  ['a confirmation with one space more', typed('12345', '12345 '), {confirmPassword: 'mismatch'}],
  ['the rule before the confirmation', typed('123', '124'), {newPassword: 'too-short'}],
  ['a field that is not asked for', {newPassword: '12345', confirmPassword: '12345'}, {}],
];

for (const [what, values, expected] of cases) {
  test(`finds, without the backend, ${what}`, () => assert.deepEqual(codes(values), expected));
}

test('keeps the number that the text needs', () => {
  assert.deepEqual(faultsIn(typed('123'), policy).get('newPassword')?.params, {min: 4});
});

test('puts the backend’s objections at their fields, the first of each, and leaves the rest', () => {
  const {known, left} = sortFaults(
    [
      {pointer: '/newPassword', code: 'common'},
      {pointer: '/newPassword', code: 'reused', params: {count: 5}},
      {pointer: '', code: 'moon', message: 'Not at full moon.'},
      {pointer: '/currentPassword', code: 'incorrect', params: {attemptsLeft: 4}},
      {pointer: '/constructor', code: 'odd'},
    ],
    ['newPassword', 'confirmPassword'],
  );
  assert.deepEqual([...known.keys()], ['newPassword']);
  assert.equal(known.get('newPassword')?.code, 'common');
  assert.deepEqual(
    left.map(({code}) => code),
    ['moon', 'incorrect', 'odd'],
  );
});
