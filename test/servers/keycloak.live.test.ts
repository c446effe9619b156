import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {Secret, TOTP} from 'otpauth';
import type {Browser} from 'playwright-core';

import {type Keycloak, keycloakInstalled, type Person, startKeycloak} from '../../demo/servers/keycloak.js';
import {serveDemo} from '../../demo/servers/serve.js';
import {freePort} from '../../demo/servers/servers.js';
import {adapterSuite} from '../../src/testing/adapter-suite.js';
import {nodeRunner} from '../testing/runner.js';
import {keycloakRig} from './keycloak.js';
import {journeyIn, launch, Visit} from './visit.js';

const found = keycloakInstalled();
const another = 'another sentence that is long enough';
const changed = /^Your password has been changed\./;
const notSeen = /^We couldn’t see whether your password was changed\./;

if ('missing' in found) {
  test('Keycloak', {skip: found.missing}, () => {});
} else {
  describe('Keycloak', () => {
    let keycloak: Keycloak;
    let close: () => Promise<void>;
    let address: string;
    let browser: Browser;
    before(async () => {
      const port = await freePort();
      address = `http://localhost:${port}/`;
      keycloak = await startKeycloak(found.home, {origin: new URL(address).origin});
      [close, browser] = await Promise.all([
        serveDemo({name: 'keycloak', url: keycloak.url}, port),
        launch(),
      ]);
    });
    after(() => Promise.all([browser.close(), close(), keycloak.stop()]));

    adapterSuite(nodeRunner, {create: (situation) => keycloakRig(keycloak, situation)});

    describe('in a browser, through its own pages', () => {
      const signIn = async (visit: Visit, {username, password}: Pick<Person, 'username' | 'password'>) => {
        await visit.press('Sign in');
        await visit.fill('Username or email', username);
        await visit.press('Sign In');
        await visit.fill('Password', password);
        await visit.press('Sign In');
      };
      const signedIn = async (person: Person) => {
        const visit = await Visit.begin(browser, address);
        await signIn(visit, person);
        await visit.sees('Where you’re signed in');
        return visit;
      };
      const journey = (name: string, walk: (person: Person) => Promise<void>) =>
        test(name, () => journeyIn(browser, async () => walk(await keycloak.createUser())));

      journey(
        'signs in with a code and PKCE, and changes the password at Keycloak’s page',
        async (person) => {
          const visit = await signedIn(person);
          await visit.open('#password');
          await visit.press('Change password');
          await visit.fill('New Password', another);
          await visit.fill('Confirm password', another);
          await visit.press('Submit');
          await visit.isBack();
          await visit.sees(changed);
          const other = await Visit.begin(browser, address);
          await signIn(other, person);
          await other.sees(/Invalid username or password|Invalid password/);
          await other.fill('Password', another);
          await other.press('Sign In');
          await other.sees('Where you’re signed in');
          assert.deepEqual([...visit.complaints, ...other.complaints], []);
        },
      );

      journey('claims no change that the person gave up, whatever the address says', async (person) => {
        const visit = await signedIn(person);
        await visit.open('#password');
        await visit.press('Change password');
        await visit.page.getByRole('button', {name: 'Cancel'}).waitFor();
        let said = '';
        await visit.page.route(/\/login-actions\/required-action/, async (route) => {
          const response = await route.fetch({maxRedirects: 0});
          const headers = response.headers();
          said = headers['location'] ?? '';
          headers['location'] = said.replace('kc_action_status=cancelled', 'kc_action_status=success');
          await route.fulfill({response, headers});
        });
        await visit.press('Cancel');
        await visit.isBack();
        assert.match(said, /kc_action_status=cancelled/);
        await visit.sees(notSeen);
        await visit.missed(changed);
      });

      journey('sets up an authenticator app, is asked for its code, and deletes it', async (person) => {
        const visit = await signedIn(person);
        await visit.open('#verification');
        await visit.sees('No method is set up yet.');
        await visit.press('Add: Authenticator app');
        await visit.page.getByText('Unable to scan?').click();
        const shown = await visit.page.locator('#kc-totp-secret-key').innerText();
        const app = new TOTP({secret: Secret.fromBase32(shown.replaceAll(/\s/g, ''))});
        await visit.page.locator('#totp').fill(app.generate());
        await visit.page.locator('#userLabel').fill('Blue phone');
        await visit.press('Submit');
        await visit.isBack();
        await visit.sees('Added: Blue phone.');

        const other = await Visit.begin(browser, address);
        await signIn(other, person);
        // A code counts once.
        await other.page.locator('#otp').fill(app.generate({timestamp: Date.now() + 30_000}));
        await other.press('Sign In');
        await other.sees('Where you’re signed in');

        await visit.press('Remove Blue phone');
        await visit.press('Save');
        await visit.page.getByRole('heading', {name: /Delete/}).waitFor();
        await visit.press('Decline');
        await visit.isBack();
        await visit.sees('Nothing has changed here since you left.');
        await visit.press('Remove Blue phone');
        await visit.press('Save');
        await visit.page.getByRole('heading', {name: /Delete/}).waitFor();
        await visit.press('Confirm deletion');
        await visit.isBack();
        await visit.sees('No method is set up yet.');
        assert.deepEqual([...visit.complaints, ...other.complaints], []);
      });

      const add = {name: 'Add: Passkey'};

      journey('offers no passkey where the realm has none', async (person) => {
        const visit = await signedIn(person);
        await visit.open('#verification');
        await visit.page.getByRole('button', {name: 'Add: Authenticator app'}).waitFor();
        assert.equal(await visit.page.getByRole('button', add).count(), 0);
      });

      journey('sets up a passkey, signs in with it, and deletes it', async (person) => {
        await keycloak.passkeys(true);
        try {
          const visit = await signedIn(person);
          const uses = await visit.giveAuthenticator();
          await visit.open('#verification');
          await visit.press('Add: Passkey');
          visit.answer = 'Blue laptop';
          await visit.press('Register');
          await visit.isBack();
          await visit.sees('Added: Blue laptop.');

          await visit.context.clearCookies();
          await visit.open();
          const before = await uses();
          // Keycloak's page asks the browser for a passkey by itself; no name is typed.
          await visit.press('Sign in');
          await visit.sees('Where you’re signed in');
          assert.ok((await uses()) > before, 'The passkey signed in.');

          await visit.open('#verification');
          await visit.press('Remove Blue laptop');
          await visit.press('Save');
          await visit.page.getByRole('heading', {name: /Delete/}).waitFor();
          await visit.press('Confirm deletion');
          await visit.isBack();
          await visit.sees('No method is set up yet.');
          await visit.missed(/^Blue laptop/);
          await visit.page.getByRole('button', add).waitFor();
          assert.deepEqual(visit.complaints, []);
        } finally {
          await keycloak.passkeys(false);
        }
      });

      const endOther = async (visit: Visit) => {
        await visit.press(/^Sign out HeadlessChrome on /);
        await visit.press('Sign out');
      };

      journey('says that the session is over, where a page sees nothing of the 401', async (person) => {
        const [visit] = [await signedIn(person), await signedIn(person)];
        await visit.open();
        await visit.sees('Where you’re signed in');
        await keycloak.endSessions(person);
        await endOther(visit);
        await visit.sees('You’ve been signed out. Sign in, then try again; nothing was changed.');
        await visit.missed(/^The connection failed/);
        // Without the headers of CORS, the browser keeps the answer to itself.
        assert.ok(
          visit.complaints.some((complaint) => /CORS policy/.test(complaint)),
          visit.complaints.join('\n'),
        );
      });

      journey('says that the connection failed, where it did', async (person) => {
        const [visit] = [await signedIn(person), await signedIn(person)];
        await visit.open();
        await visit.sees('Where you’re signed in');
        await visit.context.route(`${keycloak.url}/**`, (route) => route.abort('connectionreset'));
        await endOther(visit);
        await visit.sees(/^The connection failed/);
        await visit.missed(/Sign in/);
      });

      journey('signs out everywhere', async (person) => {
        const [visit, other] = [await signedIn(person), await signedIn(person)];
        await visit.open('#signout');
        await visit.press('Sign out everywhere');
        await visit.press('Yes');
        await visit.sees(/^You’re signed out everywhere/);
        await Promise.all([visit.open(), other.open()]);
        await Promise.all([visit.sees('Sign in to see this.'), other.sees('Sign in to see this.')]);
      });
    });
  });
}
