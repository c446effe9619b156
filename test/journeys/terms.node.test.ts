import assert from 'node:assert/strict';
import {describe, test} from 'node:test';

import {journey} from '../support/journey.js';

const entry = 'Vérifier les conditions d’utilisation';

describe('by keyboard, in French: terms of use', () => {
  test('are accepted one after another, the first once it was read to its end', () =>
    journey({scenario: 'terms-pending'}, async ({visitor, page, keys, backend}) => {
      const accepted = () =>
        backend.state.terms.decisions
          .slice(before)
          .map(({documentId, version}) => `${documentId} ${version}`);
      const before = backend.state.terms.decisions.length;
      await visitor.signIn();
      await keys.follow(entry);
      await visitor.sees('1 sur 5');
      await visitor.picture('terms-1-unread');
      const hint = page.getByText('Lisez jusqu’à la fin avant d’accepter.');
      await hint.waitFor();
      assert.equal(await page.getByRole('button', {name: 'Accepter'}).getAttribute('aria-disabled'), 'true');
      // Tab leads through the document and over its end to the button.
      await keys.to('button', 'Accepter');
      await hint.waitFor({state: 'detached'});
      await visitor.picture('terms-2-read');
      assert.deepEqual(accepted(), []);
      await keys.press('Enter');
      await visitor.hears(/: accepté\.$/);
      await visitor.sees('2 sur 5');
      await visitor.picture('terms-3-second');
      assert.deepEqual(accepted(), ['acceptable-use 4.0']);
      await keys.push('Accepter');
      await visitor.sees('3 sur 5');
      await visitor.picture('terms-4-third');
      assert.deepEqual(accepted(), ['acceptable-use 4.0', 'research 1.2']);
    }));

  test('that do not exist are left with OK, which leads back to the profile', () =>
    journey({scenario: 'no-terms'}, async ({visitor, keys}) => {
      await visitor.signIn();
      await keys.follow(entry);
      await visitor.sees('Votre organisation ne dispose d’aucune condition d’utilisation à vérifier.');
      await visitor.picture('terms-none');
      await keys.push('OK');
      await keys.isAt('link', entry);
      await visitor.sees('Ada Lovelace');
    }));
});
