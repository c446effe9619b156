import assert from 'node:assert/strict';
import {describe, test} from 'node:test';

import {person} from '../../mocks/person.js';
import {codeFor} from '../../mocks/totp.js';
import {type Journey, journey} from '../support/journey.js';

const fresh = 'une phrase sensée à retenir';

/** The code in the newest message, where the person's mail and phone would show it. */
async function received(url: string): Promise<string> {
  const answer = await fetch(`${url}/_outbox`, {headers: {'X-Account-Elements': '1'}});
  const {items} = (await answer.json()) as {readonly items: readonly {readonly text: string}[]};
  const [code] = /\d{6}/.exec(items.at(-1)?.text ?? '') ?? [];
  assert.ok(code, 'No message with a code came.');
  return code;
}

/** Proves it with the e-mail's code and the app's. */
async function proveTwice({visitor, keys, backend, url}: Journey, why: string): Promise<void> {
  await keys.type('ID d’utilisateur', person.identifier);
  await keys.choose(why);
  await visitor.picture(`reset-1-${why.slice(-8)}`);
  await keys.push('Continuer');
  await visitor.seesHeading('Preuve 1 sur 2 : comment voulez-vous prouver votre identité ?');
  await visitor.picture('reset-2-choices');
  await keys.push(/^Envoyer un code par e-mail/);
  await visitor.seesHeading('Saisissez le code');
  await visitor.picture('reset-3-code');
  await keys.type('Code', await received(url));
  await keys.press('Enter');
  await visitor.seesHeading('Preuve 2 sur 2 : comment voulez-vous prouver votre identité ?');
  await keys.push(/^Utiliser un code de votre application d’authentification/);
  await visitor.seesHeading('Saisissez le code');
  await keys.type('Code', codeFor(person.authenticatorSecret, backend.now()));
  await keys.press('Enter');
  await visitor.seesHeading('Choisissez un nouveau mot de passe');
}

describe('by keyboard, in French, signed out', () => {
  test('a forgotten password is replaced after two proofs, and the new one signs in', () =>
    journey({}, async (walk) => {
      const {visitor, keys, backend} = walk;
      await keys.follow('Mot de passe oublié ?');
      await proveTwice(walk, 'J’ai oublié mon mot de passe');
      await keys.type('Nouveau mot de passe', fresh);
      await keys.type('Nouveau mot de passe, encore une fois', fresh);
      await visitor.picture('reset-4-new');
      await keys.push('Changer le mot de passe');
      await visitor.sees(/^Votre mot de passe a été changé et vous avez été déconnecté partout\./);
      await visitor.picture('reset-5-changed');
      assert.deepEqual(backend.sessions, []);
      await visitor.signIn(fresh);
      await visitor.sees('Ada Lovelace');
    }));

  test('a locked account is unlocked after two proofs, and keeps its password', () =>
    journey({scenario: 'locked-account'}, async (walk) => {
      const {visitor, page, keys, backend} = walk;
      await keys.push('Se connecter');
      await visitor.giveCredentials();
      await visitor.sees('This account is locked.');
      await page.goBack();
      await page.goBack();
      await keys.follow('Mot de passe oublié ?');
      await proveTwice(walk, 'Mon compte est verrouillé');
      await visitor.picture('unlock-1');
      const {passwords} = backend.state;
      await keys.push('Déverrouiller et garder mon mot de passe');
      await visitor.sees(/^Votre compte est déverrouillé /);
      await visitor.picture('unlock-2');
      assert.deepEqual(backend.state.passwords, passwords);
      await visitor.signIn();
      await visitor.sees('Ada Lovelace');
    }));
});
