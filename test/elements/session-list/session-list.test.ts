import {expect, oneEvent} from '@open-wc/testing';

import {createMemoryAdapter} from '../../../mocks/memory-adapter.js';
import type {AccountElement} from '../../../src/elements/account-element.js';
import type {
  SessionRevokedEvent,
  OtherSessionsRevokedEvent,
  SigninReportedEvent,
} from '../../../src/elements/session-list/session-list.events.js';
import type {RedirectRequestEvent, TaskRequestEvent} from '../../../src/elements/shared/account.events.js';
import {backendIn, mount, settled, stayHere, unmountAll, wrapped} from '../../support/every-element.js';
import {button, everyText, reads, until} from '../../support/reading.js';

const rows = (element: Element, kind: string) => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(`.row.${kind}`),
];
const phone = 'Sign out Chrome on Android 16, Ada’s phone';
const lab = 'Sign out Edge on Windows 11, LAB-07';
const others = 'Sign out everywhere else';
const status = (element: Element) =>
  element.shadowRoot!.querySelector('[role=status]:not(.notice)')!.textContent;
const focused = (element: Element) => element.shadowRoot!.activeElement;
const dialogOf = async (element: Element) => {
  await until(() => element.shadowRoot!.querySelector('dialog')?.open, 'the question is open');
  return element.shadowRoot!.querySelector('dialog')!;
};
const closed = (element: Element) =>
  until(() => !element.shadowRoot!.querySelector('dialog'), 'the question is closed');

async function list(...given: Parameters<typeof backendIn>) {
  const {backend, adapter} = backendIn(...given);
  const calls: string[] = [];
  const element = mount(
    'session-list',
    wrapped(adapter, (call, name) => (calls.push(name), call())),
  );
  await settled(element);
  return {backend, element, calls};
}

/** Presses a button, and confirms the question. */
async function confirm(element: AccountElement, name: string) {
  button(element, name)!.focus();
  button(element, name)!.click();
  (await dialogOf(element)).querySelector<HTMLButtonElement>('.danger')!.click();
}

const strangers = (element: Element) =>
  [...element.shadowRoot!.querySelectorAll<HTMLElement>('.sign-in button')].find((each) =>
    each.getAttribute('aria-label')!.includes('Reykjavík'),
  )!;

describe('session-list', () => {
  let leave = () => {};
  beforeEach(() => (leave = stayHere()));
  afterEach(() => {
    leave();
    unmountAll();
  });

  it('shows each session with its browser, system, place, times and applications, this one first', async () => {
    const {element} = await list();
    const [here, there] = rows(element, 'session');
    expect(rows(element, 'session')).to.have.length(3);
    expect(everyText(here!)).to.contain('Firefox on Windows 11').and.to.contain('This session');
    expect(here!.getAttribute('aria-current')).to.equal('true');
    expect(here!.querySelector('button')).to.equal(null);
    expect(everyText(here!)).to.contain('It ends when you sign out.');
    for (const fact of [
      'Chrome on Android 16',
      'Ada’s phone',
      'Near London, United Kingdom',
      'Signed in last week',
      'Last seen 5 days ago',
      'Used for Mail, Calendar, and Chat',
    ])
      expect(everyText(there!)).to.contain(fact);
    expect(there!.getAttribute('aria-current')).to.equal(null);
    await reads(element, 'Places are approximate.');
  });

  it('ends one session after a question, says so, tells the page, and moves the focus on', async () => {
    const {element, backend} = await list();
    button(element, phone)!.focus();
    button(element, phone)!.click();
    const dialog = await dialogOf(element);
    expect(dialog.textContent).to.contain('Whoever uses it has to sign in again');
    expect(focused(element)!.textContent.trim()).to.equal('Keep session');
    expect(backend.sessions).to.have.length(3);
    const told = oneEvent<SessionRevokedEvent>(element, 'account-session-revoked');
    dialog.querySelector<HTMLButtonElement>('.danger')!.click();
    expect((await told).sessionId).to.equal('phone');
    await closed(element);
    await until(() => rows(element, 'session').length === 2, 'the row has gone');
    await until(() => focused(element) === button(element, lab), 'the next row has the focus');
    await until(
      () => status(element).includes('Chrome on Android 16, Ada’s phone was signed out.'),
      'it is said',
    );
    expect(backend.sessions.map(({session}) => session.id)).to.have.members(['laptop', 'lab']);
  });

  it('ends nothing where the session is kept', async () => {
    const {element, backend, calls} = await list();
    button(element, phone)!.click();
    await dialogOf(element);
    button(element, 'Keep session')!.click();
    await closed(element);
    expect(calls).not.to.include('sessions.revoke');
    expect(backend.sessions).to.have.length(3);
  });

  it('takes a session that had ended already off the list, and claims nothing', async () => {
    const {element, backend} = await list();
    let told = 0;
    element.addEventListener('account-session-revoked', () => told++);
    backend.faults.add('sessions.revoke', {code: 'not-found'}, 1);
    await confirm(element, phone);
    await closed(element);
    await until(() => status(element).includes('had ended already'), 'it is said');
    expect(told).to.equal(0);
  });

  it('says that it could not be seen where the answer got lost, and reads again', async () => {
    const {element, backend, calls} = await list();
    backend.faults.add('sessions.revoke', {code: 'timeout'}, 1);
    const before = calls.filter((call) => call === 'sessions.list').length;
    await confirm(element, phone);
    await reads(element, 'We don’t know whether it went through');
    await until(() => calls.filter((call) => call === 'sessions.list').length > before, 'it reads again');
    expect(rows(element, 'session')).to.have.length(3);
  });

  it('ends all other sessions, says how many, and keeps this one', async () => {
    const {element, backend} = await list();
    button(element, others)!.click();
    const dialog = await dialogOf(element);
    expect(dialog.textContent).to.contain('2 other sessions end. You stay signed in here.');
    const told = oneEvent<OtherSessionsRevokedEvent>(element, 'account-sessions-revoked');
    dialog.querySelector<HTMLButtonElement>('.danger')!.click();
    const {revoked, delaySeconds, failed} = await told;
    expect({revoked, delaySeconds, failed}).to.deep.equal({revoked: 2, delaySeconds: 0, failed: []});
    await reads(element, '2 other sessions ended. You’re still signed in here.');
    await until(() => rows(element, 'session').length === 1, 'only this one is left');
    expect(button(element, others)).to.equal(undefined);
    expect(backend.sessions.map(({session}) => session.id)).to.deep.equal(['laptop']);
  });

  it('names what could not be ended, and how long what was open may go on', async () => {
    const {element} = await list('partial-failure');
    const told = oneEvent<OtherSessionsRevokedEvent>(element, 'account-sessions-revoked');
    await confirm(element, others);
    expect((await told).failed).to.deep.equal(['Contoso Archive']);
    await reads(element, 'it may go on working for up to 1 hour');
    expect(everyText(element)).to.match(/This could not be ended: Contoso Archive/);
    expect(everyText(element)).to.contain('Contact Contoso IT help');
  });

  it('shows the recent sign-ins with their results, and what is unusual in words', async () => {
    const {element} = await list();
    const [first, second, third] = rows(element, 'sign-in').map(everyText);
    expect(first).to.contain('My Apps').and.to.contain('Successful').and.not.to.contain('Unusual');
    expect(second)
      .to.contain('Unsuccessful')
      .and.to.contain('Unusual')
      .and.to.contain('Near Reykjavík, Iceland');
    expect(third).to.contain('Not finished');
  });

  it('marks a sign-in that wasn’t the person’s own as the backend has it, and offers no second report', async () => {
    const {element, backend} = await list();
    strangers(element).click();
    const dialog = await dialogOf(element);
    expect(everyText(dialog)).to.contain('Mail, Unsuccessful, 2 days ago');
    expect(backend.state.reportedSignIns).to.deep.equal([]);
    const told = oneEvent<SigninReportedEvent>(element, 'account-signin-reported');
    dialog.querySelector<HTMLButtonElement>('.danger')!.click();
    expect((await told).signInId).to.equal('a5');
    await until(
      () => rows(element, 'sign-in').some((row) => everyText(row).includes('You said: not me')),
      'it is marked',
    );
    await settled(element);
    expect(strangers(element)).to.equal(undefined);
    expect(backend.state.reportedSignIns).to.deep.equal(['a5']);
    await reads(element, 'They didn’t get in with this attempt.');
    expect(button(element, 'Change password')).to.equal(undefined);
  });

  it('marks nothing that the backend refused', async () => {
    const {element, backend} = await list();
    backend.faults.add('sessions.reportSignIn', {code: 'unavailable'});
    strangers(element).click();
    (await dialogOf(element)).querySelector<HTMLButtonElement>('.danger')!.click();
    await reads(element, 'The service isn’t answering');
    expect(everyText(element)).not.to.contain('You said: not me');
  });

  it('leads from a reported sign-in to the password and to signing out everywhere, where the page has them', async () => {
    const {element, backend} = await list();
    const {adapter} = backendIn();
    mount('change-password-form', adapter);
    mount('signout-everywhere', adapter);
    const success = [...element.shadowRoot!.querySelectorAll<HTMLElement>('.sign-in button')].find((each) =>
      each.getAttribute('aria-label')!.includes('Successful'),
    )!;
    success.click();
    (await dialogOf(element)).querySelector<HTMLButtonElement>('.danger')!.click();
    await reads(element, 'Someone else may know your password.');
    expect(focused(element)!.closest('.sign-in'), 'the focus is on a sign-in').not.to.equal(null);
    expect(backend.state.reportedSignIns).to.have.length(1);
    const asked = oneEvent<TaskRequestEvent>(element, 'account-task-request');
    button(element, 'Change password')!.click();
    expect((await asked).task).to.equal('password');
    expect(button(element, 'Sign out everywhere')).not.to.equal(undefined);
  });

  it('shows ten sign-ins at first, and more when asked', async () => {
    const {element} = await list('many');
    expect(rows(element, 'sign-in')).to.have.length(10);
    const more = [...element.shadowRoot!.querySelectorAll('button')].filter(
      (each) => each.textContent.trim() === 'Show more',
    );
    more.at(-1)!.click();
    await until(() => rows(element, 'sign-in').length === 20, 'ten more');
  });

  it('goes on at the first row that is new, and stays where somebody has gone on meanwhile', async () => {
    const {element} = await list('many');
    const pressMore = (kind: string) => {
      const more = rows(element, kind)[0]!
        .closest('[part=list]')!
        .nextElementSibling!.querySelector('button')!;
      more.focus();
      more.click();
    };
    pressMore('sign-in');
    await until(() => rows(element, 'sign-in').length === 20, 'ten more');
    await until(() => focused(element) === rows(element, 'sign-in')[10], 'the first new one has the focus');
    // The last page takes the button with it.
    for (const [index, length] of [50, 100, 120].entries()) {
      await until(() => rows(element, 'session').length === length, `${length} of them`);
      if (index > 0)
        await until(() => focused(element) === rows(element, 'session')[index * 50], 'it goes on there');
      if (length < 120) pressMore('session');
    }
    pressMore('sign-in');
    button(element, others)!.focus();
    await until(() => rows(element, 'sign-in').length === 30, 'ten more');
    await element.updateComplete;
    expect(focused(element) === button(element, others)).to.equal(true);
  });

  it('keeps one list where the other cannot be read', async () => {
    const {element, backend} = await list();
    for (const [call, kept] of [
      ['sessions.list', 'My Apps'],
      ['sessions.signIns', 'Ada’s phone'],
    ] as const) {
      backend.faults.clear();
      backend.faults.add(call, {code: 'unavailable', details: {requestId: 'r-42'}});
      const alone = mount('session-list', createMemoryAdapter({backend}));
      await reads(alone, 'Reference: r-42');
      await reads(alone, kept);
      expect(alone.matches(':state(error)')).to.equal(true);
      backend.faults.clear();
      button(alone, 'Try again')!.click();
      await until(() => !alone.matches(':state(error)'), 'it comes back');
    }
    expect(element.isConnected).to.equal(true);
  });

  it('hides the list that the backend does not have, and explains what the organization decided', async () => {
    const described = (reason: 'backend' | 'policy') => {
      const {adapter} = backendIn();
      return mount('session-list', {
        ...adapter,
        describe: async (options) => {
          const description = await adapter.describe(options);
          const capabilities = {
            ...description.capabilities,
            'sessions.signIns': {support: 'none', refusal: {reason}} as const,
          };
          return {...description, capabilities};
        },
      });
    };
    const lacking = described('backend');
    await settled(lacking);
    expect(everyText(lacking)).to.contain('Ada’s phone').and.not.to.contain('Recent sign-ins');
    const refused = described('policy');
    await reads(refused, 'Recent sign-ins');
    expect(everyText(refused)).to.contain('Your organization doesn’t allow this.');
  });

  it('says once that nothing can be ended where the organization decided so', async () => {
    const {element} = await list('read-only');
    expect(everyText(element).match(/Contoso has closed self-service/g)).to.have.length(2);
    expect(element.shadowRoot!.querySelectorAll('.row button')).to.have.length(0);
  });

  it('asks who is there where the backend wants that, and gives the session up after it', async () => {
    const {element, backend} = await list('step-up');
    await confirm(element, phone);
    await until(
      () => element.querySelector('input') ?? element.shadowRoot!.querySelector('dialog input'),
      'it asks',
    );
    expect(backend.sessions).to.have.length(3);
  });

  it('leads to the page where it is done, and changes nothing itself', async () => {
    const {element, backend} = await list('redirect');
    const asked = oneEvent<RedirectRequestEvent>(element, 'account-redirect-request');
    await confirm(element, others);
    expect((await asked).operation).to.equal('sessions.revokeOthers');
    expect(backend.sessions).to.have.length(3);
  });

  it('links to where it is done elsewhere', async () => {
    const {element} = await list('external');
    expect(element.shadowRoot!.querySelector<HTMLAnchorElement>('[part=external]')!.href).to.contain(
      'myaccount.contoso.example',
    );
    expect(button(element, phone)).to.equal(undefined);
  });

  it('sends one call for a double click', async () => {
    const {element, calls} = await list({latency: 30});
    button(element, phone)!.click();
    const dialog = await dialogOf(element);
    dialog.querySelector<HTMLButtonElement>('.danger')!.click();
    dialog.querySelector<HTMLButtonElement>('.danger')!.click();
    await closed(element);
    expect(calls.filter((call) => call === 'sessions.revoke')).to.have.length(1);
  });

  it('tells two sessions of the same browser and device apart by what else is known of them', async () => {
    const {backend, adapter} = backendIn();
    const [stored] = backend.sessions.filter(({session}) => session.id === 'phone');
    const twin = {...stored!.session, id: 'twin', place: 'Leeds, United Kingdom'};
    const alike = [stored!.session, twin, {...twin, id: 'triplet'}];
    const element = mount(
      'session-list',
      wrapped(adapter, (call, name) => (name === 'sessions.list' ? Promise.resolve({items: alike}) : call())),
    );
    await settled(element);
    const named = rows(element, 'session').map((row) =>
      row.querySelector('button')!.getAttribute('aria-label')!,
    );
    expect(new Set(named).size).to.equal(3);
    expect(named[0]).to.contain('Ada’s phone, Near London').and.to.contain('Last seen 5 days ago');
    expect(named[1]).to.contain('Near Leeds');
    rows(element, 'session')[1]!.querySelector('button')!.click();
    expect((await dialogOf(element)).querySelector('h2')!.textContent).to.contain('Near Leeds');
  });

  it('gives every button a name of its own, whatever little the backend says', async () => {
    for (const scenario of ['default', 'minimal']) {
      const {element} = await list(scenario);
      const names = [...element.shadowRoot!.querySelectorAll('.session button')].map((each) =>
        each.getAttribute('aria-label'),
      );
      expect(names.length, scenario).to.be.greaterThan(1);
      expect(new Set(names).size, scenario).to.equal(names.length);
    }
  });

  it('speaks French where the page does', async () => {
    const {element} = await list();
    element.lang = 'fr';
    await reads(element, 'Activités');
    await reads(element, 'Où vous êtes connecté');
    expect(button(element, 'Déconnecter Chrome sous Android 16, Ada’s phone')).not.to.equal(undefined);
  });
});
