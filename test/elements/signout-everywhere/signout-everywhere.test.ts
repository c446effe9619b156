import {expect, oneEvent} from '@open-wc/testing';

import {createMemoryAdapter} from '../../../mocks/memory-adapter.js';
import type {AccountAdapter} from '../../../src/contract/adapter.js';
import {AccountError} from '../../../src/contract/error.js';
import type {Revocation} from '../../../src/contract/session.js';
import type {RedirectRequestEvent, TaskEndedEvent} from '../../../src/elements/shared/account.events.js';
import type {SignedOutEvent} from '../../../src/elements/signout-everywhere/signout-everywhere.events.js';
import {backendIn, mount, settled, stayHere, tags, unmountAll, wrapped} from '../../support/every-element.js';
import {button, everyText, reads, until} from '../../support/reading.js';

const ask = 'Sign out everywhere';
const focused = (element: Element) => element.shadowRoot!.activeElement;
const isSignedOut = (element: Element) => element.matches(':state(signed-out)');
const dialogOf = async (element: Element) => {
  await until(() => element.shadowRoot!.querySelector('dialog')?.open, 'the question is open');
  return element.shadowRoot!.querySelector('dialog')!;
};
const closed = (element: Element) =>
  until(() => !element.shadowRoot!.querySelector('dialog'), 'the question is closed');

/** The element on an adapter; what it tells is written down. */
async function signout(adapter: AccountAdapter) {
  const calls: string[] = [];
  const element = mount(
    'signout-everywhere',
    wrapped(adapter, (call, name) => (calls.push(name), call())),
  );
  const told: SignedOutEvent[] = [];
  element.addEventListener('account-signed-out', (event) => told.push(event));
  await settled(element);
  return {element, calls, told};
}

async function open(element: Element) {
  button(element, ask)!.focus();
  button(element, ask)!.click();
  return dialogOf(element);
}

async function yes(element: Element) {
  await open(element);
  button(element, 'Yes')!.click();
}

/** The reference backend, whose answer to "all" is another one: what it says is done is not done. */
function answering(value: Revocation): AccountAdapter {
  const {adapter} = backendIn();
  const {sessions} = adapter;
  if (!sessions) throw new Error('The reference backend has sessions.');
  return {...adapter, sessions: {...sessions, revokeAll: () => Promise.resolve({kind: 'done', value})}};
}

describe('signout-everywhere', () => {
  let leave = () => {};
  beforeEach(() => (leave = stayHere()));
  afterEach(() => {
    leave();
    unmountAll();
  });

  it('says what its button covers: all applications and all devices', async () => {
    const {element} = await signout(backendIn().adapter);
    await reads(element, 'Ends your sessions in all applications and on all devices, this one too.');
  });

  it('ends all sessions and devices with Yes', async () => {
    const {backend, adapter} = backendIn();
    const {element, told} = await signout(adapter);
    expect(backend.sessions).to.have.length(3);
    await yes(element);
    await reads(element, 'You’re signed out everywhere. 3 sessions ended, this one too.');
    expect(backend.sessions).to.deep.equal([]);
    expect(told.map(({scope, delaySeconds, failed}) => ({scope, delaySeconds, failed}))).to.deep.equal([
      {scope: 'all', delaySeconds: 0, failed: []},
    ]);
    await until(() => isSignedOut(element), 'it is signed out');
    expect(focused(element)!.id).to.equal('done');
    expect(button(element, ask)).to.equal(undefined);
    await until(() => button(element, 'Sign in'), 'it offers to sign in again');
  });

  it('changes nothing with No, which has the focus, nor with Escape', async () => {
    const {backend, adapter} = backendIn();
    const {element, calls, told} = await signout(adapter);
    for (const answer of ['No', 'Escape']) {
      const dialog = await open(element);
      expect(dialog.querySelector('h2')!.textContent).to.equal('Sign out everywhere');
      expect(focused(element)!.textContent.trim()).to.equal('No');
      const ended = oneEvent<TaskEndedEvent>(element, 'account-task-ended');
      if (answer === 'No') button(element, 'No')!.click();
      else dialog.dispatchEvent(new Event('cancel', {cancelable: true}));
      expect((await ended).message).to.equal('');
      await closed(element);
      expect(focused(element)).to.equal(button(element, ask));
    }
    expect(backend.sessions).to.have.length(3);
    expect(calls.filter((call) => call.startsWith('sessions.'))).to.deep.equal([]);
    expect(told).to.deep.equal([]);
    expect(isSignedOut(element)).to.equal(false);
  });

  it('keeps the person signed in here where that is ticked, which it is not from the start', async () => {
    const {backend, adapter} = backendIn();
    const {element, told} = await signout(adapter);
    const box = (await open(element)).querySelector<HTMLInputElement>('[name=stay]')!;
    expect(box.checked).to.equal(false);
    box.click();
    const ended = oneEvent<TaskEndedEvent>(element, 'account-task-ended');
    button(element, 'Yes')!.click();
    expect((await ended).message).to.equal('2 other sessions ended. You’re still signed in here.');
    expect(backend.sessions.map(({session}) => session.id)).to.deep.equal(['laptop']);
    expect(told.map(({scope}) => scope)).to.deep.equal(['others']);
    await reads(element, '2 other sessions ended.');
    expect(isSignedOut(element)).to.equal(false);
    expect(button(element, ask)).not.to.equal(undefined);
  });

  it('says that somebody is signed in here no longer than that is so', async () => {
    const {backend, adapter} = backendIn();
    const {element} = await signout(adapter);
    (await open(element)).querySelector<HTMLInputElement>('[name=stay]')!.click();
    button(element, 'Yes')!.click();
    await reads(element, 'You’re still signed in here.');
    backend.endSessions(() => true);
    await element.refresh();
    await settled(element);
    expect(isSignedOut(element)).to.equal(true);
    expect(everyText(element)).not.to.contain('still signed in');
  });

  it('offers no such tick where the others cannot be ended alone', async () => {
    const {adapter} = backendIn();
    const {element} = await signout({
      ...adapter,
      describe: async (options) => {
        const description = await adapter.describe(options);
        const none = {support: 'none', refusal: {reason: 'backend'}} as const;
        return {
          ...description,
          capabilities: {...description.capabilities, 'sessions.revokeOthers': none},
        };
      },
    });
    expect((await open(element)).querySelector('input')).to.equal(null);
  });

  it('tells the truth about what could not be ended and what may live on', async () => {
    const {element, told} = await signout(backendIn('partial-failure').adapter);
    await yes(element);
    await reads(element, 'You’re signed out here, but not everywhere yet.');
    await reads(element, 'up to 1 hour');
    await reads(element, 'This could not be ended: Contoso Archive');
    expect(everyText(element)).not.to.contain('You’re signed out everywhere');
    expect(told[0]).to.include({delaySeconds: 3600});
    expect(told[0]!.failed).to.deep.equal(['Contoso Archive']);
  });

  it('leads to the organization’s sign-out page only after the person has read, and only if the page lets it', async () => {
    const url = 'https://id.contoso.example/logout';
    const {element, told} = await signout(answering({signOut: {url, operation: 'sign-out'}}));
    const asked: RedirectRequestEvent[] = [];
    element.addEventListener('account-redirect-request', (event) => asked.push(event));
    await yes(element);
    await reads(element, 'Your other sessions ended.');
    expect(asked).to.deep.equal([]);
    expect(told).to.have.length(1);
    button(element, 'Continue')!.click();
    expect(asked.map((each) => [each.url, each.operation, each.defaultPrevented])).to.deep.equal([
      [url, 'sign-out', true],
    ]);
  });

  it('stays signed out though the backend goes on answering, also when the page is looked at again', async () => {
    const adapter = answering({revoked: 3, delaySeconds: 300});
    const {element} = await signout(adapter);
    const card = mount('profile-card', element.adapter);
    await reads(card, 'Ada Lovelace');
    await yes(element);
    await reads(element, 'up to 5 minutes');
    for (const look of [false, true]) {
      if (look) document.dispatchEvent(new Event('visibilitychange'));
      await settled(element, card);
      expect(isSignedOut(card)).to.equal(true);
      expect(everyText(card)).not.to.contain('Ada');
    }
    await element.refresh();
    await reads(card, 'Ada Lovelace');
    expect(element.shadowRoot!.querySelector('[part=outcome]')).to.equal(null);
  });

  it('leaves nothing personal in any element, and nothing in storage', async () => {
    const canary = 'Kanarienvogel';
    const {adapter} = backendIn();
    const marked = wrapped(adapter, async (call, name) => {
      const value = await call();
      if (name === 'describe' || !/list|get|signIns|status/.test(name)) return value;
      return JSON.parse(
        JSON.stringify(value, (key, each: unknown) =>
          typeof each === 'string' && /[nN]ame|place|device|browser|email|app|jobTitle|department/.test(key)
            ? `${canary} ${each}`
            : each,
        ),
      ) as unknown;
    });
    const elements = tags.filter((tag) => tag !== 'account-page').map((tag) => mount(tag, marked));
    await settled(...elements);
    const kept = () => JSON.stringify([{...localStorage}, {...sessionStorage}]);
    const before = kept();
    const named = (tag: string) => elements.find(({localName}) => localName === tag)!;
    for (const tag of ['device-list', 'session-list', 'profile-card'])
      expect(everyText(named(tag)), tag).to.contain(canary);
    // What a screen reader was told is personal too.
    named('device-list').shadowRoot!.querySelectorAll<HTMLElement>('.row button')[1]!.click();
    (await dialogOf(named('device-list'))).querySelector<HTMLButtonElement>('.danger')!.click();
    await until(
      () => named('device-list').shadowRoot!.querySelector('[role=status]')!.textContent.includes(canary),
      'it is said',
    );
    await yes(named('signout-everywhere'));
    await until(() => elements.every(isSignedOut), 'every element is signed out');
    await settled(...elements);
    for (const element of elements) {
      expect(everyText(element), element.localName).not.to.contain(canary);
      expect(everyText(element), element.localName).not.to.match(/ada@|Ada|Lovelace/);
    }
    expect(kept()).to.equal(before);
  });

  it('takes a session that had ended already for what it is, and claims nothing about the others', async () => {
    const {backend, adapter} = backendIn();
    const {subscribe, ...deaf} = adapter;
    expect(subscribe).not.to.equal(undefined);
    const {element, told} = await signout(deaf);
    await open(element);
    backend.endSessions(({session}) => session.id === 'laptop');
    button(element, 'Yes')!.click();
    await reads(element, 'this session had ended already');
    expect(everyText(element)).to.contain('Whether the others ended, we couldn’t see.');
    expect(element.shadowRoot!.querySelector('[role=alert]')).to.equal(null);
    expect(told).to.deep.equal([]);
    await until(() => isSignedOut(element), 'it is signed out');
    expect(backend.sessions).to.have.length(2);
  });

  it('is signed out in the other tab, too', async () => {
    const {backend, adapter} = backendIn();
    const {element} = await signout(adapter);
    const other = mount('signout-everywhere', createMemoryAdapter({backend}));
    const list = mount('session-list', createMemoryAdapter({backend}));
    await settled(other, list);
    await yes(element);
    await until(() => isSignedOut(other) && isSignedOut(list), 'the other tab is signed out');
    await settled(list);
    expect(everyText(list)).not.to.contain('Firefox');
  });

  it('sends one call for a double click', async () => {
    const {backend, adapter} = backendIn({latency: 30});
    const {element, calls} = await signout(adapter);
    await open(element);
    const confirm = button(element, 'Yes')!;
    confirm.click();
    confirm.click();
    await reads(element, 'You’re signed out everywhere.');
    expect(calls.filter((call) => call === 'sessions.revokeAll')).to.have.length(1);
    expect(backend.sessions).to.deep.equal([]);
  });

  for (const [code, words] of [
    ['offline', 'You’re offline. Nothing was sent.'],
    ['unavailable', 'The service isn’t answering right now.'],
    ['policy', 'Your organization doesn’t allow this.'],
    ['timeout', 'We don’t know whether it went through'],
  ] as const) {
    it(`claims nothing after "${code}", and lets the person try again`, async () => {
      const {backend, adapter} = backendIn();
      const {element, told} = await signout(adapter);
      backend.faults.add('sessions.revokeAll', {code}, 1);
      await yes(element);
      await reads(element, words);
      expect(told).to.deep.equal([]);
      expect(isSignedOut(element)).to.equal(false);
      expect(backend.sessions).to.have.length(3);
      button(element, 'Yes')!.click();
      await reads(element, 'You’re signed out everywhere.');
      expect(told).to.have.length(1);
    });
  }

  it('takes it for done where the answer got lost and nobody is signed in any more', async () => {
    const {adapter} = backendIn();
    const sessions = adapter.sessions!;
    const {element, told} = await signout({
      ...adapter,
      sessions: {
        ...sessions,
        revokeAll: async (options) => {
          await sessions.revokeAll(options);
          throw new AccountError('network');
        },
      },
    });
    await yes(element);
    await until(() => isSignedOut(element), 'it is signed out');
    await reads(element, 'this session had ended already');
    expect(told).to.deep.equal([]);
  });

  it('asks who is there where the backend wants that', async () => {
    const {backend, adapter} = backendIn('step-up');
    const {element} = await signout(adapter);
    await yes(element);
    await until(() => everyText(element).includes('Confirm it’s you'), 'it asks');
    expect(backend.sessions).to.have.length(3);
  });

  it('leads to the page where it is done', async () => {
    const {backend, adapter} = backendIn('redirect');
    const {element, told} = await signout(adapter);
    const asked = oneEvent<RedirectRequestEvent>(element, 'account-redirect-request');
    await yes(element);
    expect((await asked).operation).to.equal('sessions.revokeAll');
    expect(told).to.deep.equal([]);
    expect(backend.sessions).to.have.length(3);
  });

  it('links to where it is done elsewhere, and says why it cannot be done', async () => {
    const external = await signout(backendIn('external').adapter);
    expect(external.element.shadowRoot!.querySelector('[part=external]')).not.to.equal(null);
    const refused = await signout(backendIn('read-only').adapter);
    await reads(refused.element, 'Contoso has closed self-service for now.');
    expect(button(refused.element, ask)).to.equal(undefined);
  });

  it('has the seed’s own words in French', async () => {
    const {element} = await signout(backendIn().adapter);
    element.lang = 'fr';
    await reads(element, 'toutes les applications');
    button(element, 'Se déconnecter partout')!.click();
    const dialog = await dialogOf(element);
    expect(dialog.querySelector('h2')!.textContent).to.equal('Se déconnecter partout');
    expect(button(element, 'Oui')).not.to.equal(undefined);
    expect(button(element, 'Non')).not.to.equal(undefined);
  });
});
