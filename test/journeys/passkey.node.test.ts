import assert from 'node:assert/strict';
import {describe, test} from 'node:test';

import {person} from '../../mocks/person.js';
import {journey} from '../support/journey.js';

describe('by keyboard, in French: a passkey', () => {
  test('is added after the password was asked for, and confirms who is there from then on', () =>
    journey({scenario: 'step-up'}, async ({visitor, keys, backend, later}) => {
      const timesUsed = await visitor.giveAuthenticator();
      await visitor.signIn();
      later(10);
      await keys.follow('Vérification de sécurité supplémentaire');
      await keys.push('Ajouter : Clé d’accès');
      await visitor.picture('passkey-1-name');
      await keys.type(/^Nom/, 'Cet ordinateur');
      await keys.push('Suivant');
      await visitor.seesHeading('Confirmer votre identité');
      await keys.isAt('field', 'Mot de passe');
      await visitor.picture('passkey-2-password');
      await keys.type('Mot de passe', person.password);
      await keys.press('Enter');
      await visitor.sees('Cet ordinateur : c’est configuré et utilisable dès maintenant.');
      await visitor.picture('passkey-3-added');
      const added = backend.state.verification.methods.at(-1);
      assert.deepEqual([added?.method.type, added?.method.label], ['passkey', 'Cet ordinateur']);
      const before = await timesUsed();

      later(10);
      await keys.backTo('link', 'Retour à la vue d’ensemble');
      await keys.press('Enter');
      await keys.push('Désactiver l’appareil Ada’s tablet');
      await keys.push('Désactiver l’appareil');
      await visitor.seesHeading('Confirmer votre identité');
      assert.deepEqual(backend.state.disabledDevices, {});
      await keys.to('button', 'Utiliser une clé d’accès');
      await visitor.picture('passkey-4-step-up');
      await keys.press('Space');
      await visitor.hears('Ada’s tablet a été désactivé.');
      await visitor.picture('passkey-5-disabled');
      assert.deepEqual(Object.keys(backend.state.disabledDevices), ['adas-tablet']);
      assert.equal(await timesUsed(), before + 1);
    }));
});
