import {expect, fixture, html, oneEvent} from '@open-wc/testing';

import '../../../src/elements/account-provider/define.js';
import '../../../src/elements/device-list/define.js';
import type {Capability} from '../../../src/contract/capability.js';
import type {PageOptions} from '../../../src/contract/calls.js';
import {AccountError} from '../../../src/contract/error.js';
import type {DeviceDisabledEvent} from '../../../src/elements/device-list/device-list.events.js';
import type {DeviceListElement} from '../../../src/elements/device-list/device-list.js';
import type {RedirectRequestEvent} from '../../../src/elements/shared/account.events.js';
import {devices, double} from '../../support/double.js';
import {until} from '../../support/reading.js';

const textOf = (element: Element) => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();
const button = (element: Element, name: string) =>
  [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent.trim()) === name,
  );
const shows = (element: Element, text: string) =>
  until(() => textOf(element).includes(text), `shows “${text}”`);
const dialogOf = async (element: Element) => {
  await until(() => element.shadowRoot?.querySelector('dialog')?.open, 'the question is open');
  return element.shadowRoot!.querySelector('dialog')!;
};

async function list(adapter = double()) {
  const element = await fixture<DeviceListElement>(html`<device-list .adapter=${adapter}></device-list>`);
  return {element, adapter};
}

describe('device-list', () => {
  it('draws no more of a page than can be drawn, where a backend answers with all at once, and the rest when it is wanted', async () => {
    const plain = double();
    const items = Array.from({length: 450}, (_, index) => ({id: `d-${index}`, name: `Device ${index}`}));
    const adapter = Object.assign(plain, {
      devices: {...plain.devices!, list: () => Promise.resolve({items})},
    });
    const {element} = await list(adapter);
    await shows(element, 'Device 0');
    const rows = () => element.shadowRoot!.querySelectorAll('.row');
    expect(rows()).to.have.length(200);
    for (const [count, first] of [
      [400, 'Device 200'],
      [450, 'Device 400'],
    ] as const) {
      button(element, 'Show more')!.focus();
      button(element, 'Show more')!.click();
      await until(() => rows().length === count, `${count} rows`);
      await until(() => element.shadowRoot!.activeElement?.textContent.includes(first), 'the focus goes on');
    }
    expect(button(element, 'Show more')).to.equal(undefined);
    expect(new Set([...rows()].map(({textContent}) => textContent)).size).to.equal(450);
  });

  it('is read with the proof inside the call, where the backend wants it there', async () => {
    const plain = double();
    const proofs: unknown[] = [];
    const devicesOf = plain.devices!.list;
    const read = (options?: PageOptions) => {
      proofs.push(options?.proof);
      return options?.proof
        ? devicesOf(options)
        : Promise.reject(
            new AccountError('step-up-required', {challenge: {inPage: ['password'], withCall: true}}),
          );
    };
    const {element} = await list(Object.assign(plain, {devices: {...plain.devices!, list: read}}));
    await until(() => element.shadowRoot!.querySelector('.primary'), 'it asks who is there');
    element.shadowRoot!.querySelector<HTMLButtonElement>('.primary')!.click();
    const dialog = await dialogOf(element);
    const field = element.querySelector<HTMLInputElement>('[slot=step-up][name=step-up]')!;
    field.value = 'correct horse battery staple';
    element.querySelector<HTMLButtonElement>('[slot=step-up-submit]')!.click();
    await shows(element, 'ADA-LAPTOP');
    expect(proofs.at(-1)).to.eql({password: 'correct horse battery staple'});
    expect(dialog.isConnected).to.equal(false);
  });

  it('shows the devices, the one in use, and why one cannot be disabled', async () => {
    const {element, adapter} = await list();
    await shows(element, 'ADA-LAPTOP');
    expect(textOf(element)).to.contain('This device');
    expect(textOf(element)).to.contain('Managed by your organization');
    expect(element.shadowRoot!.querySelector('a')!.href).to.equal('mailto:help@contoso.example');
    expect(button(element, 'Disable device LAB-07')).to.equal(undefined);
    expect(adapter.calls).to.have.members(['describe', 'list']);
  });

  it('asks with the focus on the safe answer, and does nothing when the device is kept', async () => {
    const {element, adapter} = await list();
    await shows(element, 'ADA-LAPTOP');
    const opener = button(element, 'Disable device Ada’s phone')!;
    opener.focus();
    opener.click();
    const dialog = await dialogOf(element);
    expect(dialog.textContent).to.contain('Disable Ada’s phone?');
    expect(element.shadowRoot!.activeElement!.textContent.trim()).to.equal('Keep device');
    button(element, 'Keep device')!.click();
    await until(() => !element.shadowRoot!.querySelector('dialog'));
    expect(element.shadowRoot!.activeElement).to.equal(opener);
    expect(adapter.calls).not.to.include('disable d2');
  });

  it('does not send what may not be done any more: a right that is withdrawn while the question is open is said', async () => {
    let disable: Capability = {support: 'native'};
    const adapter = double();
    const {describe: before} = adapter;
    const {element} = await list({
      ...adapter,
      describe: async () => {
        const description = await before();
        return {...description, capabilities: {...description.capabilities, 'devices.disable': disable}};
      },
    });
    await shows(element, 'ADA-LAPTOP');
    button(element, 'Disable device Ada’s phone')!.click();
    const dialog = await dialogOf(element);
    disable = {support: 'none', refusal: {reason: 'policy', text: 'Contoso has closed this.'}};
    await element.refresh();
    await until(() => dialog.textContent.includes('Contoso has closed this.'), 'it says why');
    expect(button(element, 'Disable device')).to.equal(undefined);
    dialog.querySelector('form')!.requestSubmit();
    button(element, 'Keep device')!.click();
    await until(() => !element.shadowRoot!.querySelector('dialog'));
    expect(adapter.calls).not.to.include('disable d2');
  });

  it('leaves the page free while it is hidden, and asks again afterwards, also without a place of its own', async () => {
    const {element} = await list();
    await shows(element, 'ADA-LAPTOP');
    element.style.display = 'contents';
    button(element, 'Disable device Ada’s phone')!.click();
    const dialog = await dialogOf(element);
    element.style.display = 'none';
    await element.refresh();
    await until(() => !dialog.open, 'the question is closed');
    element.style.display = '';
    await until(() => dialog.matches(':modal'), 'it asks again');
    button(element, 'Keep device')!.click();
    await until(() => !dialog.isConnected, 'the question is gone');
  });

  it('removes a device once the backend has confirmed, tells the page, and moves the focus on', async () => {
    const {element} = await list();
    await shows(element, 'ADA-LAPTOP');
    button(element, 'Disable device ADA-LAPTOP')!.click();
    const dialog = await dialogOf(element);
    expect(dialog.textContent).to.contain('You are using this device right now');
    const told = oneEvent<DeviceDisabledEvent>(element, 'account-device-disabled');
    dialog.querySelector<HTMLInputElement>('[value=lost]')!.click();
    dialog.querySelector<HTMLButtonElement>('.danger')!.click();
    const event = await told;
    expect(event.deviceId).to.equal('d1');
    expect(event.why).to.equal('lost');
    await until(() => !button(element, 'Disable device ADA-LAPTOP'));
    await until(() => element.shadowRoot!.activeElement === button(element, 'Disable device Ada’s phone'));
    await until(
      () => element.shadowRoot!.querySelector('[role=status]')!.textContent === 'ADA-LAPTOP was disabled.',
    );
  });

  it('says that one is signed out, where the device in use took its session with it', async () => {
    let over = false;
    const adapter = double({disable: () => ((over = true), Promise.resolve({kind: 'done'}))});
    const {describe: described} = adapter;
    adapter.describe = async (options) => {
      if (over) throw new AccountError('unauthenticated');
      return described(options);
    };
    const {element} = await list(adapter);
    await shows(element, 'ADA-LAPTOP');
    button(element, 'Disable device ADA-LAPTOP')!.click();
    (await dialogOf(element)).querySelector<HTMLButtonElement>('.danger')!.click();
    await shows(element, 'Sign in to see this.');
  });

  it('sends one call for a double click', async () => {
    let settle: (() => void) | undefined;
    const adapter = double({
      disable: () => new Promise((resolve) => (settle = () => resolve({kind: 'done'}))),
    });
    const {element} = await list(adapter);
    await shows(element, 'ADA-LAPTOP');
    button(element, 'Disable device Ada’s phone')!.click();
    const dialog = await dialogOf(element);
    dialog.querySelector<HTMLButtonElement>('.danger')!.click();
    dialog.querySelector<HTMLButtonElement>('.danger')!.click();
    await until(() => settle);
    settle!();
    await until(() => !element.shadowRoot!.querySelector('dialog'));
    expect(adapter.calls.filter((call) => call === 'disable d2')).to.have.length(1);
  });

  it('keeps the device and says why when the backend refuses', async () => {
    const {element} = await list(double({disable: () => Promise.reject(new AccountError('policy'))}));
    await shows(element, 'ADA-LAPTOP');
    button(element, 'Disable device Ada’s phone')!.click();
    (await dialogOf(element)).querySelector<HTMLButtonElement>('.danger')!.click();
    await shows(element, 'Your organization doesn’t allow this. Nothing was changed.');
    button(element, 'Keep device')!.click();
    await until(() => !element.shadowRoot!.querySelector('dialog'));
    expect(textOf(element)).to.contain('Ada’s phone');
  });

  it('takes a device that is not there any more off the list', async () => {
    const {element} = await list(double({disable: () => Promise.reject(new AccountError('not-found'))}));
    await shows(element, 'ADA-LAPTOP');
    button(element, 'Disable device Ada’s phone')!.click();
    (await dialogOf(element)).querySelector<HTMLButtonElement>('.danger')!.click();
    await until(
      () => !textOf(element).includes('Disable Ada’s phone?') && !element.shadowRoot!.querySelector('dialog'),
    );
  });

  it('believes what the list says after an answer that left it open, gone or not', async () => {
    for (const gone of [true, false]) {
      let sent = false;
      const {element} = await list(
        double({
          list: () => Promise.resolve({items: devices.filter(({id}) => !(sent && gone && id === 'd2'))}),
          disable: () => {
            sent = true;
            return Promise.reject(new AccountError('timeout'));
          },
        }),
      );
      await shows(element, 'ADA-LAPTOP');
      button(element, 'Disable device Ada’s phone')!.click();
      (await dialogOf(element)).querySelector<HTMLButtonElement>('.danger')!.click();
      await shows(
        element,
        gone
          ? 'Ada’s phone is no longer registered with your account.'
          : 'We don’t know whether it went through',
      );
      expect(element.shadowRoot!.querySelector('dialog') === null).to.equal(gone);
      expect(button(element, 'Disable device Ada’s phone') === undefined).to.equal(gone);
    }
  });

  it('keeps the list when a refresh fails, and says so', async () => {
    let fail = false;
    const {element} = await list(
      double({
        list: () =>
          fail ? Promise.reject(new AccountError('unavailable')) : Promise.resolve({items: devices}),
      }),
    );
    await shows(element, 'ADA-LAPTOP');
    fail = true;
    await element.refresh();
    await shows(element, 'Couldn’t refresh');
    expect(textOf(element)).to.contain('ADA-LAPTOP');
    expect(element.matches(':state(stale)')).to.equal(true);
    // What is announced meanwhile has its own place.
    await element.announce('Something else happened.');
    expect(textOf(element)).to.contain('Couldn’t refresh').and.to.contain('Something else happened.');
    fail = false;
    button(element, 'Try again')!.click();
    await until(() => !textOf(element).includes('Couldn’t refresh'));
  });

  it('says in plain words that loading failed, with the reference, and tries again', async () => {
    let fail = true;
    const {element} = await list(
      double({
        list: () =>
          fail
            ? Promise.reject(new AccountError('unavailable', {requestId: 'r-42'}))
            : Promise.resolve({items: devices}),
      }),
    );
    await shows(element, 'Reference: r-42');
    expect(element.matches(':state(error)')).to.equal(true);
    fail = false;
    button(element, 'Try again')!.click();
    await shows(element, 'ADA-LAPTOP');
  });

  it('offers to sign in, and leaves only when the page lets it', async () => {
    const {element} = await list(double({subject: undefined}));
    await shows(element, 'Sign in to see this.');
    expect(element.matches(':state(signed-out)')).to.equal(true);
    const asked = oneEvent<RedirectRequestEvent>(element, 'account-redirect-request');
    element.addEventListener('account-redirect-request', (event) => event.preventDefault());
    button(element, 'Sign in')!.click();
    expect((await asked).url).to.equal('https://id.contoso.example/sign-in');
  });

  it('keeps the focus near when the session ends with the row that had it', async () => {
    const whole = double();
    let signedIn = true;
    const {element} = await list(
      double({
        describe: async () => {
          const {subject, ...description} = await whole.describe();
          return {...description, ...(signedIn && {subject})};
        },
      }),
    );
    await shows(element, 'ADA-LAPTOP');
    button(element, 'Disable device ADA-LAPTOP')!.focus();
    signedIn = false;
    await element.refresh();
    await shows(element, 'Sign in to see this.');
    expect(element.shadowRoot!.activeElement?.id).to.equal('heading');
  });

  it('hides what the backend does not have, and explains it where the page wants that', async () => {
    const {element} = await list(
      double({capabilities: {'devices.list': {support: 'none', refusal: {reason: 'backend'}}}}),
    );
    await until(() => element.matches(':state(unavailable)'));
    expect(textOf(element)).to.equal('');
    element.unsupported = 'explain';
    await shows(element, 'This isn’t available here.');
  });

  it('explains what the organization decided', async () => {
    const {element} = await list(
      double({capabilities: {'devices.list': {support: 'none', refusal: {reason: 'policy'}}}}),
    );
    await shows(element, 'Your organization doesn’t allow this.');
    expect(textOf(element)).to.contain('Contact Contoso IT help');
  });

  it('says whom to ask where there is no permission', async () => {
    const {element} = await list(double({list: () => Promise.reject(new AccountError('forbidden'))}));
    await shows(element, 'You don’t have access to this.');
    expect(textOf(element)).to.contain('Contact Contoso IT help to ask for it.');
  });

  it('never draws half of an answer that breaks the contract', async () => {
    const {element} = await list(double({list: () => Promise.resolve({items: [{id: 7}]} as never)}));
    await shows(element, 'wasn’t one this page understands');
  });

  it('shares one read with every list of the page', async () => {
    const adapter = double();
    const element = await fixture(
      html`<div>
        <device-list .adapter=${adapter}></device-list><device-list .adapter=${adapter}></device-list>
      </div>`,
    );
    await Promise.all([...element.children].map((each) => shows(each, 'ADA-LAPTOP')));
    expect(adapter.calls.filter((call) => call === 'list')).to.have.length(1);
    button(element.children[0]!, 'Disable device Ada’s phone')!.click();
    (await dialogOf(element.children[0]!)).querySelector<HTMLButtonElement>('.danger')!.click();
    await until(() => !textOf(element.children[1]!).includes('Ada’s phone'), 'the other list knows');
  });

  it('speaks French where the page does, and changes in place', async () => {
    const {element} = await list();
    await shows(element, 'Devices');
    element.lang = 'fr-CA';
    await shows(element, 'Appareils');
    expect(button(element, 'Désactiver l’appareil Ada’s phone')).not.to.equal(undefined);
  });

  it('tells the backend its language with every call, and asks again when it changes', async () => {
    const heard: unknown[] = [];
    const adapter = double({
      list: (options) => {
        heard.push(['list', options?.locale]);
        return Promise.resolve({items: devices});
      },
      disable: (id, _, options) => {
        heard.push([id, options?.locale]);
        return Promise.reject(new AccountError('policy'));
      },
    });
    const page = await fixture(
      html`<div lang="fr-CA">
        <device-list .adapter=${adapter}></device-list><device-list .adapter=${adapter}></device-list>
      </div>`,
    );
    const element = page.querySelector('device-list')!;
    await shows(element, 'Appareils');
    expect(heard).to.deep.equal([['list', 'fr-CA']]);
    page.setAttribute('lang', 'en');
    await until(() => heard.length > 1);
    expect(textOf(element)).to.contain('ADA-LAPTOP');
    await shows(element, 'Devices');
    button(element, 'Disable device Ada’s phone')!.click();
    (await dialogOf(element)).querySelector<HTMLButtonElement>('.danger')!.click();
    await shows(element, 'Your organization doesn’t allow this');
    expect(heard.slice(1)).to.deep.equal([
      ['list', 'en'],
      ['d2', 'en'],
    ]);
  });

  it('says that nothing was changed, where the session was over when a device was to be disabled', async () => {
    let signedIn = true;
    const {element} = await list(
      double({
        describe: () =>
          signedIn
            ? Promise.resolve({
                subject: 'ada',
                capabilities: {'devices.list': {support: 'native'}, 'devices.disable': {support: 'native'}},
                canSignIn: true,
              })
            : Promise.reject(new AccountError('unauthenticated')),
        disable: () => {
          signedIn = false;
          return Promise.reject(new AccountError('unauthenticated'));
        },
      }),
    );
    await shows(element, 'ADA-LAPTOP');
    button(element, 'Disable device Ada’s phone')!.click();
    (await dialogOf(element)).querySelector<HTMLButtonElement>('.danger')!.click();
    await until(() => button(element, 'Sign in'), 'offers to sign in');
    expect(textOf(element)).to.contain(
      'You’ve been signed out. Sign in, then try again; nothing was changed.',
    );
    signedIn = true;
    await element.refresh();
    await shows(element, 'ADA-LAPTOP');
    signedIn = false;
    await element.refresh();
    await shows(element, 'Sign in to see this.');
  });

  it('tells the developer that what answers is not the contract', async () => {
    const malformed = () => Promise.reject(new AccountError('malformed-response', {status: 200, path: ''}));
    const {element} = await list(double({describe: malformed, list: malformed}));
    await shows(element, 'What answers is not what the contract says. Is base-url the root');
    await shows(element, 'describe');
    const {element: other} = await list(double({list: malformed}));
    await shows(other, 'Try again');
    expect(textOf(other)).not.to.contain('base-url');
  });

  it('explains a missing backend to the developer of the page', async () => {
    const element = await fixture<DeviceListElement>(html`<device-list></device-list>`);
    await shows(element, 'No backend is named');
  });

  it('names an adapter that was written as an attribute', async () => {
    const element = await fixture<DeviceListElement>(
      html`<device-list adapter="[object Object]"></device-list>`,
    );
    await shows(element, 'written as an attribute');
  });

  it('takes any heading level from 1 to 6, and 2 for anything else', async () => {
    const {element} = await list();
    await shows(element, 'Devices');
    element.headingLevel = 4;
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('h4')!.textContent).to.equal('Devices');
    element.headingLevel = 9;
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('h2')!.textContent).to.equal('Devices');
  });

  it('changes the words of rows that are the same devices', async () => {
    const {element} = await list();
    await shows(element, 'ADA-LAPTOP');
    element.messages = {disable: 'Forget device'};
    await shows(element, 'Forget device');
    element.messages = {reasonManaged: 'Somebody else’s'};
    await shows(element, 'Somebody else’s');
  });

  it('says the exact time where one points at it, in the language of the moment', async () => {
    const {element} = await list();
    await shows(element, 'ADA-LAPTOP');
    const time = element.shadowRoot!.querySelector('time')!;
    expect(time.title).to.equal('');
    const point = () => time.dispatchEvent(new PointerEvent('pointerover', {bubbles: true, composed: true}));
    point();
    const english = time.title;
    expect(english).to.contain(String(new Date(time.dateTime).getFullYear()));
    element.lang = 'fr';
    await shows(element, 'Appareils');
    point();
    expect(time.title).not.to.equal(english);
  });
});
