import {expect, fixture, html} from '@open-wc/testing';

import '../../../src/elements/profile-card/define.js';
import '../../../src/elements/security-verification/define.js';
import {AccountError} from '../../../src/contract/error.js';
import type {FieldError} from '../../../src/contract/error-details.js';
import type {Attribute, Profile} from '../../../src/contract/profile.js';
import type {ProfileCardElement} from '../../../src/elements/profile-card/profile-card.js';
import {backendIn, mount, settled, unmountAll, wrapped} from '../../support/every-element.js';
import {
  ada,
  editable,
  editing,
  phone,
  picture,
  type ProfileDouble,
  type ProfileDoubleOptions,
  profileDouble,
} from '../../support/profile-double.js';
import {button, next, query, shows, textOf, until} from './card.js';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const double = (options: ProfileDoubleOptions = {}) =>
  profileDouble({current: editable, capabilities: editing, ...options});

const control = (element: Element, name: string) => query<Control>(element, `[name="${name}"]`)!;

function type(element: Element, name: string, text: string) {
  const field = control(element, name);
  field.value = text;
  field.dispatchEvent(new Event('input', {bubbles: true}));
  field.dispatchEvent(new Event('change', {bubbles: true}));
}

const save = (element: Element) => button(element, 'Save')!.click();
const errorAt = (element: Element, name: string) => {
  const field = control(element, name);
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ');
  const error = ids
    .map((id) => element.shadowRoot!.getElementById(id))
    .find((each) => each?.matches('.error'));
  return field.getAttribute('aria-invalid') === 'true' ? error?.textContent : undefined;
};
const focused = (element: Element) => element.shadowRoot!.activeElement;
const status = (element: Element) => query(element, '[role=status]')!.textContent;

async function open(adapter: ProfileDouble = double()) {
  const element = await fixture<ProfileCardElement>(html`<profile-card .adapter=${adapter}></profile-card>`);
  await until(() => button(element, 'Edit profile'), 'there is something to edit');
  button(element, 'Edit profile')!.click();
  await until(() => query(element, 'form') && element.shadowRoot!.activeElement, 'the form is open');
  return {element, adapter};
}

describe('profile-card, its form', () => {
  it('has a field for each attribute that may be edited, with the backend’s rules and the values of now', async () => {
    const {element} = await open();
    expect(
      [...element.shadowRoot!.querySelectorAll('label')].map((label) => label.textContent),
    ).to.deep.equal(['Mobile phone (optional)', 'City', 'Pronouns (optional)']);
    const field = control(element, 'phones/mobile');
    expect(field.type).to.equal('tel');
    expect(field.value).to.equal('+44 7700 900123');
    expect(field.autocomplete).to.equal('mobile tel');
    expect(element.shadowRoot!.getElementById(field.getAttribute('aria-describedby')!)!.textContent).to.equal(
      'With the country code.',
    );
    expect(control(element, 'office/city').getAttribute('aria-required')).to.equal('true');
    expect(query(element, 'dl') === null, 'dl').to.equal(true);
    expect(focused(element)).to.equal(field);
  });

  it('sends what was changed and nothing else, shows what the backend confirmed, and tells the page the names only', async () => {
    const {element, adapter} = await open();
    type(element, 'phones/mobile', ' +44 7700 900999 ');
    const told = next(element, 'account-profile-saved');
    save(element);
    const event = await told;
    expect(event.changed).to.deep.equal(['phones/mobile']);
    expect(JSON.stringify(event)).not.to.contain('900999');
    expect(adapter.profile.patches).to.deep.equal([{'phones/mobile': '+44 7700 900999'}]);
    await shows(element, '+44 7700 900999');
    await until(() => focused(element) === button(element, 'Edit profile'), 'the focus is back');
    await until(() => status(element) === 'Saved.');
    expect(adapter.calls.filter((call) => call === 'get')).to.have.length(1);
  });

  it('removes a value that was emptied', async () => {
    const {element, adapter} = await open();
    type(element, 'phones/mobile', '');
    save(element);
    await until(() => !query(element, 'form'));
    expect(adapter.profile.patches).to.deep.equal([{'phones/mobile': null}]);
    expect(textOf(element)).not.to.contain('Mobile phone');
  });

  it('reads again where the backend confirms without a value', async () => {
    const adapter = double({update: () => Promise.resolve({kind: 'done'})});
    const {element} = await open(adapter);
    adapter.profile.current = {...editable, version: '"2"', office: {city: 'Marlow'}};
    type(element, 'office/city', 'Marlow');
    save(element);
    await until(() => adapter.calls.filter((call) => call === 'get').length === 2);
    await until(() => !query(element, 'form'));
    await shows(element, 'Marlow');
  });

  it('lets the methods be read again: codes may go to an address of the profile', async () => {
    let reads = 0;
    const watched = wrapped(backendIn('editable').adapter, (call, name) => {
      if (name === 'verification.get') reads++;
      return call();
    });
    await settled(mount('security-verification', watched));
    const element = mount('profile-card', watched);
    await until(() => button(element, 'Edit profile'), 'there is something to edit');
    button(element, 'Edit profile')!.click();
    await until(() => query(element, 'form'), 'the form is open');
    save(element);
    await until(() => status(element) === 'Nothing was changed.');
    expect(reads).to.equal(1);
    button(element, 'Edit profile')!.click();
    await until(() => query(element, 'form'), 'the form is open');
    type(element, 'phones/mobile', '+44 7700 900999');
    save(element);
    await until(() => reads === 2, 'they are read again');
    unmountAll();
  });

  it('calls nobody where nothing was changed', async () => {
    const {element, adapter} = await open();
    save(element);
    await until(() => !query(element, 'form'));
    expect(adapter.calls).not.to.include('update');
    await until(() => status(element) === 'Nothing was changed.');
  });

  it('drops what was typed on Cancel, asks nothing, and puts the focus back', async () => {
    const {element, adapter} = await open();
    type(element, 'office/city', 'Marlow');
    expect((element as unknown as {unsaved: boolean}).unsaved).to.equal(true);
    button(element, 'Cancel')!.click();
    await until(() => focused(element) === button(element, 'Edit profile'));
    expect((element as unknown as {unsaved: boolean}).unsaved).to.equal(false);
    expect(adapter.calls).not.to.include('update');
    button(element, 'Edit profile')!.click();
    await until(() => query(element, 'form'));
    expect(control(element, 'office/city').value).to.equal('London');
  });

  const native = {support: 'native'} as const;
  const text = {type: 'text', required: false, edit: native} as const;
  const cases: [string, Partial<Attribute>, string, string][] = [
    ['is required', {required: true}, ' ', 'Please fill this in.'],
    ['is too short', {minLength: 6}, '12345', 'At least 6 characters, please.'],
    ['is too long', {maxLength: 3}, '😀😀😀😀', '3 characters at most. There are 4.'],
    ['breaks the pattern', {pattern: '[a-z]+'}, 'abc1', 'This doesn’t have the expected form.'],
    [
      'is no e-mail address',
      {type: 'email'},
      'ada',
      'This isn’t an e-mail address. It looks like name@example.com.',
    ],
    ['is no web address', {type: 'url'}, 'ftp://x', 'This isn’t a web address. It begins with https://.'],
    ['is too small', {type: 'number', min: 3}, '2', '3 at least, please.'],
    ['is too large', {type: 'number', max: 3}, '4', '3 at most, please.'],
    [
      'has one wrong line',
      {multivalued: true, maxLength: 3},
      'abc\nabcd',
      '3 characters at most. There are 4.',
    ],
  ];
  for (const [what, rules, typed, said] of cases) {
    it(`says at the field that it ${what}, before anything is sent`, async () => {
      const attribute: Attribute = {...text, name: 'extra', ...rules};
      const {element, adapter} = await open(
        double({current: {...ada, values: {extra: ['1']}, attributes: [attribute]}}),
      );
      type(element, 'extra', typed);
      save(element);
      await until(() => errorAt(element, 'extra') === said, said);
      expect(focused(element)).to.equal(control(element, 'extra'));
      expect(control(element, 'extra').value).to.equal(typed);
      expect(adapter.calls).not.to.include('update');
    });
  }

  it('counts characters as people do: what fits in code points is sent', async () => {
    const {element, adapter} = await open(
      double({current: {...ada, attributes: [{...text, name: 'extra', maxLength: 3}]}}),
    );
    type(element, 'extra', '😀😀😀');
    save(element);
    await until(() => adapter.calls.includes('update'));
  });

  it('takes the error away once the field is right', async () => {
    const {element} = await open();
    type(element, 'phones/mobile', 'x');
    save(element);
    await until(() => errorAt(element, 'phones/mobile'));
    type(element, 'phones/mobile', '+44 1');
    expect(errorAt(element, 'phones/mobile')).to.equal('At least 6 characters, please.');
    type(element, 'phones/mobile', '+44 1234567');
    await until(() => errorAt(element, 'phones/mobile') === undefined);
  });

  it('offers options, dates, lists and yes or no as the browser has them', async () => {
    const attributes: Attribute[] = [
      {
        ...text,
        name: 'office/location',
        type: 'select',
        required: true,
        options: [{value: 'A'}, {value: 'B', label: 'Building B'}],
      },
      {...text, name: 'start', type: 'date'},
      {...text, name: 'skills', multivalued: true},
      {...text, name: 'listed', type: 'boolean', label: 'In the phone book'},
      {...text, name: 'about', type: 'textarea'},
    ];
    const values = {skills: ['Analysis', 'Poetry'], listed: ['true'], start: ['2026-01-31']};
    const {element, adapter} = await open(
      double({current: {...ada, office: {location: 'Old wing'}, values, attributes}}),
    );
    const place = control(element, 'office/location') as HTMLSelectElement;
    expect([...place.options].map((option) => option.text)).to.deep.equal(['Old wing', 'A', 'Building B']);
    expect(place.value).to.equal('Old wing');
    expect(control(element, 'skills').value).to.equal('Analysis\nPoetry');
    expect(control(element, 'start').value).to.equal('2026-01-31');
    const listed = control(element, 'listed') as HTMLInputElement;
    expect(listed.checked).to.equal(true);
    listed.click();
    place.value = 'B';
    type(element, 'skills', 'Analysis\n\n Poetry \nEngines');
    save(element);
    await until(() => adapter.profile.patches.length > 0);
    expect(adapter.profile.patches).to.deep.equal([
      {'office/location': 'B', listed: 'false', skills: ['Analysis', 'Poetry', 'Engines']},
    ]);
  });

  const refusing = (...fields: FieldError[]) =>
    double({update: () => Promise.reject(new AccountError('validation', {fields}))});

  it('says the backend’s objections at their fields, in our words or, where we have none, in its own', async () => {
    const {element} = await open(
      refusing(
        {pointer: '/office/city', code: 'too-long', params: {max: 4, length: 6}},
        {pointer: '/pronouns', code: 'blasphemy', message: 'Contoso <b>minds</b>.'},
      ),
    );
    type(element, 'office/city', 'Marlow');
    type(element, 'pronouns', 'they');
    save(element);
    await until(() => errorAt(element, 'office/city') === '4 characters at most. There are 6.');
    expect(errorAt(element, 'pronouns')).to.equal('Contoso <b>minds</b>.');
    expect(focused(element)).to.equal(control(element, 'office/city'));
    expect(control(element, 'office/city').value).to.equal('Marlow');
  });

  it('says an objection to no field of the form above it', async () => {
    const {element} = await open(refusing({pointer: '', code: 'odd', message: 'Not on Sundays.'}));
    type(element, 'office/city', 'Marlow');
    save(element);
    await until(() => query(element, 'form > .error')?.textContent === 'Not on Sundays.');
  });

  it('says in plain words that it failed, and loses nothing', async () => {
    let fail = true;
    const adapter: ProfileDouble = double({
      update: () =>
        fail
          ? Promise.reject(new AccountError('unavailable'))
          : Promise.resolve({kind: 'done', value: {...editable, office: {city: 'Marlow'}}}),
    });
    const {element} = await open(adapter);
    type(element, 'office/city', 'Marlow');
    const told = next(element, 'account-error');
    save(element);
    expect((await told).code).to.equal('unavailable');
    await shows(element, 'The service isn’t answering right now.');
    expect(control(element, 'office/city').value).to.equal('Marlow');
    fail = false;
    save(element);
    await until(() => !query(element, 'form'));
    await shows(element, 'Marlow');
  });

  it('sends one call for two presses', async () => {
    let settle: (() => void) | undefined;
    const adapter = double({
      update: () => new Promise((resolve) => (settle = () => resolve({kind: 'done', value: editable}))),
    });
    const {element} = await open(adapter);
    type(element, 'office/city', 'Marlow');
    save(element);
    save(element);
    query<HTMLFormElement>(element, 'form')!.requestSubmit();
    await until(() => settle);
    settle!();
    await until(() => !query(element, 'form'));
    expect(adapter.calls.filter((call) => call === 'update')).to.have.length(1);
  });

  it('asks who is there where the backend wants it, and then saves by itself', async () => {
    let proven = false;
    const adapter: ProfileDouble = double({
      update: () =>
        proven
          ? Promise.resolve({kind: 'done', value: {...editable, office: {city: 'Marlow'}}})
          : Promise.reject(new AccountError('step-up-required', {challenge: {inPage: ['password']}})),
      stepUp: () => {
        proven = true;
        return Promise.resolve({kind: 'done'});
      },
    });
    const {element} = await open(adapter);
    type(element, 'office/city', 'Marlow');
    save(element);
    await until(() => element.querySelector('input[type=password]'), 'the dialog is open');
    element.querySelector<HTMLInputElement>('input[type=password]')!.value = 'secret';
    const go = [...element.querySelectorAll('button')].find((each) => each.textContent.trim() === 'Continue');
    go!.click();
    await until(() => !query(element, 'form'));
    await shows(element, 'Marlow');
  });

  it('says that a save waits for approval, and claims nothing', async () => {
    const {element} = await open(
      double({update: () => Promise.resolve({kind: 'pending', code: 'approval'})}),
    );
    type(element, 'office/city', 'Marlow');
    let saved = false;
    element.addEventListener('account-profile-saved', () => (saved = true));
    save(element);
    await shows(element, 'Sent for approval.');
    expect(saved).to.equal(false);
    expect(textOf(element)).to.contain('London');
  });

  describe('when somebody else was faster', () => {
    const changed = (profile: Partial<Profile>): Profile => ({...editable, version: '"9"', ...profile});

    it('takes over what they wrote elsewhere, and saves', async () => {
      const {element, adapter} = await open();
      adapter.profile.current = changed({phones: [{type: 'mobile', number: '+1 555 0100'}]});
      type(element, 'office/city', 'Marlow');
      save(element);
      await until(() => !query(element, 'form'));
      expect(adapter.profile.patches.at(-1)).to.deep.equal({'office/city': 'Marlow'});
      expect(textOf(element)).to.contain('+1 555 0100');
      expect(textOf(element)).to.contain('Marlow');
    });

    it('shows both values and asks; yours is kept only when you say so', async () => {
      const {element, adapter} = await open();
      adapter.profile.current = changed({office: {...ada.office, city: 'Leeds'}});
      type(element, 'office/city', 'Marlow');
      save(element);
      await until(() => query(element, '.versus'), 'the question is there');
      expect(query(element, '.versus')!.textContent.replace(/\s+/g, ' ')).to.match(
        /Yours ?Marlow.*Theirs ?Leeds/,
      );
      expect(focused(element)).to.equal(button(element, 'Keep yours: City'));
      const updates = () => adapter.calls.filter((call) => call === 'update').length;
      const before = updates();
      save(element);
      await element.updateComplete;
      expect(updates(), 'undecided').to.equal(before);
      button(element, 'Keep yours: City')!.click();
      await until(() => focused(element) === button(element, 'Save'));
      save(element);
      await until(() => !query(element, 'form'));
      expect(adapter.profile.current.office!.city).to.equal('Marlow');
    });

    it('takes theirs when you say so, and sends nothing of it', async () => {
      const {element, adapter} = await open();
      adapter.profile.current = changed({office: {...ada.office, city: 'Leeds'}});
      type(element, 'office/city', 'Marlow');
      type(element, 'pronouns', 'she');
      save(element);
      await until(() => query(element, '.versus'));
      button(element, 'Use theirs: City')!.click();
      await until(() => control(element, 'office/city').value === 'Leeds' && !query(element, '.versus'));
      save(element);
      await until(() => !query(element, 'form'));
      expect(adapter.profile.patches.at(-1)).to.deep.equal({pronouns: 'she'});
      expect(adapter.profile.current.office!.city).to.equal('Leeds');
    });

    it('does not go round in circles with a backend that always says so', async () => {
      let version = 0;
      const adapter: ProfileDouble = double({
        get: () => Promise.resolve({...editable, version: `"${++version}"`}),
        update: () => Promise.reject(new AccountError('stale')),
      });
      const {element} = await open(adapter);
      type(element, 'office/city', 'Marlow');
      save(element);
      await shows(element, 'It was changed somewhere else meanwhile.');
      expect(adapter.calls.filter((call) => call === 'update').length).to.be.lessThan(4);
      expect(control(element, 'office/city').value).to.equal('Marlow');
    });
  });

  describe('keeps what is typed', () => {
    it('when the language changes', async () => {
      const {element} = await open();
      type(element, 'office/city', 'Marlow');
      element.lang = 'fr';
      await shows(element, 'Enregistrer');
      expect(control(element, 'office/city').value).to.equal('Marlow');
      expect(textOf(element)).to.contain('Ville');
    });

    it('when the profile is read again', async () => {
      const {element, adapter} = await open();
      type(element, 'office/city', 'Marlow');
      adapter.profile.current = {...editable, office: {city: 'Leeds'}};
      await element.refresh();
      await until(() => adapter.calls.filter((call) => call === 'get').length === 2);
      await element.updateComplete;
      expect(control(element, 'office/city').value).to.equal('Marlow');
    });

    it('when the person is signed out and in again', async () => {
      let subject: string | undefined = 'ada';
      const {element} = await open(double({subject: () => subject}));
      type(element, 'office/city', 'Marlow');
      subject = undefined;
      await element.refresh();
      await shows(element, 'Sign in to see this.');
      expect(query(element, 'form') === null, 'form').to.equal(true);
      subject = 'ada';
      await element.refresh();
      await until(() => query(element, 'form'));
      expect(control(element, 'office/city').value).to.equal('Marlow');
    });

    it('but never for another person', async () => {
      let subject = 'ada';
      const {element, adapter} = await open(double({subject: () => subject}));
      type(element, 'office/city', 'Marlow');
      subject = 'grace';
      adapter.profile.current = {id: 'grace', displayName: 'Grace Hopper'};
      await element.refresh();
      await shows(element, 'Grace Hopper');
      expect(query(element, 'form') === null, 'form').to.equal(true);
    });
  });

  describe('of the photo', () => {
    const choose = (element: Element, file: Blob, name = 'me.png') => {
      const files = new DataTransfer();
      files.items.add(new File([file], name, {type: file.type}));
      const input = query<HTMLInputElement>(element, 'input[type=file]')!;
      input.files = files.files;
      input.dispatchEvent(new Event('change', {bubbles: true}));
    };

    it('sets it at once, and shows it', async () => {
      const photo = await picture();
      const {element, adapter} = await open(double({photo: () => Promise.resolve(photo)}));
      expect(query<HTMLInputElement>(element, 'input[type=file]')!.accept).to.equal(
        'image/png,image/jpeg,image/webp',
      );
      const told = next(element, 'account-profile-saved');
      choose(element, photo);
      expect((await told).changed).to.deep.equal(['photo']);
      await until(() => query(element, 'canvas'), 'the new photo is drawn');
      await until(() => status(element) === 'Your photo was saved.');
      expect(button(element, 'Replace photo')).not.to.equal(undefined);
      expect(adapter.calls).to.include('setPhoto');
    });

    it('asks before it removes it, with the focus on the safe answer', async () => {
      const photo = await picture();
      const {element, adapter} = await open(
        double({current: {...editable, hasPhoto: true}, photo: () => Promise.resolve(photo)}),
      );
      await until(() => button(element, 'Remove photo'));
      button(element, 'Remove photo')!.click();
      await until(() => query<HTMLDialogElement>(element, 'dialog')?.open);
      expect(focused(element)!.textContent.trim()).to.equal('Keep photo');
      button(element, 'Keep photo')!.click();
      await until(() => !query(element, 'dialog'));
      expect(adapter.calls).not.to.include('setPhoto null');
      button(element, 'Remove photo')!.click();
      await until(() => query<HTMLDialogElement>(element, 'dialog')?.open);
      query<HTMLButtonElement>(element, 'dialog .danger')!.click();
      await until(() => query(element, '.avatar')!.textContent.trim() === 'AL');
      expect(adapter.calls).to.include('setPhoto null');
      await until(() => focused(element) === button(element, 'Choose a photo'), 'the focus is near');
    });

    it('says what is wrong with it: the kind, without a call', async () => {
      const {element, adapter} = await open();
      choose(element, new Blob(['x'], {type: 'image/gif'}), 'me.gif');
      await shows(element, 'This isn’t a PNG, JPEG or WebP image.');
      expect(adapter.calls).not.to.include('setPhoto');
    });

    it('says what is wrong with it: the size, with the backend’s limit', async () => {
      const fields = [{pointer: '/photo', code: 'too-large', params: {max: 4 * 1024 * 1024}}];
      const {element} = await open(
        double({setPhoto: () => Promise.reject(new AccountError('validation', {fields}))}),
      );
      choose(element, await picture());
      await shows(element, 'This photo is too large: 4 MB at most. Your photo was not changed.');
      expect(button(element, 'Choose a photo')!.getAttribute('aria-describedby')).to.contain('photo-error');
    });

    it('can be all that may be edited', async () => {
      const {element} = await open(profileDouble({capabilities: {'profile.setPhoto': native}}));
      expect(focused(element)).to.equal(button(element, 'Choose a photo'));
      expect(button(element, 'Save')).to.equal(undefined);
      button(element, 'Done')!.click();
      await until(() => focused(element) === button(element, 'Edit profile'));
    });
  });
});

describe('profile-card, what is changed elsewhere', () => {
  const email = (edit: Attribute['edit']): Attribute => ({
    name: 'email',
    type: 'email',
    required: true,
    edit,
  });

  async function card(edit: Attribute['edit'], options: ProfileDoubleOptions = {}) {
    const adapter = profileDouble({current: {...ada, attributes: [email(edit)]}, ...options});
    const element = await fixture<ProfileCardElement>(
      html`<profile-card .adapter=${adapter}></profile-card>`,
    );
    await shows(element, 'ada@contoso.example');
    return {element, adapter};
  }

  it('leads to the page where an attribute is changed, unless the page keeps it', async () => {
    const {element, adapter} = await card({support: 'redirect'});
    element.addEventListener('account-redirect-request', (event) => event.preventDefault());
    const asked = next(element, 'account-redirect-request');
    button(element, 'Change E-mail')!.click();
    expect((await asked).url).to.equal('https://id.contoso.example/edit');
    expect(adapter.calls).to.include('startEdit email');
  });

  it('says that an e-mail was sent, where that is how it goes on', async () => {
    const {element} = await card(
      {support: 'redirect'},
      {startEdit: () => Promise.resolve({kind: 'pending', code: 'mail-sent'})},
    );
    button(element, 'Change E-mail')!.click();
    await shows(element, 'We sent you an e-mail. Follow it to finish.');
  });

  it('says why it could not lead there', async () => {
    const {element} = await card(
      {support: 'redirect'},
      {startEdit: () => Promise.reject(new AccountError('policy'))},
    );
    button(element, 'Change E-mail')!.click();
    await shows(element, 'Your organization doesn’t allow this. Nothing was changed.');
  });

  it('links to another page beside the value', async () => {
    const {element} = await card({support: 'external', url: 'https://mail.contoso.example/'});
    expect(query<HTMLAnchorElement>(element, 'dd a[part=external]')!.href).to.equal(
      'https://mail.contoso.example/',
    );
  });

  it('gives the reason beside the value, a job title’s too', async () => {
    const edit = {support: 'none', refusal: {reason: 'managed', text: 'HR keeps titles.'}} as const;
    const {element} = await card(edit, {
      current: {...ada, attributes: [{name: 'jobTitle', type: 'text', required: false, edit}, phone]},
      capabilities: editing,
    });
    await shows(element, 'Job title Principal analyst');
    await shows(element, 'HR keeps titles.');
  });

  it('is one button where the backend changes the whole profile on its own page', async () => {
    const {element, adapter} = await card(
      {support: 'native'},
      {
        current: ada,
        capabilities: {'profile.update': {support: 'redirect'}},
        update: () =>
          Promise.resolve({
            kind: 'redirect',
            redirect: {url: 'https://id.contoso.example/profile', operation: 'profile.update'},
          }),
      },
    );
    element.addEventListener('account-redirect-request', (event) => event.preventDefault());
    const asked = next(element, 'account-redirect-request');
    button(element, 'Edit profile')!.click();
    expect((await asked).operation).to.equal('profile.update');
    expect(adapter.profile.patches).to.deep.equal([{}]);
  });
});
