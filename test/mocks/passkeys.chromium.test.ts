import {expect} from '@open-wc/testing';
import {startAuthentication, startRegistration} from '@simplewebauthn/browser';

import {MockBackend} from '../../mocks/backend.js';
import {createMemoryAdapter} from '../../mocks/memory-adapter.js';
import {person} from '../../mocks/person.js';
import type {CheckedAdapter} from '../../src/contract/adapter.js';
import type {Outcome, StepUpChallenge} from '../../src/contract/calls.js';
import {checked} from '../../src/contract/checked.js';
import {AccountError} from '../../src/contract/error.js';
import type {Enrollment} from '../../src/contract/verification.js';
import {addAuthenticator, removeAuthenticator} from '../support/commands.js';

const {id: ada} = person;

function rig(scenario = 'default') {
  const backend = new MockBackend({scenario});
  return {backend, adapter: checked(createMemoryAdapter({backend}))};
}

async function refusal(call: Promise<unknown>): Promise<AccountError> {
  const error: unknown = await call.then(
    () => new Error('It was allowed.'),
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(AccountError);
  return error as AccountError;
}

const value = <T>(outcome: Outcome<T>): T => {
  if (outcome.kind !== 'done' || outcome.value === undefined) throw new Error(JSON.stringify(outcome));
  return outcome.value;
};

async function begun(adapter: CheckedAdapter, type: 'passkey' | 'security-key', label?: string) {
  const enrollment = value(await adapter.verification.begin({type, label}));
  if (enrollment.step !== 'webauthn') throw new Error(enrollment.step);
  return enrollment;
}

const create = ({publicKey}: Extract<Enrollment, {step: 'webauthn'}>) =>
  startRegistration({optionsJSON: publicKey as never});

async function addPasskey(adapter: CheckedAdapter, label = 'This computer') {
  const enrollment = await begun(adapter, 'passkey', label);
  return value(await adapter.verification.complete(enrollment.id, {credential: await create(enrollment)}));
}

async function challengeOf(adapter: CheckedAdapter): Promise<StepUpChallenge> {
  const {code, details} = await refusal(adapter.devices.disable('adas-phone'));
  expect(code).to.equal('step-up-required');
  return details.challenge ?? {};
}

const answer = ({publicKey}: StepUpChallenge) => startAuthentication({optionsJSON: publicKey as never});

describe('passkeys and security keys at the reference backend', () => {
  let authenticator: string;
  beforeEach(async () => {
    authenticator = await addAuthenticator();
  });
  afterEach(() => removeAuthenticator(authenticator));

  it('adds a passkey that this browser made', async () => {
    const {adapter} = rig();
    const before = await adapter.verification.get();
    const made = await addPasskey(adapter);
    expect(made).to.include({type: 'passkey', label: 'This computer'});
    const {methods} = await adapter.verification.get();
    expect(methods.map(({id}) => id)).to.deep.equal([...before.methods.map(({id}) => id), made.id]);
  });

  it('asks for a passkey of this host, found without a name and unlocked by the person', async () => {
    const {adapter} = rig();
    const {publicKey} = await begun(adapter, 'passkey');
    expect(publicKey).to.deep.include({attestation: 'none', excludeCredentials: []});
    expect(publicKey['rp']).to.deep.equal({id: location.hostname, name: 'Contoso'});
    expect(publicKey['authenticatorSelection']).to.deep.equal({
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    });
    expect(JSON.stringify(publicKey['user'])).not.to.include(`"${ada}"`);
  });

  it('does not add another of the same authenticator', async () => {
    const {adapter} = rig();
    await addPasskey(adapter);
    const second = await begun(adapter, 'passkey');
    const error: unknown = await create(second).catch((reason: unknown) => reason);
    expect((error as Error).name).to.equal('InvalidStateError');
  });

  it('refuses a credential that was made for another challenge', async () => {
    const {adapter} = rig();
    const one = await begun(adapter, 'passkey');
    const other = await begun(adapter, 'passkey');
    const credential = await create(one);
    const error = await refusal(adapter.verification.complete(other.id, {credential}));
    expect(error.details.fields?.[0]).to.include({pointer: '/credential', code: 'incorrect'});
    await adapter.verification.complete(one.id, {credential});
  });

  it('wants a name for a security key, and adds it with one', async () => {
    const {adapter} = rig();
    const error = await refusal(adapter.verification.begin({type: 'security-key'}));
    expect(error.details.fields).to.deep.equal([{pointer: '/label', code: 'required'}]);
    await removeAuthenticator(authenticator);
    authenticator = await addAuthenticator({transport: 'usb', hasResidentKey: false});
    const enrollment = await begun(adapter, 'security-key', 'The blue key');
    const credential = await create(enrollment);
    const made = value(await adapter.verification.complete(enrollment.id, {credential}));
    expect(made).to.include({type: 'security-key', label: 'The blue key'});
  });

  it('takes a passkey as the proof of who is there', async () => {
    const {adapter, backend} = rig('step-up');
    await adapter.stepUp({}, {password: person.password});
    const {id} = await addPasskey(adapter);
    backend.sessionOf(backend.state.cookie)!.verifiedAt = undefined;
    const challenge = await challengeOf(adapter);
    expect(challenge.inPage).to.deep.equal(['password', 'code', 'passkey']);
    const credential = await answer(challenge);
    expect((await adapter.stepUp(challenge, {credential})).kind).to.equal('done');
    expect((await adapter.devices.disable('adas-phone')).kind).to.equal('done');
    const used = (await adapter.verification.get()).methods.find((method) => method.id === id);
    expect(used?.lastUsedAt).to.be.a('string');
  });

  it('offers no passkey where there is none', async () => {
    const {adapter} = rig('step-up');
    const {inPage, publicKey} = await challengeOf(adapter);
    expect(inPage).to.deep.equal(['password', 'code']);
    expect(publicKey).to.equal(undefined);
  });

  it('takes the answer to a challenge once', async () => {
    const {adapter, backend} = rig('step-up');
    await adapter.stepUp({}, {password: person.password});
    await addPasskey(adapter);
    backend.sessionOf(backend.state.cookie)!.verifiedAt = undefined;
    const challenge = await challengeOf(adapter);
    const credential = await answer(challenge);
    await adapter.stepUp(challenge, {credential});
    const error = await refusal(adapter.stepUp(challenge, {credential}));
    expect(error.details.fields?.[0]).to.include({pointer: '/credential', code: 'incorrect'});
  });

  it('refuses an authenticator whose counter has not moved on: it may be a copy', async () => {
    const {adapter, backend} = rig('step-up');
    await adapter.stepUp({}, {password: person.password});
    await addPasskey(adapter);
    const {verification} = backend.state;
    verification.methods = verification.methods.map((stored) =>
      stored.credential ? {...stored, credential: {...stored.credential, counter: 1_000}} : stored,
    );
    backend.sessionOf(backend.state.cookie)!.verifiedAt = undefined;
    const challenge = await challengeOf(adapter);
    const error = await refusal(adapter.stepUp(challenge, {credential: await answer(challenge)}));
    expect(error.code).to.equal('validation');
    await challengeOf(adapter);
  });

  it('refuses an answer whose signature does not fit', async () => {
    const {adapter, backend} = rig('step-up');
    await adapter.stepUp({}, {password: person.password});
    await addPasskey(adapter);
    backend.sessionOf(backend.state.cookie)!.verifiedAt = undefined;
    const challenge = await challengeOf(adapter);
    const credential = await answer(challenge);
    const {signature} = credential.response;
    const forged = {...credential.response, signature: `${signature.slice(0, -4)}AAAA`};
    expect(
      (await refusal(adapter.stepUp(challenge, {credential: {...credential, response: forged}}))).code,
    ).to.equal('validation');
    await challengeOf(adapter);
  });

  it('goes on with a passkey after the state was kept and brought back', async () => {
    const {adapter, backend} = rig('step-up');
    await adapter.stepUp({}, {password: person.password});
    await addPasskey(adapter);
    const state = JSON.parse(JSON.stringify(backend.state)) as typeof backend.state;
    const later = new MockBackend({state});
    later.sessionOf(later.state.cookie)!.verifiedAt = undefined;
    const again = checked(createMemoryAdapter({backend: later}));
    const challenge = await challengeOf(again);
    expect((await again.stepUp(challenge, {credential: await answer(challenge)})).kind).to.equal('done');
  });
});
