import {expect} from '@open-wc/testing';

import type {Profile} from '../../src/contract/profile.js';
import {noteFailures} from '../support/failures.js';
import {backendIn, mount, settled, tags, unmountAll, wrapped} from '../support/every-element.js';

/** Half a surrogate pair: JSON can carry it, an address cannot. */
const half = '\uD800';

const withHalves = (profile: Profile): Profile => ({
  ...profile,
  email: `${half}@contoso.example`,
  manager: {displayName: `Charles ${half}`, email: `charles${half}@contoso.example`},
});

describe('texts of a backend that nobody expects', () => {
  afterEach(() => unmountAll());

  for (const tag of tags) {
    it(`are shown by <${tag}>, and stop nothing`, async () => {
      const watch = noteFailures();
      try {
        const {adapter} = backendIn('hostile-texts');
        const hostile = wrapped(adapter, async (call, name) => {
          const value = await call();
          return name === 'profile.get' ? withHalves(value as Profile) : value;
        });
        const element = mount(tag, hostile);
        await settled(element);
        expect(watch.failures).to.eql([]);
        expect(element.matches(':state(error), :state(loading)')).to.equal(false);
      } finally {
        watch.end();
      }
    });
  }
});
