import assert from 'node:assert/strict';
import {describe, test} from 'node:test';

import {person} from '../../mocks/person.js';
import {codeFor} from '../../mocks/totp.js';
import type {CheckedAdapter} from '../../src/contract/adapter.js';
import type {ResetFlow} from '../../src/contract/reset.js';
import {refusal, refusedField, transports} from './transports.js';

const fresh = 'a sensible sentence to keep';

async function begun({reset}: CheckedAdapter, identifier: string): Promise<ResetFlow> {
  const outcome = await reset.start({identifier, why: 'forgotten'});
  assert.ok(outcome.kind === 'done' && outcome.value);
  return outcome.value;
}

for (const [transport, run] of Object.entries(transports)) {
  describe(`password reset of the reference backend ${transport}`, () => {
    test('resets a forgotten password after two proofs of different kinds, and ends every session', () =>
      run({}, async ({adapter, backend, elsewhere}) => {
        const other = await elsewhere();
        const {reset} = adapter;
        const {id, choices} = await begun(adapter, ` ${person.identifier.toUpperCase()} `);
        assert.deepEqual(
          choices.map(({type, way, hint}) => [type, way, hint]),
          [
            ['authenticator-app', undefined, undefined],
            ['phone', 'text', '•••• 23'],
            ['phone', 'call', '•••• 23'],
            ['email', undefined, 'a•••@l•••'],
          ],
        );
        await reset.choose(id, 'text');
        const outcome = await reset.prove(id, {code: '123 456'});
        assert.ok(outcome.kind === 'done');
        assert.deepEqual(
          outcome.value?.choices.map((choice) => choice.id),
          ['app', 'email'],
        );
        await refusal(reset.choose(id, 'call'), 'not-found');
        await refusal(reset.finish(id, {newPassword: fresh}), 'forbidden');
        await reset.choose(id, 'app');
        const code = codeFor(person.authenticatorSecret, backend.now());
        const last = await reset.prove(id, {code});
        assert.ok(last.kind === 'done' && last.value?.step === 'password');
        assert.equal(last.value.canUnlock, undefined);
        await refusedField(reset.finish(id, {newPassword: 'short'}), '/newPassword', 'too-short');
        await refusal(reset.finish(id, {unlock: true}), 'conflict');
        assert.equal((await reset.finish(id, {newPassword: fresh})).kind, 'done');
        await refusal(reset.finish(id, {newPassword: `${fresh}!`}), 'expired');
        await refusal(adapter.profile.get(), 'unauthenticated');
        await refusal(other.profile.get(), 'unauthenticated');
        assert.match(backend.state.outbox.at(-1)?.text ?? '', /password was changed/);
        await backend.signIn({identifier: person.identifier, password: fresh});
      }));

    test('tells nobody by a reset whether an account exists, is registered, or has a lock', () =>
      run({scenario: 'locked-account'}, async ({adapter, backend}) => {
        const told: unknown[] = [];
        for (const identifier of [person.identifier, 'nobody@contoso.example', 'ada', '__proto__', '<b>']) {
          const {id, choices, ...flow} = await begun(adapter, identifier);
          const seen: unknown[] = [{...flow, expiresAt: ''}, choices.map(({type, way}) => [type, way])];
          for (const choice of choices) {
            assert.equal(choice.hint === undefined, choice.type === 'authenticator-app');
            if (choice.type === 'phone') assert.match(choice.hint ?? '', /^•••• \d\d$/);
            if (choice.type === 'email') assert.match(choice.hint ?? '', /^[a-z]•••@[a-z]•••$/);
            const outcome = await adapter.reset.choose(id, choice.id);
            assert.ok(outcome.kind === 'done' && outcome.value);
            seen.push([outcome.value.step, outcome.value.resendAfterSeconds, outcome.value.canUnlock]);
            const field = await refusedField(adapter.reset.prove(id, {code: '000000'}), '/code', 'incorrect');
            seen.push(field?.params);
          }
          const again = await begun(adapter, identifier);
          assert.deepEqual(again.choices, choices, 'the hints stay the same');
          told.push(seen);
        }
        for (const each of told) assert.deepEqual(each, told[0]);
        assert.deepEqual(
          backend.state.outbox.map(({to}) => to),
          ['+447700900123', '+447700900123', 'ada@lovelace.example'],
        );
      }));

    test('unlocks by a reset, with the password kept', () =>
      run({scenario: 'locked-account'}, async ({adapter, backend}) => {
        const {id} = await begun(adapter, person.identifier);
        for (const choice of ['email', 'call']) {
          await adapter.reset.choose(id, choice);
          const outcome = await adapter.reset.prove(id, {code: '123456'});
          const proofs = outcome.kind === 'done' ? outcome.value?.proofsGiven : undefined;
          assert.equal(outcome.kind === 'done' && outcome.value?.canUnlock, proofs === 2 || undefined);
        }
        assert.equal((await adapter.reset.finish(id, {unlock: true})).kind, 'done');
        await backend.signIn({identifier: person.identifier, password: person.password});
      }));

    test('lets a reset run out after ten minutes, and another password end it', () =>
      run({}, async ({adapter, pass}) => {
        const late = await begun(adapter, person.identifier);
        pass(600);
        await refusal(adapter.reset.choose(late.id, 'email'), 'expired');
        const overtaken = await begun(adapter, person.identifier);
        await adapter.password.change({currentPassword: person.password, newPassword: fresh});
        await refusal(adapter.reset.choose(overtaken.id, 'email'), 'expired');
        for (const id of ['nothing', '__proto__'])
          await refusal(adapter.reset.choose(id, 'email'), 'expired');
      }));

    test('counts wrong codes by identifier, over all its resets, and sends no code twice in half a minute', () =>
      run({scenario: 'signed-out'}, async ({adapter, pass}) => {
        const {reset} = adapter;
        for (const identifier of [person.identifier, 'nobody@contoso.example']) {
          for (let left = 9; left >= 0; left--) {
            const {id} = await begun(adapter, identifier);
            await reset.choose(id, 'app');
            const field = await refusedField(reset.prove(id, {code: '000000'}), '/code', 'incorrect');
            assert.equal(field?.params?.['attemptsLeft'], left);
          }
          const {id} = await begun(adapter, identifier);
          await reset.choose(id, 'email');
          const locked = await refusal(reset.prove(id, {code: '123456'}), 'rate-limited');
          assert.equal(locked.details.retryAfterSeconds, 60);
          const soon = await refusal(reset.choose(id, 'email'), 'rate-limited');
          assert.equal(soon.details.retryAfterSeconds, 30);
          const {id: another} = await begun(adapter, identifier);
          await refusal(reset.choose(another, 'email'), 'rate-limited');
          pass(30);
          assert.equal((await reset.choose(id, 'email')).kind, 'done');
          pass(60);
        }
      }));

    test('resets only where the organization has enabled it and the person is registered', () =>
      run({scenario: 'reset-disabled'}, async ({adapter}) => {
        const {details} = await refusal(adapter.reset.start({identifier: 'ada', why: 'forgotten'}), 'policy');
        assert.equal(details.refusal?.contact?.label, 'Contoso IT help');
        await refusal(adapter.reset.status(), 'policy');
        await run({scenario: 'reset-unregistered'}, async ({adapter: unregistered, backend}) => {
          const status = await unregistered.reset.status();
          assert.deepEqual([status.registered, status.registeredTypes], [false, ['authenticator-app']]);
          assert.equal(
            (await refusal(unregistered.reset.confirm(), 'conflict')).details.refusal?.reason,
            'not-registered',
          );
          const {id} = await begun(unregistered, person.identifier);
          await unregistered.reset.choose(id, 'app');
          const code = codeFor(person.authenticatorSecret, backend.now());
          await refusedField(unregistered.reset.prove(id, {code}), '/code', 'incorrect');
        });
      }));

    test('notes for half a year that what is registered is still right', () =>
      run({}, async ({adapter, backend}) => {
        await adapter.reset.confirm();
        const {confirmedAt = '', confirmBy = '', registered} = await adapter.reset.status();
        assert.ok(registered);
        assert.equal(Date.parse(confirmedAt), backend.now());
        assert.equal(Date.parse(confirmBy) - backend.now(), 180 * 24 * 60 * 60_000);
      }));
  });
}
