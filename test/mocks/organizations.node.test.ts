import assert from 'node:assert/strict';
import {describe, test} from 'node:test';

import {person} from '../../mocks/person.js';
import {signInAt} from '../../mocks/sign-in.js';
import type {CheckedAdapter} from '../../src/contract/adapter.js';
import {refusal, refusedField, transports} from './transports.js';

for (const [transport, run] of Object.entries(transports)) {
  describe(`organizations ${transport}`, () => {
    test('leaves an organization for good, and no other', () =>
      run({}, async ({adapter, backend}) => {
        assert.deepEqual(await adapter.organizations.leave('fabrikam'), {kind: 'done'});
        const names = (await adapter.organizations.list()).items.map(({name}) => name);
        assert.deepEqual(names, ['Contoso', 'Northwind Traders', 'Woodgrove Bank']);
        await refusal(adapter.organizations.leave('fabrikam'), 'not-found');
        assert.equal(backend.sessions.length, 3);
      }));

    test('keeps who may not leave: at home, by policy, as the last owner; each with whom to ask', () =>
      run({}, async ({adapter}) => {
        const home = await refusal(adapter.organizations.leave('contoso'), 'policy');
        assert.equal(home.details.refusal?.reason, 'home');
        const guest = await refusal(adapter.organizations.leave('woodgrove'), 'policy');
        assert.equal(guest.details.refusal?.contact?.email, 'guests@woodgrove.example');
        await run({scenario: 'guest-only'}, async (other) => {
          const owner = await refusal(other.adapter.organizations.leave('tailspin'), 'policy');
          assert.equal(owner.details.refusal?.reason, 'last-owner');
        });
      }));

    test('leaves after a sign-in there, in the session that signed in, and in no other', () =>
      run({}, async ({adapter, backend, elsewhere}) => {
        const other = await elsewhere();
        const mustSignIn = async ({organizations}: CheckedAdapter) =>
          (await organizations.list()).items.find(({id}) => id === 'northwind')?.signInToLeave;
        const outcome = await adapter.organizations.leave('northwind');
        assert.ok(outcome.kind === 'redirect');
        const {url, operation, item} = outcome.redirect;
        assert.match(url, /\/organizations\/northwind\/sign-in/);
        assert.deepEqual([operation, item], ['sign-in', 'northwind']);
        const session = backend.sessionOf(backend.state.cookie)!;
        await refusedField(
          signInAt(backend, session, 'northwind', {identifier: person.identifier, password: 'wrong'}),
          '/password',
          'incorrect',
        );
        assert.equal(await mustSignIn(adapter), true);
        await signInAt(backend, session, 'northwind', person);
        assert.deepEqual([await mustSignIn(adapter), await mustSignIn(other)], [false, true]);
        assert.equal((await other.organizations.leave('northwind')).kind, 'redirect');
        assert.equal((await adapter.organizations.leave('northwind')).kind, 'done');
        await refusal(other.organizations.leave('northwind'), 'not-found');
      }));

    test('ends the sessions with the membership of the organization that they are of', () =>
      run({scenario: 'guest-only'}, async ({adapter, backend}) => {
        await adapter.organizations.leave('adventure-works');
        assert.equal(backend.sessions.length, 3);
        await adapter.organizations.leave('fabrikam');
        assert.equal(backend.sessions.length, 0);
        await refusal(adapter.organizations.list(), 'unauthenticated');
      }));

    test('pages through five hundred organizations, and searches names and domains', () =>
      run({scenario: 'many'}, async ({adapter: {organizations}}) => {
        const seen = new Set<string>();
        let cursor: string | undefined;
        do {
          const page = await organizations.list({cursor});
          assert.equal(page.items.length, 50);
          for (const {id} of page.items) seen.add(id);
          cursor = page.next;
        } while (cursor);
        assert.equal(seen.size, 500);
        const found = async (search: string) => (await organizations.list({search})).items.map(({id}) => id);
        assert.deepEqual(await found('PARTNER-471.'), ['partner-471']);
        assert.deepEqual(await found('woodgrove bank'), ['woodgrove']);
        assert.deepEqual(await found('abacus'), []);
      }));
  });
}
