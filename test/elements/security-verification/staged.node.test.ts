import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {VerificationMethod, VerificationState} from '../../../src/contract/verification.js';
import {codeOf, inFours, requestOf} from '../../../src/elements/security-verification/enrolling/draft.js';
import {Staged} from '../../../src/elements/security-verification/staged.js';

const method = (id: string, type: VerificationMethod['type']): VerificationMethod => ({
  id,
  type,
  usedFor: ['sign-in'],
});
const [app, phone, codes] = [
  method('app', 'authenticator-app'),
  method('phone', 'phone'),
  method('codes', 'recovery-codes'),
];
const state = (required: number): VerificationState => ({
  methods: [app, phone, codes],
  options: [],
  required,
});

describe('what is staged', () => {
  it('lets no method be the last one, across the removals that are staged', () => {
    const staged = new Staged();
    assert.equal(staged.isLast(app, state(1)), false);
    staged.remove(phone);
    assert.equal(staged.isLast(app, state(1)), true);
    assert.equal(staged.isLast(app, state(0)), false);
    assert.equal(staged.isLast(codes, state(1)), false);
    assert.equal(new Staged().isLast(app, state(2)), true);
  });

  it('saves names first, then the default, then removals, and nothing that is so already', () => {
    const staged = new Staged();
    const now = {...state(0), methods: [{...app, label: 'Mine', isDefault: true}, phone, codes]};
    staged.names.set('app', ' Mine ');
    staged.choice = {id: 'app'};
    assert.deepEqual(staged.changes(now), []);
    staged.names.set('phone', 'Hers');
    staged.choice = {id: 'phone', way: 'call'};
    staged.remove(codes);
    const kinds = staged.changes(now).map((change) => `${change.kind} ${change.method.id}`);
    assert.deepEqual(kinds, ['name phone', 'default phone', 'removal codes']);
    staged.remove(phone);
    assert.equal(staged.choice, undefined);
  });
});

describe('what is typed', () => {
  it('is a code without spaces, dashes and full-width digits', () => {
    for (const typed of ['123456', ' 123 456 ', '123-456', '123–456', '１２３４５６', '123\u00a0456'])
      assert.equal(codeOf(typed), '123456');
    assert.equal(codeOf('abcd-efgh'), 'abcdefgh');
  });

  it('is sent without what is empty, and with an extension for an office phone only', () => {
    const typed = {number: '+44 1', extension: '217', label: ' ', way: 'text'} as const;
    assert.deepEqual(requestOf('phone', undefined, {...typed, slot: 'mobile'}), {
      type: 'phone',
      number: '+44 1',
      way: 'text',
      slot: 'mobile',
    });
    assert.equal(requestOf('phone', phone, {...typed, slot: 'office'}).extension, '217');
    assert.equal(requestOf('phone', phone, typed).replaces, 'phone');
  });

  it('is easier to type in groups of four', () => {
    assert.equal(inFours('JBSWY3DPEH'), 'JBSW Y3DP EH');
  });
});
