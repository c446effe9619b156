import {expect} from '@open-wc/testing';

import {MockBackend} from '../../../mocks/backend.js';
import {createMemoryAdapter} from '../../../mocks/memory-adapter.js';
import {person} from '../../../mocks/person.js';
import type {StepUpProof} from '../../../src/contract/calls.js';
import {AccountError} from '../../../src/contract/error.js';
import {createCredential} from '../../../src/elements/shared/passkey.js';
import {button, form, passwordDouble, shows, submitOf, typeAll, until} from '../change-password-form/form.js';
import {addAuthenticator, removeAuthenticator, setUserVerified} from '../../support/commands.js';

const dialogOf = (element: Element) => element.shadowRoot!.querySelector('dialog');
const passkeyOf = (element: Element) => button(element, 'Use a passkey');
const errorIn = (element: Element) => dialogOf(element)?.querySelector('.error')?.textContent;
const statusIn = (element: Element) => dialogOf(element)?.querySelector('[role=status]')?.textContent;

/** Gives Ada a key that this browser makes; afterwards the backend wants a proof of who is there. */
async function addKey(backend: MockBackend, type: 'passkey' | 'security-key'): Promise<void> {
  const adapter = createMemoryAdapter({backend});
  await adapter.stepUp!({}, {password: person.password});
  const begun = await adapter.verification!.begin({type, label: 'Blue key'});
  const enrollment = begun.kind === 'done' ? begun.value : undefined;
  if (enrollment?.step !== 'webauthn') throw new Error(JSON.stringify(begun));
  const credential = await createCredential(enrollment.publicKey);
  await adapter.verification!.complete(enrollment.id, {credential});
  backend.sessionOf(backend.state.cookie)!.verifiedAt = undefined;
}

async function withKey(type: 'passkey' | 'security-key'): Promise<MockBackend> {
  const backend = new MockBackend({scenario: 'step-up'});
  await addKey(backend, type);
  return backend;
}
const withPasskey = () => withKey('passkey');

async function asked(backend: MockBackend) {
  const element = await form(createMemoryAdapter({backend}));
  typeAll(element);
  submitOf(element).click();
  await until(() => dialogOf(element)?.open, 'the dialog is open');
  return element;
}

describe('the step-up dialog with passkeys', () => {
  let authenticator: string;
  beforeEach(async () => {
    authenticator = await addAuthenticator();
  });
  afterEach(() => removeAuthenticator(authenticator));

  it('takes a passkey beside the password, and goes on by itself', async () => {
    const element = await asked(await withPasskey());
    passkeyOf(element)!.click();
    await shows(element, 'Your password has been changed.');
    expect(dialogOf(element)).to.equal(null);
  });

  it('offers none where the account has none', async () => {
    const element = await asked(new MockBackend({scenario: 'step-up'}));
    expect(button(element, 'Use a code instead')).not.to.equal(undefined);
    expect(passkeyOf(element)).to.equal(undefined);
  });

  it('says in words that none was used, stays, and takes the next try', async () => {
    const element = await asked(await withPasskey());
    await setUserVerified(authenticator, false);
    passkeyOf(element)!.click();
    await until(() => errorIn(element)?.startsWith('No passkey was used'), 'it says so');
    expect(statusIn(element)).to.equal(errorIn(element));
    expect(element.shadowRoot!.activeElement).to.equal(passkeyOf(element));
    expect(passkeyOf(element)!.getAttribute('aria-disabled')).to.equal('false');
    await setUserVerified(authenticator, true);
    passkeyOf(element)!.click();
    await shows(element, 'Your password has been changed.');
  });

  it('says the same where this device has none of the account', async () => {
    const backend = await withPasskey();
    await removeAuthenticator(authenticator);
    authenticator = await addAuthenticator({isUserVerified: false});
    const element = await asked(backend);
    passkeyOf(element)!.click();
    await until(() => errorIn(element)?.startsWith('No passkey was used'), 'it says so');
  });

  it('offers the other ways where the backend refuses the passkey', async () => {
    const backend = await withPasskey();
    const {verification} = backend.state;
    verification.methods = verification.methods.map((stored) =>
      stored.credential ? {...stored, credential: {...stored.credential, counter: 1_000}} : stored,
    );
    const element = await asked(backend);
    passkeyOf(element)!.click();
    await until(() => errorIn(element) === 'That passkey wasn’t accepted.', 'it says so');
    expect(passkeyOf(element)).to.equal(undefined);
    expect(document.activeElement).to.equal(element.querySelector('[slot=step-up][name=step-up]'));
  });

  it('takes a security key that knows who uses it', async () => {
    await removeAuthenticator(authenticator);
    authenticator = await addAuthenticator({transport: 'usb'});
    const element = await asked(await withKey('security-key'));
    expect(passkeyOf(element)).to.equal(undefined);
    button(element, 'Use a security key')!.click();
    await shows(element, 'Your password has been changed.');
  });

  it('takes none that is merely touched, and says what may be amiss', async () => {
    await removeAuthenticator(authenticator);
    authenticator = await addAuthenticator({transport: 'usb', hasUserVerification: false});
    const element = await asked(await withKey('security-key'));
    button(element, 'Use a security key')!.click();
    await until(() => errorIn(element)?.includes('the security key has no PIN'), 'it says so');
    expect(statusIn(element)).to.equal(errorIn(element));
    expect(element.shadowRoot!.activeElement).to.equal(button(element, 'Use a security key'));
  });

  it('names both where the account has both, and takes the one that is there', async () => {
    const backend = await withPasskey();
    await removeAuthenticator(authenticator);
    authenticator = await addAuthenticator({transport: 'usb'});
    await addKey(backend, 'security-key');
    const element = await asked(backend);
    button(element, 'Use a passkey or security key')!.click();
    await shows(element, 'Your password has been changed.');
  });

  it('says that a passkey of another host cannot be used here', async () => {
    const publicKey = {challenge: 'AAAA', rpId: 'contoso.example', allowCredentials: []};
    const challenge = {inPage: ['passkey'] as ['passkey'], publicKey};
    const adapter = passwordDouble({
      change: () => Promise.reject(new AccountError('step-up-required', {challenge})),
    });
    const element = await form(adapter);
    typeAll(element);
    submitOf(element).click();
    await until(() => passkeyOf(element)?.classList.contains('primary'), 'it is the only way');
    expect(element.shadowRoot!.activeElement).to.equal(passkeyOf(element));
    passkeyOf(element)!.click();
    await until(() => errorIn(element) === 'Passkeys don’t work on this page or in this browser.');
    expect(adapter.changes.length).to.equal(1);
  });

  it('gives the proof with the call where the backend wants it there', async () => {
    const backend = await withPasskey();
    const own = createMemoryAdapter({backend});
    const proofs: (StepUpProof | undefined)[] = [];
    const element = await form({
      ...own,
      stepUp: () => Promise.reject(new Error('not asked')),
      password: {
        ...own.password!,
        change: (change, options) => {
          proofs.push(options?.proof);
          return own.password!.change(change, options).catch((error: AccountError) => {
            throw new AccountError(error.code, {
              ...error.details,
              challenge: {...error.details.challenge, withCall: true},
            });
          });
        },
      },
    });
    typeAll(element);
    submitOf(element).click();
    await until(() => passkeyOf(element), 'the dialog is open');
    passkeyOf(element)!.click();
    await shows(element, 'Your password has been changed.');
    expect(proofs.map((proof) => Object.keys(proof ?? {}))).to.deep.equal([[], ['credential']]);
  });
});
