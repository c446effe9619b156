import assert from 'node:assert/strict';
import {test} from 'node:test';

import {AccountError, accountErrorCodes} from '../../src/contract/error.js';
import {readableDetails} from '../../src/contract/error-details.js';

test('says in its message which call failed, where, and nothing a person typed', () => {
  const cause = new Error('inner');
  const error = new AccountError('malformed-response', {
    operation: 'devices.list',
    path: 'items.3.name',
    cause,
  });
  assert.equal(error.message, 'malformed-response devices.list at items.3.name');
  assert.equal(error.name, 'AccountError');
  assert.equal(error.cause, cause);
  assert.equal(new AccountError('offline').message, 'offline');
});

test('is kept as it is, and keeps any other error as its cause', () => {
  const error = new AccountError('stale');
  assert.equal(AccountError.from(error), error);
  for (const other of [new TypeError('bug'), 'text', undefined, null]) {
    const found = AccountError.from(other);
    assert.deepEqual([found.code, found.details.cause], ['unknown', other]);
  }
});

test('is known when it comes from another copy of this package', () => {
  for (const code of accountErrorCodes) {
    const foreign = Object.assign(new Error(code), {name: 'AccountError', code, details: {requestId: 'r'}});
    const found = AccountError.from(foreign);
    assert.ok(found instanceof AccountError);
    assert.deepEqual([found.code, found.details.requestId], [code, 'r']);
  }
});

test('keeps the details that fit, and only those', () => {
  const details = {
    status: 429,
    retryAfterSeconds: 0,
    requestId: 'r',
    fields: [{pointer: '/a', code: 'required'}, {pointer: 1}],
    challenge: {inPage: ['telepathy']},
    refusal: {reason: 'policy', contact: {label: 'Help', url: 'javascript:alert(1)'}},
    other: true,
  };
  assert.deepEqual(readableDetails(details as never), {status: 429, retryAfterSeconds: 0, requestId: 'r'});
  for (const retryAfterSeconds of [-1, NaN, Infinity, '7']) {
    assert.deepEqual(readableDetails({retryAfterSeconds} as never), {});
  }
});
