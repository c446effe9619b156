import assert from 'node:assert/strict';
import {describe, test} from 'node:test';

import {MockBackend, type MockBackendOptions} from '../../mocks/backend.js';
import {person, sentCode} from '../../mocks/person.js';
import {portraits} from '../../mocks/portrait.js';
import {startServer} from '../../mocks/server.js';
import {operationsOf, type OperationsWith} from '../../src/contract/operations.js';
import {codeFor} from '../../mocks/totp.js';

const returnTo = 'http://localhost:5173/profile';
const fresh = 'a sensible sentence to keep';

interface Rig {
  readonly backend: MockBackend;
  /** Opens a page in the browser of the person who is signed in; with fields, its form is sent. */
  open(path: string, fields?: Record<string, string> | FormData, headers?: HeadersInit): Promise<Response>;
}

async function withPages(options: MockBackendOptions, body: (rig: Rig) => Promise<void>): Promise<void> {
  const backend = new MockBackend(options);
  const server = await startServer({backend});
  try {
    await body({
      backend,
      open: (path, fields, headers) =>
        fetch(`${server.origin}${path}${path.includes('?') ? '&' : '?'}returnTo=${returnTo}`, {
          redirect: 'manual',
          headers: {Cookie: `account-session=${backend.state.cookie}`, ...headers},
          ...(fields && {
            method: 'POST',
            body: fields instanceof FormData ? fields : new URLSearchParams(fields),
          }),
        }),
    });
  } finally {
    await server.close();
  }
}

function status(answer: Response): string | null {
  const location = answer.headers.get('Location');
  return location === null ? null : new URL(location).searchParams.get('account-status');
}

const methods = ({state}: MockBackend) => state.verification.methods.map(({method}) => method);

const orders: Readonly<
  Record<
    OperationsWith<{kind: 'write'}>,
    {item?: string; fields?: Record<string, string>; done: (backend: MockBackend) => boolean}
  >
> = {
  'profile.update': {
    fields: {mobile: '+44 7700 900456', city: 'Leeds'},
    done: ({state}) => state.profile.office?.city === 'Leeds',
  },
  'profile.startEdit': {
    item: 'email',
    fields: {value: 'countess@contoso.example'},
    done: ({state}) => state.profile.email === 'countess@contoso.example',
  },
  // Without a file, the photo goes.
  'profile.setPhoto': {fields: {photo: ''}, done: ({state}) => state.photo === null},
  'devices.disable': {item: 'adas-phone', done: ({state}) => 'adas-phone' in state.disabledDevices},
  'sessions.revoke': {
    item: 'phone',
    done: ({sessions}) => !sessions.some(({session}) => session.id === 'phone'),
  },
  'sessions.revokeOthers': {done: ({sessions}) => sessions.length === 1},
  'sessions.revokeAll': {done: ({sessions}) => sessions.length === 0},
  'sessions.reportSignIn': {item: 'a5', done: ({state}) => state.reportedSignIns.includes('a5')},
  'organizations.leave': {item: 'fabrikam', done: ({state}) => 'fabrikam' in state.leftOrganizations},
  'reset.confirm': {done: ({state}) => Date.now() - Date.parse(state.reset.confirmedAt) < 60_000},
  'password.change': {
    fields: {currentPassword: person.password, newPassword: fresh},
    done: ({state}) => state.passwords.length === 3 && state.outbox.length === 1,
  },
  // The code is asked for in a second form.
  'verification.begin': {done: (backend) => backend.state.verification.enrollments.length > 0},
  'verification.rename': {
    item: 'authenticator',
    fields: {label: 'The blue phone'},
    done: (backend) => methods(backend)[0]?.label === 'The blue phone',
  },
  'verification.remove': {
    item: 'mobile',
    done: (backend) => !methods(backend).some(({id}) => id === 'mobile'),
  },
  'verification.makeDefault': {
    item: 'alternate',
    done: ({state}) => state.verification.preferred?.id === 'alternate',
  },
  'terms.decide': {
    item: 'research',
    fields: {decision: 'decline'},
    done: ({state}) => state.terms.decisions.at(-1)?.documentId === 'research',
  },
};

describe('the pages of the reference backend', () => {
  for (const operation of operationsOf('write')) {
    const {item, fields = {}, done} = orders[operation];
    const path = `/operation?operation=${operation}${item ? `&item=${item}` : ''}`;

    test(`do “${operation}” when the form is sent, and not before or when it is cancelled`, () =>
      withPages({scenario: 'redirect'}, async ({backend, open}) => {
        assert.equal((await open(path)).status, 200);
        assert.equal(status(await open(path, {...fields, cancel: '1'})), 'cancelled');
        assert.ok(!done(backend));
        const answer = await open(path, fields);
        if (operation !== 'verification.begin')
          assert.equal(status(answer), 'completed', await answer.text());
        assert.ok(done(backend));
      }));

    test(`have none for “${operation}” where it is no redirect`, () =>
      withPages({}, async ({backend, open}) => {
        assert.equal((await open(path, fields)).status, 404);
        assert.ok(!done(backend));
      }));
  }

  test('set a phone up in two forms: the number, then the code, which may be wrong at first', () =>
    withPages({scenario: 'redirect'}, async ({backend, open}) => {
      const path = '/operation?operation=verification.begin&type=phone&replaces=mobile';
      assert.match(await (await open(path)).text(), /name="number"/);
      assert.equal((await open(path, {number: 'nonsense'})).status, 422);
      const second = await (await open(path, {number: '+44 7700 900456'})).text();
      assert.match(second, /It was sent to &#43;447700900456|It was sent to \+447700900456/);
      const enrollment = /name="enrollment" value="([^"]+)"/.exec(second)?.[1] ?? '';
      const wrong = await open(path, {enrollment, code: '000000'});
      assert.equal(wrong.status, 422);
      assert.match(await wrong.text(), /name="code"/);
      assert.ok(methods(backend).some(({id}) => id === 'mobile'));
      assert.equal(status(await open(path, {enrollment, code: sentCode})), 'completed');
      assert.ok(!methods(backend).some(({id}) => id === 'mobile'));
    }));

  test('set an authenticator app up by the secret that they show', () =>
    withPages({scenario: 'redirect'}, async ({backend, open}) => {
      const path = '/operation?operation=verification.begin&type=authenticator-app';
      const second = await (await open(path, {label: 'Watch'})).text();
      const secret = /app: ([A-Z2-7]{32})/.exec(second)?.[1] ?? '';
      const enrollment = /name="enrollment" value="([^"]+)"/.exec(second)?.[1] ?? '';
      const code = codeFor(secret, backend.now());
      assert.equal(status(await open(path, {enrollment, code})), 'completed');
      assert.equal(methods(backend).at(-1)?.label, 'Watch');
    }));

  test('show recovery codes once, and add what was kept', () =>
    withPages({scenario: 'redirect'}, async ({backend, open}) => {
      const path = '/operation?operation=verification.begin&type=recovery-codes&replaces=recovery';
      const second = await (await open(path, {label: ''})).text();
      assert.equal(second.match(/ [a-z2-9]{5}-[a-z2-9]{5}\b/g)?.length, 10);
      const enrollment = /name="enrollment" value="([^"]+)"/.exec(second)?.[1] ?? '';
      assert.equal(status(await open(path, {enrollment})), 'completed');
      assert.ok(!methods(backend).some(({id}) => id === 'recovery'));
    }));

  test('have none for a method that a page without scripts cannot set up', () =>
    withPages({scenario: 'redirect'}, async ({open}) => {
      for (const type of ['passkey', 'security-key', 'push-app', 'nonsense', 'constructor']) {
        const path = `/operation?operation=verification.begin&type=${type}`;
        assert.equal((await open(path)).status, 404, type);
      }
    }));

  test('take a photo as a file', () =>
    withPages({scenario: 'redirect'}, async ({backend, open}) => {
      const form = new FormData();
      form.set(
        'photo',
        new Blob([Buffer.from(portraits[0].base64, 'base64')], {type: 'image/png'}),
        'me.png',
      );
      assert.equal(status(await open('/operation?operation=profile.setPhoto', form)), 'completed');
      assert.ok(backend.state.photo !== null && backend.state.photo !== 'seed');
    }));

  for (const [what, operation, fields] of [
    ['a device that policy keeps', 'devices.disable&item=lab-07', {}],
    ['a device that is not there', 'devices.disable&item=nobody', {}],
    ['the home organization', 'organizations.leave&item=contoso', {}],
    ['an organization that keeps its guests', 'organizations.leave&item=woodgrove', {}],
    ['the session in use', 'sessions.revoke&item=laptop', {}],
    ['a weak password', 'password.change', {currentPassword: person.password, newPassword: 'short'}],
    ['a wrong password', 'password.change', {currentPassword: 'wrong', newPassword: fresh}],
    ['an attribute that is edited nowhere', 'profile.startEdit&item=jobTitle', {value: 'Queen'}],
    ['an address that is none', 'profile.startEdit&item=email', {value: 'nowhere'}],
  ] as const) {
    test(`refuse ${what}, as the calls do`, () =>
      withPages({scenario: 'redirect'}, async ({backend, open}) => {
        const {profile, disabledDevices, leftOrganizations, passwords} = structuredClone(backend.state);
        const answer = await open(`/operation?operation=${operation}`, fields);
        assert.equal(answer.status, 422);
        assert.match(await answer.text(), /role="alert"/);
        assert.deepEqual(backend.state.profile, profile);
        assert.deepEqual(backend.state.disabledDevices, disabledDevices);
        assert.deepEqual(backend.state.leftOrganizations, leftOrganizations);
        assert.deepEqual(backend.state.passwords, passwords);
        assert.equal(backend.sessions.length, 3);
      }));
  }

  test('ask a visitor to sign in first, and come back', () =>
    withPages({scenario: 'redirect', signedIn: false}, async ({open}) => {
      const answer = await open('/operation?operation=password.change');
      const location = new URL(answer.headers.get('Location') ?? '');
      assert.equal(location.pathname, '/sign-in');
      assert.match(location.searchParams.get('returnTo') ?? '', /\/operation\?operation=password\.change/);
    }));

  /** Sends the forms of a reset, one after the other. */
  const resetter = (open: Rig['open']) => {
    let flow = '';
    return async (fields: Record<string, string>) => {
      const answer = await open('/operation?operation=reset.start', {...fields, ...(flow && {flow})});
      const text = answer.status === 303 ? '' : await answer.text();
      flow = /name="flow"[^>]*value="([^"]+)"/.exec(text)?.[1] ?? flow;
      return {answer, text};
    };
  };

  test('reset a password of somebody who is not signed in, step by step', () =>
    withPages({scenario: 'redirect', signedIn: false}, async ({backend, open}) => {
      const send = resetter(open);
      assert.equal((await open('/operation?operation=reset.start')).status, 200);
      assert.match((await send({identifier: ''})).text, /role="alert"/);
      assert.match((await send({identifier: person.identifier})).text, /name="choice"/);
      assert.match((await send({choice: 'email'})).text, /name="code"/);
      assert.match((await send({code: '000000'})).text, /role="alert"/);
      assert.match((await send({code: '123456'})).text, /name="choice"/);
      await send({choice: 'text'});
      const {text} = await send({code: '123456'});
      assert.match(text, /name="newPassword"/);
      assert.doesNotMatch(text, /name="unlock"/);
      assert.equal((await send({unlock: '1', newPassword: ''})).answer.status, 422);
      assert.match((await send({newPassword: 'short'})).text, /role="alert"/);
      const {answer} = await send({newPassword: fresh});
      assert.equal(status(answer), 'completed');
      assert.equal(backend.state.passwords.length, 3);
    }));

  test('unlock a locked account, whose password stays, for who has proven twice who they are', () =>
    withPages({scenario: 'redirect', signedIn: false}, async ({backend, open}) => {
      backend.state.locked = true;
      const [before] = backend.state.passwords;
      const send = resetter(open);
      for (const fields of [
        {identifier: person.identifier},
        {choice: 'email'},
        {code: '123456'},
        {choice: 'text'},
      ])
        assert.doesNotMatch((await send(fields)).text, /name="unlock"/);
      assert.equal((await send({unlock: '1'})).answer.status, 422);
      assert.equal(backend.state.locked, true);
      assert.match((await send({code: '123456'})).text, /name="unlock"/);
      // What is wrong with a new password takes the other way from nobody.
      const {text} = await send({newPassword: 'short', canUnlock: '1'});
      assert.match(text, /role="alert"[^]*name="unlock"/);
      const {answer} = await send({unlock: '1', newPassword: '', canUnlock: '1'});
      assert.equal(status(answer), 'completed');
      assert.equal(backend.state.locked, false);
      assert.equal(backend.state.passwords[0], before);
    }));

  test('prove by password or by code, and by nothing else', () =>
    withPages({scenario: 'step-up'}, async ({backend, open}) => {
      const proven = () => backend.sessionOf(backend.state.cookie)?.verifiedAt !== undefined;
      assert.equal((await open('/step-up', {password: 'wrong'})).status, 422);
      assert.equal((await open('/step-up', {code: '000000x'})).status, 422);
      assert.ok(!proven());
      const code = codeFor(person.authenticatorSecret, backend.now());
      assert.equal(status(await open('/step-up', {code})), 'completed');
      assert.ok(proven());
    }));

  test('sign in at an organization by its own name, and come back with its id', () =>
    withPages({}, async ({backend, open}) => {
      const path = '/organizations/northwind/sign-in';
      const signedInTo = () => backend.sessionOf(backend.state.cookie)?.signedInTo ?? [];
      const {identifier, password} = person;
      const looked = await (await open(path)).text();
      assert.match(looked, /<title>Sign in to Northwind Traders · Northwind Traders<\/title>/);
      assert.match(looked, /<p class="brand">Northwind Traders<\/p>/);
      assert.equal(status(await open(path, {identifier, password, cancel: '1'})), 'cancelled');
      assert.equal((await open(path, {identifier, password: 'wrong'})).status, 422);
      assert.deepEqual(signedInTo(), []);
      const answer = await open(path, {identifier, password});
      assert.equal(status(answer), 'completed');
      const {searchParams} = new URL(answer.headers.get('Location') ?? '');
      assert.equal(searchParams.get('account-operation'), 'sign-in');
      assert.equal(searchParams.get('account-item'), 'northwind');
      assert.deepEqual(signedInTo(), ['northwind']);
      // No other session is signed in there, and nothing is left.
      assert.ok(backend.sessions.slice(1).every((session) => !session.signedInTo));
      assert.deepEqual(backend.state.leftOrganizations, {});
    }));

  test('sign nobody in at an organization that does not know them', () =>
    withPages({}, async ({backend, open}) => {
      const {identifier, password} = person;
      await backend.as(backend.state.cookie).organizations.leave('fabrikam');
      for (const id of ['fabrikam', 'nowhere', '%', '..%2F..']) {
        assert.equal((await open(`/organizations/${id}/sign-in`, {identifier, password})).status, 404, id);
      }
    }));

  test('ask a visitor for their own sign-in before that of an organization', () =>
    withPages({signedIn: false}, async ({open}) => {
      const answer = await open('/organizations/northwind/sign-in');
      const location = new URL(answer.headers.get('Location') ?? '');
      assert.equal(location.pathname, '/sign-in');
      assert.match(location.searchParams.get('returnTo') ?? '', /\/organizations\/northwind\/sign-in/);
    }));

  test('take no form from another origin, not even of the same site', () =>
    withPages({scenario: 'redirect'}, async ({backend, open}) => {
      const path = '/operation?operation=sessions.revokeOthers';
      assert.equal((await open(path, {}, {Origin: 'http://localhost:5173'})).status, 403);
      assert.equal((await open(path, {}, {Origin: 'null'})).status, 403);
      assert.equal(backend.sessions.length, 3);
    }));

  test('say that it is done where they cannot go back', () =>
    withPages({signedIn: false}, async ({backend}) => {
      const server = await startServer({backend});
      for (const strange of ['https://evil.example/', 'javascript:alert(1)', 'http://[', '//evil.example']) {
        const answer = await fetch(`${server.origin}/sign-in?returnTo=${encodeURIComponent(strange)}`, {
          method: 'POST',
          redirect: 'manual',
          body: new URLSearchParams({identifier: person.identifier, password: person.password}),
        });
        assert.equal(answer.status, 200, strange);
        assert.equal(answer.headers.get('Location'), null, strange);
      }
      await server.close();
    }));

  test('answer a body that is no form with words', () =>
    withPages({signedIn: false}, async ({backend}) => {
      const server = await startServer({backend});
      const answer = await fetch(`${server.origin}/sign-in`, {method: 'POST', body: '{}'});
      assert.equal(answer.status, 400);
      await server.close();
    }));
});
