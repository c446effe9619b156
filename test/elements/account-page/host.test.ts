import {expect} from '@open-wc/testing';

import type {AccountElement} from '../../../src/elements/account-element.js';
import {backendIn, settled} from '../../support/every-element.js';
import {reads, until} from '../../support/reading.js';
import {type} from '../../support/watch.js';
import {arrived, back, clear, focusedId, html, open, openTask, place, slots} from './page.js';

const plain = () => history.replaceState(null, '', location.pathname + location.search);
const tagsIn = (page: Element) => [...page.children].map(({localName}) => localName);

describe('account-page among the host’s own things', () => {
  beforeEach(plain);
  afterEach(async () => {
    await arrived();
    clear();
  });

  describe('leaves the host’s state of the history as it is', () => {
    class Position {
      readonly turbo = {restorationIdentifier: 'a-1', restorationIndex: 3};
    }
    const states: Readonly<Record<string, unknown>> = {
      'an object of vue-router': {
        back: '/',
        current: '/account',
        forward: null,
        replaced: false,
        position: 4,
      },
      'an object of Next': {__NA: true, __PRIVATE_NEXTJS_INTERNALS_TREE: {tree: ['', {}]}},
      'an object of a class': new Position(),
      'a frozen object': Object.freeze({idx: 1, key: 'x'}),
      'a list': [1, 2],
      'a text': 'somebody else’s',
      'a number': 7,
      nothing: null,
    };
    for (const [what, state] of Object.entries(states)) {
      it(`where it is ${what}: a task opened, left, deep linked, gone back and forward to`, async () => {
        history.replaceState(state, '');
        const kept = structuredClone(history.state) as unknown;
        const written: unknown[] = [];
        const {pushState, replaceState} = history;
        // A router of the page, which puts something into each state that passes (Next).
        const through =
          (call: typeof pushState): typeof pushState =>
          (...parameters) => {
            written.push(parameters[0]);
            call.apply(history, parameters);
          };
        history.pushState = through(pushState);
        history.replaceState = through(replaceState);
        try {
          const {page} = await open();
          await openTask(page, 'password');
          expect(history.state).to.eql(kept);
          history.back();
          await until(() => focusedId(page) === 'entry-password', 'the overview is there');
          expect(history.state).to.eql(kept);
          history.forward();
          await until(() => slots(page).includes('password'), 'the task is there');
          expect(history.state).to.eql(kept);
          back(page)!.click();
          await until(() => focusedId(page) === 'entry-password', 'the overview is there again');
          await arrived();
          expect(history.state).to.eql(kept);
          expect(location.hash).to.equal('');
          for (const each of written) expect(each).to.eql(kept);
        } finally {
          Object.assign(history, {pushState, replaceState});
          Reflect.deleteProperty(history, 'pushState');
          Reflect.deleteProperty(history, 'replaceState');
        }
      });
    }
  });

  describe('makes its parts', () => {
    const noise = {
      'a line break': html`<br />`,
      'an empty paragraph': html`<p></p>`,
      'what is shown without scripts': html`<noscript>Scripts are needed.</noscript>`,
      'a loading text': html`<p>Loading…</p>`,
      'text alone': html`Loading…`,
      'a comment': html`<!-- account -->`,
      'a busy box': html`<div aria-busy="true">Loading…</div>`,
    };
    for (const [what, content] of Object.entries(noise)) {
      it(`where ${what} stands in it, and shows that no longer`, async () => {
        const {page} = await open('default', content);
        await reads(page, 'ADA-LAPTOP');
        expect(tagsIn(page)).to.include.members(['profile-card', 'change-password-form']);
        expect(slots(page)).not.to.include('');
        for (const child of page.children)
          if (!child.localName.includes('-')) expect(child.getClientRects().length).to.equal(0);
      });
    }

    it('where a tag that was closed by itself has swallowed the rest of the page, which stays to be seen', async () => {
      const {page} = await open('default', html`<footer>Imprint</footer>`);
      await reads(page, 'ADA-LAPTOP');
      const footer = page.querySelector('footer')!;
      expect(footer.checkVisibility()).to.equal(true);
      const devices = page.querySelector('device-list')!;
      expect(footer.getBoundingClientRect().top).to.be.greaterThan(devices.getBoundingClientRect().top);
    });

    it('again, the same ones, where a library takes all of them away', async () => {
      const {page} = await open();
      const child = await openTask(page, 'password');
      await until(() => child.querySelector('input[name=newPassword]'), 'the form is there');
      type(child.querySelector<HTMLInputElement>('input[name=newPassword]')!, 'typed');
      const former = [...page.children];
      page.replaceChildren();
      await until(() => page.children.length === former.length, 'they are back');
      expect([...page.children]).to.have.members(former);
      expect(child.querySelector<HTMLInputElement>('input[name=newPassword]')!.value).to.equal('typed');
      expect(slots(page)).to.eql(['password']);
    });

    it('not again where the host takes one of them away', async () => {
      const {page} = await open();
      page.querySelector('org-list')!.remove();
      await settled(page);
      expect(page.querySelector('org-list')).to.equal(null);
      expect(page.querySelector('device-list')).not.to.equal(null);
    });

    it('once in a copy, by cloning and by writing it out', async () => {
      for (const copy of [
        (box: Element) => box.replaceWith(box.cloneNode(true)),
        (box: Element) => (box.outerHTML = `${box.outerHTML}`),
      ]) {
        const page = place(undefined, undefined, {demo: ''});
        await reads(page, 'ADA-LAPTOP');
        const tags = tagsIn(page);
        copy(page.parentElement!);
        const other = document.querySelector<AccountElement>('[data-box] > account-page')!;
        expect(other).not.to.equal(page);
        await reads(other, 'ADA-LAPTOP');
        expect(tagsIn(other)).to.eql(tags);
        clear();
      }
    });

    it('unseen by who takes up a page from its server: the first child is the host’s', async () => {
      const {page} = await open();
      expect(page.children.length).to.be.greaterThan(3);
      expect(page.firstChild).to.equal(null);
      const advice = document.createElement('p');
      advice.slot = 'help';
      page.append(advice);
      expect(page.firstChild).to.equal(advice);
    });

    it('from its own registry, where that is no other one’s', async function () {
      let registry: CustomElementRegistry;
      try {
        registry = new CustomElementRegistry();
      } catch {
        // Browsers without scoped registries: Firefox ESR, WebKitGTK 2.50.
        return this.skip();
      }
      const {define} = await import('../../../src/registry.js');
      define({registry});
      const box = document.createElement('div');
      box.dataset['box'] = '';
      document.body.append(box);
      const root = box.attachShadow({mode: 'open', customElementRegistry: registry});
      root.innerHTML = '<account-page demo></account-page>';
      const page = root.querySelector<AccountElement>('account-page')!;
      await reads(page, 'ADA-LAPTOP');
      expect(tagsIn(page)).to.include.members(['profile-card', 'device-list', 'change-password-form']);
    });
  });

  it('keeps Enter to itself: a page’s default button is not pressed', async () => {
    const {adapter} = backendIn();
    const page = place(adapter);
    await settled(page);
    const child = await openTask(page, 'password');
    await until(() => child.querySelector('input[name=newPassword]'), 'the form is there');
    const pressed: string[] = [];
    const note = ({key, type: kind}: Event & {key?: string}) => pressed.push(`${kind} ${key}`);
    const kinds = ['keydown', 'keypress', 'keyup'];
    for (const kind of kinds) page.parentElement!.addEventListener(kind, note);
    const press = (target: Element, key: string) => {
      for (const kind of kinds)
        target.dispatchEvent(new KeyboardEvent(kind, {key, bubbles: true, composed: true, cancelable: true}));
    };
    press(child.querySelector('input[name=newPassword]')!, 'Enter');
    press(page.shadowRoot!.querySelector('a')!, 'Enter');
    expect(pressed).to.eql([]);
    press(child.querySelector('input[name=newPassword]')!, 'a');
    expect(pressed).to.eql(kinds.map((kind) => `${kind} a`));
  });
});
