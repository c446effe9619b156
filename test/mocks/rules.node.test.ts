import assert from 'node:assert/strict';
import {describe, test} from 'node:test';

import {person} from '../../mocks/person.js';
import {codeFor} from '../../mocks/totp.js';
import {refusal, refusedField, transports} from './transports.js';

const fresh = 'a sensible sentence to keep';
const change = (newPassword: string, rest: object = {}) => ({
  currentPassword: person.password as string,
  newPassword,
  ...rest,
});

for (const [transport, run] of Object.entries(transports)) {
  describe(`the reference backend ${transport}`, () => {
    test('changes a password that keeps the policy, and takes the new one from then on', () =>
      run({}, async ({adapter, pass}) => {
        const before = await adapter.password.policy();
        pass(60);
        assert.equal((await adapter.password.change(change(fresh))).kind, 'done');
        assert.notEqual((await adapter.password.policy()).changedAt, before.changedAt);
        await refusedField(
          adapter.password.change(change('another sensible sentence')),
          '/currentPassword',
          'incorrect',
        );
      }));

    for (const [what, newPassword, code] of [
      ['too short', 'fourteen chars', 'too-short'],
      ['too long', 'x'.repeat(257), 'too-long'],
      ['common', 'passwordpassword', 'common'],
      ['breached', 'sunshine and rainbows', 'breached'],
      ['used before', 'analytical engine of 1843', 'reused'],
      ['one with the person’s name in it', 'the famous lovelace of london', 'contains-identifier'],
    ] as const) {
      test(`refuses a new password that is ${what}`, () =>
        run({}, async ({adapter}) => {
          await refusedField(adapter.password.change(change(newPassword)), '/newPassword', code);
        }));
    }

    test('counts characters, not code units', () =>
      run({}, async ({adapter}) => {
        await refusedField(adapter.password.change(change('🦉'.repeat(14))), '/newPassword', 'too-short');
        assert.equal((await adapter.password.change(change('🦉'.repeat(15)))).kind, 'done');
      }));

    test('takes a password exactly as it was typed', () =>
      run({}, async ({adapter}) => {
        await adapter.password.change(change(`  ${fresh}  `));
        await refusedField(
          adapter.password.change({currentPassword: fresh, newPassword: 'another sensible sentence'}),
          '/currentPassword',
          'incorrect',
        );
      }));

    test('counts wrong passwords down, locks after ten, and opens again after a minute', () =>
      run({}, async ({adapter, pass}) => {
        const wrong = () => adapter.password.change({currentPassword: 'wrong', newPassword: fresh});
        for (let left = 9; left >= 0; left--) {
          const field = await refusedField(wrong(), '/currentPassword', 'incorrect');
          assert.equal(field?.params?.['attemptsLeft'], left);
        }
        const {details} = await refusal(adapter.password.change(change(fresh)), 'rate-limited');
        assert.equal(details.retryAfterSeconds, 60);
        pass(45);
        assert.equal((await refusal(wrong(), 'rate-limited')).details.retryAfterSeconds, 15);
        pass(15);
        assert.equal((await adapter.password.change(change(fresh))).kind, 'done');
      }));

    test('ends the other sessions with the change when asked, and only then', () =>
      run({}, async ({adapter, elsewhere}) => {
        const other = await elsewhere();
        await adapter.password.change(change(fresh));
        assert.ok((await other.devices.list()).items.length > 0);
        await adapter.password.change({
          currentPassword: fresh,
          newPassword: 'another sensible sentence',
          signOutOthers: true,
        });
        await refusal(other.devices.list(), 'unauthenticated');
        assert.ok((await adapter.devices.list()).items.length > 0);
      }));

    test('disables a device for good, with the sessions on it', () =>
      run({}, async ({adapter, backend}) => {
        const before = await adapter.devices.list();
        const [, phone] = before.items;
        await adapter.devices.disable(phone!.id, {why: 'lost'});
        const after = await adapter.devices.list();
        assert.equal(after.items.length, before.items.length - 1);
        assert.ok(!after.items.some(({id}) => id === phone!.id));
        assert.ok(!backend.state.sessions.some(({deviceId}) => deviceId === phone!.id));
        await refusal(adapter.devices.disable(phone!.id), 'not-found');
      }));

    test('disables no device that policy keeps, and says whom to ask', () =>
      run({}, async ({adapter}) => {
        const kept = (await adapter.devices.list()).items.find(({disable}) => disable?.support === 'none');
        const {details} = await refusal(adapter.devices.disable(kept!.id), 'policy');
        assert.equal(details.refusal?.contact?.label, 'Contoso IT help');
        assert.ok(details.requestId);
      }));

    test('disables nothing where the person may only read', () =>
      run({scenario: 'read-only'}, async ({adapter}) => {
        const [device] = (await adapter.devices.list()).items;
        await refusal(adapter.devices.disable(device!.id), 'policy');
      }));

    test('pages through ten thousand devices without a gap or a repetition, also while some go', () =>
      run({scenario: 'many'}, async ({adapter}) => {
        const first = await adapter.devices.list({limit: 50});
        assert.equal(first.items.length, 50);
        assert.equal(first.total, 10_000);
        await adapter.devices.disable(first.items[1]!.id);
        const second = await adapter.devices.list({limit: 50, cursor: first.next});
        const ids = new Set([...first.items, ...second.items].map(({id}) => id));
        assert.equal(ids.size, 100);
      }));

    test('searches names on its side, and refuses a cursor that is not its own', () =>
      run({scenario: 'many'}, async ({adapter}) => {
        const found = await adapter.devices.list({search: 'fleet-0042'});
        assert.deepEqual(
          found.items.map(({name}) => name),
          ['FLEET-0042'],
        );
        await refusedField(adapter.devices.list({cursor: 'made up'}), '/cursor', 'cursor');
      }));

    test('ends one session, which is really dead then', () =>
      run({}, async ({adapter, elsewhere, backend}) => {
        const other = await elsewhere();
        const id = backend.state.sessions[0]!.session.id;
        assert.equal((await adapter.sessions.revoke(id)).kind, 'done');
        await refusal(other.profile.get(), 'unauthenticated');
        await refusal(adapter.sessions.revoke(id), 'not-found');
      }));

    test('does not end the session in use from its own list', () =>
      run({}, async ({adapter}) => {
        const current = (await adapter.sessions.list()).items.find((session) => session.current);
        const {details} = await refusal(adapter.sessions.revoke(current!.id), 'policy');
        assert.equal(details.refusal?.reason, 'current');
      }));

    test('ends the others and keeps this one, or ends all', () =>
      run({}, async ({adapter}) => {
        const outcome = await adapter.sessions.revokeOthers();
        assert.ok(outcome.kind === 'done' && outcome.value?.revoked === 2);
        assert.equal((await adapter.sessions.list()).items.length, 1);
        await adapter.sessions.revokeAll();
        await refusal(adapter.sessions.list(), 'unauthenticated');
        assert.equal((await adapter.describe()).subject, undefined);
      }));

    test('ends a session when its time is over', () =>
      run({}, async ({adapter, pass}) => {
        pass(24 * 60 * 60 - 1);
        assert.equal((await adapter.sessions.list()).items.length, 3);
        pass(1);
        await refusal(adapter.sessions.list(), 'unauthenticated');
      }));

    test('finds nothing under names that nothing has', () =>
      run({}, async ({adapter}) => {
        for (const id of ['nobody', '%25', '%', 'a/b', 'phone/../lab', '__proto__']) {
          await refusal(adapter.sessions.revoke(id), 'not-found');
          await refusal(adapter.devices.disable(id), 'not-found');
        }
      }));

    test('notes a sign-in that was somebody else’s, and knows no others', () =>
      run({}, async ({adapter}) => {
        const [signIn] = (await adapter.sessions.signIns()).items;
        await adapter.sessions.reportSignIn(signIn!.id);
        const [again] = (await adapter.sessions.signIns()).items;
        assert.equal(again?.reported, true);
        await refusal(adapter.sessions.reportSignIn('nobody'), 'not-found');
      }));

    test('wants a fresh proof where the scenario says so, takes password or code, and remembers it for five minutes', () =>
      run({scenario: 'step-up'}, async ({adapter, pass}) => {
        const {details} = await refusal(adapter.password.change(change(fresh)), 'step-up-required');
        assert.deepEqual(details.challenge?.inPage, ['password', 'code']);
        const {challenge = {}} = details;
        await refusedField(adapter.stepUp(challenge, {password: 'wrong'}), '/password', 'incorrect');
        assert.equal((await adapter.stepUp(challenge, {password: person.password})).kind, 'done');
        assert.equal((await adapter.password.change(change(fresh))).kind, 'done');
        pass(301);
        await refusal(adapter.sessions.revokeOthers(), 'step-up-required');
      }));

    test('takes an authenticator’s code once, within half a minute of its time', () =>
      run({scenario: 'step-up'}, async ({adapter, backend, pass}) => {
        const code = codeFor(person.authenticatorSecret, backend.now());
        assert.equal((await adapter.stepUp({}, {code})).kind, 'done');
        await refusedField(adapter.stepUp({}, {code}), '/code', 'incorrect');
        const old = codeFor(person.authenticatorSecret, backend.now());
        pass(90);
        await refusedField(adapter.stepUp({}, {code: old}), '/code', 'incorrect');
      }));

    test('saves what may be edited, under its rules', () =>
      run({scenario: 'editable'}, async ({adapter}) => {
        const {version} = await adapter.profile.get();
        const outcome = await adapter.profile.update(
          {'phones/mobile': '+44 7700 900456'},
          {ifVersion: version},
        );
        assert.ok(outcome.kind === 'done' && outcome.value);
        assert.ok(outcome.value.phones?.some(({number}) => number === '+44 7700 900456'));
        const next = {ifVersion: outcome.value.version};
        await refusedField(
          adapter.profile.update({'phones/mobile': 'call me'}, next),
          '/phones/mobile',
          'pattern',
        );
        await refusedField(adapter.profile.update({jobTitle: 'Queen'}, next), '/jobTitle', 'read-only');
      }));

    test('removes what is emptied, unless it is required, and knows only its own choices', () =>
      run({scenario: 'editable'}, async ({adapter}) => {
        const {version, phones} = await adapter.profile.get();
        assert.ok(phones?.some(({type}) => type === 'mobile'));
        const outcome = await adapter.profile.update({'phones/mobile': ''}, {ifVersion: version});
        assert.ok(outcome.kind === 'done' && outcome.value);
        assert.ok(!outcome.value.phones?.some(({type}) => type === 'mobile'));
        const next = {ifVersion: outcome.value.version};
        const update = (patch: Record<string, string | null>) => adapter.profile.update(patch, next);
        await refusedField(update({'phones/business': null}), '/phones/business', 'required');
        await refusedField(update({'office/location': 'The moon'}), '/office/location', 'option');
        await refusedField(update({'office/city': 'x'.repeat(81)}), '/office/city', 'too-long');
        await refusedField(update({'phones/fax': '1234567'}), '/phones/fax', 'read-only');
      }));

    test('overwrites nothing that was changed meanwhile', () =>
      run({scenario: 'editable'}, async ({adapter}) => {
        const {version} = await adapter.profile.get();
        await adapter.profile.update({'office/city': 'Leeds'}, {ifVersion: version});
        await refusal(adapter.profile.update({'office/city': 'York'}, {ifVersion: version}), 'stale');
        assert.equal((await adapter.profile.get()).office?.city, 'Leeds');
      }));

    test('edits nothing of a managed profile', () =>
      run({}, async ({adapter}) => {
        const {version} = await adapter.profile.get();
        const {details} = await refusal(
          adapter.profile.update({jobTitle: 'Queen'}, {ifVersion: version}),
          'policy',
        );
        assert.equal(details.refusal?.reason, 'managed');
      }));

    test('gives the photo as bytes, takes another, and removes it', () =>
      run({scenario: 'editable'}, async ({adapter}) => {
        const photo = await adapter.profile.photo({size: 96});
        assert.equal(photo?.type, 'image/png');
        const {version} = await adapter.profile.get();
        assert.equal((await adapter.profile.setPhoto(photo)).kind, 'done');
        assert.notEqual((await adapter.profile.get()).version, version);
        await adapter.profile.setPhoto(null);
        assert.equal(await adapter.profile.photo(), null);
        await refusedField(
          adapter.profile.setPhoto(new Blob(['<svg/>'], {type: 'image/png'})),
          '/photo',
          'type',
        );
        const huge = new Blob([new Uint8Array(4 * 1024 * 1024 + 1)], {type: 'image/png'});
        await refusedField(adapter.profile.setPhoto(huge), '/photo', 'too-large');
      }));

    test('leads elsewhere where the scenario is “redirect”, and only back to places that it knows', () =>
      run({scenario: 'redirect'}, async ({adapter}) => {
        const outcome = await adapter.password.change(change(fresh));
        assert.equal(outcome.kind, 'redirect');
        assert.ok(outcome.kind === 'redirect' && outcome.redirect.url.includes('operation=password.change'));
      }));

    test('lets nobody in who is signed out, and says so in the description', () =>
      run({scenario: 'signed-out'}, async ({adapter}) => {
        assert.equal((await adapter.describe()).subject, undefined);
        await refusal(adapter.profile.get(), 'unauthenticated');
      }));

    test('ends the session at the next write in “session-expires”, once', () =>
      run({scenario: 'session-expires'}, async ({adapter, elsewhere}) => {
        assert.ok((await adapter.devices.list()).items.length > 0);
        await refusal(adapter.sessions.revokeOthers(), 'unauthenticated');
        assert.equal((await (await elsewhere()).sessions.revokeOthers()).kind, 'done');
      }));

    test('makes writes wait in “rate-limited”, and lets them through afterwards', () =>
      run({scenario: 'rate-limited'}, async ({adapter, pass}) => {
        const {details} = await refusal(adapter.sessions.revokeOthers(), 'rate-limited');
        assert.equal(details.retryAfterSeconds, 30);
        pass(30);
        assert.equal((await adapter.sessions.revokeOthers()).kind, 'done');
      }));

    test('is down in “failing”, with a reference', () =>
      run({scenario: 'failing'}, async ({adapter}) => {
        assert.ok((await refusal(adapter.profile.get(), 'unavailable')).details.requestId);
      }));

    test('shows a person without access nothing', () =>
      run({scenario: 'no-access'}, async ({adapter}) => {
        await refusal(adapter.profile.get(), 'forbidden');
      }));
  });
}
