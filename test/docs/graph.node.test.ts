import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';

import {createGraphAdapter} from '../../src/adapters/graph/graph-adapter.js';
import type {OperationId} from '../../src/contract/adapter.js';
import type {Capability} from '../../src/contract/capability.js';
import {checked} from '../../src/contract/checked.js';
import {root} from './blocks.js';

const text = readFileSync(join(root, 'docs/graph.md'), 'utf8');
/** The table's rows: what stands in the first column, the scopes of the second, the page of the third. */
const rows = [...text.matchAll(/^\|(.+)\|(.+)\|(.+)\|$/gm)]
  .slice(2)
  .map(([, what = '', scopes = '', page = '']) => {
    const named = [...scopes.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    const family = named.find((name) => name.startsWith('UserAuthMethod-'))?.replace(/-.*/, '') ?? '';
    return {
      what: what.trim(),
      scopes: named.map((name) => (name.startsWith('-') ? `${family}${name}.ReadWrite` : name)),
      page: page.trim(),
    };
  });

const offers = async (scopes: readonly string[], allowBeta = false) => {
  const fetch = () => Promise.resolve(Response.json({id: '1'}));
  const adapter = createGraphAdapter({getToken: () => 'token', fetch, scopes, allowBeta});
  return (await checked(adapter).describe()).capabilities;
};
const pageOf = (capability: Capability) =>
  capability.support === 'external' ? new URL(capability.url).hostname : capability.support;
const pages: Readonly<Record<string, string>> = {
  'link to My Sign-ins': 'mysignins.microsoft.com',
  'link to My Account': 'myaccount.microsoft.com',
};

/** By how a row begins: what it is about. */
const operations: Readonly<Record<string, readonly OperationId[]>> = {
  '`signout-everywhere`': ['sessions.revokeAll'],
  '`change-password-form`': ['password.change'],
  '`security-verification`, to see': ['verification.get'],
  '`security-verification`, to change': ['verification.remove'],
  'the default method': ['verification.makeDefault'],
  'the history of `terms-review`': ['terms.history'],
};

test('the table of docs/graph.md names the scopes with which each thing is done, and where it leads without', async () => {
  for (const [begins, about] of Object.entries(operations)) {
    const row = rows.find(({what}) => what.startsWith(begins));
    assert.ok(row, `no row ${begins}`);
    const beta = begins === 'the default method';
    assert.ok(row.scopes.length > 0);
    for (const scope of row.scopes) {
      const seeing = scope.startsWith('UserAuthMethod-') ? ['UserAuthenticationMethod.Read'] : [];
      const [without, withIt] = await Promise.all([offers(seeing, beta), offers([...seeing, scope], beta)]);
      for (const operation of about) {
        assert.equal(withIt[operation].support, 'native', `${operation} with ${scope}`);
        assert.equal(pageOf(without[operation]), pages[row.page], `${operation} without ${scope}`);
      }
    }
  }
  assert.ok(
    rows.some(({scopes}) => scopes.length === 8),
    'the single types of methods',
  );
});

test('what Graph has no call for leads to Microsoft\u2019s page, as docs/graph.md says', async () => {
  const capabilities = await offers([]);
  for (const operation of [
    'devices.disable',
    'organizations.leave',
    'terms.decide',
    'reset.start',
  ] as const satisfies OperationId[]) {
    assert.match(pageOf(capabilities[operation]), /\.(microsoft|microsoftonline)\.com$/, operation);
  }
});
