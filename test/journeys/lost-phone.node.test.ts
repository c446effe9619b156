import assert from 'node:assert/strict';
import {describe, test} from 'node:test';

import {journey} from '../support/journey.js';

describe('by keyboard, in French: a lost phone', () => {
  test('is disabled, proves nothing any more, and everything is signed out', () =>
    journey({}, async ({visitor, page, keys, backend}) => {
      const methods = () => backend.state.verification.methods.map(({method: {id}}) => id);
      await visitor.signIn();

      await keys.push('Désactiver l’appareil Ada’s phone');
      await keys.isAt('button', 'Garder l’appareil');
      await visitor.picture('lost-phone-1-question');
      await keys.choose('Je l’ai perdu');
      await keys.push('Désactiver l’appareil');
      await visitor.hears('Ada’s phone a été désactivé.');
      await visitor.picture('lost-phone-2-disabled');
      assert.deepEqual(Object.keys(backend.state.disabledDevices), ['adas-phone']);

      await keys.follow('Vérification de sécurité supplémentaire');
      await visitor.sees('Option de vérification par défaut');
      await keys.choose(/^Appeler mon téléphone d’authentification secondaire/);
      await keys.push('Supprimer : Ada’s phone');
      await visitor.sees('Sera supprimée quand vous enregistrerez');
      await visitor.picture('lost-phone-3-staged');
      assert.ok(methods().includes('authenticator'));
      await keys.push('Enregistrer');
      await visitor.sees('Enregistré.');
      await visitor.picture('lost-phone-4-saved');
      assert.ok(!methods().includes('authenticator'));
      assert.equal(backend.state.verification.preferred?.id, 'alternate');

      await keys.follow('Retour à la vue d’ensemble');
      await keys.follow('Se déconnecter partout');
      await keys.isAt('button', 'Non');
      await visitor.picture('lost-phone-6-question');
      await keys.push('Oui');
      await visitor.sees(/^Vous êtes déconnecté partout\./);
      await keys.to('button', 'Se connecter');
      await visitor.picture('lost-phone-7-signed-out');
      assert.deepEqual(backend.sessions, []);
      assert.doesNotMatch(
        await visitor.everything(),
        /Ada|Lovelace|ada@|contoso\.example|Fabrikam|7946|tablet/i,
      );
      assert.equal(await page.getByRole('dialog').count(), 0);
    }));
});
