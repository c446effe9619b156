import assert from 'node:assert/strict';
import {describe, test} from 'node:test';

import {journey} from '../support/journey.js';

const signInToLeave = 'Se connecter pour quitter l’organisation Northwind Traders';
const leave = 'Quitter l’organisation Northwind Traders';

describe('by keyboard, in French: leaving an organization', () => {
  test('leads to its own sign-in first, comes back, asks, and the organization is gone', () =>
    journey({}, async ({visitor, page, keys, backend}) => {
      await visitor.signIn();
      await keys.push(signInToLeave);
      await visitor.seesHeading('Sign in to Northwind Traders');
      await visitor.picture('organization-1-sign-in-there');
      await visitor.giveCredentials();
      await visitor.hears('Vous pouvez maintenant quitter Northwind Traders.');
      await keys.isAt('button', leave);
      await visitor.picture('organization-2-back');
      assert.deepEqual(backend.state.leftOrganizations, {});

      await keys.press('Enter');
      await keys.isAt('button', 'Rester');
      await visitor.picture('organization-3-question');
      await keys.press('Escape');
      await keys.isAt('button', leave);
      assert.deepEqual(backend.state.leftOrganizations, {});
      await keys.press('Enter');
      await keys.push('Quitter');
      await visitor.hears('Vous avez quitté Northwind Traders.');
      await visitor.picture('organization-4-left');
      assert.deepEqual(Object.keys(backend.state.leftOrganizations), ['northwind']);
      await page.reload();
      await keys.to('button', 'Quitter l’organisation Fabrikam');
      assert.equal(await page.getByText('Northwind Traders').count(), 0);
    }));
});
