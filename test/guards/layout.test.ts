import {expect} from '@open-wc/testing';

import {backendIn, mount, settled, tags, unmountAll} from '../support/every-element.js';
import {everyText, until} from '../support/reading.js';

/** Places in which a page gives its children no width: each takes what its content wants. */
const places: Readonly<Record<string, string>> = {
  'a row that flexes':
    '<div style="display: flex"><nav style="width: 120px">Nav</nav><main data-place></main></div>',
  'a table for layout': '<table width="100%"><tr><td>Nav</td><td data-place></td></tr></table>',
  'a centred grid': '<div style="display: grid; place-items: center"><div data-place></div></div>',
  'a float': '<div style="float: left" data-place></div>',
  'a block in a line': '<div style="display: inline-block" data-place></div>',
  'something absolute': '<div style="position: absolute" data-place></div>',
  'a width of its content': '<div style="width: fit-content" data-place></div>',
  'a dialog': '<dialog data-place></dialog>',
  'a popover': '<div popover data-place></div>',
  'a column that flexes':
    '<div style="display: flex; flex-direction: column; align-items: center"><div data-place></div></div>',
};

describe('an element where the page gives no width', () => {
  afterEach(() => unmountAll());

  for (const tag of tags) {
    for (const [what, markup] of Object.entries(places)) {
      it(`is wide enough to be read, and no tower: <${tag}> in ${what}`, async () => {
        const element = mount(tag, backendIn().adapter);
        const box = element.parentElement!;
        box.innerHTML = markup;
        const place = box.querySelector<HTMLElement>('[data-place]')!;
        place.append(element);
        if (place instanceof HTMLDialogElement) place.showModal();
        else if (place.popover !== null) place.showPopover();
        await until(
          () => /heading/.test(everyText(element)) && !everyText(element).includes('skeleton'),
          'it is there',
        );
        await settled(element);
        const {width, height} = element.getBoundingClientRect();
        const size = parseFloat(getComputedStyle(element).fontSize);
        expect(width).to.be.at.least(Math.min(20 * size, innerWidth - 200));
        expect(width).to.be.at.most(innerWidth);
        expect(height).to.be.at.most(8000);
      });
    }
  }
});
