import {expect} from '@open-wc/testing';

import {backendIn, mount, settled, stayHere, unmountAll} from '../../support/every-element.js';
import {button, everyText, reads, until} from '../../support/reading.js';

const confirm = async (element: Element, name: string) => {
  button(element, name)!.click();
  await until(() => element.shadowRoot!.querySelector('dialog[open] .danger'), 'the question is open');
  element.shadowRoot!.querySelector<HTMLButtonElement>('dialog .danger')!.click();
};

describe('on one page', () => {
  let leave = () => {};
  beforeEach(() => (leave = stayHere()));
  afterEach(() => {
    leave();
    unmountAll();
  });

  it('disabling a device takes its session off the list of sessions', async () => {
    const {backend, adapter} = backendIn();
    const devices = mount('device-list', adapter);
    const sessions = mount('session-list', adapter);
    await settled(devices, sessions);
    const theirs = () => button(sessions, 'Sign out Chrome on Android 16, Ada’s phone');
    expect(theirs()).not.to.equal(undefined);
    await confirm(devices, 'Disable device Ada’s phone');
    await until(() => !theirs(), 'its session has gone');
    expect(backend.sessions.map(({session}) => session.id)).to.have.members(['laptop', 'lab']);
  });

  it('signing out elsewhere leaves one session in the list', async () => {
    const {adapter} = backendIn();
    const signout = mount('signout-everywhere', adapter);
    const sessions = mount('session-list', adapter);
    await settled(signout, sessions);
    button(signout, 'Sign out everywhere')!.click();
    await until(() => signout.shadowRoot!.querySelector('dialog[open] [name=stay]'), 'the question is open');
    signout.shadowRoot!.querySelector<HTMLInputElement>('[name=stay]')!.click();
    button(signout, 'Yes')!.click();
    await until(() => sessions.shadowRoot!.querySelectorAll('.row.session').length === 1, 'one is left');
  });

  it('what signing out everywhere did can be read in <account-page>, which has nothing personal left', async () => {
    const {backend, adapter} = backendIn();
    const page = mount('account-page', adapter, {open: 'signout'});
    await until(() => page.querySelector('signout-everywhere'), 'the page made its parts');
    const signout = page.querySelector('signout-everywhere')!;
    await settled(page);
    await until(() => button(signout, 'Sign out everywhere'), 'the task is there');
    await confirm(signout, 'Sign out everywhere');
    await reads(signout, 'You’re signed out everywhere.');
    await settled(page);
    expect(backend.sessions).to.deep.equal([]);
    expect(signout.checkVisibility()).to.equal(true);
    expect(everyText(page)).not.to.match(/Lovelace|ADA-LAPTOP|Firefox/);
  });
});
