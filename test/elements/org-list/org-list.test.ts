import {expect, oneEvent} from '@open-wc/testing';

import '../../../src/elements/org-list/define.js';
import type {MockBackend} from '../../../mocks/backend.js';
import {person} from '../../../mocks/person.js';
import {signInAt} from '../../../mocks/sign-in.js';
import type {AccountAdapter} from '../../../src/contract/adapter.js';
import {AccountError} from '../../../src/contract/error.js';
import type {OrganizationLeftEvent} from '../../../src/elements/org-list/org-list.events.js';
import type {RedirectRequestEvent} from '../../../src/elements/shared/account.events.js';
import {backendIn, mount, stayHere, unmountAll, wrapped} from '../../support/every-element.js';
import {until} from '../../support/reading.js';

const textOf = (element: Element) => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();
const nameOf = (element: Element) => element.getAttribute('aria-label') ?? element.textContent.trim();
const buttons = (element: Element) => [...element.shadowRoot!.querySelectorAll('button')];
const button = (element: Element, name: string) => buttons(element).find((each) => nameOf(each) === name);
const shows = (element: Element, text: string) =>
  until(() => textOf(element).includes(text), `shows “${text}”`);
const says = (element: Element, text: string) =>
  until(
    () => element.shadowRoot!.querySelector('[role=status].hidden')?.textContent === text,
    `says “${text}”`,
  );
const rowsOf = (element: Element) =>
  [...element.shadowRoot!.querySelectorAll('.row .name bdi')].map(({textContent}) => textContent);
const headingsOf = (element: Element) =>
  [...element.shadowRoot!.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(
    ({localName, textContent}) => `${localName} ${textContent}`,
  );
const has = (element: Element, name: string) => until(() => button(element, name), `has “${name}”`);
const focused = (element: Element, name: string) =>
  until(() => {
    const active = element.shadowRoot!.activeElement;
    return active && nameOf(active) === name;
  }, `“${name}” has the focus`);
const dialogOf = async (element: Element) => {
  await until(() => element.shadowRoot?.querySelector('dialog')?.open, 'the question is open');
  return element.shadowRoot!.querySelector('dialog')!;
};
const confirm = async (element: Element) =>
  (await dialogOf(element)).querySelector<HTMLButtonElement>('.danger')!.click();

const leave = (name: string) => `Leave organization ${name}`;
const signIn = (name: string) => `Sign in to leave organization ${name}`;
const signInThere = (backend: MockBackend) =>
  signInAt(backend, backend.sessionOf(backend.state.cookie)!, 'northwind', person);

/** An adapter that tells of its calls, and of which one a test may answer itself. */
function observed(scenario = 'default', answers: Record<string, () => unknown> = {}) {
  const {backend, adapter} = backendIn(scenario);
  const calls: string[] = [];
  const observing: AccountAdapter = wrapped(adapter, (call, name, [first]) => {
    calls.push(typeof first === 'string' ? `${name} ${first}` : name);
    return answers[name]?.() ?? call();
  });
  return {backend, adapter: observing, calls};
}

function comeBack(parameters: Record<string, string>) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(`account-${name}`, value);
  history.replaceState(null, '', url);
}

describe('org-list', () => {
  const address = location.href;
  let resume: () => void;
  beforeEach(() => {
    resume = stayHere();
  });
  afterEach(() => {
    resume();
    unmountAll();
    history.replaceState(null, '', address);
  });

  it('shows the home organization apart, and the others with what can be done', async () => {
    const {adapter, calls} = observed();
    const element = mount('org-list', adapter);
    await shows(element, 'Fabrikam');
    expect(headingsOf(element)).to.deep.equal([
      'h2 Organizations',
      'h3 Home organization',
      'h3 Other organizations',
    ]);
    const [home, others] = element.shadowRoot!.querySelectorAll('[role=list]');
    expect(home!.textContent).to.contain('Contoso').and.to.contain('so you can’t leave it');
    expect(home!.querySelector('[aria-current=true]')!.textContent).to.contain('In use now');
    expect(home!.querySelector('button')).to.equal(null);
    expect(home!.querySelector('a')!.textContent).to.equal('Contact Contoso IT help');
    expect(others!.querySelectorAll('[role=listitem]')).to.have.length(3);
    expect(textOf(others as Element) || others!.textContent).to.contain('fabrikam-labs.example');
    expect(buttons(element).map(nameOf)).to.deep.equal([leave('Fabrikam'), signIn('Northwind Traders')]);
    expect(others!.textContent).to.contain('Woodgrove Bank ends the access of its guests itself.');
    expect([...others!.querySelectorAll('a')].map(({href}) => href)).to.include(
      'mailto:guests@woodgrove.example',
    );
    expect(calls).to.have.members(['describe', 'organizations.list']);
  });

  it('has one heading only where there is no home organization', async () => {
    const element = mount('org-list', backendIn('guest-only').adapter);
    await shows(element, 'Tailspin Toys');
    expect(headingsOf(element)).to.deep.equal(['h2 Organizations']);
    expect(textOf(element)).to.contain('You are its last owner.');
    expect(textOf(element)).to.contain('Contact Tailspin Toys administrators');
    expect(button(element, leave('Tailspin Toys'))).to.equal(undefined);
  });

  it('says so where there is nothing but home, or nothing at all', async () => {
    const {backend, adapter} = backendIn();
    for (const id of ['fabrikam', 'northwind', 'woodgrove']) {
      backend.state.leftOrganizations[id] = {at: '2026-11-22T09:00:00Z'};
    }
    const element = mount('org-list', adapter);
    await shows(element, 'You belong to no other organization.');
    const none = mount('org-list', backendIn('empty').adapter);
    await shows(none, 'You belong to no organization.');
    expect(none.matches(':state(empty)')).to.equal(true);
    expect(element.matches(':state(empty)')).to.equal(false);
  });

  it('asks first: what is lost, that an invitation is needed, what becomes of the data, and whom to ask', async () => {
    const {adapter, calls} = observed();
    const element = mount('org-list', adapter);
    await has(element, leave('Fabrikam'));
    const opener = button(element, leave('Fabrikam'))!;
    opener.focus();
    opener.click();
    const dialog = await dialogOf(element);
    const text = dialog.textContent.replace(/\s+/g, ' ');
    expect(text).to.contain('Leave Fabrikam?');
    expect(text).to.contain('coming back needs a new invitation');
    expect(text).to.contain('It keeps your account there for 30 days, then deletes it with its data.');
    expect([...dialog.querySelectorAll('a')].map(({href}) => href)).to.deep.equal([
      'https://fabrikam.example/privacy',
      'mailto:privacy@fabrikam.example',
    ]);
    await focused(element, 'Stay');
    button(element, 'Stay')!.click();
    await until(() => !element.shadowRoot!.querySelector('dialog'));
    expect(element.shadowRoot!.activeElement === opener).to.equal(true);
    expect(calls.filter((call) => call.startsWith('organizations.leave'))).to.deep.equal([]);
    expect(rowsOf(element)).to.include('Fabrikam');
  });

  it('promises nothing about the data where the organization says nothing', async () => {
    const element = mount('org-list', backendIn('guest-only').adapter);
    await has(element, leave('Adventure Works'));
    button(element, leave('Adventure Works'))!.click();
    const dialog = await dialogOf(element);
    expect(dialog.textContent).to.contain('for the organization to decide');
    expect(dialog.textContent).not.to.contain('days');
    expect(dialog.querySelector('a')).to.equal(null);
  });

  it('takes an organization off the list once it is left, tells the page, moves the focus on, and it stays away', async () => {
    const {adapter, calls} = observed();
    const element = mount('org-list', adapter);
    await has(element, leave('Fabrikam'));
    const told = oneEvent<OrganizationLeftEvent>(element, 'account-organization-left');
    button(element, leave('Fabrikam'))!.focus();
    button(element, leave('Fabrikam'))!.click();
    await confirm(element);
    expect((await told).organizationId).to.equal('fabrikam');
    await until(() => !rowsOf(element).includes('Fabrikam'));
    await focused(element, signIn('Northwind Traders'));
    await says(element, 'You have left Fabrikam.');
    await element.refresh();
    expect(rowsOf(element)).to.deep.equal(['Contoso', 'Northwind Traders', 'Woodgrove Bank']);
    const again = mount('org-list', adapter);
    await shows(again, 'Northwind');
    expect(rowsOf(again)).to.deep.equal(['Contoso', 'Northwind Traders', 'Woodgrove Bank']);
    expect(calls.filter((call) => call === 'organizations.leave fabrikam')).to.have.length(1);
  });

  it('shows it in every list of the page', async () => {
    const {adapter, calls} = observed();
    const [one, two] = [mount('org-list', adapter), mount('org-list', adapter)];
    await Promise.all([has(one, leave('Fabrikam')), has(two, leave('Fabrikam'))]);
    expect(calls.filter((call) => call === 'organizations.list')).to.have.length(1);
    button(one, leave('Fabrikam'))!.click();
    await confirm(one);
    await until(() => !rowsOf(two).includes('Fabrikam'));
  });

  it('takes one that was left out of what was searched for too: here, in another list of the page, and when it is searched for again', async () => {
    const {adapter} = observed('many');
    const [one, two] = [mount('org-list', adapter), mount('org-list', adapter)];
    const first = 'Partner 471';
    const search = async (element: Element, text: string, found: readonly string[]) => {
      const field = element.shadowRoot!.querySelector<HTMLInputElement>('input[type=search]')!;
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await until(() => rowsOf(element).join() === found.join(), `“${text}” is found`);
    };
    await Promise.all([shows(one, 'Show more'), shows(two, 'Show more')]);
    const tens = [...Array(10).keys()].map((number) => `Partner 47${number}`);
    await search(one, 'partner-47', tens);
    await search(one, 'partner-471', [first]);
    await search(two, 'partner-47', tens);
    button(one, leave(first))!.click();
    await confirm(one);
    await shows(one, 'No organization matches “partner-471”.');
    const left = tens.filter((name) => name !== first);
    await until(() => rowsOf(two).join() === left.join(), 'the other list has it no more');
    await search(one, 'partner-472', ['Partner 472']);
    await search(one, 'partner-47', left);
  });

  it('keeps the organization and says why when the backend refuses', async () => {
    const {adapter} = observed('default', {
      'organizations.leave': () => Promise.reject(new AccountError('policy')),
    });
    const element = mount('org-list', adapter);
    await has(element, leave('Fabrikam'));
    button(element, leave('Fabrikam'))!.click();
    await confirm(element);
    await shows(element, 'Your organization doesn’t allow this. Nothing was changed.');
    button(element, 'Stay')!.click();
    await until(() => !element.shadowRoot!.querySelector('dialog'));
    expect(rowsOf(element)).to.include('Fabrikam');
  });

  it('takes one off that is not there any more, and does not claim to have done it', async () => {
    const {backend, adapter} = observed();
    const element = mount('org-list', adapter);
    await has(element, leave('Fabrikam'));
    let told = false;
    element.addEventListener('account-organization-left', () => (told = true));
    backend.state.leftOrganizations['fabrikam'] = {at: '2026-11-22T09:00:00Z'};
    button(element, leave('Fabrikam'))!.click();
    await confirm(element);
    await says(element, 'You no longer belong to Fabrikam.');
    expect(rowsOf(element)).not.to.include('Fabrikam');
    expect(told).to.equal(false);
  });

  it('says that it could not be seen where no answer came, and reads again', async () => {
    const {adapter, calls} = observed('default', {
      'organizations.leave': () => Promise.reject(new AccountError('timeout')),
    });
    const element = mount('org-list', adapter);
    await has(element, leave('Fabrikam'));
    button(element, leave('Fabrikam'))!.click();
    await confirm(element);
    await shows(element, 'We don’t know');
    await until(() => calls.filter((call) => call === 'organizations.list').length === 2, 'it is read again');
  });

  it('leaves nothing that was only accepted', async () => {
    const {adapter} = observed('default', {
      'organizations.leave': () => Promise.resolve({kind: 'pending', code: 'approval'}),
    });
    const element = mount('org-list', adapter);
    await has(element, leave('Fabrikam'));
    button(element, leave('Fabrikam'))!.click();
    await confirm(element);
    await says(element, 'Your request to leave Fabrikam was accepted. It stays here until it is done.');
    expect(rowsOf(element)).to.include('Fabrikam');
  });

  it('asks whether one is still signed in, where the backend does not tell', async () => {
    const {adapter, calls} = observed('guest-only');
    const element = mount('org-list', {...adapter, subscribe: undefined});
    await has(element, leave('Fabrikam'));
    button(element, leave('Fabrikam'))!.click();
    await confirm(element);
    await shows(element, 'Sign in to see this.');
    expect(calls.filter((call) => call === 'describe')).to.have.length(2);
  });

  it('names the organization’s own contact where a refusal names nobody', async () => {
    const element = mount('org-list', backendIn('many').adapter);
    await shows(element, 'Managed by your organization');
    await shows(element, 'Contact Service desk of partner 006');
  });

  it('warns that one may be signed out with the organization in use, and says so when it happened', async () => {
    const element = mount('org-list', backendIn('guest-only').adapter);
    await has(element, leave('Fabrikam'));
    button(element, leave('Fabrikam'))!.click();
    expect((await dialogOf(element)).textContent).to.contain('You may be signed out here.');
    await confirm(element);
    await shows(element, 'Sign in to see this.');
  });

  describe('where leaving needs a sign-in there', () => {
    it('leads to the sign-in of that organization, asks the page first, and changes nothing', async () => {
      const {backend, adapter} = observed();
      const element = mount('org-list', adapter);
      await has(element, signIn('Northwind Traders'));
      const asked = oneEvent<RedirectRequestEvent>(element, 'account-redirect-request');
      button(element, signIn('Northwind Traders'))!.click();
      const {url, operation, cancelable} = await asked;
      expect(new URL(url).pathname).to.equal('/organizations/northwind/sign-in');
      expect(new URL(url).searchParams.get('returnTo')).to.equal(location.href);
      expect({operation, cancelable}).to.deep.equal({operation: 'sign-in', cancelable: true});
      expect(element.shadowRoot!.querySelector('dialog')).to.equal(null);
      expect(backend.state.leftOrganizations).to.deep.equal({});
      expect(button(element, signIn('Northwind Traders'))).not.to.equal(undefined);
    });

    it('reads “Leave organization” on the way back, with the focus, and leaves after the question', async () => {
      const {backend, adapter} = observed();
      await signInThere(backend);
      comeBack({operation: 'sign-in', item: 'northwind', status: 'completed'});
      const element = mount('org-list', adapter);
      await focused(element, leave('Northwind Traders'));
      await says(element, 'You can leave Northwind Traders now.');
      expect(backend.state.leftOrganizations).to.deep.equal({});
      button(element, leave('Northwind Traders'))!.click();
      await confirm(element);
      await says(element, 'You have left Northwind Traders.');
      expect(rowsOf(element)).not.to.include('Northwind Traders');
    });

    for (const status of ['cancelled', 'completed']) {
      it(`believes the list and not the address, which says “${status}” where nobody signed in`, async () => {
        comeBack({operation: 'sign-in', item: 'northwind', status});
        const element = mount('org-list', observed().adapter);
        await focused(element, signIn('Northwind Traders'));
        await says(
          element,
          'To leave Northwind Traders, you still have to sign in there. Nothing was changed.',
        );
        expect(rowsOf(element)).to.have.length(4);
      });
    }

    it('leaves the focus where the person has put it meanwhile', async () => {
      const elsewhere = document.body.appendChild(document.createElement('input'));
      elsewhere.focus();
      comeBack({operation: 'sign-in', item: 'northwind', status: 'completed'});
      const element = mount('org-list', observed().adapter);
      await says(
        element,
        'To leave Northwind Traders, you still have to sign in there. Nothing was changed.',
      );
      expect(document.activeElement === elsewhere).to.equal(true);
      elsewhere.remove();
    });

    it('finds it behind the first page', async () => {
      comeBack({operation: 'sign-in', item: 'partner-102', status: 'cancelled'});
      const element = mount('org-list', backendIn('many').adapter);
      await until(() => rowsOf(element).includes('Partner 102'), 'it is read on');
      expect(rowsOf(element)).to.have.length(150);
    });

    it('asks where one has signed in meanwhile on another page, and leaves nothing by itself', async () => {
      const {backend, adapter, calls} = observed();
      const element = mount('org-list', adapter);
      await has(element, signIn('Northwind Traders'));
      await signInThere(backend);
      button(element, signIn('Northwind Traders'))!.click();
      await has(element, leave('Northwind Traders'));
      await says(element, 'You can leave Northwind Traders now.');
      expect(calls.filter((call) => call.startsWith('organizations.leave'))).to.deep.equal([]);
      expect(backend.state.leftOrganizations).to.deep.equal({});
    });

    it('says why where the way there is not told', async () => {
      const {adapter} = observed('default', {
        'organizations.leave': () => Promise.reject(new AccountError('unavailable')),
      });
      const element = mount('org-list', adapter);
      await has(element, signIn('Northwind Traders'));
      button(element, signIn('Northwind Traders'))!.click();
      await until(() => element.shadowRoot!.querySelector('[role=alert]')?.textContent);
      expect(rowsOf(element)).to.include('Northwind Traders');
    });
  });

  it('says what became of an organization that was to be left on another page', async () => {
    const {backend, adapter} = observed('redirect');
    comeBack({operation: 'organizations.leave', item: 'fabrikam', status: 'completed'});
    const still = mount('org-list', adapter);
    await says(still, 'You still belong to Fabrikam.');
    backend.state.leftOrganizations['fabrikam'] = {at: '2026-11-22T09:00:00Z'};
    unmountAll();
    const gone = mount('org-list', adapter);
    await says(gone, 'You no longer belong to that organization.');
  });

  it('reads fifty of five hundred, shows more, and lets the backend search', async () => {
    const element = mount('org-list', backendIn('many').adapter);
    await shows(element, 'Show more');
    expect(rowsOf(element)).to.have.length(50);
    button(element, 'Show more')!.click();
    await until(() => rowsOf(element).length === 100);
    const field = element.shadowRoot!.querySelector<HTMLInputElement>('input[type=search]')!;
    field.value = 'partner-471';
    field.dispatchEvent(new Event('input'));
    await until(() => rowsOf(element).join() === 'Partner 471', 'it is found');
    expect(headingsOf(element)).to.deep.equal(['h2 Organizations']);
    field.value = 'abacus';
    field.dispatchEvent(new Event('input'));
    await shows(element, 'No organization matches “abacus”.');
  });

  it('explains once what the organization closed for all', async () => {
    const element = mount('org-list', backendIn('read-only').adapter);
    await shows(element, 'Contoso has closed self-service for now.');
    expect(buttons(element)).to.deep.equal([]);
  });

  it('works with a backend that tells ids and names only', async () => {
    const element = mount('org-list', backendIn('minimal').adapter);
    await shows(element, 'Northwind');
    expect(headingsOf(element)).to.deep.equal(['h2 Organizations']);
    button(element, leave('Northwind Traders'))!.click();
    const asked = oneEvent<RedirectRequestEvent>(element, 'account-redirect-request');
    await confirm(element);
    expect((await asked).operation).to.equal('sign-in');
  });

  it('speaks French where the page does', async () => {
    const element = mount('org-list', observed().adapter, {lang: 'fr'});
    await shows(element, 'Organisation d’origine');
    expect(buttons(element).map(nameOf)).to.deep.equal([
      'Quitter l’organisation Fabrikam',
      'Se connecter pour quitter l’organisation Northwind Traders',
    ]);
  });
});
