import {expect} from '@open-wc/testing';

import {buttonsOf, mount, settled, unmountAll} from '../support/every-element.js';
import {until} from '../support/reading.js';
import {secretFields, type} from '../support/watch.js';

const secret = 'Kanarienvogel-7f3a';

/** The fields and buttons that an element has put among its children. */
const ownFields = (element: Element) => [
  ...element.querySelectorAll<HTMLInputElement>(':scope > input:not([readonly], [type=checkbox])'),
];
/** The button of that name. */
const named = (element: Element, name: string) =>
  buttonsOf(element).find(
    (button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === name,
  );

/** Each way in which an element has fields for secrets among its children, with something typed in them. */
const users: Readonly<Record<string, () => Promise<Element>>> = {
  'change-password-form': async () => {
    const element = mount('change-password-form', undefined, {demo: ''});
    await until(() => secretFields(element).length === 3, 'the form is there');
    return element;
  },
  'a step-up': async () => {
    const element = mount('device-list', undefined, {demo: 'step-up'});
    await until(() => element.shadowRoot!.querySelector('.row button'), 'the list is there');
    element.shadowRoot!.querySelector<HTMLButtonElement>('.row button')!.click();
    await until(() => element.shadowRoot!.querySelector('dialog[open] .danger'), 'the question is open');
    element.shadowRoot!.querySelector<HTMLButtonElement>('dialog .danger')!.click();
    await until(() => secretFields(element).length, 'the step-up is open');
    return element;
  },
  'password-reset': async () => {
    const element = mount('password-reset', undefined, {demo: 'signed-out'});
    await until(() => ownFields(element).length, 'the form is there');
    return element;
  },
  'an enrolment': async () => {
    const element = mount('security-verification', undefined, {demo: ''});
    await until(() => named(element, 'Add: Authenticator app'), 'it is there');
    named(element, 'Add: Authenticator app')!.click();
    await until(() => element.shadowRoot!.querySelector('dialog[open]'), 'the dialog is open');
    await until(() => named(element, 'Next'), 'it can go on');
    named(element, 'Next')!.click();
    await until(() => secretFields(element).length, 'the code is asked for');
    return element;
  },
};

/** Ways in which pages copy what is in them: snapshots for the way back, templates, editors. */
const copies: Readonly<Record<string, (box: Element, element: Element) => void>> = {
  'clones around it': (box) => box.replaceWith(box.cloneNode(true)),
  'clones it': (_box, element) => element.replaceWith(element.cloneNode(true)),
  'puts a clone beside it': (box) => box.after(box.cloneNode(true)),
  'writes it as text and reads it again': (box) => (box.outerHTML = `${box.outerHTML}`),
  'keeps it in a template': (box) => {
    const template = document.createElement('template');
    template.innerHTML = box.outerHTML;
    box.replaceWith(document.importNode(template.content, true));
  },
  'takes it to another document and back': (box) => {
    const {parentNode} = box;
    document.implementation.createHTMLDocument().body.append(box);
    parentNode!.append(box);
  },
  'puts copies of the children in': (_box, element) =>
    element.append(...[...element.children].map((child) => child.cloneNode(true))),
  'takes the children away': (_box, element) => element.replaceChildren(),
  'writes the children anew': (_box, element) => {
    const text = element.innerHTML;
    element.innerHTML = text;
  },
};

const written = () => [...document.querySelectorAll('[data-box]')].map(({outerHTML}) => outerHTML).join();
const everywhere = () => [...document.querySelectorAll<HTMLInputElement>('[data-box] input')];

describe('what the library puts among the children of its elements', () => {
  const address = location.href;
  let left = false;
  const leaving = (event: BeforeUnloadEvent) => {
    left = true;
    event.preventDefault();
  };
  // A page may stop what its own scripts must not see.
  const stop = (event: Event) => event.stopImmediatePropagation();
  beforeEach(() => {
    left = false;
    addEventListener('beforeunload', leaving);
  });
  afterEach(() => {
    removeEventListener('beforeunload', leaving);
    removeEventListener('submit', stop, true);
    unmountAll();
  });

  /** Every way to send every form that is there. */
  async function sendAll() {
    for (const [stopped] of [[true], [false]]) {
      if (stopped) addEventListener('submit', stop, true);
      else removeEventListener('submit', stop, true);
      for (const form of document.querySelectorAll<HTMLFormElement>('[data-box] form')) {
        try {
          form.submit();
        } catch {
          // Firefox throws where a form with this method stands in no dialog.
        }
        form.requestSubmit();
      }
      for (const button of document.querySelectorAll<HTMLButtonElement>('[data-box] button')) button.click();
      // A navigation begins in a task of its own.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(left, 'the page was left').to.equal(false);
    expect(location.href).to.equal(address);
  }

  for (const [user, make] of Object.entries(users)) {
    for (const [what, copy] of Object.entries(copies)) {
      it(`of ${user} is one set that works and sends nothing, where a page ${what}`, async () => {
        const element = await make();
        for (const field of ownFields(element)) type(field, secret);
        const before = new Set(everywhere());
        copy(element.parentElement!, element);
        // An observer hears of it before anything else can happen.
        await Promise.resolve();
        for (const field of everywhere())
          if (!before.has(field)) expect(field.value, 'a copy holds what was typed').not.to.equal(secret);
        const all = [...document.querySelectorAll(`[data-box] > ${element.localName}`)];
        await settled(...all);
        expect(written()).not.to.contain(secret);
        const ids = [...document.querySelectorAll('[data-box] [id]')].map(({id}) => id);
        expect(ids).to.have.length(new Set(ids).size);
        for (const each of all) {
          const slots = [...each.children]
            .filter(({localName}) => localName === 'input')
            .map(({slot}) => slot);
          expect(slots.filter((slot) => !/username|step-up/.test(slot))).to.eql(
            [...new Set(slots)].filter((slot) => !/username|step-up/.test(slot)),
          );
        }
        await sendAll();
        expect(written()).not.to.contain(secret);
      });
    }

    it(`of ${user} can be sent nowhere, whatever a page or a password manager does to its form`, async () => {
      const element = await make();
      for (const field of ownFields(element)) type(field, secret);
      // Dead: nobody listens to this copy, and nothing takes it away.
      const dead = document.createElement('div');
      dead.dataset['box'] = '';
      dead.append(...[...element.children].map((child) => child.cloneNode(true)));
      document.body.append(dead);
      expect(dead.querySelector('input')).not.to.equal(null);
      await sendAll();
    });
  }

  it('of change-password-form works after a copy: it says what is missing', async () => {
    const element = await users['change-password-form']!();
    const box = element.parentElement!;
    box.replaceWith(box.cloneNode(true));
    const copy = document.querySelector('[data-box] > change-password-form')!;
    await until(() => secretFields(copy).length === 3, 'the form is there');
    copy.querySelector<HTMLButtonElement>(':scope > button')!.click();
    await until(() => copy.querySelector('[aria-invalid=true]'), 'what is missing is said');
  });
});
