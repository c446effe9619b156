import {expect} from '@open-wc/testing';

import type {page as Page} from '../pages/strict.js';
import {tags} from '../support/every-element.js';
import {until} from '../support/reading.js';

const isOfParsing = /^(script-src-attr|style-src-(attr|elem)) inline .*\/dompurify\//;

describe("under default-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html", () => {
  let frame = document.createElement('iframe');
  let page: typeof Page;

  const open = async (policy: string) => {
    frame.remove();
    frame = document.createElement('iframe');
    frame.src = new URL(`../pages/strict.html?csp=${policy}`, import.meta.url).href;
    frame.width = frame.height = '900';
    document.body.append(frame);
    await until(() => frame.contentWindow?.page, 'the page is there');
    page = frame.contentWindow!.page!;
    page.stayHere();
  };
  beforeEach(() => open('strict'));
  afterEach(() => {
    frame.remove();
    sanitizes = false;
  });

  let sanitizes = false;
  const openFor = async (tag: string) => {
    sanitizes = ['terms-review', 'account-page'].includes(tag);
    if (sanitizes) await open('with-sanitizer');
  };

  /** Nothing was refused, and nothing was asked of anybody else. */
  const clean = () => {
    // Chromium reports the handlers and styles of a hostile document where it is taken apart, though none could ever work there.
    const refused = page.violations.filter((each) => !(sanitizes && isOfParsing.test(each)));
    expect(refused).to.deep.equal([]);
    const asked = frame.contentWindow!.performance.getEntriesByType('resource').map(({name}) => name);
    expect(asked.filter((name) => !name.startsWith(location.origin))).to.deep.equal([]);
  };

  it('the policy is in force', async () => {
    const {document} = frame.contentWindow!;
    document.body.setAttribute('style', 'color: red');
    const script = Object.assign(document.createElement('script'), {type: 'text/plain'});
    expect(() => (script.src = '/x.js')).to.throw('TrustedScriptURL');
    document.body.append(
      Object.assign(document.createElement('img'), {src: 'https://elsewhere.example/x.png'}),
    );
    await until(() => page.violations.length >= 3, 'all three are refused');
    expect(page.violations.map((each) => each.split(' ')[0])).to.have.members([
      'style-src-attr',
      'require-trusted-types-for',
      'img-src',
    ]);
  });

  for (const tag of tags) {
    it(`${tag} works in every scenario`, async () => {
      await openFor(tag);
      for (const scenario of page.scenarioNames) {
        const element = page.mount(tag, page.backendIn(scenario).adapter);
        await page.settled(element);
        expect(element.shadowRoot!.adoptedStyleSheets.length, scenario).to.be.greaterThan(0);
        page.unmountAll();
      }
      clean();
    });

    it(`${tag} opens whatever its buttons open`, async () => {
      await openFor(tag);
      const element = page.mount(tag, page.backendIn('editable').adapter);
      await page.settled(element);
      for (let index = 0; index < Math.min(page.buttonsOf(element).length, 12); index++) {
        page.buttonsOf(element)[index]?.click();
        await page.settled(element);
      }
      clean();
    });
  }

  it('terms in Markdown are shown where the page lets the sanitiser work, and else cannot be accepted', async () => {
    const accept = (element: Element) =>
      page.buttonsOf(element).find((button) => button.textContent.trim() === 'Accept');
    const refused = page.mount('terms-review', page.backendIn('terms-pending').adapter);
    await page.reads(refused, 'This document can’t be shown safely on this page');
    expect(accept(refused)!.getAttribute('aria-disabled')).to.equal('true');
    await openFor('terms-review');
    const shown = page.mount('terms-review', page.backendIn('terms-pending').adapter);
    await page.reads(shown, 'What we ask of you');
    clean();
  });

  it('a photo is drawn', async () => {
    const element = page.mount('profile-card', page.backendIn().adapter);
    await until(() => element.shadowRoot!.querySelector('canvas'), 'the photo is drawn');
    const canvas = element.shadowRoot!.querySelector('canvas')!;
    const {data} = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    expect(data.some((byte) => byte !== 0)).to.equal(true);
    clean();
  });

  it('a device is disabled after a step-up in place', async () => {
    const {adapter} = page.backendIn('step-up');
    const element = page.mount('device-list', adapter);
    await page.settled(element);
    const count = () => element.shadowRoot!.querySelectorAll('.row').length;
    const before = count();
    // The last one: whoever disables the device in use is signed out.
    [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.row button')].at(-1)!.click();
    await until(() => element.shadowRoot!.querySelector('dialog[open] .danger'), 'the question is open');
    element.shadowRoot!.querySelector<HTMLButtonElement>('dialog .danger')!.click();
    await until(() => page.secretFields(element).length, 'the step-up is open');
    page.type(page.secretFields(element)[0]!, 'correct horse battery staple');
    const proceed = page.buttonsOf(element).filter((button) => button.textContent.trim() === 'Continue');
    proceed.at(-1)!.click();
    await until(() => count() === before - 1, 'the device is gone');
    clean();
  });

  it('the demo attribute and a foreign language load what they need', async () => {
    const {document} = frame.contentWindow!;
    document.documentElement.lang = 'fr';
    const element = page.mount('device-list', undefined, {demo: ''});
    await page.reads(element, 'Données de démonstration');
    clean();
  });
});
