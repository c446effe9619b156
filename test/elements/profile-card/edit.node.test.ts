import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';

import type {Attribute, Profile} from '../../../src/contract/profile.js';
import {faultOf, sortFaults} from '../../../src/elements/profile-card/edit/rules.js';
import {conflictsOf, patchOf, textOf, valuesIn} from '../../../src/elements/profile-card/edit/values.js';

const text: Attribute = {name: 'a', type: 'text', required: false, edit: {support: 'native'}};
const profile = (...a: string[]): Profile => ({id: 'x', displayName: 'X', values: {a}});

test('a patch has single values, lists, and null for what was emptied', () => {
  const list: Attribute = {...text, name: 'l', multivalued: true};
  assert.deepEqual(
    patchOf([
      {attribute: text, text: ' x '},
      {attribute: {...text, name: 'e'}, text: '  '},
      {attribute: list, text: ' 1 \r\n\n2'},
      {attribute: {...list, name: 'm'}, text: '\n'},
      {attribute: {...text, name: 't', type: 'textarea'}, text: ' kept \n as is '},
    ]),
    {a: 'x', e: null, l: ['1', '2'], m: null, t: ' kept \n as is '},
  );
});

test('values that go into a field come out of it again', () => {
  const lines = fc.array(
    fc
      .stringMatching(/^[^\s\r\n](?:[^\r\n]*[^\s\r\n])?$/u)
      .filter((s) => s.trim() === s && !/[\r\n]/.test(s)),
  );
  fc.assert(
    fc.property(lines, (values) => {
      const list: Attribute = {...text, multivalued: true};
      assert.deepEqual(valuesIn(list, textOf(list, profile(...values))), values);
    }),
  );
});

test('a length is counted in code points, whatever the characters', () => {
  const any = fc.string({unit: 'binary', minLength: 1, maxLength: 20}).filter((value) => value.trim() !== '');
  fc.assert(
    fc.property(any, fc.integer({min: 0, max: 20}), (value, maxLength) => {
      const fault = faultOf({...text, maxLength}, [value]);
      assert.equal(fault?.code, [...value].length > maxLength ? 'too-long' : undefined);
    }),
  );
});

test('a pattern is held to the whole value, and one that is none is no rule', () => {
  assert.equal(faultOf({...text, pattern: 'a|b'}, ['ab'])?.code, 'pattern');
  assert.equal(faultOf({...text, pattern: 'a|b'}, ['b']), undefined);
  assert.equal(faultOf({...text, pattern: '('}, ['b']), undefined);
});

test('checks a pattern that may take years at the backend alone', () => {
  const value = `${'a'.repeat(40)}!`;
  for (const pattern of [
    '(a+)+',
    '(a|aa)+',
    '(a*)*b',
    '([a-z]+\\d?){2,}',
    '(?:a|a)*c',
    'a*a*a*a*a*a*a*b',
    '((ab?)c?)*d',
  ]) {
    const begun = performance.now();
    assert.equal(faultOf({...text, pattern}, [value]), undefined, pattern);
    // Without the rule the first alone takes minutes.
    assert.ok(performance.now() - begun < 1000, pattern);
  }
});

test('checks the patterns that people write', () => {
  for (const [pattern, right, wrong] of [
    ['[A-Z]{2}\\d{4,6}', 'AB1234', 'A1234'],
    ['[^@\\s]+@[^@\\s]+\\.[a-z]{2,}', 'ada@contoso.example', 'ada@contoso'],
    ['\\+?\\d[\\d ]{5,}', '+44 20 7946 0018', 'none'],
    ['(?:red|blue)', 'red', 'green'],
    ['(ab)+', 'abab', 'aba'],
    ['\\p{Lu}\\p{Ll}+', 'Ada', 'ada'],
  ] as const) {
    assert.equal(faultOf({...text, pattern}, [right]), undefined, pattern);
    assert.equal(faultOf({...text, pattern}, [wrong])?.code, 'pattern', pattern);
  }
});

test('only what is required may not be empty', () => {
  assert.equal(faultOf({...text, required: true}, [])?.code, 'required');
  assert.equal(faultOf({...text, minLength: 5}, []), undefined);
});

test('objections find their fields, also those at a line of a list; the others are left', () => {
  const {known, left} = sortFaults(
    [
      {pointer: '/office/city', code: 'x'},
      {pointer: '/office/city', code: 'second'},
      {pointer: '/skills/1', code: 'y'},
      {pointer: '/a~1b', code: 'z'},
      {pointer: '', code: 'form'},
      {pointer: '/other', code: 'other'},
    ],
    ['office/city', 'skills', 'a/b'],
  );
  assert.deepEqual(
    [...known],
    [
      ['office/city', {code: 'x'}],
      ['skills', {code: 'y'}],
      ['a/b', {code: 'z'}],
    ],
  );
  assert.deepEqual(
    left.map(({code}) => code),
    ['form', 'other'],
  );
});

test('a conflict is where both changed the same to something else', () => {
  const edits = [{attribute: text, text: 'mine'}];
  assert.deepEqual([...conflictsOf(edits, profile('old'), profile('theirs'))], [['a', 'theirs']]);
  assert.deepEqual([...conflictsOf(edits, profile('old'), profile())], [['a', '']]);
  assert.equal(conflictsOf(edits, profile('old'), profile('old')).size, 0);
  assert.equal(conflictsOf(edits, profile('old'), profile('mine')).size, 0);
  assert.equal(conflictsOf([], profile('old'), profile('theirs')).size, 0);
});
