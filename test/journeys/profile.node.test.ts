import assert from 'node:assert/strict';
import {describe, test} from 'node:test';

import {journey} from '../support/journey.js';

const portal = (url: string) =>
  `<header><profile-card compact href="/profil" base-url="${url}"></profile-card></header>
  <account-page base-url="${url}"></account-page>`;

describe('by keyboard, in French: the seed’s other procedures', () => {
  test('the photo with name and organization leads to the profile, which says who manages it', () =>
    journey({markup: portal}, async ({visitor, page, keys}) => {
      await visitor.signIn();
      await keys.to('link', /Ada Lovelace/);
      await visitor.picture('profile-1-portal');
      await keys.press('Enter');
      await page.waitForURL('**/profil');
      for (const text of [
        'Ada Lovelace',
        'Principal analyst, Computing',
        'ada@contoso.example',
        'ada.lovelace@contoso.example',
        /Building 4, room 2\.17/,
        /Contoso.? gère ce profil\./,
        'ADA-LAPTOP',
        'Northwind Traders',
      ])
        await visitor.sees(text);
      await keys.to('link', 'Contacter Contoso IT help');
    }));

  test('Non changes nothing: everybody stays signed in, and the focus is back where it began', () =>
    journey({}, async ({visitor, keys, backend}) => {
      await visitor.signIn();
      const {sessions} = backend;
      await keys.follow('Se déconnecter partout');
      await keys.isAt('button', 'Non');
      await visitor.picture('signout-question');
      await keys.press('Enter');
      await keys.isAt('link', 'Se déconnecter partout');
      await visitor.sees('Ada Lovelace');
      assert.deepEqual(
        backend.sessions.map(({session: {id}}) => id),
        sessions.map(({session: {id}}) => id),
      );
    }));
});
