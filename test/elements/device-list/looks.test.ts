import {expect, fixture, html} from '@open-wc/testing';

import '../../../src/elements/device-list/define.js';
import type {DeviceListElement} from '../../../src/elements/device-list/device-list.js';
import {double} from '../../support/double.js';
import {until} from '../../support/reading.js';

describe('device-list, its looks', () => {
  for (const dir of ['ltr', 'rtl']) {
    it(`shows the whole ring around a button that has the focus (${dir})`, async () => {
      const element = await fixture<DeviceListElement>(
        html`<device-list dir=${dir} .adapter=${double()}></device-list>`,
      );
      const find = (selector: string) => element.shadowRoot!.querySelector<HTMLElement>(selector);
      await until(() => find('.row button'), 'there are devices');
      const button = find('.row button')!;
      // A page of the list paints nothing outside its own box.
      const page = button.closest('.page')!.getBoundingClientRect();
      const {left, right} = button.getBoundingClientRect();
      button.focus();
      const {outlineWidth, outlineOffset} = getComputedStyle(button);
      const ring = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
      expect(ring).to.be.above(0);
      expect(left - ring).to.be.at.least(page.left);
      expect(right + ring).to.be.at.most(page.right);
    });
  }
});
