import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {VerificationMethod} from '../../../src/contract/verification.js';
import {differenceFrom, marksOf} from '../../../src/elements/security-verification/marks.js';

const method = (id: string, more: Partial<VerificationMethod> = {}): VerificationMethod => ({
  id,
  type: 'authenticator-app',
  usedFor: ['sign-in'],
  ...more,
});
const [app, key] = [method('app'), method('key', {label: 'Blue key'})];
const now = Date.parse('2026-11-23T10:00:00Z');

describe('the marks of methods in an address', () => {
  it('tell neither ids nor names', () => {
    assert.match(marksOf([app, key]), /^[0-9a-z]+-[0-9a-z]+_[0-9a-z]+-[0-9a-z]+$/);
    assert.doesNotMatch(marksOf([app, key]), /app|key|blue/i);
  });

  it('show no difference where there is none, whatever the order, and whatever was used meanwhile', () => {
    const used = {...key, lastUsedAt: '2026-11-23T09:59:00Z', remaining: 3, version: '2'};
    assert.deepEqual(differenceFrom(marksOf([app, key]), [used, app], now), {
      added: [],
      changed: [],
      removed: 0,
    });
    assert.deepEqual(differenceFrom(marksOf([]), [], now), {added: [], changed: [], removed: 0});
  });

  it('show what was added, changed and removed', () => {
    const renamed = {...key, label: 'Red key'};
    const phone = method('phone', {createdAt: '2026-11-23T09:58:00Z'});
    assert.deepEqual(differenceFrom(marksOf([app, key]), [renamed, phone], now), {
      added: [phone],
      changed: [renamed],
      removed: 1,
    });
    assert.deepEqual(differenceFrom(marksOf([]), [phone], now)?.added, [phone]);
  });

  it('are not believed where an old method would be new, or where nothing of them is known', () => {
    const old = method('old', {createdAt: '2026-11-20T10:00:00Z'});
    assert.equal(differenceFrom(marksOf([app]), [app, old], now), undefined);
    assert.equal(differenceFrom('x-y', [], now), undefined);
    assert.equal(differenceFrom('%_--', [old], now), undefined);
  });
});
