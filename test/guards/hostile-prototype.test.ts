import {expect} from '@open-wc/testing';

import type {AccountAdapter} from '../../src/contract/adapter.js';
import type * as Reading from '../support/reading.js';

/** An old script of the page: `Object.prototype.isEmpty = …`, which every `for…in` on the page meets. */
const spoil = () => Object.assign(Object.prototype, {isEmpty: () => false});
const mend = () => Reflect.deleteProperty(Object.prototype, 'isEmpty');

const adapter: AccountAdapter = {
  name: 'double',
  describe: () => Promise.resolve({subject: 'ada', capabilities: {'devices.list': {support: 'native'}}}),
  devices: {
    list: () => Promise.resolve({items: []}),
    disable: () => Promise.reject(new Error('not here')),
  },
};

describe('on a page that gives every object a property that is listed', () => {
  const warned: string[] = [];
  const {warn} = console;
  let reading: typeof Reading;

  before(async () => {
    reading = await import('../support/reading.js');
    console.warn = (text: unknown) => void warned.push(String(text));
    spoil();
    await import('../../src/elements/device-list/define.js');
  });
  after(() => {
    mend();
    console.warn = warn;
  });

  // zod cannot be built there (4.6.7, `members` in its core/util.js); no answer is shown that was not checked.
  it('reads nothing, says so to people, and says to developers what it is and what to do', async () => {
    const element = document.createElement('device-list');
    Object.assign(element, {adapter});
    document.body.append(element);
    await reading.until(() => element.matches(':state(error)'), 'it says that it could not be read');
    await reading.until(() => warned.some((text) => text.includes('Object.prototype.isEmpty')), 'it warns');
    expect(warned.join()).to.contain('Object.defineProperty');
    expect(reading.everyText(element)).to.contain('Try again');
    element.remove();
  });
});
