import {expect} from '@open-wc/testing';

import {addAuthenticator, removeAuthenticator} from '../../support/commands.js';
import {unmountAll} from '../../support/every-element.js';
import {until} from '../../support/reading.js';
import {closed, fill, methodsOf, opened, press, rig, shadow, shows} from './verification.js';

const keysOf = ({state}: Awaited<ReturnType<typeof rig>>['backend']) =>
  state.verification.methods.filter(({method}) => method.type === 'passkey');

async function ask(element: Element, label: string) {
  await press(element, 'Add: Passkey');
  await opened(element);
  fill(element, '#enrol-label', label);
  await press(element, 'Next');
}

describe('security-verification and passkeys', () => {
  let authenticator = '';
  const create = navigator.credentials.create.bind(navigator.credentials);
  beforeEach(async () => {
    authenticator = await addAuthenticator();
  });
  afterEach(async () => {
    navigator.credentials.create = create;
    unmountAll();
    await removeAuthenticator(authenticator);
  });

  it('makes one with the browser, under the name that was given', async () => {
    const {element, backend} = await rig();
    await ask(element, 'This computer');
    await closed(element);
    await shows(element, 'This computer is set up');
    expect(keysOf(backend)).to.have.length(1);
    expect(methodsOf(backend).find(({type}) => type === 'passkey')?.label).to.equal('This computer');
    await shows(element, 'Use a passkey');
  });

  it('says that this device has one of the account already', async () => {
    const {element, backend} = await rig();
    await ask(element, 'First');
    await closed(element);
    await ask(element, 'Second');
    await shows(element, 'registered for your account already');
    expect(keysOf(backend)).to.have.length(1);
    await press(element, 'Cancel');
    await closed(element);
    await until(() => backend.state.verification.enrollments.length === 0, 'it is given up');
  });

  for (const [name, words] of [
    ['NotAllowedError', 'It was cancelled, or took too long. Nothing was added.'],
    ['NotSupportedError', 'This page, browser or device can’t do this.'],
    ['SecurityError', 'This page, browser or device can’t do this.'],
    ['UnknownError', 'Your browser or key couldn’t do this. Nothing was added.'],
  ] as const) {
    it(`says in words what ${name} means, and lets one try again`, async () => {
      navigator.credentials.create = () => Promise.reject(new DOMException('no', name));
      const {element, backend} = await rig();
      await ask(element, 'Mine');
      await shows(element, words);
      expect(keysOf(backend)).to.have.length(0);
      navigator.credentials.create = create;
      await press(element, 'Try again');
      await closed(element);
      await shows(element, 'Mine is set up');
    });
  }

  it('says that the page is not secure', async () => {
    const secure = Object.getOwnPropertyDescriptor(globalThis, 'isSecureContext')!;
    Object.defineProperty(globalThis, 'isSecureContext', {value: false, configurable: true});
    try {
      const {element} = await rig();
      await ask(element, 'Mine');
      await shows(element, 'only works on a page with a secure connection');
      expect(shadow(element).querySelector('dialog[open]')).not.to.equal(null);
    } finally {
      Object.defineProperty(globalThis, 'isSecureContext', secure);
    }
  });
});
