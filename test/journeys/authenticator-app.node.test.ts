import assert from 'node:assert/strict';
import {describe, test} from 'node:test';

import jsQR from 'jsqr';
import {TOTP, URI} from 'otpauth';
import type {Locator} from 'playwright-core';
import {PNG} from 'pngjs';

import {journey} from '../support/journey.js';

/** What a phone's camera reads from it. */
async function photographed(picture: Locator): Promise<TOTP> {
  const {data, width, height} = PNG.sync.read(await picture.screenshot());
  const read = jsQR(new Uint8ClampedArray(data), width, height);
  assert.ok(read, 'There is no QR code to be read in the picture.');
  const app = URI.parse(read.data);
  assert.ok(app instanceof TOTP);
  return app;
}

describe('by keyboard, in French: an authenticator app', () => {
  test('is set up from the picture alone, and its code confirms who is there later', () =>
    journey({}, async ({visitor, page, keys, backend}) => {
      const apps = () =>
        backend.state.verification.methods.filter(({method}) => method.type === 'authenticator-app');
      await visitor.signIn();
      await keys.follow('Vérification de sécurité supplémentaire');
      await keys.push('Ajouter : Application d’authentification');
      await visitor.picture('app-1-name');
      await keys.type(/^Nom/, 'Nouveau téléphone');
      await keys.push('Suivant');
      const picture = page.getByRole('img', {name: 'Code QR pour votre application d’authentification'});
      await picture.waitFor();
      await visitor.picture('app-2-picture');
      const app = await photographed(picture);
      assert.equal(app.issuer, 'Contoso');

      await keys.type('Code affiché par l’application', '000000');
      await keys.press('Enter');
      await visitor.sees(/^Ce code est incorrect ou trop ancien\./);
      await visitor.picture('app-3-wrong-code');
      await keys.isAt('field', 'Code affiché par l’application');
      await keys.press('ControlOrMeta+A');
      await page.keyboard.type(app.generate({timestamp: backend.now()}));
      await keys.press('Enter');
      await visitor.sees('Nouveau téléphone : c’est configuré et utilisable dès maintenant.');
      await visitor.picture('app-4-set-up');
      assert.deepEqual(
        apps().map(({method, secret}) => [method.label, secret]),
        [
          ['Ada’s phone', apps()[0]?.secret],
          ['Nouveau téléphone', app.secret.base32],
        ],
      );
      assert.ok(!(await visitor.everything()).replaceAll(/\s/g, '').includes(app.secret.base32));
    }));
});
