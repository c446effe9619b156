import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import type {Browser} from 'playwright-core';

import {
  codesFor,
  createIdentity,
  isProven,
  type Kratos,
  kratosInstalled,
  password,
  startKratos,
} from '../../demo/servers/kratos.js';
import {serveDemo} from '../../demo/servers/serve.js';
import {freePort} from '../../demo/servers/servers.js';
import {adapterSuite} from '../../src/testing/adapter-suite.js';
import {nodeRunner} from '../testing/runner.js';
import {kratosRig} from './kratos.js';
import {journeyIn, launch, Visit} from './visit.js';

const found = kratosInstalled();
const changed = /^Your password has been changed\./;
const another = 'another sentence that is long enough';

if ('missing' in found) {
  test('Kratos', {skip: found.missing}, () => {});
} else {
  describe('Kratos', () => {
    let kratos: Awaited<ReturnType<typeof start>>;
    let strict: typeof kratos;
    let browser: Browser;
    const ends: (() => Promise<unknown>)[] = [];
    /** A Kratos with the demo's page on it. */
    const start = async (freshFor?: string): Promise<Kratos & {readonly address: string}> => {
      const port = await freePort();
      const origin = `http://localhost:${port}`;
      const server = await startKratos(found.home, {origin, ...(freshFor && {freshFor})});
      ends.push(() => server.stop());
      ends.push(await serveDemo({name: 'kratos', url: server.url}, port));
      return {...server, address: `${origin}/`};
    };
    before(async () => {
      browser = await launch();
      ends.push(() => browser.close());
      kratos = await start();
      strict = await start('1s');
    });
    after(() => Promise.all(ends.map((end) => end())));

    adapterSuite(nodeRunner, {create: (situation) => kratosRig(kratos, strict, situation)});

    describe('in a browser', () => {
      const signIn = async (visit: Visit, email: string, secret = password) => {
        await visit.press('Sign in');
        await visit.fill('E-mail', email);
        await visit.fill('Password', secret);
        await visit.press('Sign in');
      };
      const signedIn = async (email: string, at = kratos) => {
        const visit = await Visit.begin(browser, at.address);
        await signIn(visit, email);
        await visit.sees('Where you’re signed in');
        return visit;
      };
      const journey = (name: string, walk: (email: string) => Promise<void>, at = () => kratos) =>
        test(name, () => journeyIn(browser, async () => walk(await createIdentity(at()))));

      journey('changes the password in the page; the old one is wrong from then on', async (email) => {
        const visit = await signedIn(email);
        await visit.open('#password');
        // Kratos tells its rules only once one is broken.
        await visit.changePassword('short');
        await visit.sees(/at least 8 characters/);
        await visit.missed(changed);
        await visit.changePassword(another);
        await visit.sees(changed);
        const other = await Visit.begin(browser, kratos.address);
        await signIn(other, email);
        await other.sees(/credentials are invalid/);
        await other.fill('Password', another);
        await other.press('Sign in');
        await other.sees('Where you’re signed in');
        assert.deepEqual(visit.complaints, []);
      });

      journey('sets up an authenticator app with the key in the page, and removes it', async (email) => {
        const visit = await signedIn(email);
        await visit.open('#verification');
        const app = await visit.addApp();
        await visit.fill('Code that the app shows', '000000');
        await visit.press('Verify');
        await visit.sees(/isn’t right, or it’s too old/);
        await visit.fill('Code that the app shows', app.generate());
        await visit.press('Verify');
        await visit.sees(/is set up and can be used from now on\.$/);
        await visit.open('#verification');
        await visit.press('Remove Authenticator app');
        await visit.press('Save');
        await visit.sees('Authenticator app was removed.');
        await visit.open('#verification');
        await visit.page.getByRole('button', {name: 'Add: Authenticator app'}).waitFor();
        assert.deepEqual(visit.complaints, []);
      });

      journey('lets a form be begun again whose cookie is gone', async (email) => {
        const visit = await signedIn(email);
        await visit.open('#verification');
        const old = await visit.addApp();
        await visit.context.clearCookies({name: /csrf/});
        await visit.fill('Code that the app shows', old.generate());
        await visit.press('Verify');
        await visit.sees(/has expired/);
        const app = await visit.nextApp();
        await visit.fill('Code that the app shows', app.generate());
        await visit.press('Verify');
        await visit.sees(/is set up and can be used from now on\.$/);
        assert.deepEqual(visit.complaints, []);
      });

      journey('proves a new e-mail address with the code that Kratos sent there', async (email) => {
        const visit = await signedIn(email);
        const address = `new-${email}`;
        await visit.press('Edit profile');
        // As people type it: Kratos keeps the address in small letters.
        await visit.fill('E-Mail', address.replace('new', 'New'));
        await visit.press('Save');
        await visit.hears('Saved.');
        // Kratos sends one by itself, for a page of its own.
        const [early] = await codesFor(kratos, address);
        assert.ok(early);

        await visit.page.getByRole('link', {name: 'Additional security verification'}).click();
        await visit.press('Add: E-mail');
        // No other one could be proven.
        const field = visit.page.getByLabel('E-mail address', {exact: true});
        assert.deepEqual([await field.inputValue(), await field.isEditable()], [address, false]);
        await visit.press('Next');
        await visit.page.getByLabel('Code', {exact: true}).waitFor();
        await visit.press('Send it again');
        await visit.hears('We sent the code again.');
        const [newest = '', ...others] = await codesFor(kratos, address);
        assert.equal(others.length, 2);
        await visit.fill('Code', early);
        await visit.press('Verify');
        await visit.sees(/isn’t right, or it’s too old/);
        assert.equal(await isProven(kratos, address), false);
        await visit.fill('Code', newest);
        await visit.press('Verify');
        await visit.sees(/is set up and can be used from now on\.$/);
        // There is nothing left to prove.
        await visit.open('#verification');
        await visit.page.getByRole('button', {name: 'Add: Passkey'}).waitFor();
        assert.equal(await visit.page.getByRole('button', {name: 'Add: E-mail'}).count(), 0);
        assert.equal(await isProven(kratos, address), true);
        assert.deepEqual(visit.complaints, []);
      });

      journey('adds a passkey', async (email) => {
        const visit = await signedIn(email);
        await visit.giveAuthenticator();
        await visit.open('#verification');
        await visit.addPasskey();
        await visit.open('#verification');
        await visit.page.getByRole('button', {name: 'Remove Passkey'}).waitFor();
        assert.deepEqual(visit.complaints, []);
      });

      journey(
        'asks who is there before a change, where the sign-in is not fresh, and goes on with what was typed',
        async (email) => {
          const visit = await signedIn(email, strict);
          // Fresh is what is a second old at most.
          await visit.page.waitForFunction((then) => Date.now() - then > 1_000, Date.now());
          await visit.open('#password');
          await visit.changePassword(another);
          await visit.page.getByRole('dialog', {name: 'Confirm it’s you'}).waitFor();
          await visit.fill('Password', 'not the one');
          await visit.press('Continue');
          await visit.sees('That isn’t your password.');
          await visit.missed(changed);
          await visit.fill('Password', password);
          await visit.press('Continue');
          await visit.sees(changed);
          assert.deepEqual(visit.complaints, []);
        },
        () => strict,
      );

      journey('ends another session, which hears of it', async (email) => {
        const [visit, other] = [await signedIn(email), await signedIn(email)];
        await visit.open();
        await visit.press(/^Sign out Chrome on /);
        await visit.press('Sign out');
        await visit.sees(/^Chrome on .* was signed out\.$/);
        await other.open();
        await other.sees('Sign in to see this.');
        await visit.open();
        await visit.sees('Where you’re signed in');
        assert.deepEqual(visit.complaints, []);
      });
    });
  });
}
