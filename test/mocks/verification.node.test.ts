import assert from 'node:assert/strict';
import {describe, test} from 'node:test';

import {MockBackend} from '../../mocks/backend.js';
import {createMemoryAdapter} from '../../mocks/memory-adapter.js';
import {person, sentCode} from '../../mocks/person.js';
import {codeFor} from '../../mocks/totp.js';
import type {CheckedAdapter} from '../../src/contract/adapter.js';
import type {Outcome} from '../../src/contract/calls.js';
import {checked} from '../../src/contract/checked.js';
import type {Enrollment, EnrollmentRequest, VerificationMethod} from '../../src/contract/verification.js';
import {softwareAuthenticator} from '../support/authenticator.js';
import {page, refusal, refusedField, type Rig, transports} from './transports.js';

type Step = Enrollment['step'];

function value<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.kind === 'done' && outcome.value !== undefined, JSON.stringify(outcome));
  return outcome.value;
}

async function begun<S extends Step>(
  {verification}: CheckedAdapter,
  request: EnrollmentRequest,
  step: S,
): Promise<Extract<Enrollment, {step: S}>> {
  const enrollment = value(await verification.begin(request));
  assert.equal(enrollment.step, step);
  return enrollment as Extract<Enrollment, {step: S}>;
}

const methodsOf = async ({verification}: CheckedAdapter) => (await verification.get()).methods;
const idsOf = async (adapter: CheckedAdapter) => (await methodsOf(adapter)).map(({id}) => id);

async function methodOf(adapter: CheckedAdapter, id: string): Promise<VerificationMethod> {
  const found = (await methodsOf(adapter)).find((method) => method.id === id);
  assert.ok(found, id);
  return found;
}

async function optionOf({verification}: CheckedAdapter, type: string) {
  const found = (await verification.get()).options.find((option) => option.type === type);
  assert.ok(found, type);
  return found;
}

const reasonOf = (capability: {support: string; refusal?: {reason: string} | undefined} | undefined) =>
  capability?.refusal?.reason ?? capability?.support;

const sentTo = ({state}: MockBackend, to: string) => state.outbox.filter((message) => message.to === to);

async function completed(adapter: CheckedAdapter, request: EnrollmentRequest): Promise<VerificationMethod> {
  const {id} = value(await adapter.verification.begin(request)) as {id: string};
  return value(await adapter.verification.complete(id, {code: sentCode}));
}

async function withApp({adapter, backend}: Rig, label?: string) {
  const enrollment = await begun(adapter, {type: 'authenticator-app', label}, 'totp');
  const code = codeFor(enrollment.secret, backend.now());
  return {enrollment, code, method: value(await adapter.verification.complete(enrollment.id, {code}))};
}

const newNumber = '+44 7700 900456';

for (const [transport, run] of Object.entries(transports)) {
  describe(`verification at the reference backend ${transport}`, () => {
    test('knows Ada’s methods, and says of each what it is used for and what may be done', () =>
      run({}, async ({adapter}) => {
        const {methods, required} = await adapter.verification.get();
        assert.equal(required, 0);
        assert.deepEqual(
          methods.map(({type, slot, usedFor}) => [type, slot, usedFor.join()].filter(Boolean).join(' ')),
          [
            'authenticator-app sign-in,reset',
            'phone mobile sign-in,reset',
            'phone alternate sign-in,reset',
            'phone office sign-in,reset',
            'email reset',
            'recovery-codes sign-in',
            'app-password sign-in',
          ],
        );
        assert.deepEqual(
          methods.filter(({isDefault}) => isDefault).map(({id}) => id),
          ['authenticator'],
        );
        const office = await methodOf(adapter, 'office');
        for (const capability of [office.change, office.remove, office.rename]) {
          assert.equal(reasonOf(capability), 'admin-only');
        }
        assert.equal((await methodOf(adapter, 'recovery')).remaining, 8);
        const text = JSON.stringify(methods);
        for (const secret of [person.authenticatorSecret, '7700900123', 'ada@lovelace.example']) {
          assert.ok(!text.includes(secret), `${secret} is told`);
        }
      }));

    test('names each type that may be added, and the reason where one may not', () =>
      run({}, async ({adapter}) => {
        const {options} = await adapter.verification.get();
        assert.deepEqual(
          options.map(({type, add, limit}) => [type, reasonOf(add as never), limit ?? '-'].join(' ')),
          [
            'authenticator-app native 5',
            'passkey native 10',
            'security-key native 10',
            'phone limit 3',
            'email limit 1',
            'recovery-codes limit 1',
            'app-password native 40',
            'push-app policy -',
            'security-questions policy -',
            'temporary-pass admin-only -',
          ],
        );
      }));

    test('adds an authenticator app by a fresh secret and a code that it made', () =>
      run({}, async (rig) => {
        const {adapter, backend} = rig;
        const one = await begun(adapter, {type: 'authenticator-app'}, 'totp');
        const other = await begun(adapter, {type: 'authenticator-app'}, 'totp');
        assert.notEqual(one.secret, other.secret);
        assert.match(one.secret, /^[A-Z2-7]{32}$/);
        const uri = new URL(one.uri);
        assert.equal(
          decodeURIComponent(uri.pathname),
          `//totp/Contoso:${person.identifier}`.replace('//totp', ''),
        );
        assert.equal(uri.searchParams.get('secret'), one.secret);
        assert.equal(uri.searchParams.get('issuer'), 'Contoso');

        const before = await idsOf(adapter);
        const {method} = await withApp(rig, ' Ada’s watch ');
        assert.equal(method.label, 'Ada’s watch');
        assert.deepEqual(await idsOf(adapter), [...before, method.id]);
        assert.ok(sentTo(backend, person.identifier).some(({text}) => /was set up/.test(text)));
      }));

    test('adds nothing before it is proven, and nothing of what was given up', () =>
      run({}, async ({adapter, backend}) => {
        const before = await methodsOf(adapter);
        const {id, secret} = await begun(adapter, {type: 'authenticator-app'}, 'totp');
        assert.deepEqual(await methodsOf(adapter), before);
        assert.equal((await adapter.verification.cancel(id)).kind, 'done');
        assert.equal((await adapter.verification.cancel(id)).kind, 'done');
        const code = codeFor(secret, backend.now());
        await refusal(adapter.verification.complete(id, {code}), 'not-found');
        assert.deepEqual(await methodsOf(adapter), before);
      }));

    test('takes no code of another secret, another time or another length', () =>
      run({}, async ({adapter, backend}) => {
        const {id, secret} = await begun(adapter, {type: 'authenticator-app'}, 'totp');
        const now = backend.now();
        const wrong = [
          codeFor(person.authenticatorSecret, now),
          codeFor(secret, now - 120_000),
          '12345',
          'abcdef',
        ];
        for (const code of wrong) {
          await refusedField(adapter.verification.complete(id, {code}), '/code', 'incorrect');
        }
        await refusedField(adapter.verification.complete(id, {code: ' '}), '/code', 'required');
        await refusedField(adapter.verification.complete(id, {kept: true}), '/code', 'required');
        const spaced = codeFor(secret, now - 30_000).replace(/^.../, '$& ');
        value(await adapter.verification.complete(id, {code: spaced}));
      }));

    test('takes the code that completed an enrolment for nothing else', () =>
      run({scenario: 'step-up'}, async (rig) => {
        const {adapter, backend, pass} = rig;
        await adapter.stepUp({}, {password: person.password});
        const {enrollment, code} = await withApp(rig);
        await refusedField(adapter.stepUp({}, {code}), '/code', 'incorrect');
        pass(30);
        await adapter.stepUp({}, {code: codeFor(enrollment.secret, backend.now())});
      }));

    test('counts wrong codes of enrolments down and pauses after ten, and leaves signing in alone', () =>
      run({}, async ({adapter, backend, pass}) => {
        const {id, secret} = await begun(adapter, {type: 'authenticator-app'}, 'totp');
        const wrong = (enrollment = id) => adapter.verification.complete(enrollment, {code: '000000'});
        for (let left = 9; left >= 1; left--) {
          const field = await refusedField(wrong(), '/code', 'incorrect');
          assert.equal(field?.params?.['attemptsLeft'], left);
        }
        // Another enrolment is no other counter.
        const {id: other} = await begun(adapter, {type: 'authenticator-app'}, 'totp');
        await refusedField(wrong(other), '/code', 'incorrect');
        const right = () => adapter.verification.complete(id, {code: codeFor(secret, backend.now())});
        assert.equal((await refusal(right(), 'rate-limited')).details.retryAfterSeconds, 60);
        await backend.signIn({identifier: person.identifier, password: person.password});
        pass(60);
        value(await right());
      }));

    test('lets an enrolment run out after ten minutes', () =>
      run({}, async ({adapter, backend, pass}) => {
        const {id, secret, expiresAt} = await begun(adapter, {type: 'authenticator-app'}, 'totp');
        assert.equal(Date.parse(expiresAt ?? ''), backend.now() + 600_000);
        pass(599);
        await refusedField(adapter.verification.complete(id, {code: '000000'}), '/code', 'incorrect');
        pass(1);
        const code = codeFor(secret, backend.now());
        await refusal(adapter.verification.complete(id, {code}), 'expired');
      }));

    test('takes five authenticator apps and no sixth', () =>
      run({}, async (rig) => {
        for (let count = 2; count <= 5; count++) {
          assert.equal((await optionOf(rig.adapter, 'authenticator-app')).add.support, 'native');
          await withApp(rig);
        }
        assert.equal(reasonOf((await optionOf(rig.adapter, 'authenticator-app')).add as never), 'limit');
        const {details} = await refusal(
          rig.adapter.verification.begin({type: 'authenticator-app'}),
          'conflict',
        );
        assert.equal(details.refusal?.reason, 'limit');
      }));

    test('does not pass a limit by enrolments that were begun before', () =>
      run({}, async (rig) => {
        const {adapter, backend} = rig;
        const enrollments = [];
        for (let count = 0; count < 5; count++) {
          enrollments.push(await begun(adapter, {type: 'authenticator-app'}, 'totp'));
        }
        const complete = ({id, secret}: {id: string; secret: string}) =>
          adapter.verification.complete(id, {code: codeFor(secret, backend.now())});
        for (const one of enrollments.slice(0, 4)) value(await complete(one));
        await refusal(complete(enrollments[4]!), 'conflict');
      }));

    test('replaces a phone once the new number is proven, and not before', () =>
      run({}, async ({adapter, backend}) => {
        const before = await methodOf(adapter, 'mobile');
        const request = {type: 'phone', number: ' 0044 (7700) 900-456 ', replaces: 'mobile'} as const;
        const enrollment = await begun(adapter, request, 'code');
        assert.equal(enrollment.destination, '+447700900456');
        assert.equal(enrollment.resendAfterSeconds, 30);
        assert.deepEqual(await methodOf(adapter, 'mobile'), before);
        const [message] = sentTo(backend, '+447700900456');
        assert.equal(message?.channel, 'text');
        assert.match(message.text, new RegExp(sentCode));
        const place = (await idsOf(adapter)).indexOf('mobile');
        const method = value(await adapter.verification.complete(enrollment.id, {code: sentCode}));
        assert.match(method.destination ?? '', /56$/);
        assert.equal((await idsOf(adapter)).indexOf(method.id), place);
        assert.ok(!(await idsOf(adapter)).includes('mobile'));
      }));

    test('keeps the default with a phone that takes the place of another', () =>
      run({}, async ({adapter}) => {
        await adapter.verification.makeDefault('mobile', {way: 'call'});
        const {id} = await completed(adapter, {type: 'phone', number: newNumber, replaces: 'mobile'});
        const {isDefault, defaultWay} = await methodOf(adapter, id);
        assert.deepEqual([isDefault, defaultWay], [true, 'call']);
      }));

    for (const [what, number, code] of [
      ['no number', ' ', 'required'],
      ['a number without its country', '07700 900456', 'pattern'],
      ['too short a number', '+4477', 'pattern'],
      ['too long a number', '+4477009004561234', 'pattern'],
      ['letters', '+44 PHONE', 'pattern'],
      ['a country that begins with zero', '+0447700900456', 'pattern'],
    ] as const) {
      test(`refuses ${what}`, () =>
        run({}, async ({adapter, backend}) => {
          const call = adapter.verification.begin({type: 'phone', number, replaces: 'mobile'});
          await refusedField(call, '/number', code);
          assert.equal(backend.state.outbox.length, 0);
        }));
    }

    test('calls where a call is wanted, and refuses a way that the phone has not', () =>
      run({}, async ({adapter, backend}) => {
        const phone = {type: 'phone', number: newNumber} as const;
        await begun(adapter, {...phone, replaces: 'mobile', way: 'call'}, 'code');
        assert.equal(sentTo(backend, '+447700900456')[0]?.channel, 'call');
        const text = adapter.verification.begin({...phone, replaces: 'alternate', way: 'text'});
        await refusedField(text, '/way', 'options');
      }));

    test('has one phone of each slot, and leaves the office phone to the administrator', () =>
      run({}, async ({adapter}) => {
        const taken = adapter.verification.begin({type: 'phone', number: newNumber, slot: 'mobile'});
        assert.equal((await refusal(taken, 'conflict')).details.refusal?.reason, 'limit');
        await adapter.verification.remove('alternate');
        assert.equal((await optionOf(adapter, 'phone')).add.support, 'native');
        await refusal(
          adapter.verification.begin({type: 'phone', number: newNumber, slot: 'mobile'}),
          'conflict',
        );
        const office = adapter.verification.begin({type: 'phone', number: newNumber, slot: 'office'});
        assert.equal((await refusal(office, 'policy')).details.refusal?.reason, 'admin-only');
        const {slot} = await completed(adapter, {type: 'phone', number: newNumber});
        assert.equal(slot, 'alternate');
        for (const call of [
          () => adapter.verification.remove('office'),
          () => adapter.verification.rename('office', 'Desk'),
          () => adapter.verification.begin({type: 'phone', number: newNumber, replaces: 'office'}),
        ]) {
          assert.equal((await refusal(call(), 'policy')).details.refusal?.reason, 'admin-only');
        }
      }));

    test('sends a code again after half a minute, and not before', () =>
      run({}, async ({adapter, backend, pass}) => {
        const {id} = await begun(adapter, {type: 'phone', number: newNumber, replaces: 'mobile'}, 'code');
        pass(12);
        const {details} = await refusal(adapter.verification.resend(id), 'rate-limited');
        assert.equal(details.retryAfterSeconds, 18);
        assert.equal(sentTo(backend, '+447700900456').length, 1);
        pass(17);
        const {details: soon} = await refusal(adapter.verification.resend(id), 'rate-limited');
        assert.equal(soon.retryAfterSeconds, 1);
        pass(1);
        const again = value(await adapter.verification.resend(id));
        assert.deepEqual([again.step, 'id' in again && again.id], ['code', id]);
        assert.equal(sentTo(backend, '+447700900456').length, 2);
        await refusal(adapter.verification.resend(id), 'rate-limited');
        await refusal(adapter.verification.resend('nobody'), 'not-found');
        const app = await begun(adapter, {type: 'authenticator-app'}, 'totp');
        await refusal(adapter.verification.resend(app.id), 'not-supported');
      }));

    test('takes an e-mail address for resetting only, proven by a code, and not its own', () =>
      run({}, async ({adapter, backend}) => {
        for (const [address, code] of [
          ['', 'required'],
          ['ada', 'pattern'],
          ['ada@nowhere', 'pattern'],
          [`${'x'.repeat(250)}@a.example`, 'too-long'],
          ['ADA@contoso.example', 'own-address'],
        ] as const) {
          const call = adapter.verification.begin({type: 'email', address, replaces: 'email'});
          await refusedField(call, '/address', code);
        }
        const address = 'countess@lovelace.example';
        const method = await completed(adapter, {type: 'email', address, replaces: 'email'});
        assert.deepEqual([method.usedFor, method.destination], [['reset'], 'c•••@lovelace.example']);
        assert.equal(sentTo(backend, address)[0]?.channel, 'email');
      }));

    test('shows ten new recovery codes once; the old ones are good until the new are kept', () =>
      run({scenario: 'step-up'}, async ({adapter, backend, pass}) => {
        await adapter.stepUp({}, {password: person.password});
        await refusal(adapter.verification.begin({type: 'recovery-codes'}), 'conflict');
        const {id, secrets} = await begun(
          adapter,
          {type: 'recovery-codes', replaces: 'recovery'},
          'show-once',
        );
        assert.equal(new Set(secrets).size, 10);
        const state = JSON.stringify(backend.state);
        assert.ok(!secrets.some((secret) => state.includes(secret)), 'codes are kept as hashes');
        await adapter.stepUp({}, {code: person.recoveryCode.toUpperCase().replace('-', ' ')});
        assert.equal((await methodOf(adapter, 'recovery')).remaining, 7);
        await refusedField(adapter.verification.complete(id, {code: '1'}), '/kept', 'required');
        const method = value(await adapter.verification.complete(id, {kept: true}));
        assert.equal(method.remaining, 10);
        await refusedField(adapter.stepUp({}, {code: person.recoveryCode}), '/code', 'incorrect');
        pass(301);
        await refusal(adapter.devices.disable('adas-phone'), 'step-up-required');
        await adapter.stepUp({}, {code: secrets[3] ?? ''});
        await adapter.devices.disable('adas-phone');
        assert.equal((await methodOf(adapter, method.id)).remaining, 9);
      }));

    test('takes a recovery code once, also when two bring it at the same time', () =>
      run({scenario: 'step-up'}, async ({adapter}) => {
        const code = person.recoveryCode;
        const both = await Promise.allSettled([adapter.stepUp({}, {code}), adapter.stepUp({}, {code})]);
        assert.deepEqual(both.map(({status}) => status).sort(), ['fulfilled', 'rejected']);
        assert.equal((await methodOf(adapter, 'recovery')).remaining, 7);
      }));

    test('makes app passwords: shown once, kept as a hash, each with its name, and revoked', () =>
      run({}, async ({adapter, backend}) => {
        await refusedField(adapter.verification.begin({type: 'app-password'}), '/label', 'required');
        const label = 'x'.repeat(65);
        await refusedField(adapter.verification.begin({type: 'app-password', label}), '/label', 'too-long');
        const before = await idsOf(adapter);
        const {id, secrets} = await begun(adapter, {type: 'app-password', label: 'Calendar'}, 'show-once');
        assert.match(secrets.join(), /^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
        assert.ok(!JSON.stringify(backend.state).includes(secrets[0] ?? ''));
        assert.deepEqual(await idsOf(adapter), before);
        const method = value(await adapter.verification.complete(id, {kept: true}));
        assert.equal(method.label, 'Calendar');
        await adapter.verification.remove(method.id);
        assert.deepEqual(await idsOf(adapter), before);
      }));

    test('has as many of each type as may be, and takes no more', () =>
      run({scenario: 'many'}, async ({adapter}) => {
        for (const [type, count] of [
          ['authenticator-app', 5],
          ['app-password', 40],
        ] as const) {
          const same = (await methodsOf(adapter)).filter((method) => method.type === type);
          assert.equal(same.length, count);
          await refusal(adapter.verification.begin({type, label: 'One more'}), 'conflict');
        }
      }));

    test('wants another method before a security key, recovery codes or an app password', () =>
      run({scenario: 'empty'}, async (rig) => {
        const {adapter} = rig;
        const types = ['security-key', 'recovery-codes', 'app-password'] as const;
        for (const type of types) {
          assert.equal(reasonOf((await optionOf(adapter, type)).add as never), 'prerequisite');
          const {details} = await refusal(adapter.verification.begin({type, label: 'Mine'}), 'conflict');
          assert.equal(details.refusal?.reason, 'prerequisite');
        }
        await withApp(rig);
        for (const type of types) value(await adapter.verification.begin({type, label: 'Mine'}));
      }));

    test('refuses the types that Contoso does not let people add', () =>
      run({}, async ({adapter}) => {
        for (const type of ['push-app', 'security-questions', 'temporary-pass'] as const) {
          await refusal(adapter.verification.begin({type}), 'policy');
        }
        for (const type of ['password', 'platform', 'other'] as const) {
          await refusal(adapter.verification.begin({type}), 'not-supported');
        }
      }));

    test('replaces only a method that is there, is of the type and allows it', () =>
      run({}, async ({adapter}) => {
        const replace = (type: 'phone' | 'email' | 'authenticator-app', replaces: string) =>
          adapter.verification.begin({type, number: newNumber, address: 'a@b.example', replaces});
        await refusal(replace('phone', 'nobody'), 'not-found');
        await refusal(replace('phone', 'email'), 'not-found');
        await refusal(replace('authenticator-app', 'authenticator'), 'not-supported');
      }));

    test('adds nothing in place of a method that is gone meanwhile', () =>
      run({}, async ({adapter}) => {
        const {id} = await begun(adapter, {type: 'phone', number: newNumber, replaces: 'mobile'}, 'code');
        await adapter.verification.remove('mobile');
        const before = await idsOf(adapter);
        await refusal(adapter.verification.complete(id, {code: sentCode}), 'not-found');
        assert.deepEqual(await idsOf(adapter), before);
      }));

    test('renames a method, and says what it is called now', () =>
      run({}, async ({adapter}) => {
        const {verification} = adapter;
        assert.equal(value(await verification.rename('authenticator', ' The watch ')).label, 'The watch');
        assert.equal((await methodOf(adapter, 'authenticator')).label, 'The watch');
        await refusedField(verification.rename('authenticator', '  '), '/label', 'required');
        await refusedField(verification.rename('authenticator', 'x'.repeat(65)), '/label', 'too-long');
        await refusal(verification.rename('nobody', 'Nobody'), 'not-found');
        await refusal(verification.rename('recovery', 'Codes'), 'not-supported');
      }));

    test('moves the default to the next by type when it is removed, and shows it', () =>
      run({}, async ({adapter}) => {
        const defaults = async () =>
          (await methodsOf(adapter))
            .filter(({isDefault}) => isDefault)
            .map(({id, defaultWay}) => [id, defaultWay]);
        await adapter.verification.makeDefault('alternate');
        assert.deepEqual(await defaults(), [['alternate', 'call']]);
        await adapter.verification.remove('alternate');
        assert.deepEqual(await defaults(), [['authenticator', undefined]]);
        await adapter.verification.remove('authenticator');
        assert.deepEqual(await defaults(), [['mobile', 'text']]);
        await adapter.verification.remove('mobile');
        assert.deepEqual(await defaults(), [['office', 'call']]);
        await refusal(adapter.verification.remove('mobile'), 'not-found');
      }));

    test('makes a phone the default by text or by call, and refuses what cannot be', () =>
      run({}, async ({adapter}) => {
        const {verification} = adapter;
        await verification.makeDefault('mobile');
        assert.equal((await methodOf(adapter, 'mobile')).defaultWay, 'text');
        await verification.makeDefault('mobile', {way: 'call'});
        assert.equal((await methodOf(adapter, 'mobile')).defaultWay, 'call');
        await refusedField(verification.makeDefault('alternate', {way: 'text'}), '/way', 'options');
        await refusal(verification.makeDefault('email'), 'not-supported');
        await refusal(verification.makeDefault('recovery'), 'not-supported');
        await refusal(verification.makeDefault('nobody'), 'not-found');
        assert.equal(reasonOf((await optionOf(adapter, 'push-app')).makeDefault as never), 'policy');
        assert.equal((await optionOf(adapter, 'phone')).makeDefault, undefined);
        assert.equal((await methodOf(adapter, 'mobile')).isDefault, true);
      }));

    test('makes the first method that is set up the default', () =>
      run({scenario: 'empty'}, async (rig) => {
        const {method} = await withApp(rig);
        assert.equal(method.isDefault, true);
      }));

    test('keeps the last method that is demanded', () =>
      run({scenario: 'last-method'}, async (rig) => {
        const {adapter} = rig;
        assert.equal((await adapter.verification.get()).required, 1);
        assert.equal(reasonOf((await methodOf(adapter, 'authenticator')).remove as never), 'last-method');
        const {details} = await refusal(adapter.verification.remove('authenticator'), 'conflict');
        assert.equal(details.refusal?.reason, 'last-method');
        // Neither of these proves by itself who is there.
        await adapter.verification.remove('email');
        await adapter.verification.remove('recovery');
        await withApp(rig);
        assert.equal((await methodOf(adapter, 'authenticator')).remove, undefined);
        await adapter.verification.remove('authenticator');
      }));

    test('demands two methods, of which one is missing', () =>
      run({scenario: 'two-step-required'}, async ({adapter}) => {
        const {required, methods} = await adapter.verification.get();
        assert.equal(required, 2);
        assert.equal(methods.filter(({usedFor}) => usedFor.includes('sign-in')).length, 1);
        await refusal(adapter.verification.remove('mobile'), 'conflict');
      }));

    test('lets one change fail and the others pass (partial-failure)', () =>
      run({scenario: 'partial-failure'}, async ({adapter}) => {
        await refusal(adapter.verification.remove('alternate'), 'unavailable');
        await refusal(adapter.verification.rename('alternate', 'Home'), 'unavailable');
        await adapter.verification.remove('mobile');
        await adapter.verification.rename('authenticator', 'Watch');
        assert.ok((await idsOf(adapter)).includes('alternate'));
      }));

    test('wants a fresh proof for every change, none for giving something up', () =>
      run({scenario: 'step-up'}, async (rig) => {
        const {adapter, pass, backend} = rig;
        const {verification} = adapter;
        await adapter.stepUp({}, {password: person.password});
        const {id, secret} = await begun(adapter, {type: 'authenticator-app'}, 'totp');
        const phone = await begun(adapter, {type: 'phone', number: newNumber, replaces: 'mobile'}, 'code');
        pass(301);
        for (const call of [
          () => verification.begin({type: 'authenticator-app'}),
          () => verification.complete(id, {code: codeFor(secret, backend.now())}),
          () => verification.resend(phone.id),
          () => verification.rename('mobile', 'Mine'),
          () => verification.remove('mobile'),
          () => verification.makeDefault('mobile'),
        ]) {
          await refusal(call(), 'step-up-required');
        }
        await verification.cancel(id);
      }));

    test('takes the proof with the call', () =>
      run({scenario: 'step-up'}, async ({adapter}) => {
        const wrong = adapter.verification.remove('mobile', {proof: {password: 'wrong “password”'}});
        await refusedField(wrong, '/password', 'incorrect');
        assert.ok((await idsOf(adapter)).includes('mobile'));
        await adapter.verification.remove('mobile', {proof: {password: person.password}});
        assert.ok(!(await idsOf(adapter)).includes('mobile'));
      }));

    test('offers a code only where there is something that makes codes', () =>
      run({scenario: 'step-up'}, async ({adapter, pass}) => {
        const inPage = async () => {
          pass(301);
          const error = await refusal(adapter.devices.disable('adas-phone'), 'step-up-required');
          return error.details.challenge?.inPage;
        };
        const proof = {password: person.password};
        assert.deepEqual(await inPage(), ['password', 'code']);
        await adapter.verification.remove('authenticator', {proof});
        assert.deepEqual(await inPage(), ['password', 'code']);
        await adapter.verification.remove('recovery', {proof});
        assert.deepEqual(await inPage(), ['password']);
      }));

    test('adds a passkey that an authenticator made for this page, and takes it as a proof', () =>
      run({scenario: 'step-up'}, async ({adapter, pass}) => {
        const authenticator = await softwareAuthenticator(page);
        await adapter.stepUp({}, {password: person.password});
        const {id, publicKey} = await begun(adapter, {type: 'passkey', label: 'Laptop'}, 'webauthn');
        assert.deepEqual(publicKey['rp'], {id: 'localhost', name: 'Contoso'});
        const credential = await authenticator.create(publicKey);
        const method = value(await adapter.verification.complete(id, {credential}));
        assert.deepEqual([method.type, method.label], ['passkey', 'Laptop']);
        pass(301);
        const disable = () => adapter.devices.disable('adas-phone');
        const {challenge} = (await refusal(disable(), 'step-up-required')).details;
        assert.deepEqual(challenge?.inPage, ['password', 'code', 'passkey']);
        const answer = {credential: await authenticator.get(challenge.publicKey ?? {})};
        await adapter.stepUp(challenge, answer);
        await disable();
        await refusedField(adapter.stepUp(challenge, answer), '/credential', 'incorrect');
        const other = await begun(adapter, {type: 'passkey'}, 'webauthn');
        const [excluded] = other.publicKey['excludeCredentials'] as {id: string}[];
        assert.equal(excluded?.id, (credential as {id: string}).id);
      }));

    test('takes the answer of a passkey that does not count once', () =>
      run({scenario: 'step-up'}, async ({adapter, pass}) => {
        const authenticator = await softwareAuthenticator(page, {counts: false});
        await adapter.stepUp({}, {password: person.password});
        const {id, publicKey} = await begun(adapter, {type: 'passkey'}, 'webauthn');
        await adapter.verification.complete(id, {credential: await authenticator.create(publicKey)});
        pass(301);
        const {challenge} = (await refusal(adapter.devices.disable('adas-phone'), 'step-up-required'))
          .details;
        const answer = {credential: await authenticator.get(challenge?.publicKey ?? {})};
        assert.equal((await adapter.stepUp({}, answer)).kind, 'done');
        await refusedField(adapter.stepUp({}, answer), '/credential', 'incorrect');
      }));

    test('wants no more of a security key than a touch, and a name', () =>
      run({}, async ({adapter}) => {
        const authenticator = await softwareAuthenticator(page, {verifies: false});
        await refusedField(adapter.verification.begin({type: 'security-key'}), '/label', 'required');
        const {id, publicKey} = await begun(adapter, {type: 'security-key', label: 'Blue'}, 'webauthn');
        const selection = publicKey['authenticatorSelection'] as {authenticatorAttachment?: string};
        assert.equal(selection.authenticatorAttachment, 'cross-platform');
        const credential = await authenticator.create(publicKey);
        assert.equal(value(await adapter.verification.complete(id, {credential})).type, 'security-key');
      }));

    for (const verifies of [true, false]) {
      test(`takes a security key as a proof of who is there ${verifies ? 'where it knows who uses it' : 'never by a touch alone'}`, () =>
        run({scenario: 'step-up'}, async ({adapter, pass}) => {
          const authenticator = await softwareAuthenticator(page, {verifies});
          await adapter.stepUp({}, {password: person.password});
          const {id, publicKey} = await begun(adapter, {type: 'security-key', label: 'Blue'}, 'webauthn');
          await adapter.verification.complete(id, {credential: await authenticator.create(publicKey)});
          pass(301);
          const disable = () => adapter.devices.disable('adas-phone');
          const {challenge} = (await refusal(disable(), 'step-up-required')).details;
          assert.deepEqual(challenge?.inPage, ['password', 'code', 'security-key']);
          assert.equal(challenge.publicKey?.['userVerification'], 'required');
          const proof = adapter.stepUp({}, {credential: await authenticator.get(challenge.publicKey)});
          if (verifies) assert.equal((await proof).kind, 'done');
          else await refusedField(proof, '/credential', 'incorrect');
          if (verifies) await disable();
          else await refusal(disable(), 'step-up-required');
        }));
    }

    for (const [what, make] of [
      ['of another origin', () => softwareAuthenticator('https://evil.example')],
      ['of another port', () => softwareAuthenticator('http://localhost:5174')],
      ['that did not ask who is there', () => softwareAuthenticator(page, {verifies: false})],
    ] as const) {
      test(`refuses a passkey ${what}`, () =>
        run({}, async ({adapter}) => {
          const before = await idsOf(adapter);
          const {id, publicKey} = await begun(adapter, {type: 'passkey'}, 'webauthn');
          const credential = await (await make()).create(publicKey);
          await refusedField(adapter.verification.complete(id, {credential}), '/credential', 'incorrect');
          assert.deepEqual(await idsOf(adapter), before);
        }));
    }

    test('refuses a passkey for another host, another challenge, or of no shape', () =>
      run({}, async ({adapter}) => {
        const authenticator = await softwareAuthenticator(page);
        const {id, publicKey} = await begun(adapter, {type: 'passkey'}, 'webauthn');
        const complete = (credential: object) => adapter.verification.complete(id, {credential});
        for (const change of [{rp: {id: 'contoso.example'}}, {challenge: 'AAAA'}]) {
          const credential = await authenticator.create({...publicKey, ...change});
          await refusedField(complete(credential), '/credential', 'incorrect');
        }
        await refusedField(complete({}), '/credential', 'incorrect');
        await refusedField(adapter.verification.complete(id, {code: '1'}), '/credential', 'required');
        value(await complete(await authenticator.create(publicKey)));
      }));

    test('takes no answer of a passkey in a session that was not asked', () =>
      run({scenario: 'step-up'}, async ({adapter, elsewhere, pass}) => {
        const authenticator = await softwareAuthenticator(page);
        await adapter.stepUp({}, {password: person.password});
        const {id, publicKey} = await begun(adapter, {type: 'passkey'}, 'webauthn');
        await adapter.verification.complete(id, {credential: await authenticator.create(publicKey)});
        pass(301);
        const {challenge} = (await refusal(adapter.devices.disable('adas-phone'), 'step-up-required'))
          .details;
        const credential = await authenticator.get(challenge?.publicKey ?? {});
        const other = await elsewhere();
        await refusedField(other.stepUp({}, {credential}), '/credential', 'incorrect');
        // A challenge that has run out is none.
        pass(301);
        await refusedField(adapter.stepUp({}, {credential}), '/credential', 'incorrect');
      }));

    test('refuses a passkey whose counter has fallen behind', () =>
      run({scenario: 'step-up'}, async ({adapter, pass}) => {
        const authenticator = await softwareAuthenticator(page);
        authenticator.counter = 7;
        await adapter.stepUp({}, {password: person.password});
        const {id, publicKey} = await begun(adapter, {type: 'passkey'}, 'webauthn');
        await adapter.verification.complete(id, {credential: await authenticator.create(publicKey)});
        pass(301);
        const prove = async () => {
          const {challenge} = (await refusal(adapter.devices.disable('adas-phone'), 'step-up-required'))
            .details;
          return adapter.stepUp({}, {credential: await authenticator.get(challenge?.publicKey ?? {})});
        };
        authenticator.counter = 3;
        await refusedField(prove(), '/credential', 'incorrect');
        authenticator.counter = 7;
        assert.equal((await prove()).kind, 'done');
      }));

    for (const [scenario, support, code] of [
      ['external', 'external', 'not-supported'],
      ['read-only', 'none', 'policy'],
      ['managed-elsewhere', 'external', 'not-supported'],
      ['no-access', 'none', 'forbidden'],
    ] as const) {
      test(`changes nothing where it may not be changed here (${scenario})`, () =>
        run({scenario}, async ({adapter, backend}) => {
          const {verification} = adapter;
          const {capabilities} = await adapter.describe();
          const before = structuredClone(backend.state.verification);
          const calls = {
            'verification.begin': () => verification.begin({type: 'authenticator-app'}),
            'verification.complete': () => verification.complete('any', {code: '000000'}),
            'verification.rename': () => verification.rename('mobile', 'Mine'),
            'verification.remove': () => verification.remove('mobile'),
            'verification.makeDefault': () => verification.makeDefault('mobile'),
          } as const;
          for (const [operation, call] of Object.entries(calls)) {
            assert.equal(capabilities[operation as keyof typeof calls].support, support, operation);
            await refusal(call(), code);
          }
          assert.deepEqual(backend.state.verification, before);
          if (scenario === 'no-access') await refusal(verification.get(), 'forbidden');
          else {
            const {methods, options} = await verification.get();
            assert.equal(methods.length, 7);
            assert.ok(options.every(({add}) => /none|external/.test(add.support)));
          }
        }));
    }

    test('says nothing but names, types and uses where only that is demanded', () =>
      run({scenario: 'minimal'}, async ({adapter}) => {
        const {methods, options} = await adapter.verification.get();
        for (const method of methods) assert.deepEqual(Object.keys(method), ['id', 'type', 'usedFor']);
        assert.ok(options.every(({limit}) => limit === undefined));
      }));

    test('has an answer for nobody', () =>
      run({signedIn: false}, async ({adapter}) => {
        const {verification} = adapter;
        for (const call of [
          () => verification.get(),
          () => verification.begin({type: 'authenticator-app'}),
          () => verification.remove('mobile'),
          () => verification.cancel('any'),
        ]) {
          await refusal(call(), 'unauthenticated');
        }
      }));
  });
}

test('makes no passkey where no page calls, or one without a name', async () => {
  for (const origin of [
    undefined,
    'null',
    'http://127.0.0.1:5173',
    'http://[::1]:5173',
    'http://intranet.example',
  ]) {
    const places = {page: (name: string) => `https://a.example/${name}`, allowsReturn: () => true};
    const adapter = checked(createMemoryAdapter({places, origin}));
    assert.equal(reasonOf((await optionOf(adapter, 'passkey')).add as never), 'configuration', origin);
    await refusal(adapter.verification.begin({type: 'passkey'}), 'not-supported');
  }
});

test('makes no passkey for a page that the backend does not know', async () => {
  const places = {page: (name: string) => `https://a.example/${name}`, allowsReturn: () => false};
  const adapter = checked(createMemoryAdapter({places, origin: page}));
  assert.equal(reasonOf((await optionOf(adapter, 'passkey')).add as never), 'configuration');
});

test('tells other pages that methods, and what can be reset by them, have changed', async () => {
  const backend = new MockBackend();
  const told: string[] = [];
  backend.subscribe((change) => told.push(change.type === 'changed' ? change.resource : change.type));
  const adapter = checked(createMemoryAdapter({backend}));
  await adapter.verification.remove('mobile');
  assert.deepEqual(told, ['verification', 'reset']);
});
