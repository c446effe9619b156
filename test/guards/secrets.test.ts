import {expect} from '@open-wc/testing';

import type {AccountElement} from '../../src/elements/account-element.js';
import {backendIn, buttonsOf, mount, settled, stayHere, tags, unmountAll} from '../support/every-element.js';
import {everyText, until} from '../support/reading.js';
import {leftIn, secretFields, type, watchFor} from '../support/watch.js';

const password = 'correct horse battery staple';
const canary = 'Kanarienvogel 7f3a 91c2 über';
const code = '918273';
const secrets = [password, canary, code];

/** Types into each secret field of an element. */
function typeAll(element: Element, current = password) {
  const fields = secretFields(element);
  for (const field of fields) type(field, field.autocomplete === 'current-password' ? current : canary);
  return fields;
}

const submit = (element: Element) =>
  element.querySelector<HTMLButtonElement>('button[form], button[type=submit]')!.click();

const holds = (fields: readonly HTMLInputElement[]) => fields.filter(({value}) => value !== '');

/** A list whose backend asks who is there, with the question open. */
async function stepUp() {
  const {backend, adapter} = backendIn('step-up');
  const element = mount('device-list', adapter);
  await settled(element);
  element.shadowRoot!.querySelector<HTMLButtonElement>('.row button')!.click();
  await until(() => element.shadowRoot!.querySelector('dialog[open] .danger'), 'the question is open');
  element.shadowRoot!.querySelector<HTMLButtonElement>('dialog .danger')!.click();
  await until(() => secretFields(element).length, 'the step-up is open');
  return {backend, element};
}

// The dialog is in the shadow root; the button that sends its form stands with the form, among the light children.
const pressInDialog = (element: Element, text: string) =>
  buttonsOf(element)
    .filter((button) => button.textContent.trim() === text)
    .at(-1)!
    .click();

describe('secrets', () => {
  let watch = watchFor([]);
  let leave = () => {};
  beforeEach(() => {
    leave = stayHere();
    watch = watchFor(secrets);
  });
  afterEach(() => {
    watch.end();
    leave();
    unmountAll();
    localStorage.clear();
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  /** Nothing got out, then or now. */
  const nowhere = (fields: readonly HTMLInputElement[] = []) => {
    expect(watch.seen).to.deep.equal([]);
    expect(leftIn(secrets, fields)).to.deep.equal([]);
  };

  it('are seen wherever they get out', () => {
    const field = document.createElement('input');
    const box = document.createElement('p');
    box.dataset['box'] = '';
    document.body.append(box);
    const log = console.debug;
    const leaks: readonly (readonly [string, () => void])[] = [
      ['an event', () => dispatchEvent(new CustomEvent('x', {detail: {deep: {password}}}))],
      ['an attribute', () => box.setAttribute('data-value', canary)],
      ['storage', () => sessionStorage.setItem('x', `${code}.`)],
      ['the history', () => history.replaceState({canary}, '')],
      ['the history', () => history.replaceState(null, '', `#${encodeURIComponent(canary)}`)],
      ['the console', () => console.debug(new Error('no', {cause: {password}}))],
      ['the network', () => void fetch(`data:text/plain,${encodeURIComponent(canary)}`)],
    ];
    console.debug = () => {};
    watch.end();
    watch = watchFor(secrets);
    leaks.forEach(([where, leak], index) => {
      leak();
      expect(String(watch.seen[index])).to.match(new RegExp(`^${where}`));
    });
    watch.end();
    console.debug = log;
    expect(leftIn(secrets, [])).to.include.members(['the page', 'storage', 'the address']);
    history.replaceState(null, '', '#');
    box.removeAttribute('data-value');
    sessionStorage.clear();
    expect(leftIn(secrets, [])).to.deep.equal([]);
    box.append(field);
    field.value = canary;
    expect(leftIn(secrets, [field])).to.deep.equal([]);
    expect(leftIn(secrets, [])).to.deep.equal(['the page']);
    watch = watchFor(secrets);
  });

  for (const tag of tags) {
    const mounted = async (): Promise<{
      element: AccountElement;
      backend: ReturnType<typeof backendIn>['backend'];
    }> => {
      const {backend, adapter} = backendIn();
      const element = mount(tag, adapter);
      await settled(element);
      return {element, backend};
    };

    it(`stay in their fields in ${tag}, also while they are shown, and are gone once they are sent`, async () => {
      const {element} = await mounted();
      const fields = typeAll(element);
      if (fields.length === 0) return;
      for (const show of buttonsOf(element).filter((button) => button.type === 'button')) show.click();
      await settled(element);
      nowhere(fields);
      submit(element);
      await until(() => holds([...fields, ...secretFields(element)]).length === 0, 'the fields are empty');
      await settled(element);
      nowhere();
    });

    it(`stay in their fields in ${tag} when the backend refuses them`, async () => {
      const {element, backend} = await mounted();
      if (secretFields(element).length === 0) return;
      backend.faults.add('password.change', {
        code: 'validation',
        details: {fields: [{pointer: '/newPassword', code: 'common'}]},
      });
      typeAll(element, canary);
      submit(element);
      await settled(element);
      nowhere(secretFields(element));
      expect(everyText(element.shadowRoot!)).not.to.contain(canary);
    });

    it(`are gone from ${tag} when it is removed`, async () => {
      const {element} = await mounted();
      const fields = typeAll(element);
      element.remove();
      // Until then it may be on its way to another place.
      await Promise.resolve();
      expect(holds(fields)).to.deep.equal([]);
      document.querySelector('[data-box]')!.append(element);
      await settled(element);
      expect(holds(secretFields(element))).to.deep.equal([]);
      nowhere();
    });

    it(`are gone from ${tag} when nobody is signed in any more`, async () => {
      const {element, backend} = await mounted();
      const fields = typeAll(element);
      backend.endSessions(() => true);
      await element.refresh();
      await settled(element);
      expect(element.matches(':state(signed-out)')).to.equal(true);
      expect(holds([...fields, ...secretFields(element)])).to.deep.equal([]);
      nowhere();
    });
  }

  it('typed to confirm who is there stay in their field, right or wrong, and are gone afterwards', async () => {
    const {element} = await stepUp();
    const [field] = secretFields(element);
    type(field!, canary);
    pressInDialog(element, 'Continue');
    await until(() => field!.getAttribute('aria-invalid') === 'true', 'it is wrong');
    nowhere([field!]);
    type(field!, password);
    pressInDialog(element, 'Continue');
    await until(() => !element.shadowRoot!.querySelector('dialog'), 'it is done');
    await settled(element);
    expect(field!.value).to.equal('');
    nowhere();
  });

  it('typed as a code stay in their field, and are gone when the person gives up', async () => {
    const {element} = await stepUp();
    const [first] = secretFields(element);
    type(first!, canary);
    const other = [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('dialog .plain')].at(-1)!;
    other.click();
    await settled(element);
    expect(first!.value).to.equal('');
    const [field] = secretFields(element);
    expect(field!.getAttribute('autocomplete')).to.equal('one-time-code');
    type(field!, code);
    nowhere([field!]);
    pressInDialog(element, 'Cancel');
    await settled(element);
    expect(field!.value).to.equal('');
    expect(secretFields(element)).to.deep.equal([]);
    nowhere();
  });

  it('typed to confirm who is there are gone when the element is removed', async () => {
    const {element} = await stepUp();
    const [field] = secretFields(element);
    type(field!, canary);
    element.remove();
    // Until then it may be on its way to another place.
    await Promise.resolve();
    expect(field!.value).to.equal('');
    nowhere();
  });
});
