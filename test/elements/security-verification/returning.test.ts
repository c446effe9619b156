import {expect, oneEvent} from '@open-wc/testing';

import {backendIn, mount, settled, stayHere, unmountAll, wrapped} from '../../support/every-element.js';
import {until} from '../../support/reading.js';
import {marksOf} from '../../../src/elements/security-verification/marks.js';
import {markOf} from '../../../src/elements/shared/before.js';
import {announced, methodsOf, press, shadow, shows, textOf} from './verification.js';

const said = (element: Element) => shadow(element).querySelector('#returned')?.textContent?.trim();

/** Goes to the page where a method is added. */
async function add(element: Element) {
  const asked = oneEvent(window, 'account-redirect-request');
  await press(element, 'Add: Authenticator app');
  await asked;
}

/** Leaves for the page of a backend that does it there; what happens there is the test's. */
async function left() {
  const {backend, adapter} = backendIn('redirect');
  const asked: string[] = [];
  const watched = wrapped(adapter, (call, name, parameters) => {
    if (name === 'verification.begin') asked.push((parameters[1] as {returnTo: string}).returnTo);
    return call();
  });
  const element = mount('security-verification', watched);
  await settled(element);
  await add(element);
  unmountAll();
  const back = async (status: string, address = asked[0]!) => {
    const url = new URL(address);
    url.searchParams.set('account-operation', 'verification.begin');
    url.searchParams.set('account-status', status);
    history.replaceState(null, '', url);
    const returned = mount('security-verification', adapter);
    await settled(returned);
    return returned;
  };
  return {backend, back};
}

describe('security-verification, when a person comes back from another page', () => {
  const address = location.href;
  let leave = () => {};
  beforeEach(() => (leave = stayHere()));
  afterEach(() => {
    leave();
    unmountAll();
    history.replaceState(null, '', address);
    sessionStorage.clear();
  });

  it('says what is there that was not, and what has gone, whatever the address says', async () => {
    const {backend, back} = await left();
    const {methods} = backend.state.verification;
    const [first] = methods;
    backend.state.verification.methods = [
      ...methods.slice(1),
      {
        ...first!,
        method: {...first!.method, id: 'new', label: 'Blue key', createdAt: new Date().toISOString()},
      },
    ];
    const element = await back('cancelled');
    await shows(element, 'Added: Blue key. 1 method was removed.');
    await until(() => announced(element).includes('Added: Blue key.'), 'it is announced');
  });

  it('says that nothing has changed, whatever the address says', async () => {
    const {back} = await left();
    const element = await back('completed');
    await until(() => said(element), 'it is said');
    expect(said(element)).to.equal('Nothing has changed here since you left.');
    expect(textOf(element)).not.to.contain('Added:');
    await add(element);
    await until(() => !said(element), 'what is done next takes its place');
  });

  it('names what was changed in place', async () => {
    const {backend, back} = await left();
    const [stored] = backend.state.verification.methods;
    backend.state.verification.methods = backend.state.verification.methods.map((each) =>
      each === stored ? {...each, method: {...each.method, label: 'My other phone'}} : each,
    );
    const element = await back('completed');
    await shows(element, 'Changed: My other phone.');
  });

  it('claims nothing to who comes with an address that was made up, whatever is in it', async () => {
    const {backend, back} = await left();
    const {methods} = backend.state.verification;
    backend.state.verification.methods = methods.slice(1);
    sessionStorage.clear();
    for (const before of ['', 'a-b', marksOf(methodsOf(backend)), undefined]) {
      const forged = new URL(address);
      if (before !== undefined) forged.searchParams.set('account-before', before);
      const element = await back('completed', forged.href);
      await until(() => said(element), 'it is said');
      expect(said(element)).to.equal('Below is what is set up now.');
      unmountAll();
    }
  });

  it('compares nothing with what was there for somebody else', async () => {
    const {backend, back} = await left();
    const note = sessionStorage.getItem('account-before-verification')!;
    sessionStorage.setItem('account-before-verification', note.replace(/^\S+/, markOf('bob')));
    backend.state.verification.methods = backend.state.verification.methods.slice(1);
    const element = await back('completed');
    await until(() => said(element), 'it is said');
    expect(said(element)).to.equal('Below is what is set up now.');
  });

  it('leaves nothing of the person in the address or in the memory of the tab', async () => {
    const {backend} = await left();
    const {person} = await import('../../../mocks/person.js');
    const kept = JSON.stringify({...sessionStorage});
    for (const text of [
      person.identifier,
      ...methodsOf(backend).flatMap(({label, destination}) => [label, destination]),
    ])
      if (text) expect(kept).not.to.contain(text);
  });

  it('says nothing to who did not come back from there', async () => {
    const {adapter} = backendIn('redirect');
    const element = mount('security-verification', adapter);
    await settled(element);
    expect(said(element)).to.equal(undefined);
  });
});
