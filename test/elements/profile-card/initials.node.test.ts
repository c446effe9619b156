import assert from 'node:assert/strict';
import {test} from 'node:test';

import {initials} from '../../../src/elements/profile-card/initials.js';

const apart = '\u200C';

const cases: [name: string, signs: string, why: string][] = [
  ['Ada Lovelace', 'AL', 'first and last word'],
  ['Ada Byron King Lovelace', 'AL', 'first and last of many'],
  ['Ada', 'A', 'one word, one sign'],
  ['ada lovelace', 'AL', 'raised'],
  ['  Ada   Lovelace ', 'AL', 'spaces do not count'],
  ['山田', '山', 'one word of ideographs'],
  ['山田 太郎', '山太', 'two words of ideographs'],
  ['أحمد', 'أ', 'Arabic'],
  ['أحمد الكاتب', `أ${apart}ا`, 'Arabic letters are kept apart, else they would join'],
  ['👩🏽‍💻 Ada', '👩🏽‍💻A', 'an emoji of many code points is one sign'],
  ['🇫🇷', '🇫🇷', 'a flag is one sign'],
  ['É́mile Zola', 'É́Z', 'an accent stays with its letter'],
  ['Ada Lovelace (Contractor)', 'AL', 'what stands in brackets is no name'],
  ['"Ada" Lovelace', 'AL', 'quotes are skipped'],
  ['\u202EAda Lovelace', 'AL', 'so are controls'],
  ['ßuse Groß', 'ßG', 'a sign that would become two stays as it is'],
  ['', '', 'no name, no sign'],
  ['…', '', 'nor of dots alone'],
];

for (const [name, signs, why] of cases) {
  test(`the initials of “${name}” are “${signs}”: ${why}`, () => {
    assert.equal(initials(name), signs);
  });
}

test('a Turkish i is raised as in Turkish', () => {
  assert.equal(initials('ilker ışık', 'tr'), 'İI');
});
