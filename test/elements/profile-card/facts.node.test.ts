import assert from 'node:assert/strict';
import {test} from 'node:test';

import type {Attribute, Profile} from '../../../src/contract/profile.js';
import {factsOf, labelOf, type Say} from '../../../src/elements/profile-card/facts.js';
import {profileCardMessages} from '../../../src/elements/profile-card/profile-card.messages.js';
import {valuesOf} from '../../../src/elements/profile-card/values.js';

const t: Say = (key) => profileCardMessages[key];
const bare: Profile = {id: 'a', displayName: 'Ada'};
const rows = (profile: Profile) => factsOf(profile, t, 'en').map(({label, values}) => [label, ...values]);
const text = {type: 'text', required: false, edit: {support: 'native'}} as const;
const refused: Attribute['edit'] = {support: 'none', refusal: {reason: 'managed'}};

test('a profile of nothing but a name has no rows', () => {
  assert.deepEqual(rows(bare), []);
});

test('several phones of a kind share a row; kinds have their order', () => {
  const phones: Profile['phones'] = [
    {type: 'other', number: '3'},
    {type: 'business', number: '1'},
    {type: 'business', number: '2'},
  ];
  assert.deepEqual(rows({...bare, phones}), [
    ['Business phone', '1', '2'],
    ['Other phone', '3'],
  ]);
});

test('the organization’s own attributes have rows, under its names for them', () => {
  const attributes: Attribute[] = [
    {...text, name: 'badge', label: 'Badge number', edit: refused},
    {...text, name: 'listed', label: 'Listed', type: 'boolean'},
    {...text, name: 'site', type: 'select', options: [{value: 'p', label: 'Paris'}]},
    {...text, name: 'empty', label: 'Empty'},
  ];
  const values = {badge: ['42'], listed: ['true'], site: ['p'], secret: ['not named by attributes']};
  assert.deepEqual(rows({...bare, values, attributes}), [
    ['Badge number', '42'],
    ['Listed', 'Yes'],
    ['site', 'Paris'],
  ]);
});

test('what is changed elsewhere is said at its row; a reason only where there is a value', () => {
  const redirect: Attribute = {...text, name: 'email', edit: {support: 'redirect'}};
  const [row] = factsOf({...bare, attributes: [redirect]}, t, 'en');
  assert.equal(row?.label, 'E-mail');
  assert.deepEqual(row?.attributes, [redirect]);
  assert.deepEqual(rows({...bare, attributes: [{...text, name: 'email', edit: refused}]}), []);
});

test('name and role have a row only where something is said about them', () => {
  const profile = {...bare, jobTitle: 'Analyst'};
  assert.deepEqual(rows({...profile, attributes: [{...text, name: 'jobTitle'}]}), []);
  assert.deepEqual(rows({...profile, attributes: [{...text, name: 'jobTitle', edit: refused}]}), [
    ['Job title', 'Analyst'],
  ]);
});

test('an attribute is called as the organization calls it, else as we do, else by its name', () => {
  assert.equal(labelOf({name: 'office/postalCode'}, t), 'Postal code');
  assert.equal(labelOf({name: 'office/postalCode', label: 'ZIP'}, t), 'ZIP');
  assert.equal(labelOf({name: 'toString'}, t), 'toString');
});

test('values are found by path, and a hostile name finds nothing', () => {
  const profile: Profile = {
    ...bare,
    office: {city: 'London'},
    otherEmails: ['x@y'],
    phones: [{type: 'mobile', number: '1'}],
    values: {'a/b': ['1']},
  };
  assert.deepEqual(valuesOf(profile, 'office/city'), ['London']);
  assert.deepEqual(valuesOf(profile, 'office/street'), []);
  assert.deepEqual(valuesOf(profile, 'phones/mobile'), ['1']);
  assert.deepEqual(valuesOf(profile, 'otherEmails'), ['x@y']);
  assert.deepEqual(valuesOf(profile, 'a/b'), ['1']);
  for (const name of ['__proto__', 'constructor', 'office/constructor', 'phones', 'values'])
    assert.deepEqual(valuesOf(profile, name), []);
});
