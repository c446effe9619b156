import {expect, fixture, html} from '@open-wc/testing';

import '../../../src/elements/profile-card/define.js';
import {MockBackend} from '../../../mocks/backend.js';
import {createMemoryAdapter} from '../../../mocks/memory-adapter.js';
import type {ProfileCardElement} from '../../../src/elements/profile-card/profile-card.js';
import {button, next, query, shows, textOf, until} from './card.js';

async function card(scenario: string) {
  const backend = new MockBackend({scenario});
  const adapter = createMemoryAdapter({backend});
  const element = await fixture<ProfileCardElement>(html`<profile-card .adapter=${adapter}></profile-card>`);
  return {element, backend};
}

const open = async (element: Element) => {
  await until(() => button(element, 'Edit profile'));
  button(element, 'Edit profile')!.click();
  await until(() => query(element, 'form'));
};
const input = (element: Element, name: string) => query<HTMLInputElement>(element, `[name="${name}"]`)!;

describe('profile-card over the reference backend', () => {
  it('shows Ada, her photo, and that Contoso manages it', async () => {
    const {element} = await card('default');
    await until(() => query(element, 'canvas'), 'the photo is drawn');
    await shows(element, 'Contoso manages this profile. See something wrong? Contact Contoso IT help');
  });

  it('shows nothing but a name where there is nothing else', async () => {
    const {element} = await card('minimal');
    await shows(element, 'Ada Lovelace');
    expect(query(element, 'dl') === null, 'dl').to.equal(true);
  });

  it('fits long and hostile texts into a narrow place', async () => {
    for (const scenario of ['long-texts', 'hostile-texts']) {
      const {element} = await card(scenario);
      (element.parentElement as HTMLElement).style.inlineSize = '320px';
      await until(() => query(element, 'dl'));
      expect(element.scrollWidth, scenario).to.be.at.most(320);
      expect(query(element, 'img') === null, 'img').to.equal(true);
    }
  });

  it('saves a phone, and refuses one that breaks the rules', async () => {
    const {element, backend} = await card('editable');
    await open(element);
    input(element, 'phones/mobile').value = '12';
    button(element, 'Save')!.click();
    await shows(element, 'At least 6 characters, please.');
    input(element, 'phones/mobile').value = '+44 7700 900456';
    button(element, 'Save')!.click();
    await until(() => !query(element, 'form'));
    expect(textOf(element)).to.contain('+44 7700 900456');
    expect(backend.state.profile.phones).to.deep.include({type: 'mobile', number: '+44 7700 900456'});
  });

  it('asks which value to keep when another session was faster', async () => {
    const {element, backend} = await card('editable');
    await open(element);
    input(element, 'office/city').value = 'Marlow';
    await backend.as('seeded-phone').profile.update({'office/city': 'Leeds'});
    button(element, 'Save')!.click();
    await until(() => button(element, 'Use theirs: City'));
    button(element, 'Keep yours: City')!.click();
    await until(() => !query(element, '.versus'));
    button(element, 'Save')!.click();
    await until(() => !query(element, 'form'));
    expect(backend.state.profile.office!.city).to.equal('Marlow');
  });

  it('says that a file is no photo, whatever it is called, and takes one that is', async () => {
    const {element, backend} = await card('editable');
    await open(element);
    const choose = (bytes: BlobPart) => {
      const files = new DataTransfer();
      files.items.add(new File([bytes], 'me.png', {type: 'image/png'}));
      const field = query<HTMLInputElement>(element, 'input[type=file]')!;
      field.files = files.files;
      field.dispatchEvent(new Event('change'));
    };
    choose('<svg/>');
    await shows(element, 'This isn’t a PNG, JPEG or WebP image.');
    choose(new Uint8Array(4 * 1024 * 1024 + 1));
    await shows(element, 'This photo is too large: 4 MB at most.');
    expect(backend.state.photo).to.equal('seed');
  });

  it('leads to the page where the address is changed', async () => {
    const {element} = await card('redirect');
    await until(() => button(element, 'Change E-mail'));
    element.addEventListener('account-redirect-request', (event) => event.preventDefault());
    const asked = next(element, 'account-redirect-request');
    button(element, 'Change E-mail')!.click();
    expect((await asked).operation).to.equal('profile.startEdit');
  });

  const states: [scenario: string, says: string][] = [
    ['external', 'Continue on that page'],
    ['no-access', 'You don’t have the permission for this.'],
    ['read-only', 'Contoso has closed self-service for now.'],
    ['managed-elsewhere', 'Fabrikam manages the profile of this account.'],
    ['signed-out', 'Sign in to see this.'],
    ['offline', 'You’re offline.'],
    ['failing', 'We couldn’t load this.'],
    ['malformed', 'wasn’t one this page understands'],
  ];
  for (const [scenario, says] of states) {
    it(`says in the scenario “${scenario}” what there is to say`, async () => {
      const {element} = await card(scenario);
      await shows(element, says);
    });
  }

  it('has nothing that axe finds wrong, in any of its shapes', async () => {
    const {element} = await card('editable');
    await until(() => query(element, 'canvas'));
    await expect(element).to.be.accessible();
    await open(element);
    await expect(element).to.be.accessible();
    input(element, 'phones/mobile').value = '12';
    button(element, 'Save')!.click();
    await shows(element, 'At least 6 characters, please.');
    await expect(element).to.be.accessible();
    button(element, 'Remove photo')!.click();
    await until(() => query<HTMLDialogElement>(element, 'dialog')?.open);
    await expect(element).to.be.accessible();
    button(element, 'Keep photo')!.click();
    await until(() => !query(element, 'dialog'));
    element.compact = true;
    element.href = '/profile';
    await until(() => query(element, 'a.compact'));
    await expect(element).to.be.accessible();
  });
});
