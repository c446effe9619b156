import {expect} from '@open-wc/testing';

import {person} from '../../../mocks/person.js';
import type {AccountElement} from '../../../src/elements/account-element.js';
import {TaskEndedEvent, TaskRequestEvent} from '../../../src/elements/shared/account.events.js';
import {deferred} from '../../support/deferred.js';
import {backendIn, describing, settled, stayHere, wrapped} from '../../support/every-element.js';
import {button, everyText, reads, until} from '../../support/reading.js';
import {type} from '../../support/watch.js';
import {overRest} from './over-rest.js';
import {arrived, back, clear, entries, entry, focusedId, html, open, openTask, place, slots} from './page.js';

const text = (page: Element) => everyText(page.shadowRoot!);
const status = (page: Element) => page.shadowRoot!.querySelector('[role=status]')!.textContent;
const tag = (page: Element, task: string) =>
  page.shadowRoot!.querySelector(`#lead-${task} .tag`)?.textContent;
const passwordOf = (page: Element) =>
  [...page.querySelectorAll<HTMLInputElement>('input')].find(({name}) => name === 'newPassword')!;
const submitPassword = (page: Element) => {
  for (const field of page.querySelectorAll<HTMLInputElement>('input[type=password]'))
    type(
      field,
      field.name === 'currentPassword' ? 'correct horse battery staple' : 'a sensible sentence to keep',
    );
  page.querySelector<HTMLButtonElement>('[slot=submit]')!.click();
};
const dialogOf = async (page: Element) => {
  await until(() => page.shadowRoot!.querySelector('dialog')?.open, 'the question is open');
  return page.shadowRoot!.querySelector('dialog')!;
};

describe('account-page', () => {
  let title = '';
  beforeEach(() => (title = document.title));
  afterEach(async () => {
    await arrived();
    clear();
    document.title = title;
  });

  describe('its parts', () => {
    it('are made where the host writes none, in their slots, one level of heading below', async () => {
      const {page} = await open('default', undefined, {'heading-level': '3'});
      const profile = page.querySelector<AccountElement>('profile-card')!;
      expect(profile.slot).to.equal('profile');
      expect(profile.getAttribute('heading-level')).to.equal('4');
      expect(page.querySelector('change-password-form')!.slot).to.equal('password');
      expect(slots(page)).to.include.members(['profile', 'devices']);
      expect(slots(page)).not.to.include('password');
      expect(page.shadowRoot!.querySelector('#heading')!.localName).to.equal('h3');
      expect(page.shadowRoot!.querySelector('#manage')!.localName).to.equal('h4');
      page.headingLevel = 6;
      await until(() => profile.getAttribute('heading-level') === '6', 'there is no seventh level');
    });

    it('are what the host writes, in its order, with sections of its own', async () => {
      const {page} = await open(
        'default',
        html`<device-list heading-level="5"></device-list>
          <section slot="news">News</section>
          <profile-card></profile-card>
          <p>Something else</p>`,
      );
      expect(slots(page)).to.deep.equal(['devices', 'news', 'profile', '']);
      const tops = ['device-list', 'section', 'profile-card', 'p'].map(
        (name) => page.querySelector(name)!.getBoundingClientRect().top,
      );
      expect(tops).to.deep.equal([...tops].sort((one, other) => one - other));
      expect(page.querySelector('device-list')!.getAttribute('heading-level')).to.equal('5');
      expect(page.querySelector('profile-card')!.getAttribute('heading-level')).to.equal('3');
      expect(page.querySelector('change-password-form')).to.equal(null);
      expect(page.shadowRoot!.querySelector('[part=manage]')).to.equal(null);
    });

    it('are still made where the host writes a heading or advice only', async () => {
      const {page} = await open('default', html`<h1 slot="heading">My account</h1>`);
      expect(page.querySelector('profile-card')).not.to.equal(null);
      expect(slots(page)).to.include('heading');
    });

    it('bear the prefix of the page’s own tag, and are made when their tag is registered, not before', async () => {
      const {define} = await import('../../../src/registry.js');
      define({prefix: 'late', tags: ['account-page', 'device-list']});
      const page = document.createElement('late-account-page') as AccountElement;
      page.adapter = backendIn().adapter;
      const box = document.createElement('div');
      box.dataset['box'] = '';
      box.append(page);
      document.body.append(box);
      await settled(page);
      const tags = () => [...page.children].map(({localName}) => localName);
      expect(tags()).to.deep.equal(['late-device-list']);
      define({prefix: 'late', tags: ['profile-card']});
      await until(() => tags().length === 2, 'the second is there');
      expect(tags()).to.deep.equal(['late-profile-card', 'late-device-list']);
    });

    it('get the page’s own backend, and the provider’s where it has none', async () => {
      const {page} = await open();
      await reads(page, 'ADA-LAPTOP');
      const provider = document.createElement('account-provider');
      provider.adapter = backendIn('hostile-texts').adapter;
      provider.messages = {'device-list': {heading: 'Machines'}};
      page.before(provider);
      page.adapter = undefined;
      provider.append(page);
      await reads(page, 'Machines');
      await reads(page, 'alert(');
    });

    it('that the backend lacks are not there, and those that the organization refuses say why', async () => {
      const {adapter} = backendIn();
      const page = place(
        describing(adapter, {
          'devices.list': {support: 'none', refusal: {reason: 'backend'}},
          'password.change': {
            support: 'none',
            refusal: {reason: 'policy', text: 'Ask at the desk.', contact: {label: 'The desk'}},
          },
        }),
      );
      await settled(page);
      expect(slots(page)).not.to.include('devices');
      expect(entry(page, 'password')).to.equal(null);
      expect(entries(page)).to.include('Change password');
      expect(text(page)).to.contain('Ask at the desk.').and.to.contain('The desk');
      page.unsupported = 'hide';
      await until(() => !entries(page).includes('Change password'), 'it is hidden');
    });

    it('of which the backend can do a part are there', async () => {
      const none = {support: 'none', refusal: {reason: 'backend'}} as const;
      const {adapter} = backendIn();
      const page = place(describing(adapter, {'terms.list': none}));
      await settled(page);
      await reads(await openTask(page, 'terms'), 'Your decisions');
      clear();
      const without = place(describing(adapter, {'terms.list': none, 'terms.history': none}));
      await settled(without);
      expect(entries(without)).not.to.include('Review terms of use');
    });
  });

  it('says at an entry how things stand there', async () => {
    const {page} = await open('reset-unregistered');
    await reads(page.shadowRoot!, 'Not set up yet');
    clear();
    const {page: other} = await open();
    await until(() => tag(other, 'reset') === 'Set up', 'it is set up');
    expect(text(other)).not.to.contain('Not set up yet');
    clear();
    const {page: waiting} = await open('terms-pending');
    await until(() => /^\d documents? waits? for you$/.test(tag(waiting, 'terms') ?? ''), 'they wait');
    clear();
    const {page: demanded} = await open('two-step-required');
    await until(() => tag(demanded, 'verification')?.includes('missing'), 'one is missing');
  });

  it('counts as methods what the task itself counts: no recovery codes', async () => {
    const {adapter} = backendIn();
    const codes = {id: 'codes', type: 'recovery-codes', usedFor: ['sign-in']} as const;
    const app = {id: 'app', type: 'authenticator-app', usedFor: ['sign-in']} as const;
    const answer = {methods: [codes] as unknown[], options: [], required: 1};
    const page = place(
      wrapped(adapter, (call, name) => (name === 'verification.get' ? Promise.resolve(answer) : call())),
      html`<security-verification></security-verification>`,
    );
    await until(() => tag(page, 'verification') === '1 method is missing', 'one is missing');
    await reads(page.querySelector('security-verification')!.shadowRoot!, '1 method is still missing');
    answer.methods = [codes, app];
    await page.refresh();
    await until(() => tag(page, 'verification') === '1 method', 'one is there');
  });

  it('goes back to the overview from terms of which there are none', async () => {
    const {page} = await open('no-terms');
    expect(tag(page, 'terms')).to.equal(undefined);
    const child = await openTask(page, 'terms');
    await until(() => button(child, 'OK'), 'there is nothing to review');
    button(child, 'OK')!.click();
    await until(() => focusedId(page) === 'entry-terms', 'the entry has the focus');
  });

  describe('a task', () => {
    it('opens from its entry, with its fragment, its name in the title and the focus on its heading', async () => {
      document.title = 'Intranet';
      const {page} = await open();
      const before = history.length;
      await openTask(page, 'password');
      expect(slots(page)).to.deep.equal(['password']);
      expect(location.hash).to.equal('#password');
      expect(history.length).to.equal(before + 1);
      expect(document.title).to.equal('Change password · Intranet');
      back(page)!.click();
      await until(() => focusedId(page) === 'entry-password', 'the entry has the focus');
      expect(location.hash).to.equal('');
      expect(location.href).not.to.contain('#');
      expect(document.title).to.equal('Intranet');
      expect(slots(page)).to.include('profile');
    });

    it('of signing out everywhere asks at once where its entry was pressed, and not where the address names it', async () => {
      const {page, backend} = await open();
      const child = await openTask(page, 'signout', 'BUTTON');
      const dialog = () => child.shadowRoot!.querySelector('dialog');
      expect(dialog()!.open).to.equal(true);
      expect(child.shadowRoot!.activeElement!.textContent.trim()).to.equal('No');
      (child.shadowRoot!.activeElement as HTMLElement).click();
      await until(() => focusedId(page) === 'entry-signout', 'No leads back to the entry');
      expect(page.open).to.equal(undefined);
      expect(dialog()).to.equal(null);
      expect(backend.sessions).to.have.length(3);
      page.open = 'signout';
      await until(() => child.shadowRoot!.activeElement?.id === 'heading', 'its heading has the focus');
      expect(dialog()).to.equal(null);
    });

    it('of signing out everywhere asks once it is known that it can be done, where its entry was pressed before', async () => {
      const page = place(backendIn({latency: 50}).adapter);
      await until(() => entry(page, 'signout'), 'the entry is there');
      const child = await openTask(page, 'signout', 'BUTTON');
      expect(child.shadowRoot!.querySelector('dialog')!.open).to.equal(true);
      clear();
      // Nor is the adapter there from the start.
      const late = place(undefined);
      await settled(late);
      late.open = 'signout';
      await until(() => late.querySelector('signout-everywhere'), 'the page made its parts');
      (late.querySelector('signout-everywhere') as HTMLElement & {begin(): void}).begin();
      await late.updateComplete;
      late.adapter = backendIn({latency: 50}).adapter;
      const asked = late.querySelector('signout-everywhere')!.shadowRoot!;
      await until(() => asked.querySelector('dialog')?.open, 'it asks');
      clear();
      const other = place(backendIn({latency: 50}).adapter);
      await until(() => entry(other, 'signout'), 'the entry is there');
      entry(other, 'signout')!.click();
      await until(() => back(other), 'the task is open');
      back(other)!.click();
      await settled(other);
      expect(other.querySelector('signout-everywhere')!.shadowRoot!.querySelector('dialog[open]')).to.equal(
        null,
      );
    });

    it('with a question open, left by the back button, leaves the overview free, and asks again on the way forward', async () => {
      const {page} = await open();
      const child = await openTask(page, 'signout', 'BUTTON');
      const dialog = child.shadowRoot!.querySelector('dialog')!;
      expect(dialog.matches(':modal')).to.equal(true);
      history.back();
      await until(() => focusedId(page) === 'entry-signout', 'the entry has the focus');
      expect(dialog.open).to.equal(false);
      // What changes on the account meanwhile opens nothing.
      await (child as AccountElement).refresh();
      await settled(page);
      expect(dialog.open).to.equal(false);
      history.forward();
      await until(() => dialog.matches(':modal'), 'the question is there again');
      expect(child.shadowRoot!.activeElement!.textContent.trim()).to.equal('No');
    });

    it('opens by the address from an overview whose question was open', async () => {
      const {page} = await open();
      await openTask(page, 'password');
      back(page)!.click();
      await until(() => slots(page).includes('devices'), 'the overview is there');
      const devices = page.querySelector('device-list')!;
      button(devices, 'Disable device Ada’s phone')!.click();
      await until(() => devices.shadowRoot!.querySelector('dialog')?.matches(':modal'), 'it asks');
      history.back();
      const form = page.querySelector('change-password-form')!;
      await until(() => form.shadowRoot!.activeElement?.id === 'heading', 'the heading has the focus');
      expect(document.querySelector(':modal')).to.equal(null);
      expect(devices.shadowRoot!.querySelector(':modal')).to.equal(null);
    });

    it('lets somebody type on where the page comes late, and the address opens it', async () => {
      history.replaceState(null, '', '#password');
      const field = document.createElement('input');
      document.body.append(field);
      field.focus();
      const {page} = await open();
      expect(slots(page)).to.deep.equal(['password']);
      expect(document.activeElement).to.equal(field);
      field.remove();
    });

    it('leaves the title alone where the host keeps it, or has changed it meanwhile', async () => {
      document.title = 'Intranet';
      const {page} = await open('default', undefined, {'keep-title': ''});
      await openTask(page, 'password');
      expect(document.title).to.equal('Intranet');
      page.keepTitle = false;
      await until(() => document.title === 'Change password · Intranet', 'it is named');
      document.title = 'Two messages';
      back(page)!.click();
      await until(() => focusedId(page) === 'entry-password', 'the entry has the focus');
      expect(document.title).to.equal('Two messages');
    });

    it('opens by the address, and closes and opens by the back and forward buttons', async () => {
      history.replaceState(null, '', '#password');
      const {page} = await open();
      expect(slots(page)).to.deep.equal(['password']);
      back(page)!.click();
      await until(() => focusedId(page) === 'entry-password', 'the entry has the focus');
      history.back();
      await until(() => slots(page).includes('password'), 'it is open again');
      history.forward();
      await until(() => slots(page).includes('profile'), 'the overview is there again');
    });

    it('lets fragments of others alone, and goes back to the one it was opened from', async () => {
      const {page} = await open();
      location.hash = 'news';
      await openTask(page, 'password');
      location.hash = 'main';
      await new Promise((resolve) => addEventListener('hashchange', resolve, {once: true}));
      await settled(page);
      expect(slots(page)).to.deep.equal(['password']);
      history.go(-2);
      await until(() => location.hash === '#news', 'the address is as before');
      await until(() => slots(page).includes('profile'), 'the overview is there');
    });

    it('touches no address with routing="none", and works by events and its property', async () => {
      history.replaceState(null, '', '#password');
      const {page} = await open('default', undefined, {routing: 'none'});
      expect(slots(page)).to.include('profile');
      const before = history.length;
      await openTask(page, 'password');
      expect(location.hash).to.equal('#password');
      back(page)!.click();
      await until(() => slots(page).includes('profile'), 'the overview is there');
      expect([location.hash, history.length]).to.deep.equal(['#password', before]);
      page.open = 'password';
      await until(() => slots(page).includes('password'), 'the task is there');
    });

    it('opens for whatever asks, unless the host forbids it', async () => {
      const {page} = await open();
      const forbid = (event: Event) => event.preventDefault();
      addEventListener('account-task-request', forbid);
      document.body.dispatchEvent(new TaskRequestEvent('password'));
      entry(page, 'password')!.click();
      await settled(page);
      removeEventListener('account-task-request', forbid);
      expect(slots(page)).to.include('profile');
      document.body.dispatchEvent(new TaskRequestEvent('password'));
      await until(() => slots(page).includes('password'), 'it is open');
      expect(location.hash).to.equal('#password');
    });

    it('that ends leads back with its message, seen and announced', async () => {
      const {page} = await open();
      const child = await openTask(page, 'password');
      child.dispatchEvent(new TaskEndedEvent('terms', 'Not this one.'));
      await settled(page);
      expect(slots(page)).to.deep.equal(['password']);
      child.dispatchEvent(new TaskEndedEvent('password', 'It is done.'));
      await until(() => focusedId(page) === 'entry-password', 'the entry has the focus');
      expect(page.shadowRoot!.querySelector('[part=notice]')!.textContent).to.equal('It is done.');
      await until(() => status(page) === 'It is done.', 'it is announced');
      await until(() => location.hash === '', 'the address is the overview’s');
      await settled(page);
      expect(page.shadowRoot!.querySelector('[part=notice]')!.textContent).to.equal('It is done.');
      await openTask(page, 'password');
      expect(page.shadowRoot!.querySelector('[part=notice]')).to.equal(null);
    });

    it('that ends leaves the overview in the history once, and what is opened meanwhile open', async () => {
      const {page} = await open();
      const before = async () => {
        location.hash = 'before';
        await settled(page);
        history.pushState(null, '', location.pathname + location.search);
      };
      const end = () =>
        page.querySelector('[slot=password]')!.dispatchEvent(new TaskEndedEvent('password', ''));
      await before();
      await openTask(page, 'password');
      end();
      await until(() => location.hash === '', 'the address is the overview’s');
      history.back();
      await until(() => location.hash === '#before', 'before it stands what stood there');
      // Another task, before the address has come back.
      await before();
      await openTask(page, 'password');
      end();
      await page.updateComplete;
      expect(location.hash).to.equal('#password');
      await openTask(page, 'verification');
      await until(() => location.hash === '#verification', 'the address names it');
      await settled(page);
      expect(slots(page)).to.deep.equal(['verification']);
      // What the address opened leaves no entry of its own.
      history.replaceState(null, '', '#verification');
      page.querySelector('[slot=verification]')!.dispatchEvent(new TaskEndedEvent('verification', ''));
      await until(() => location.hash === '', 'the address is the overview’s');
      expect(slots(page)).to.include('profile');
    });

    it('of a new password goes back to the overview and says that it is changed', async () => {
      const {page} = await open();
      await openTask(page, 'password');
      await until(() => passwordOf(page), 'the form is there');
      submitPassword(page);
      await reads(page.shadowRoot!, 'Your password has been changed.');
      await until(() => focusedId(page) === 'entry-password', 'the entry has the focus');
      expect(page.shadowRoot!.querySelector('dialog')).to.equal(null);
    });

    for (const [how, told] of [
      ['as the backend tells at once', true],
      ['as the next read finds', false],
    ] as const) {
      it(`of a new password that ends this session too, ${how}, says that it is changed`, async () => {
        const {backend, adapter} = backendIn();
        const heard = told ? adapter : {...adapter, subscribe: undefined};
        const ending = wrapped(heard, async (call, name) => {
          const result = await call();
          if (name === 'password.change') backend.endSessions(() => true);
          return result;
        });
        const page = place(ending);
        await settled(page);
        await openTask(page, 'password');
        await until(() => passwordOf(page), 'the form is there');
        submitPassword(page);
        await until(() => /Sign in to see this/.test(everyText(page)), 'nobody is signed in');
        await settled(page);
        expect(text(page)).to.contain('Your password has been changed.');
        const {identifier} = person;
        const {token} = await backend.signIn({identifier, password: 'a sensible sentence to keep'});
        backend.setCookie(token);
        await page.refresh();
        await until(() => !/Sign in to see this/.test(everyText(page)), 'somebody is signed in');
      });
    }
  });

  describe('something unsaved', () => {
    const typed = async () => {
      const {page, backend} = await open();
      await openTask(page, 'password');
      await until(() => passwordOf(page), 'the form is there');
      type(passwordOf(page), 'half a sentence');
      return {page, backend};
    };

    it('is asked about before the task is left, with the focus on the safe answer', async () => {
      const {page} = await typed();
      back(page)!.click();
      const dialog = await dialogOf(page);
      expect(dialog.textContent).to.contain('Leave “Change password” without finishing?');
      expect(page.shadowRoot!.activeElement!.textContent).to.equal('Keep editing');
      button(page, 'Keep editing')!.click();
      await until(() => !page.shadowRoot!.querySelector('dialog'), 'the question is gone');
      expect(slots(page)).to.deep.equal(['password']);
      expect(location.hash).to.equal('#password');
    });

    it('is still there when the person leaves the task and comes back, and its entry says so', async () => {
      const {page} = await typed();
      back(page)!.click();
      await dialogOf(page);
      button(page, 'Leave it for now')!.click();
      await until(() => focusedId(page) === 'entry-password', 'the entry has the focus');
      expect(text(page)).to.contain('Not saved yet');
      expect(passwordOf(page).checkVisibility()).to.equal(false);
      await openTask(page, 'password');
      expect(passwordOf(page).value).to.equal('half a sentence');
      type(passwordOf(page), '');
      back(page)!.click();
      await until(() => slots(page).includes('profile'), 'the overview is there');
      expect(text(page)).not.to.contain('Not saved yet');
    });

    it('is asked about when the back button is pressed, and the address is put right again', async () => {
      const {page} = await typed();
      history.back();
      await dialogOf(page);
      expect(slots(page)).to.deep.equal(['password']);
      button(page, 'Keep editing')!.click();
      await until(() => location.hash === '#password', 'the address names the task');
      history.back();
      await dialogOf(page);
      button(page, 'Leave it for now')!.click();
      await until(() => slots(page).includes('profile'), 'the overview is there');
    });

    it('is asked about with the focus back where it was, after Escape too', async () => {
      const {page} = await typed();
      passwordOf(page).focus();
      history.back();
      const dialog = await dialogOf(page);
      dialog.dispatchEvent(new Event('cancel', {cancelable: true}));
      await until(() => !page.shadowRoot!.querySelector('dialog'), 'the question is gone');
      // WebKit has taken the focus from everything, on its way back.
      const there: (Element | null)[] = [passwordOf(page), page.querySelector('change-password-form')];
      await until(() => there.includes(document.activeElement), 'the focus is there');
    });

    it('is asked about no longer once it has been saved, and the address is the overview’s', async () => {
      const held = deferred<undefined>();
      const page = place(
        wrapped(backendIn().adapter, (call, name) =>
          name === 'password.change' ? held.promise.then(call) : call(),
        ),
      );
      await settled(page);
      await openTask(page, 'password');
      await until(() => passwordOf(page), 'the form is there');
      submitPassword(page);
      history.back();
      const dialog = await dialogOf(page);
      expect(dialog.textContent).to.contain('is not saved yet');
      held.resolve(undefined);
      await reads(page.shadowRoot!, 'Your password has been changed.');
      await until(() => !dialog.isConnected, 'the question is gone');
      await until(() => focusedId(page) === 'entry-password', 'the entry has the focus');
      await settled(page);
      expect(location.hash).to.equal('');
      expect(slots(page)).to.include('profile');
    });

    it('makes the browser ask before the document is left, and nothing else does', async () => {
      const {page} = await typed();
      const leave = () => dispatchEvent(new Event('beforeunload', {cancelable: true}));
      expect(leave()).to.equal(false);
      type(passwordOf(page), '');
      expect(leave()).to.equal(true);
      type(passwordOf(page), 'again');
      page.remove();
      // Until then it may be on its way to another place.
      await Promise.resolve();
      expect(leave()).to.equal(true);
    });
  });

  describe('one state in place of many', () => {
    const frames = (page: Element) => page.shadowRoot!.querySelectorAll('[part=card]').length;

    it('signed out: one way to sign in, and afterwards the task that the address names', async () => {
      const leave = stayHere();
      history.replaceState(null, '', '#password');
      const {page, backend} = await open('signed-out');
      expect(page.matches(':state(signed-out)')).to.equal(true);
      expect(frames(page)).to.equal(1);
      expect(slots(page)).to.deep.equal([]);
      expect(button(page, 'Sign in')).not.to.equal(undefined);
      const {token} = await backend.signIn({
        identifier: 'ada@contoso.example',
        password: 'correct horse battery staple',
      });
      backend.setCookie(token);
      await page.refresh();
      await page.refresh();
      await until(() => slots(page).join() === 'password', 'the task is there');
      leave();
    });

    it('signed out: the way back in for a forgotten password, which needs no session', async () => {
      const {page} = await open('signed-out');
      expect(entry(page, 'reset')!.textContent).to.equal('Forgot your password?');
      await openTask(page, 'reset');
      expect(slots(page)).to.deep.equal(['reset']);
      expect(location.hash).to.equal('#reset');
      expect(document.title).to.match(/^Forgot your password\?/);
      back(page)!.click();
      await until(() => focusedId(page) === 'entry-reset', 'the link has the focus');
    });

    it('signed out where the organization has not enabled that: why, and whom to ask', async () => {
      const {page, backend} = await open('reset-disabled');
      backend.endSessions(() => true);
      await until(() => page.matches(':state(signed-out)'), 'the session has ended');
      await settled(page);
      expect(entry(page, 'reset')).to.equal(null);
      expect(text(page))
        .to.contain('Forgot your password?')
        .and.to.contain('Contoso has not enabled password reset.')
        .and.to.contain('Contact Contoso IT help');
    });

    it('a backend that is down: one notice, and one retry brings everything', async () => {
      const {page, backend} = await open('failing');
      expect(page.matches(':state(error)')).to.equal(true);
      expect(frames(page)).to.equal(1);
      expect(slots(page)).to.deep.equal([]);
      backend.faults.clear();
      button(page, 'Try again')!.click();
      await until(() => slots(page).includes('devices'), 'the parts are there');
      await reads(page, 'ADA-LAPTOP');
      expect(everyText(page)).not.to.contain('Try again');
    });

    it('no access to anything: one sentence with whom to ask', async () => {
      const {page} = await open('no-access');
      expect(frames(page)).to.equal(1);
      expect(page.matches(':state(unavailable)')).to.equal(true);
      expect(text(page))
        .to.contain('You don’t have the permission for this.')
        .and.to.contain('Contoso IT help');
      expect(slots(page)).to.deep.equal([]);
    });

    it('no backend named: one diagnosis for the developer', async () => {
      const page = place(undefined);
      await settled(page);
      expect(text(page)).to.contain('No backend is named');
      expect(slots(page)).to.deep.equal([]);
    });
  });

  it('asks a REST backend for each resource once, in one wave', async () => {
    const {adapter, asked} = overRest();
    const page = place(adapter);
    await settled(page);
    await reads(page, 'ADA-LAPTOP');
    const paths = asked.map(({path}) => path);
    expect(paths).to.include.members([
      'GET /',
      'GET /profile',
      'GET /devices',
      'GET /organizations',
      'GET /password/policy',
      'GET /sessions',
      'GET /sign-ins',
      'GET /reset',
      'GET /verification',
      'GET /terms',
    ]);
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).to.deep.equal([]);
    // Whether there is a photo is known once the profile is.
    const later = asked.filter(({after, path}) => after > 0 && path !== 'GET /profile/photo');
    expect(later.map(({path}) => path)).to.deep.equal([]);
    await openTask(page, 'password');
    back(page)!.click();
    await until(() => slots(page).includes('profile'), 'the overview is there');
    expect(asked.length).to.equal(paths.length);
    // The photo of a profile that has not changed is the same.
    await page.refresh();
    await settled(page);
    const again = asked.slice(paths.length).map(({path}) => path);
    expect(again.filter((path, index) => again.indexOf(path) !== index)).to.deep.equal([]);
    expect(again).to.include.members(['GET /', 'GET /profile', 'GET /devices']);
  });

  it('lists the portal’s other pages, with their own labels or ours', async () => {
    const {adapter} = backendIn();
    const page = place({
      ...adapter,
      describe: async (options) => ({
        ...(await adapter.describe(options)),
        links: [
          {rel: 'apps', url: 'https://apps.example/'},
          {rel: 'other', label: 'Canteen', url: 'https://canteen.example/'},
          {rel: 'other', url: 'https://parking.example/lot'},
        ],
      }),
    });
    await until(() => page.shadowRoot!.querySelector('[part=next]'), 'they are there');
    const links = [...page.shadowRoot!.querySelectorAll<HTMLAnchorElement>('[part=next] a')];
    expect(links.map(({textContent}) => textContent)).to.deep.equal([
      'Open your apps',
      'Canteen',
      'parking.example',
    ]);
    expect(links[0]!.href).to.equal('https://apps.example/');
  });

  it('keeps what was typed when the session ends, and goes on after signing in', async () => {
    const {page, backend} = await open('editable');
    const card = page.querySelector('profile-card')!;
    button(card, 'Edit profile')!.click();
    const field = () => card.shadowRoot!.querySelector<HTMLInputElement>('input:not([type=file])');
    await until(field, 'the form is there');
    type(field()!, '+44 1');
    backend.endSessions(() => true);
    await until(() => page.matches(':state(signed-out)'), 'the session has ended');
    expect(slots(page)).to.deep.equal([]);
    const {token} = await backend.signIn({
      identifier: 'ada@contoso.example',
      password: 'correct horse battery staple',
    });
    backend.setCookie(token);
    await page.refresh();
    await until(() => slots(page).includes('profile'), 'everything is there again');
    await until(() => field()?.value === '+44 1', 'it is still typed');
  });

  it('shows what changes elsewhere', async () => {
    const {page, backend} = await open();
    await reads(page, 'Ada’s tablet');
    await backend.as('seeded-phone').devices.disable('adas-tablet');
    await until(() => !everyText(page).includes('Ada’s tablet'), 'it is gone');
  });

  it('is there again when somebody who signed in in another tab comes back to this one', async () => {
    const {page, backend} = await open('signed-out');
    const {token} = await backend.signIn({
      identifier: 'ada@contoso.example',
      password: 'correct horse battery staple',
    });
    backend.state.cookie = token;
    await settled(page);
    expect(slots(page)).to.deep.equal([]);
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => slots(page).includes('profile'), 'everything is there');
  });

  it('shows old data with a notice when only a refresh fails', async () => {
    const {page, backend} = await open();
    backend.faults.add('*', {code: 'unavailable'});
    await page.refresh();
    await settled(page);
    expect(page.matches(':state(stale)')).to.equal(true);
    expect(slots(page)).to.include('devices');
    await reads(page, 'ADA-LAPTOP');
  });

  it('says once what every part would say: that what is shown is old, with one way to try again', async () => {
    const {page, backend} = await open();
    const notices = () =>
      [page, ...page.children].flatMap((each) => [
        ...each.shadowRoot!.querySelectorAll('.notice[role=status]'),
      ]);
    expect(notices()).to.have.length(0);
    backend.faults.add('*', {code: 'network'});
    await page.refresh();
    await settled(page);
    await until(() => notices().length === 1, 'there is one notice');
    expect(page.shadowRoot!.contains(notices()[0]!)).to.equal(true);
    expect(page.querySelector('device-list')!.matches(':state(stale)')).to.equal(true);
    backend.faults.clear();
    button(page, 'Try again')!.click();
    await until(() => notices().length === 0, 'it is gone');
    expect(page.querySelector('device-list')!.matches(':state(stale)')).to.equal(false);
    // What one part alone could not do, it says itself.
    backend.faults.add('devices.list', {code: 'network'});
    await page.refresh();
    await settled(page);
    await until(() => notices().length === 1, 'there is one notice');
    expect(page.querySelector('device-list')!.shadowRoot!.contains(notices()[0]!)).to.equal(true);
  });
});
