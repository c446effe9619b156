import {expect} from '@open-wc/testing';

import {backendIn, buttonsOf, mount, settled, tags, unmountAll} from '../support/every-element.js';

const nameOf = (button: HTMLButtonElement) =>
  (button.getAttribute('aria-label') ?? button.textContent).replace(/\s+/g, ' ').trim();

function headingsOf(element: Element): number[] {
  const found = [...(element.shadowRoot?.querySelectorAll('h1, h2, h3, h4, h5, h6') ?? [])];
  return found.map((heading) => Number(heading.ariaLevel ?? heading.localName.slice(1)));
}

describe('Names and headings', () => {
  afterEach(unmountAll);

  for (const tag of tags) {
    it(`<${tag}>: every button has a name, and no two have the same`, async () => {
      const element = mount(tag, backendIn().adapter);
      await settled(element);
      const names = buttonsOf(element).map(nameOf);
      expect(names).not.to.include('');
      expect(names).to.deep.equal([...new Set(names)]);
    });

    it(`<${tag}>: the headings begin at heading-level, and leave no level out`, async () => {
      for (const level of [2, 4]) {
        const element = mount(tag, backendIn().adapter, {'heading-level': String(level)});
        await settled(element);
        const levels = headingsOf(element);
        expect(levels[0], 'the first heading').to.equal(level);
        for (const [index, each] of levels.entries()) {
          expect(each, `heading ${index + 1}`).to.be.within(level, (levels[index - 1] ?? level) + 1);
        }
      }
    });
  }
});
