import {expect} from '@open-wc/testing';

import {backendIn, mount, settled, tags, unmountAll} from '../support/every-element.js';
import {until} from '../support/reading.js';

/** What a page may set on an ancestor, and must not hold inside a card. */
const inherited: readonly (readonly [property: string, theirs: string])[] = [
  ['user-select', 'none'],
  ['word-break', 'break-all'],
  ['font-variant-caps', 'small-caps'],
  ['-webkit-text-stroke-width', '4px'],
  ['text-align-last', 'center'],
  ['hyphens', 'auto'],
  ['line-break', 'anywhere'],
  ['text-transform', 'uppercase'],
];

describe('what a page sets on an ancestor', () => {
  afterEach(() => unmountAll());

  for (const tag of tags) {
    it(`does not reach what <${tag}> says`, async () => {
      const element = mount(tag, backendIn().adapter);
      const {style} = element.parentElement!;
      for (const [property, theirs] of inherited) style.setProperty(property, theirs, 'important');
      style.setProperty('-webkit-text-fill-color', 'rgb(1, 2, 3)', 'important');
      await until(() => element.shadowRoot!.querySelector('.frame p, .frame h2'), 'it is there');
      await settled(element);
      // What is no card stands on the page's own ground, and has its colour.
      const card = element.shadowRoot!.querySelector('.frame:not(.bare)');
      if (!card) return;
      for (const each of [card, ...card.querySelectorAll('p, h2, h3, dd, .row')]) {
        const styles = getComputedStyle(each);
        for (const [property, theirs] of inherited)
          expect(styles.getPropertyValue(property), `${property} of ${each.localName}`).not.to.equal(theirs);
        expect(styles.getPropertyValue('-webkit-text-fill-color')).not.to.equal('rgb(1, 2, 3)');
      }
    });
  }

  it('gives its colour to what is no card: light words on a dark page', async () => {
    const element = mount('account-page', backendIn().adapter);
    Object.assign(element.parentElement!.style, {background: '#111', color: 'rgb(238, 238, 238)'});
    await until(() => element.shadowRoot!.querySelector('#heading'), 'the heading is there');
    expect(getComputedStyle(element.shadowRoot!.querySelector('#heading')!).color).to.equal(
      'rgb(238, 238, 238)',
    );
    expect(getComputedStyle(element.shadowRoot!.querySelector('#manage')!).color).not.to.equal(
      'rgb(238, 238, 238)',
    );
  });
});
