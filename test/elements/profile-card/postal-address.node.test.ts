import assert from 'node:assert/strict';
import {test} from 'node:test';

import {postalAddress} from '../../../src/elements/profile-card/postal-address.js';

test('the code stands where the country puts it', () => {
  const at = (city: string, postalCode: string, country?: string) =>
    postalAddress({city, postalCode, country}, 'en');
  assert.equal(at('London', 'SW1Y 4JH', 'United Kingdom'), 'London SW1Y 4JH, United Kingdom');
  assert.equal(at('Paris', '75001', 'France'), '75001 Paris, France');
  assert.equal(at('Redmond', '98052', 'United States'), 'Redmond 98052, United States');
  assert.equal(at('Redmond', '98052', 'USA'), 'Redmond 98052, USA');
  assert.equal(at('Riga', 'LV-1050', 'Latvia'), 'LV-1050 Riga, Latvia');
  assert.equal(at('Amsterdam', '1012 AB', 'NL'), '1012 AB Amsterdam, Netherlands');
  assert.equal(at('Springfield', '62701'), 'Springfield 62701');
});

test('a country is known by its code and by its name in the reader’s language', () => {
  assert.equal(postalAddress({country: 'DE'}, 'fr'), 'Allemagne');
  assert.equal(
    postalAddress({city: 'Redmond', postalCode: '98052', country: 'États-Unis'}, 'fr'),
    'Redmond 98052, États-Unis',
  );
});

test('what is absent leaves no gap', () => {
  assert.equal(postalAddress({}, 'en'), '');
  assert.equal(postalAddress({location: 'Room 2'}, 'en'), '');
  assert.equal(postalAddress({street: '1 High Street', country: 'Ireland'}, 'en'), '1 High Street, Ireland');
  assert.equal(postalAddress({postalCode: '75001'}, 'en'), '75001');
});

test('a code that is no country’s stays as it is', () => {
  assert.equal(postalAddress({country: 'QQ'}, 'en'), 'QQ');
});
