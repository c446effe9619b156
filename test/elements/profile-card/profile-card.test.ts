import {expect, fixture, html} from '@open-wc/testing';

import '../../../src/elements/account-provider/define.js';
import '../../../src/elements/profile-card/define.js';
import {AccountError} from '../../../src/contract/error.js';
import type {ProfileCardElement} from '../../../src/elements/profile-card/profile-card.js';
import {ada, picture, type ProfileDouble, profileDouble} from '../../support/profile-double.js';
import {button, next, query, shows, textOf, until} from './card.js';

async function card(adapter: ProfileDouble = profileDouble()) {
  const element = await fixture<ProfileCardElement>(html`<profile-card .adapter=${adapter}></profile-card>`);
  return {element, adapter};
}

async function compact(adapter: ProfileDouble = profileDouble(), href?: string) {
  const element = await fixture<ProfileCardElement>(
    html`<profile-card compact .adapter=${adapter} .href=${href}></profile-card>`,
  );
  return {element, adapter};
}

const factsOf = (element: Element) =>
  Object.fromEntries(
    [...element.shadowRoot!.querySelectorAll('dt')].map((term) => [
      term.textContent,
      [...term.nextElementSibling!.children].map((value) => value.textContent.trim()),
    ]),
  );

describe('profile-card', () => {
  it('shows what the organization publishes', async () => {
    const {element, adapter} = await card();
    await shows(element, 'Ada Lovelace');
    expect(query(element, 'h2')!.textContent).to.equal('Ada Lovelace');
    expect(textOf(element)).to.contain('Principal analyst, Computing');
    expect(factsOf(element)).to.deep.equal({
      'User ID': ['ada@contoso.example'],
      'E-mail': ['ada@contoso.example', 'ada.lovelace@contoso.example'],
      'Business phone': ['+44 20 7946 0018'],
      'Mobile phone': ['+44 7700 900123'],
      Organization: ['Contoso'],
      Office: ['Building 4, room 2.17', '12 St James’s Square, London SW1Y 4JH, United Kingdom'],
      Manager: ['Charles Babbage'],
    });
    expect(adapter.calls).to.have.members(['describe', 'get']);
  });

  it('leaves out what is not published', async () => {
    const {element} = await card(profileDouble({current: {id: 'ada', displayName: 'Ada'}}));
    await shows(element, 'Ada');
    expect(query(element, 'dl') === null, 'dl').to.equal(true);
    expect(query(element, '.role') === null, '.role').to.equal(true);
    expect(textOf(element)).not.to.match(/—|undefined|null/);
  });

  it('says why it is locked, and whom to ask', async () => {
    const {element} = await card();
    await shows(
      element,
      'Managed by your organization; you can’t change it here. See something wrong? Contact Contoso IT help',
    );
    expect(query<HTMLAnchorElement>(element, '.note a')!.href).to.equal('mailto:help@contoso.example');
    expect(button(element, 'Edit profile')).to.equal(undefined);
  });

  it('prefers the organization’s own reason and contact', async () => {
    const refusal = {
      reason: 'managed',
      text: 'HR keeps this.',
      contact: {label: 'HR', url: 'https://hr.contoso.example/'},
    } as const;
    const {element} = await card(
      profileDouble({capabilities: {'profile.update': {support: 'none', refusal}}}),
    );
    await shows(element, 'HR keeps this. See something wrong? Contact HR');
    expect(query<HTMLAnchorElement>(element, '.note a')!.href).to.equal('https://hr.contoso.example/');
  });

  it('leads to where the profile is changed', async () => {
    const url = 'https://id.contoso.example/profile';
    const {element} = await card(
      profileDouble({capabilities: {'profile.update': {support: 'external', url}}}),
    );
    await shows(element, 'Continue on that page');
    expect(query<HTMLAnchorElement>(element, '.note a')!.href).to.equal(url);
  });

  it('draws the photo on a canvas, and lets no address of it into the page', async () => {
    const photo = await picture();
    const {element} = await card(
      profileDouble({current: {...ada, hasPhoto: true}, photo: () => Promise.resolve(photo)}),
    );
    await until(() => query(element, 'canvas'), 'the photo is there');
    const canvas = query<HTMLCanvasElement>(element, 'canvas')!;
    expect(canvas.getAttribute('role')).to.equal('img');
    expect(canvas.getAttribute('aria-label')).to.equal('Photo of Ada Lovelace');
    const [red, green] = canvas.getContext('2d')!.getImageData(20, 20, 1, 1).data;
    expect(red).to.be.greaterThan(150);
    expect(green).to.be.lessThan(80);
    expect(query(element, 'img') === null, 'img').to.equal(true);
    expect(query(element, '.avatar')!.textContent.trim()).to.equal('');
  });

  it('shows initials where there is no photo, and asks for none where the profile says so', async () => {
    const {element, adapter} = await card();
    await until(() => query(element, '.avatar')?.textContent.trim() === 'AL');
    expect(adapter.calls).not.to.include('photo');
  });

  it('asks for the photo where the profile does not say', async () => {
    const {hasPhoto: _, ...silent} = ada;
    const {element, adapter} = await card(profileDouble({current: silent}));
    await until(() => query(element, '.avatar')?.textContent.trim() === 'AL');
    expect(adapter.calls).to.include('photo');
  });

  for (const [why, photo] of [
    ['fails', () => Promise.reject(new AccountError('unavailable'))],
    ['is no picture', () => Promise.resolve(new Blob(['<svg/>'], {type: 'image/svg+xml'}))],
    ['breaks the contract', () => Promise.resolve('a page' as never)],
  ] as const) {
    it(`shows the card with initials where the photo ${why}`, async () => {
      const {element} = await card(profileDouble({current: {...ada, hasPhoto: true}, photo}));
      await until(() => query(element, '.avatar')?.textContent.trim() === 'AL');
      expect(factsOf(element)['User ID']).to.deep.equal(['ada@contoso.example']);
      expect(element.matches(':state(error)')).to.equal(false);
    });
  }

  it('shows hostile texts as text', async () => {
    const evil = '<img src=x onerror="window.evil = 1">\u202Egnp.exe';
    const {element} = await card(
      profileDouble({current: {...ada, displayName: evil, organization: evil, otherEmails: [evil]}}),
    );
    await shows(element, 'gnp.exe');
    expect(query(element, 'img') === null, 'img').to.equal(true);
    expect((window as {evil?: number}).evil).to.equal(undefined);
    expect(query(element, 'h2 bdi')!.textContent).to.equal(evil);
  });

  it('keeps its place while it loads, and says that it does', async () => {
    const {element} = await card(profileDouble({get: () => new Promise(() => {})}));
    await until(() => query(element, '.skeleton'));
    expect(element.matches(':state(loading)')).to.equal(true);
    expect(query(element, 'section')!.getAttribute('aria-busy')).to.equal('true');
    expect(query(element, 'h2')!.textContent).to.equal('Profile');
  });

  it('keeps what it shows when a refresh fails, and says so', async () => {
    let fail = false;
    const {element} = await card(
      profileDouble({
        get: () => (fail ? Promise.reject(new AccountError('unavailable')) : Promise.resolve(ada)),
      }),
    );
    await shows(element, 'Charles Babbage');
    fail = true;
    await element.refresh();
    await shows(element, 'Couldn’t refresh');
    expect(textOf(element)).to.contain('Charles Babbage');
    fail = false;
    button(element, 'Try again')!.click();
    await until(() => !textOf(element).includes('Couldn’t refresh'));
  });

  it('says that loading failed, with the reference, and tries again', async () => {
    let fail = true;
    const {element} = await card(
      profileDouble({
        get: () =>
          fail ? Promise.reject(new AccountError('unavailable', {requestId: 'r-42'})) : Promise.resolve(ada),
      }),
    );
    await shows(element, 'Reference: r-42');
    expect(element.matches(':state(error)')).to.equal(true);
    fail = false;
    button(element, 'Try again')!.click();
    await shows(element, 'Charles Babbage');
  });

  it('says that it is offline, and comes back by itself', async () => {
    let fail = true;
    const {element} = await card(
      profileDouble({get: () => (fail ? Promise.reject(new AccountError('offline')) : Promise.resolve(ada))}),
    );
    await shows(element, 'You’re offline');
    fail = false;
    dispatchEvent(new Event('online'));
    await shows(element, 'Charles Babbage');
  });

  it('offers to sign in', async () => {
    const {element} = await card(profileDouble({subject: () => undefined}));
    await shows(element, 'Sign in to see this.');
    element.addEventListener('account-redirect-request', (event) => event.preventDefault());
    const asked = next(element, 'account-redirect-request');
    button(element, 'Sign in')!.click();
    expect((await asked).url).to.equal('https://id.contoso.example/sign-in');
  });

  it('says whom to ask where there is no permission', async () => {
    const {element} = await card(profileDouble({get: () => Promise.reject(new AccountError('forbidden'))}));
    await shows(element, 'You don’t have access to this. Contact Contoso IT help to ask for it.');
  });

  it('hides what the backend does not have, and explains what the organization decided', async () => {
    const without = (reason: 'backend' | 'policy') =>
      profileDouble({capabilities: {'profile.get': {support: 'none', refusal: {reason}}}});
    const {element: hidden} = await card(without('backend'));
    await until(() => hidden.matches(':state(unavailable)'));
    expect(textOf(hidden)).to.equal('');
    const {element} = await card(without('policy'));
    await shows(element, 'Your organization doesn’t allow this.');
  });

  it('asks who is there with one button where the read wants it', async () => {
    const {element} = await card(
      profileDouble({
        get: () => Promise.reject(new AccountError('step-up-required', {challenge: {inPage: ['password']}})),
      }),
    );
    await shows(element, 'Confirm it’s you');
    expect(query(element, 'dialog') === null, 'dialog').to.equal(true);
  });

  it('explains a missing backend to the developer of the page', async () => {
    const element = await fixture(html`<profile-card></profile-card>`);
    await shows(element, 'No backend is named');
  });

  it('speaks French where the page does, and changes in place', async () => {
    const {element} = await card();
    await shows(element, 'Mobile phone');
    element.lang = 'fr';
    await shows(element, 'Téléphone mobile');
    await shows(
      element,
      'Géré par votre organisation ; vous ne pouvez pas le modifier ici. Une erreur ? Contacter Contoso IT help',
    );
  });

  it('takes any heading level from 1 to 6', async () => {
    const {element} = await card();
    element.headingLevel = '3';
    await until(() => query(element, 'h3')?.textContent === 'Ada Lovelace');
  });

  it('shares one read of the profile and of the photo with every card of the page', async () => {
    const photo = await picture();
    const adapter = profileDouble({current: {...ada, hasPhoto: true}, photo: () => Promise.resolve(photo)});
    const element = await fixture(
      html`<div>
        <profile-card .adapter=${adapter}></profile-card
        ><profile-card compact .adapter=${adapter}></profile-card>
      </div>`,
    );
    await until(() => [...element.children].every((each) => query(each, 'canvas')), 'both have the photo');
    expect([...adapter.calls].sort()).to.deep.equal(['describe', 'get', 'photo']);
  });

  describe('compact', () => {
    it('is photo, name and organization as one link to the profile', async () => {
      const {element} = await compact(profileDouble(), '/profile');
      await shows(element, 'Ada Lovelace');
      const link = query<HTMLAnchorElement>(element, 'a')!;
      expect(link.getAttribute('href')).to.equal('/profile');
      expect(link.textContent.replace(/\s+/g, ' ').trim()).to.equal('AL Ada Lovelace Contoso');
      expect(query(element, '.avatar')!.getAttribute('aria-hidden')).to.equal('true');
      expect(element.shadowRoot!.querySelectorAll('a, button, h2, dl')).to.have.length(1);
    });

    it('is no link without an address', async () => {
      const {element} = await compact();
      await shows(element, 'Ada Lovelace');
      expect(query(element, 'a') === null, 'a').to.equal(true);
    });

    it('has its own skeleton', async () => {
      const {element} = await compact(profileDouble({get: () => new Promise(() => {})}), '/profile');
      await until(() => query(element, '.compact .skeleton'));
      expect(query(element, 'dl') === null, 'dl').to.equal(true);
    });

    it('offers to sign in, in one line', async () => {
      const {element} = await compact(profileDouble({subject: () => undefined}));
      await until(() => button(element, 'Sign in'));
      expect(textOf(element)).to.equal('Sign in');
      const asked = next(element, 'account-signin-request');
      element.addEventListener('account-redirect-request', (event) => event.preventDefault());
      button(element, 'Sign in')!.click();
      await asked;
    });

    it('shows nothing where there is no profile to show', async () => {
      const none = {support: 'none', refusal: {reason: 'policy'}} as const;
      const {element} = await compact(profileDouble({capabilities: {'profile.get': none}}), '/profile');
      await until(() => element.matches(':state(unavailable)'));
      expect(textOf(element)).to.equal('');
    });

    it('still leads to the profile where it could not be loaded', async () => {
      const failing = () => profileDouble({get: () => Promise.reject(new AccountError('unavailable'))});
      const {element} = await compact(failing(), '/profile');
      await shows(element, 'Profile');
      expect(query<HTMLAnchorElement>(element, 'a')!.getAttribute('href')).to.equal('/profile');
      const {element: plain} = await compact(failing());
      await until(() => plain.matches(':state(error)'));
      expect(textOf(plain)).to.equal('');
    });
  });

  describe('details for support', () => {
    const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    const clipboard = (writeText: (text: string) => Promise<void>) =>
      Object.defineProperty(navigator, 'clipboard', {value: {writeText}, configurable: true});
    afterEach(() => {
      if (own) Object.defineProperty(navigator, 'clipboard', own);
      else delete (navigator as {clipboard?: unknown}).clipboard;
    });

    it('are copied as plain text, which is said', async () => {
      let copied = '';
      clipboard(async (text) => void (copied = text));
      const {element} = await card();
      await until(() => button(element, 'Copy details for support'));
      button(element, 'Copy details for support')!.click();
      await until(() => copied);
      expect(copied).to.match(/^Name: Ada Lovelace\nJob title: Principal analyst\n/);
      expect(copied).to.contain('\nE-mail: ada@contoso.example; ada.lovelace@contoso.example\n');
      expect(copied).to.contain('\nAccount: ada\n');
      expect(copied).not.to.contain('?');
      await until(() => query(element, '[role=status]')!.textContent.startsWith('Copied.'));
    });

    it('are shown to be selected where the browser refuses', async () => {
      clipboard(() => Promise.reject(new DOMException('', 'NotAllowedError')));
      const {element} = await card();
      await until(() => button(element, 'Copy details for support'));
      button(element, 'Copy details for support')!.click();
      await shows(element, 'Your browser didn’t let this page copy.');
      const text = query<HTMLTextAreaElement>(element, 'textarea')!;
      expect(text.value).to.contain('Name: Ada Lovelace');
      await until(
        () => text.selectionEnd === text.value.length && element.shadowRoot!.activeElement === text,
      );
    });
  });
});
