import assert from 'node:assert/strict';
import {test} from 'node:test';

import {ago, day, exact, time} from '../../src/i18n/dates.js';
import {fill, pieces} from '../../src/i18n/text.js';

test('fills the places of a text, and leaves what is not named empty', () => {
  assert.equal(fill('Disable {name}?', {name: 'LAB-07'}, 'en'), 'Disable LAB-07?');
  assert.equal(fill('Disable {name}?', {}, 'en'), 'Disable ?');
});

test('does not fill a place inside a value', () => {
  assert.equal(fill('Disable {name}?', {name: '{name}{other}'}, 'en'), 'Disable {name}{other}?');
});

test('keeps values that are markup apart from the text', () => {
  const link = {};
  assert.deepEqual(pieces('Contact {contact} now', {contact: link}, 'en'), ['Contact ', link, ' now']);
});

test('writes numbers as the language does', () => {
  assert.equal(fill('{count} devices', {count: 10_000}, 'en'), '10,000 devices');
  assert.match(fill('{count} appareils', {count: 10_000}, 'fr'), /^10\s000 appareils$/);
});

test('chooses the plural form that the language wants, else the general one', () => {
  const attempts = {one: '{count} attempt left.', other: '{count} attempts left.'};
  assert.equal(fill(attempts, {count: 1}, 'en'), '1 attempt left.');
  assert.equal(fill(attempts, {count: 0}, 'en'), '0 attempts left.');
  assert.equal(
    fill({one: '{count} tentative', other: '{count} tentatives'}, {count: 0}, 'fr'),
    '0 tentative',
  );
  assert.equal(fill({other: '{count} x'}, {count: 1}, 'en'), '1 x');
});

test('says how long ago in the largest unit that fits', () => {
  const now = Date.parse('2026-11-22T09:00:00Z');
  const said = (instant: string) => ago(instant, 'en', now);
  assert.equal(said('2026-11-17T08:00:00Z'), '5 days ago');
  assert.equal(said('2026-11-21T08:00:00Z'), 'yesterday');
  assert.equal(said('2026-11-22T08:58:30Z'), '1 minute ago');
  assert.equal(said('2024-11-01T00:00:00Z'), '2 years ago');
});

test('never says that something will have happened, whatever the clocks say', () => {
  const now = Date.parse('2026-11-22T09:00:00Z');
  assert.equal(ago('2026-11-25T09:00:00Z', 'en', now), 'this minute');
});

test('dates and times follow the language', () => {
  assert.equal(day('2025-03-03T12:00:00Z', 'en-GB'), '3 March 2025');
  assert.equal(day('2025-03-03T12:00:00Z', 'fr'), '3 mars 2025');
  assert.match(exact('2025-03-03T12:00:00Z', 'en-GB'), /Monday/);
  assert.match(time(Date.parse('2026-11-22T10:42:00Z'), 'en-GB'), /^\d\d:42$/);
});
