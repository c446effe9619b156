import {expect} from '@open-wc/testing';

import type {AccountAdapter} from '../../src/contract/adapter.js';
import {
  backendIn,
  buttonsOf,
  mount,
  scenarioNames,
  settled,
  stayHere,
  tags,
  unmountAll,
  wrapped,
} from '../support/every-element.js';

/** Every string of the backend's answers: names and words of the organization are not ours to translate. */
function remembered(adapter: AccountAdapter) {
  const strings = new Set<string>();
  const remember = (value: unknown) => {
    if (typeof value === 'string') strings.add(value);
    else if (value && typeof value === 'object') Object.values(value).forEach(remember);
  };
  const remembering = wrapped(adapter, async (call) => {
    try {
      const value: unknown = await call();
      remember(value);
      return value;
    } catch (error) {
      remember(Object(error).details);
      throw error;
    }
  });
  return {adapter: remembering, strings};
}

// What Intl makes of dates and numbers, in the language of the pseudo-locale.
const made =
  /\b(January|February|March|April|May|June|July|August|September|October|November|December|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|now|last|this|in|at|ago|and|(minute|hour|day|week|month|year)s?|MB|kB|byte)\b/g;

/** The pseudo-locale leaves no plain small letter, so whatever has two of them in a row did not come from the messages. */
function leaksIn(element: Element, known: ReadonlySet<string>): string[] {
  const data = [...known].filter((text) => text.length > 1).sort((one, other) => other.length - one.length);
  const leaks = (text: string) => {
    let rest = text.trim();
    for (const each of data) rest = rest.replaceAll(each.trim(), ' ');
    return /[a-z]{2}/.test(rest.replace(made, ' '));
  };
  const found: string[] = [];
  const visit = (node: Node) => {
    if (node instanceof Text && leaks(node.data)) found.push(node.data.trim());
    if (node instanceof HTMLStyleElement) return;
    // What says that it is in another language is the organization's: a document of theirs, the name of a language.
    if (node instanceof HTMLElement && node !== element && node.lang && node.lang !== 'en-XA') {
      node.querySelectorAll('[lang="en-XA"]').forEach(visit);
      return;
    }
    if (node instanceof Element) {
      for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label']) {
        const value = node.getAttribute(name);
        if (value && leaks(value)) found.push(`${name}="${value}"`);
      }
      if (node.shadowRoot) visit(node.shadowRoot);
    }
    node.childNodes.forEach(visit);
  };
  visit(element);
  return found;
}

describe('English in another language', () => {
  let leave = () => {};
  before(() => (leave = stayHere()));
  after(() => leave());
  afterEach(unmountAll);

  it('is seen in texts, names and titles, and only there', () => {
    const element = document.createElement('div');
    const root = element.attachShadow({mode: 'open'});
    for (const text of ['[Ðéṽîçéš~~~]', 'Ada’s laptop', '[Ŕéĝîšţéŕéð ', 'March 3, 2025', 'AL', '12 MB'])
      root.append(text);
    expect(leaksIn(element, new Set(['Ada’s laptop']))).to.deep.equal([]);
    root.append(Object.assign(document.createElement('button'), {textContent: 'Save', title: 'Keep it'}));
    element.append('Loading…');
    expect(leaksIn(element, new Set())).to.have.members([
      'Ada’s laptop',
      'Save',
      'title="Keep it"',
      'Loading…',
    ]);
  });

  for (const tag of tags) {
    for (const scenario of scenarioNames) {
      it(`is nowhere in ${tag}: ${scenario}`, async () => {
        const {adapter, strings} = remembered(backendIn(scenario).adapter);
        const element = mount(tag, adapter, {lang: 'en-XA', unsupported: 'explain'});
        await settled(element);
        expect(leaksIn(element, strings)).to.deep.equal([]);
        if (!['default', 'editable', 'step-up', 'read-only'].includes(scenario)) return;
        for (let index = 0; index < Math.min(buttonsOf(element).length, 12); index++) {
          buttonsOf(element)[index]?.click();
          await settled(element);
          expect(leaksIn(element, strings), `after button ${index}`).to.deep.equal([]);
        }
      });
    }

    it(`is nowhere in ${tag} while it loads`, async () => {
      const {adapter} = backendIn();
      const never = wrapped(adapter, () => new Promise(() => {}));
      const element = mount(tag, never, {lang: 'en-XA'});
      await settled(mount(tag, adapter, {lang: 'en-XA'}));
      expect(element.matches(':state(loading)')).to.equal(true);
      expect(leaksIn(element, new Set())).to.deep.equal([]);
    });

    it(`is nowhere in ${tag} when a refresh fails`, async () => {
      const {backend, adapter} = backendIn();
      const {adapter: remembering, strings} = remembered(adapter);
      const element = mount(tag, remembering, {lang: 'en-XA'});
      await settled(element);
      backend.faults.add('*', {code: 'unavailable'});
      await element.refresh();
      await settled(element);
      expect(element.matches(':state(stale)')).to.equal(true);
      expect(leaksIn(element, strings)).to.deep.equal([]);
    });
  }
});
