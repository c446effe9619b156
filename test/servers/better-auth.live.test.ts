import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import type {Browser} from 'playwright-core';

import {
  type BetterAuthServer,
  createBetterAuthServer,
  password,
  type Resident,
  settle,
} from '../../demo/servers/better-auth.js';
import {serveDemo} from '../../demo/servers/serve.js';
import {freePort} from '../../demo/servers/servers.js';
import {adapterSuite} from '../../src/testing/adapter-suite.js';
import {nodeRunner} from '../testing/runner.js';
import {betterAuthRig} from './better-auth.js';
import {journeyIn, launch, Visit} from './visit.js';

const another = 'another sentence that is long enough';

describe('better-auth', () => {
  adapterSuite(nodeRunner, {create: betterAuthRig});

  describe('in a browser', () => {
    let server: BetterAuthServer;
    let close: () => Promise<void>;
    let address: string;
    let browser: Browser;
    before(async () => {
      const port = await freePort();
      const origin = `http://localhost:${port}`;
      address = `${origin}/`;
      server = createBetterAuthServer(origin, origin);
      [close, browser] = await Promise.all([
        serveDemo({name: 'better-auth', url: server.url, api: server.listener}, port),
        launch(),
      ]);
    });
    after(() => Promise.all([browser.close(), close()]));

    const signIn = async (visit: Visit, email: string, secret = password) => {
      await visit.press('Sign in');
      await visit.fill('E-mail', email);
      await visit.fill('Password', secret);
      await visit.press('Sign in');
    };
    const signedIn = async ({email}: Resident) => {
      const visit = await Visit.begin(browser, address);
      await signIn(visit, email);
      await visit.sees('Where you’re signed in');
      return visit;
    };
    const journey = (name: string, walk: (person: Resident) => Promise<void>) =>
      test(name, () => journeyIn(browser, async () => walk(await settle(server))));

    journey('changes the password in the page; the old one is wrong from then on', async (person) => {
      const visit = await signedIn(person);
      await visit.open('#password');
      await visit.fill('Current password', 'not the one');
      await visit.changePassword(another);
      await visit.sees(/^That isn’t your (current )?password/);
      await visit.fill('Current password', password);
      await visit.changePassword(another);
      await visit.sees(/^Your password has been changed\./);
      const other = await Visit.begin(browser, address);
      await signIn(other, person.email);
      await other.sees('E-mail or password is wrong.');
      await other.fill('Password', another);
      await other.press('Sign in');
      await other.sees('Where you’re signed in');
      assert.deepEqual(visit.complaints, []);
    });

    journey(
      'sets up an authenticator app after the password was given, and is asked for its code',
      async (person) => {
        const visit = await signedIn(person);
        await visit.open('#verification');
        assert.equal(await visit.page.getByText('Recovery codes').count(), 0);
        const app = await visit.addApp(person.password);
        await visit.fill('Code that the app shows', app.generate());
        await visit.press('Verify');
        await visit.press('I have kept them');
        await visit.sees('Authenticator app is set up and can be used from now on.');
        await visit.sees('Recovery codes');

        const other = await Visit.begin(browser, address);
        await signIn(other, person.email);
        await other.fill('Code from your app', '000000');
        await other.press('Sign in');
        await other.sees('The code is wrong, or too old.');
        await other.fill('Code from your app', app.generate());
        await other.press('Sign in');
        await other.sees('Where you’re signed in');
        assert.deepEqual(visit.complaints, []);
      },
    );

    journey('adds a passkey, and removes it', async (person) => {
      const visit = await signedIn(person);
      await visit.giveAuthenticator();
      await visit.open('#verification');
      await visit.addPasskey();
      await visit.open('#verification');
      await visit.press('Remove Passkey');
      await visit.press('Save');
      await visit.sees('Passkey was removed.');
      await visit.open('#verification');
      await visit.sees('No method is set up yet.');
      assert.deepEqual(visit.complaints, []);
    });

    journey('leaves an organization', async (person) => {
      const visit = await signedIn(person);
      await visit.press('Leave organization Contoso');
      await visit.press('Stay');
      await visit.press('Leave organization Contoso');
      await visit.press('Leave');
      await visit.sees('You have left Contoso.');
      await visit.open();
      await visit.sees('You belong to no organization.');
      assert.deepEqual(visit.complaints, []);
    });
  });
});
