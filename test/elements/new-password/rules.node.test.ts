import assert from 'node:assert/strict';
import {test} from 'node:test';

import type {PasswordPolicy, PasswordRule} from '../../../src/contract/password.js';
import {decidable, judge, rulesOf} from '../../../src/elements/shared/new-password/rules.js';

const min: PasswordRule = {code: 'min-length', params: {min: 4}, check: 'client'};
const max: PasswordRule = {code: 'max-length', params: {max: 4}, check: 'client'};
const names: PasswordRule = {
  code: 'contains-identifier',
  params: {words: 'Ada\nLovelace\n'},
  check: 'client',
};

const cases: readonly (readonly [rule: PasswordRule, password: string, expected: string])[] = [
  [min, '', 'open'],
  [min, 'abc', 'unmet'],
  [min, 'abcd', 'met'],
  [min, '    ', 'met'],
  [min, '😀😀', 'unmet'],
  [min, '😀😀😀😀', 'met'],
  [max, '😀😀😀😀', 'met'],
  [max, '😀😀😀😀😀', 'unmet'],
  [max, ' abcd', 'unmet'],
  [names, 'x', 'met'],
  [names, 'my-ADA-pass', 'unmet'],
  [names, 'lovelace', 'unmet'],
  [names, 'love lace', 'met'],
  [{...min, check: 'server'}, 'abcd', 'open'],
  [{...min, params: undefined}, 'abcd', 'open'],
  [{code: 'contains-identifier', check: 'client'}, 'abcd', 'open'],
  [{code: 'constructor', check: 'client'}, 'abcd', 'open'],
  [{code: 'moon-phase', check: 'client', text: 'Not at full moon'}, 'abcd', 'open'],
];

for (const [rule, password, expected] of cases) {
  test(`judges “${password}” by ${rule.code} (${rule.check}, ${JSON.stringify(rule.params ?? {})}) as ${expected}`, () => {
    assert.equal(judge(rule, password), expected);
  });
}

test('tells what typing can decide from what the backend decides', () => {
  assert.deepEqual([min, max, names].map(decidable), [true, true, true]);
  assert.equal(decidable({code: 'common', check: 'client'}), false);
  assert.equal(decidable({...min, check: 'server'}), false);
});

test('adds a length that the policy names apart from its rules, once', () => {
  const policy: PasswordPolicy = {requiresCurrent: true, signOutOthers: 'never', rules: [], minLength: 8};
  assert.deepEqual(
    rulesOf(policy).map(({code, params}) => [code, params]),
    [['min-length', {min: 8}]],
  );
  assert.deepEqual(rulesOf({...policy, rules: [min]}), [min]);
  assert.deepEqual(rulesOf({...policy, minLength: undefined}), []);
});
