import {expect} from '@open-wc/testing';

import '../../src/define.js';
import {checked} from '../../src/contract/checked.js';
import {Account} from '../../src/state/account.js';
import {arrivalOf, resumptionOf} from '../../src/state/arrival.js';
import {backendIn, mount, settled, stayHere, unmountAll} from '../support/every-element.js';
import {until} from '../support/reading.js';

describe('what a redirect left in the address', () => {
  const address = location.href;
  let leave = () => {};
  const here = () => location.pathname + location.search + location.hash;
  const comeTo = (url: string, state: unknown = null) => history.replaceState(state, '', url);
  const {adapter} = backendIn();

  beforeEach(() => (leave = stayHere()));
  afterEach(() => {
    leave();
    unmountAll();
    comeTo(address);
  });

  it('is read once, and taken out: the page’s own parameters, fragment and state stay', () => {
    const state = {scroll: 7};
    comeTo(
      '/page?tab=1&account-operation=sign-in&q=a%20b&account-item=x&account-status=completed#part',
      state,
    );
    const account = Account.of(checked(adapter));
    expect(resumptionOf(account)).to.deep.equal({operation: 'sign-in', item: 'x', status: 'completed'});
    expect(here()).to.equal('/page?tab=1&q=a+b#part');
    expect(history.state).to.deep.equal(state);
    expect(resumptionOf(account)?.item, 'for who asks later').to.equal('x');
    expect(arrivalOf(account).searchParams.get('account-status')).to.equal('completed');

    comeTo('/page?account-operation=verification.begin');
    expect(resumptionOf(account)?.operation, 'after another redirect').to.equal('verification.begin');
    expect(here()).to.equal('/page');
  });

  it('leaves an address alone in which nothing was left, byte for byte', () => {
    const own = '/page?q=a%20b&account-id=7&account#x';
    comeTo(own);
    const account = Account.of(checked(backendIn().adapter));
    expect(resumptionOf(account)).to.equal(undefined);
    expect(here()).to.equal(own);
  });

  it('does no harm where the adapter fails at it', () => {
    comeTo('/page?account-operation=sign-in');
    const broken = {
      ...backendIn().adapter,
      resume: () => {
        throw new TypeError('No such address.');
      },
    };
    expect(resumptionOf(Account.of(checked(broken)))).to.equal(undefined);
    expect(here()).to.equal('/page');
  });

  for (const tag of ['device-list', 'account-page']) {
    for (const operation of ['sign-in', 'step-up', 'devices.disable']) {
      it(`does not stay there with <${tag}>: ${operation}`, async () => {
        comeTo(`/page?tab=1&account-operation=${operation}&account-status=completed#devices`);
        const element = mount(tag, backendIn().adapter);
        await until(() => !location.search.includes('account-'), 'the address is tidy');
        await settled(element);
        expect(here()).to.equal('/page?tab=1#devices');
      });
    }
  }
});
