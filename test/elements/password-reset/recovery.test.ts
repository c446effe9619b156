import {expect} from '@open-wc/testing';

import {person} from '../../../mocks/person.js';
import {codeFor} from '../../../mocks/totp.js';
import {everyText} from '../../support/reading.js';
import {
  ada,
  atWho,
  backendIn,
  button,
  choices,
  choose,
  errorAt,
  focused,
  fresh,
  input,
  prove,
  render,
  shows,
  statusOf,
  stepOf,
  submit,
  textOf,
  toChoose,
  toPassword,
  type,
  until,
} from './page.js';

const events = ['account-password-reset', 'account-unlocked', 'account-error', 'account-task-ended'] as const;

/** What the page hears, in order. */
function heard(element: Element): string[] {
  const names: string[] = [];
  for (const name of events) element.addEventListener(name, () => names.push(name));
  return names;
}

describe('password-reset, signed out', () => {
  it('asks who is there instead of asking to sign in, in fields that password managers know', async () => {
    const element = await atWho(backendIn('signed-out').adapter);
    expect(textOf(element)).to.contain('Reset your password').and.not.to.contain('Sign in to see this');
    expect(input(element, 'identifier').autocomplete).to.equal('username');
    expect(input(element, 'identifier').type).to.equal('text');
    const reasons = [...element.shadowRoot!.querySelectorAll('fieldset label')].map((each) =>
      each.textContent.trim(),
    );
    expect(reasons).to.deep.equal(['I forgot my password', 'I never had a password', 'My account is locked']);
    expect(document.activeElement).to.equal(document.body);
    expect(element.matches(':state(signed-out)')).to.equal(true);
  });

  it('leads from the user ID over two proofs to a new password, which then opens the account', async () => {
    const {backend, adapter} = backendIn('signed-out');
    const element = await atWho(adapter);
    const names = heard(element);
    await toPassword(element);
    expect(backend.state.outbox.map(({channel, to}) => `${channel} ${to}`)).to.deep.equal([
      'email ada@lovelace.example',
      'text +447700900123',
    ]);
    type(element, {newPassword: fresh, confirmPassword: fresh});
    submit(element, 'password');
    await shows(element, 'Your password has been changed, and you have been signed out everywhere.');
    expect(textOf(element)).to.contain('From now on, sign in with the new one.');
    await until(() => button(element, 'Sign in'), 'offers to sign in');
    expect(names).to.deep.equal(['account-password-reset', 'account-task-ended']);
    expect(backend.sessions.length).to.equal(0);
    await backend.signIn({identifier: ada, password: fresh});
    expect(everyText(element)).not.to.contain(fresh);
  });

  it('takes a code of the authenticator app, with spaces, dashes or full-width digits in it', async () => {
    const {backend, adapter} = backendIn('signed-out');
    const element = await atWho(adapter);
    await toChoose(element);
    const code = codeFor(person.authenticatorSecret, backend.now());
    const typed = ` ${code.slice(0, 3)}–${code.slice(3).replaceAll(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))} `;
    await prove(element, 'authenticator', typed);
    await shows(element, 'Proof 2 of 2');
    expect(choices(element).map((each) => each.textContent)).not.to.contain('authenticator');
    expect(backend.state.outbox).to.deep.equal([]);
  });

  it('says how many attempts are left, keeps what was typed, and puts the focus there', async () => {
    const element = await atWho(backendIn('signed-out').adapter);
    await toChoose(element);
    await prove(element, 'e-mail', '000000');
    await until(() => errorAt(element, 'code'), 'says what is wrong');
    expect(errorAt(element, 'code')).to.equal('That code isn’t right, or it has expired. 9 attempts left.');
    expect(input(element, 'code').value).to.equal('000000');
    expect(document.activeElement).to.equal(input(element, 'code'));
    await until(() => statusOf(element).includes('9 attempts left'), 'says it aloud');
    submit(element, 'code');
    await until(() => errorAt(element, 'code')?.includes('8 attempts'), 'counts');
  });

  it('sends nothing that is not typed, and says so at the field', async () => {
    const {backend, adapter} = backendIn('signed-out');
    const element = await atWho(adapter);
    submit(element, 'identifier');
    await until(() => errorAt(element, 'identifier'), 'wants a user ID');
    expect(Object.keys(backend.state.reset.flows)).to.deep.equal([]);
    await toChoose(element);
    await choose(element, 'e-mail');
    submit(element, 'code');
    await until(() => errorAt(element, 'code') === 'Please type the code.', 'wants a code');
  });

  it('tells the same of everybody: who is registered, who is not, who is disabled, who does not exist', async () => {
    const people: readonly (readonly [string, string])[] = [
      ['signed-out', ada],
      ['signed-out', 'nobody@contoso.example'],
      ['signed-out', 'charles.babbage@contoso.example'],
      ['signed-out', 'mary.somerville@contoso.example'],
      ['signed-out', 'ada'],
    ];
    const views: string[][] = [];
    for (const [scenario, identifier] of people) {
      const element = await atWho(backendIn(scenario).adapter);
      const names = heard(element);
      const seen: string[] = [];
      const look = () => {
        const text = everyText(element)
          .replaceAll(/account-(reset|password)-[\w-]+/g, 'id')
          .replaceAll(identifier, 'somebody')
          .replaceAll(/•••• \d\d/g, '•••• nn')
          .replaceAll(/\w•••@\w•••/g, 'x•••@y•••');
        seen.push(text, statusOf(element), names.join());
      };
      await toChoose(element, identifier);
      look();
      for (const way of ['authenticator', 'e-mail', 'Text a code', 'Call']) {
        await choose(element, way);
        look();
        type(element, {code: '000000'});
        submit(element, 'code');
        await until(() => errorAt(element, 'code'), 'refuses');
        look();
        button(element, 'Back')!.click();
        await shows(element, 'Proof 1 of 2');
      }
      views.push(seen);
      element.remove();
    }
    for (const view of views) expect(view).to.deep.equal(views[0]);
  });

  it('goes one step back without losing what was typed', async () => {
    const {backend, adapter} = backendIn('signed-out');
    const element = await atWho(adapter);
    await toChoose(element);
    await choose(element, 'e-mail');
    type(element, {code: '1234'});
    button(element, 'Back')!.click();
    await shows(element, 'Proof 1 of 2');
    expect(focused(element)).to.equal(element.shadowRoot!.querySelector('#step'));
    await choose(element, 'e-mail');
    expect(input(element, 'code').value).to.equal('1234');
    expect(backend.state.outbox.length, 'codes sent').to.equal(1);
    button(element, 'Back')!.click();
    await shows(element, 'Proof 1 of 2');
    button(element, 'Back')!.click();
    await shows(element, 'Who are you?');
    expect(input(element, 'identifier').value).to.equal(ada);
    submit(element, 'identifier');
    await shows(element, 'Proof 1 of 2');
    expect(Object.keys(backend.state.reset.flows).length).to.equal(1);
  });

  it('sends another code when asked, not sooner than the backend does, and says how long that is', async () => {
    let now = Date.now();
    const {backend, adapter} = backendIn({scenario: 'signed-out', clock: () => now});
    const element = await atWho(adapter);
    await toChoose(element);
    await choose(element, 'e-mail');
    await shows(element, 'You can ask for another code in 30 seconds.');
    expect(button(element, 'Send another code')!.getAttribute('aria-disabled')).to.equal('true');
    button(element, 'Send another code')!.click();
    expect(backend.state.outbox.length).to.equal(1);
    // The page's clock and the backend's need not agree: who comes back by another way is told to wait.
    button(element, 'Back')!.click();
    await shows(element, 'Proof 1 of 2');
    await choose(element, 'Text a code');
    button(element, 'Back')!.click();
    await shows(element, 'Proof 1 of 2');
    choices(element)
      .find((each) => each.textContent.includes('e-mail'))!
      .click();
    await shows(element, 'Try again in 30 seconds.');
    now += 31_000;
    expect(backend.state.outbox.length).to.equal(2);
  });

  it('begins again after too long a time, with the user ID still there and nothing secret', async () => {
    let now = Date.now();
    const {adapter} = backendIn({scenario: 'signed-out', clock: () => now});
    const element = await atWho(adapter);
    await toPassword(element);
    type(element, {newPassword: fresh, confirmPassword: fresh});
    now += 15 * 60_000;
    submit(element, 'password');
    await shows(element, 'That took too long, so it begins again. Your user ID is still here.');
    expect(stepOf(element)).to.equal('Who are you?');
    expect(input(element, 'identifier').value).to.equal(ada);
    expect(everyText(element)).not.to.contain(fresh);
    await toPassword(element);
  });

  it('waits fifteen minutes over a code without a dead end', async () => {
    let now = Date.now();
    const {adapter} = backendIn({scenario: 'signed-out', clock: () => now});
    const element = await atWho(adapter);
    await toChoose(element);
    await choose(element, 'e-mail');
    now += 15 * 60_000;
    type(element, {code: '123456'});
    expect(textOf(element)).to.contain('Type the code');
    submit(element, 'code');
    await shows(element, 'Who are you?');
    await toChoose(element);
  });

  it('locks for a while after ten wrong codes, whoever it is', async () => {
    for (const identifier of [ada, 'nobody@contoso.example']) {
      const element = await atWho(backendIn('signed-out').adapter);
      await toChoose(element, identifier);
      await choose(element, 'e-mail');
      for (let left = 9; left >= 0; left--) {
        type(element, {code: '000000'});
        submit(element, 'code');
        await until(() => errorAt(element, 'code')?.includes(`${left} attempt`), `${left} left`);
      }
      await shows(element, 'Too many attempts. Try again in 60 seconds.');
      element.remove();
    }
  });

  it('holds the new password against the policy, each objection at its field', async () => {
    const {backend, adapter} = backendIn('signed-out');
    const element = await atWho(adapter);
    await toPassword(element);
    expect(textOf(element)).to.contain('At least 15 characters');
    const tokens = [...input(element, 'newPassword').form!.elements]
      .map((each) => each.getAttribute('autocomplete'))
      .filter(Boolean);
    expect(tokens).to.deep.equal(['username', 'new-password', 'new-password']);
    for (const [typed, words] of [
      ['short', 'at least 15 characters'],
      ['passwordpassword', 'Many people use this password'],
      ['correct horse battery staple', 'one of your last'],
    ] as const) {
      type(element, {newPassword: typed, confirmPassword: typed});
      submit(element, 'password');
      await until(() => errorAt(element, 'newPassword')?.includes(words), words);
      expect(input(element, 'newPassword').value).to.equal(typed);
      expect(document.activeElement).to.equal(input(element, 'newPassword'));
    }
    type(element, {newPassword: fresh, confirmPassword: `${fresh}.`});
    submit(element, 'password');
    await until(() => errorAt(element, 'confirmPassword'), 'sees the difference');
    expect(backend.state.passwords.length).to.equal(2);
  });

  it('unlocks a locked account and keeps its password, once that is proven and not before', async () => {
    const {backend, adapter} = backendIn('locked-account');
    const element = await atWho(adapter);
    const names = heard(element);
    await toChoose(element);
    expect(textOf(element)).not.to.contain('locked');
    await prove(element, 'e-mail');
    await shows(element, 'Proof 2 of 2');
    expect(textOf(element)).not.to.contain('locked');
    await prove(element, 'Text a code');
    await shows(element, 'Your account is locked.');
    button(element, 'Unlock and keep my password')!.click();
    await shows(element, 'Your account is unlocked');
    expect(names).to.deep.equal(['account-unlocked', 'account-task-ended']);
    await backend.signIn({identifier: ada, password: person.password});
  });

  it('offers to unlock nothing that is not locked', async () => {
    const element = await atWho(backendIn('signed-out').adapter);
    await toPassword(element);
    expect(button(element, 'Unlock and keep my password')).to.equal(undefined);
  });

  it('says that it could not be seen where no clear answer came, and claims nothing', async () => {
    const {backend, adapter} = backendIn('signed-out');
    const element = await atWho(adapter);
    const names = heard(element);
    await toPassword(element);
    type(element, {newPassword: fresh, confirmPassword: fresh});
    backend.faults.add('reset.finish', {code: 'timeout'}, 1);
    submit(element, 'password');
    await shows(element, 'we don’t know whether it was done');
    expect(names).to.deep.equal(['account-error']);
    expect(input(element, 'newPassword').value).to.equal(fresh);
    submit(element, 'password');
    await shows(element, 'Your password has been changed');
  });

  it('works only where it is enabled: else it says so, and whom to ask, signed in or not', async () => {
    for (const signedIn of [true, false]) {
      const element = await render(backendIn({scenario: 'reset-disabled', signedIn}).adapter);
      await shows(element, 'Contoso has not enabled password reset.');
      const contact = element.shadowRoot!.querySelector<HTMLAnchorElement>('[part=contact]')!;
      expect(contact.textContent).to.equal('Contact your administrator');
      expect(contact.href).to.equal('https://contoso.example/it-help');
      expect(input(element, 'identifier')).to.equal(null);
      element.remove();
    }
  });

  it('works only for who is registered: the right codes of who is not are wrong', async () => {
    const {backend, adapter} = backendIn({scenario: 'reset-unregistered', signedIn: false});
    const element = await atWho(adapter);
    await toChoose(element);
    await prove(element, 'authenticator', codeFor(person.authenticatorSecret, backend.now()));
    await until(() => errorAt(element, 'code')?.includes('9 attempts left'), 'refuses');
    button(element, 'Back')!.click();
    await shows(element, 'Proof 1 of 2');
    await prove(element, 'e-mail');
    await until(() => errorAt(element, 'code')?.includes('8 attempts left'), 'refuses');
    expect(backend.state.outbox).to.deep.equal([]);
  });

  it('keeps what was typed and where it was when the language changes', async () => {
    const element = await atWho(backendIn('signed-out').adapter);
    await toChoose(element);
    await choose(element, 'e-mail');
    type(element, {code: '1234'});
    input(element, 'code').focus();
    element.lang = 'fr';
    await shows(element, 'Saisissez le code');
    expect(input(element, 'code').value).to.equal('1234');
    expect(document.activeElement).to.equal(input(element, 'code'));
    button(element, 'Retour')!.click();
    await shows(element, 'Preuve 1 sur 2');
  });

  it('lets go of everything once somebody is signed in', async () => {
    const {backend, adapter} = backendIn('signed-out');
    const element = await atWho(adapter);
    await toPassword(element);
    type(element, {newPassword: fresh, confirmPassword: fresh});
    const {token} = await backend.signIn({identifier: ada, password: person.password});
    backend.setCookie(token);
    await element.refresh();
    await shows(element, 'You are registered.');
    expect(everyText(element)).not.to.contain(fresh);
    expect(input(element, 'identifier')).to.equal(null);
  });

  it('forgets secrets when it leaves the page, and keeps the user ID', async () => {
    const element = await atWho(backendIn('signed-out').adapter);
    await toPassword(element);
    type(element, {newPassword: fresh, confirmPassword: fresh});
    const password = input(element, 'newPassword');
    const {parentElement} = element;
    element.remove();
    // Until then it may be on its way to another place.
    await Promise.resolve();
    expect(password.value).to.equal('');
    parentElement!.append(element);
    await shows(element, 'Choose a new password');
    expect(input(element, 'identifier').value).to.equal(ada);
  });

  it('leads to the page of a backend that does it there, and believes no address about what happened', async () => {
    const {adapter} = backendIn({scenario: 'redirect', signedIn: false});
    const element = await render(adapter);
    await shows(element, 'You do this on another page and come back here.');
    const urls: string[] = [];
    element.addEventListener('account-redirect-request', (event) => {
      event.preventDefault();
      urls.push(event.url);
    });
    button(element, 'Reset your password')!.click();
    await until(() => urls.length, 'wants to leave');
    expect(urls[0]).to.contain('operation=reset.start');
    element.remove();
    const back = await render({
      ...adapter,
      resume: () => ({operation: 'reset.start', status: 'completed'}),
    });
    await shows(back, 'We couldn’t see whether your password was changed.');
  });

  it('is a link where it is done at somebody else’s page', async () => {
    const element = await render(backendIn({scenario: 'external', signedIn: false}).adapter);
    await until(() => element.shadowRoot!.querySelector('[part=external]'), 'links');
    expect(input(element, 'identifier')).to.equal(null);
  });
});
