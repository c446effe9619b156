import {expect, fixture, html} from '@open-wc/testing';

import '../../src/elements/account-provider/define.js';
import '../../src/elements/device-list/define.js';
import {AccountProviderElement} from '../../src/elements/account-provider/account-provider.js';
import {AccountError} from '../../src/contract/error.js';
import type * as Copy from '../support/second-copy.js';
import {backendOf} from '../support/person.js';
import {button, everyText, reads, until} from '../support/reading.js';

const url = new URL('../support/second-copy.js', import.meta.url).href;
const second = (await import(url)) as typeof Copy;
customElements.define('second-account-provider', second.AccountProviderElement);
customElements.define('second-device-list', second.DeviceListElement);

const inside = (outer: string, inner: string, adapter: unknown) => {
  const provider = Object.assign(document.createElement(outer), {adapter});
  provider.append(document.createElement(inner));
  return fixture<HTMLElement>(html`<div>${provider}</div>`);
};

describe('two copies of the library on one page', () => {
  it('are two', () => {
    expect(second.AccountProviderElement).not.to.equal(AccountProviderElement);
    expect(second.AccountError).not.to.equal(AccountError);
  });

  it('meet: an element of one finds the provider of the other', async () => {
    for (const [outer, inner] of [
      ['account-provider', 'second-device-list'],
      ['second-account-provider', 'device-list'],
    ] as const) {
      const page = await inside(outer, inner, backendOf('Ada').adapter);
      await reads(page, 'Ada’s laptop');
    }
  });

  it('share one provider and its adapter, and each sees a change from outside', async () => {
    const backend = backendOf('Ada');
    const page = await inside('account-provider', 'second-device-list', backend.adapter);
    page.firstElementChild!.append(document.createElement('device-list'));
    const lists = [...page.querySelectorAll('device-list, second-device-list')];
    await Promise.all(lists.map((list) => reads(list, 'Ada’s laptop')));
    backend.person = undefined;
    backend.tell({type: 'signed-out'});
    await Promise.all(lists.map((list) => reads(list, 'Sign in to see this.')));
    expect(everyText(page)).not.to.contain('Ada');
  });

  it('understand each other’s errors', async () => {
    const {adapter} = backendOf('Ada');
    const page = await inside('account-provider', 'device-list', {
      ...adapter,
      devices: {...adapter.devices, disable: () => Promise.reject(new second.AccountError('policy'))},
    });
    await reads(page, 'Ada’s laptop');
    const list = page.querySelector('device-list')!;
    button(list, 'Disable device Ada’s laptop')!.click();
    await until(() => list.shadowRoot!.querySelector('dialog')?.open, 'the question is open');
    const told: string[] = [];
    list.addEventListener('account-error', ({code}) => told.push(code));
    list.shadowRoot!.querySelector<HTMLButtonElement>('dialog .danger')!.click();
    await until(() => told.length, 'the page is told');
    expect(told).to.deep.equal(['policy']);
  });
});
