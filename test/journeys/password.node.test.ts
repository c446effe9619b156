import assert from 'node:assert/strict';
import {describe, test} from 'node:test';

import {person} from '../../mocks/person.js';
import {journey} from '../support/journey.js';

const fresh = 'une phrase sensée à retenir';

describe('by keyboard, in French: changing the password', () => {
  test('ends the session at the other browser, which the new password opens and the old one does not', () =>
    journey({}, async ({visitor, keys, backend, arrive}) => {
      await visitor.signIn();
      const other = await arrive();
      await other.signIn();
      await other.keys.to('button', 'Désactiver l’appareil Ada’s tablet');

      await keys.follow('Changer le mot de passe');
      await visitor.sees(person.identifier);
      await keys.type('Mot de passe actuel', person.password);
      await keys.type('Nouveau mot de passe', fresh);
      await keys.type('Nouveau mot de passe, encore une fois', fresh);
      await visitor.picture('password-form');
      await keys.push('Envoyer');
      await visitor.sees(/^Votre mot de passe a été changé\./);
      await keys.isAt('link', 'Changer le mot de passe');
      await visitor.picture('password-changed');
      assert.equal(backend.sessions.length, 1);

      // It does not know yet; the first thing that it asks for tells it.
      await other.keys.press('Enter');
      await other.keys.push('Désactiver l’appareil');
      await other.keys.to('button', 'Se connecter');
      await other.picture('password-elsewhere');
      assert.doesNotMatch(await other.everything(), /Ada|ada@contoso|Fabrikam/);
      await other.keys.press('Space');
      await other.giveCredentials(person.password);
      await other.sees(/^That is not right\./);
      await other.giveCredentials(fresh);
      await other.sees('Ada’s tablet');
      assert.deepEqual(backend.state.disabledDevices, {});
      assert.equal(backend.sessions.length, 2);
    }));
});
