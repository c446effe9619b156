import {expect} from '@open-wc/testing';

import {createRestAdapter} from '../../../src/adapters/rest/rest-adapter.js';
import {checked} from '../../../src/contract/checked.js';
import {AccountError} from '../../../src/contract/error.js';
import {answering, json} from './answering.js';

async function errorOf(call: Promise<unknown>): Promise<AccountError> {
  const error = await call.then(
    (value) => expect.fail(`resolved to ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(AccountError);
  return error as AccountError;
}

describe('createRestAdapter in a page', () => {
  it('takes an address relative to the page, and sends the page\u2019s own cookies only', async () => {
    const {adapter, sent} = answering(() => json({capabilities: {}}), {url: '/account/v1'});
    await adapter.describe();
    expect(sent[0]?.url).to.equal(`${location.origin}/account/v1/`);
    expect(sent[0]?.init.credentials).to.equal('same-origin');
  });

  it('sends cookies to another origin, and none beside a token', async () => {
    const other = answering(() => json({}));
    await other.adapter.describe();
    expect(other.sent[0]?.init.credentials).to.equal('include');
    const bearer = answering(() => json({}), {url: '/account/v1', getToken: () => 'token'});
    await bearer.adapter.describe();
    expect(bearer.sent[0]?.init.credentials).to.equal('omit');
  });

  it('comes back to the page, unless it is told another address of this origin', async () => {
    const {adapter, sent} = answering(() => new Response(null, {status: 204}), {
      url: 'https://accounts.example/v1',
    });
    await adapter.sessions?.revoke('1');
    await adapter.sessions?.revoke('1', {returnTo: '/me?account-status=failed#sessions'});
    await adapter.devices?.list().catch(() => {});
    const page = new URL(location.href);
    expect(sent.map(({headers}) => headers.get('X-Account-Return-To'))).to.deep.equal([
      page.href,
      `${location.origin}/me#sessions`,
      null,
    ]);
    const foreign = await adapter
      .sessions!.revoke('1', {returnTo: 'https://accounts.example/'})
      .catch((e: unknown) => e);
    expect(foreign).to.be.instanceOf(TypeError);
    expect(sent.length).to.equal(3);
  });

  it('uses the browser\u2019s own fetch: a page of the server is no answer', async () => {
    const adapter = checked(createRestAdapter({url: new URL('.', import.meta.url)}));
    const {code, details} = await errorOf(adapter.devices.list());
    expect(code).to.equal('not-found');
    expect(details.status).to.equal(404);
    const page = answering(() => fetch(location.href));
    expect((await errorOf(page.adapter.describe())).code).to.equal('malformed-response');
  });

  it('looks the global fetch up at each call, so that it may be replaced', async () => {
    const adapter = createRestAdapter({url: '/account/v1'});
    const original = globalThis.fetch;
    globalThis.fetch = async () => json({capabilities: {}});
    try {
      expect(await adapter.describe()).to.deep.equal({capabilities: {}, canSignIn: false});
    } finally {
      globalThis.fetch = original;
    }
  });

  it('says "network" where nobody listens', async () => {
    const adapter = createRestAdapter({url: 'http://localhost:1/account/v1'});
    expect((await errorOf(adapter.describe())).code).to.equal('network');
  });

  it('gives up a request on its way with the signal\u2019s reason', async () => {
    const adapter = createRestAdapter({url: '/account/v1'});
    const control = new AbortController();
    const reason = new Error('gone');
    const call = adapter.describe({signal: control.signal}).catch((error: unknown) => error);
    control.abort(reason);
    expect(await call).to.equal(reason);
  });

  it('takes a redirect that the browser hides for no success', async () => {
    const {adapter} = answering(
      () => ({type: 'opaqueredirect', status: 0, headers: new Headers(), text: async () => ''}) as Response,
    );
    expect((await errorOf(adapter.devices!.disable('1'))).code).to.equal('malformed-response');
  });
});
