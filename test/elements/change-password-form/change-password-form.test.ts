import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {markOf} from '../../../src/elements/shared/before.js';
import {sendKeys} from '@web/test-runner-commands';

import {createMemoryAdapter} from '../../../mocks/memory-adapter.js';
import {AccountError} from '../../../src/contract/error.js';
import type {Outcome} from '../../../src/contract/calls.js';
import type {ChangePasswordFormElement} from '../../../src/elements/change-password-form/change-password-form.js';
import {
  button,
  current,
  errorAt,
  form,
  fresh,
  input,
  passwordDouble,
  policy,
  refusal,
  shows,
  statusOf,
  submitOf,
  textOf,
  type,
  typeAll,
  until,
} from './form.js';

const submit = (element: Element) => submitOf(element).click();
const rules = (element: Element) =>
  [...element.shadowRoot!.querySelectorAll('.rules > *')].map((rule) =>
    rule.textContent.replace(/\s+/g, ' ').trim(),
  );

describe('change-password-form', () => {
  describe('the form', () => {
    it('is one real form that password managers see, with the user ID shown and in it', async () => {
      const element = await form();
      await shows(element, 'ada@contoso.example');
      const real = element.querySelector('form')!;
      const tokens = [...real.elements].map((each) => each.getAttribute('autocomplete')).filter(Boolean);
      expect(tokens).to.deep.equal(['username', 'current-password', 'new-password', 'new-password']);
      await until(
        () => element.querySelector<HTMLInputElement>('[name=username]')!.value === 'ada@contoso.example',
      );
      for (const field of real.elements) expect(field.getRootNode()).to.equal(document);
      expect(element.querySelector('[maxlength]')).to.equal(null);
      expect(textOf(element)).to.contain('You will be asked to sign in again where you are signed in');
      expect(document.activeElement).to.equal(document.body);
    });

    it('sends exactly what was typed when Enter is pressed, once', async () => {
      const adapter = passwordDouble();
      const element = await form(adapter);
      let heard = 0;
      element.parentElement!.addEventListener('submit', () => heard++);
      typeAll(element);
      input(element, 'confirmPassword').focus();
      await sendKeys({press: 'Enter'});
      await shows(element, 'Your password has been changed.');
      expect(heard, 'submits that the page hears').to.equal(0);
      expect(adapter.changes).to.deep.equal([
        {currentPassword: current, newPassword: fresh, signOutOthers: true},
      ]);
    });

    it('takes what is really typed and pasted', async () => {
      const adapter = passwordDouble();
      const element = await form(adapter);
      input(element, 'newPassword').focus();
      await sendKeys({type: 'really typed here'});
      expect(input(element, 'newPassword').value).to.equal('really typed here');
      const paste = new ClipboardEvent('paste', {bubbles: true, cancelable: true});
      expect(input(element, 'confirmPassword').dispatchEvent(paste)).to.equal(true);
    });

    it('does not ask for the current password where the backend does not, nor about sessions', async () => {
      const adapter = passwordDouble({
        policy: () => ({...policy, requiresCurrent: false, signOutOthers: 'never'}),
      });
      const element = await form(adapter);
      expect(input(element, 'currentPassword')).to.equal(null);
      expect(element.querySelector('[type=checkbox]')).to.equal(null);
      expect(textOf(element)).not.to.contain('sign in again');
      type(element, {newPassword: fresh, confirmPassword: fresh});
      submit(element);
      await shows(element, 'Your password has been changed.');
      expect(adapter.changes).to.deep.equal([{newPassword: fresh}]);
      expect(textOf(element)).not.to.contain('sign in again');
    });

    it('leaves the other sessions alone when the person says so', async () => {
      const adapter = passwordDouble();
      const element = await form(adapter);
      typeAll(element);
      element.querySelector<HTMLInputElement>('[type=checkbox]')!.click();
      const told = oneEvent(element, 'account-password-changed') as unknown as Promise<{
        signedOutOthers: boolean;
      }>;
      submit(element);
      expect((await told).signedOutOthers).to.equal(false);
      expect(adapter.changes[0]!.signOutOthers).to.equal(false);
    });

    it('works twice on a page, inside a form of the page, and inside another shadow root', async () => {
      const first = passwordDouble();
      const second = passwordDouble();
      let sent = 0;
      const outer = await fixture<HTMLFormElement>(
        html`<form
          @submit=${(event: Event) => {
            event.preventDefault();
            sent++;
          }}
        >
          <input name="outer" value="1" />
          <change-password-form .adapter=${first}></change-password-form>
          <div></div>
        </form>`,
      );
      const inner = outer.querySelector('change-password-form')!;
      const root = outer.querySelector('div')!.attachShadow({mode: 'open'});
      const shadowed = document.createElement('change-password-form');
      shadowed.adapter = second;
      root.append(shadowed);
      await until(() => submitOf(inner) && submitOf(shadowed));
      expect([...new FormData(outer).keys()]).to.deep.equal(['outer']);
      const ids = [inner, shadowed].map((each) => input(each, 'newPassword').id);
      expect(new Set(ids).size).to.equal(2);
      typeAll(inner);
      typeAll(shadowed);
      submit(inner);
      submit(shadowed);
      await shows(inner, 'Your password has been changed.');
      await shows(shadowed, 'Your password has been changed.');
      expect([first.changes.length, second.changes.length, sent]).to.deep.equal([1, 1, 0]);
    });

    it('comes back with what was typed when the page replaces its children', async () => {
      const adapter = passwordDouble();
      const element = await form(adapter);
      typeAll(element);
      await element.updateComplete;
      element.replaceChildren(document.createElement('i'));
      await until(() => submitOf(element));
      expect(input(element, 'newPassword').value).to.equal(fresh);
      expect(element.querySelectorAll('[name=newPassword]').length).to.equal(1);
      expect(element.querySelector('i')).not.to.equal(null);
      submit(element);
      await shows(element, 'Your password has been changed.');
      expect(adapter.changes.length).to.equal(1);
    });

    it('keeps its looks under hostile styles of the page', async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* {all: unset !important} input, label, button {display: none !important; opacity: 0 !important}',
      );
      const element = await form();
      document.adoptedStyleSheets.push(sheet);
      try {
        const style = getComputedStyle(input(element, 'newPassword'));
        expect([style.display, style.opacity, style.borderTopStyle]).to.deep.equal(['block', '1', 'solid']);
        expect(getComputedStyle(submitOf(element)).display).not.to.equal('none');
        expect(input(element, 'newPassword').offsetWidth).to.be.above(100);
      } finally {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
      }
    });
  });

  describe('the rules', () => {
    it('are judged while typing as far as typing can decide, and in code points', async () => {
      const element = await form();
      await until(() => rules(element).length > 0);
      expect(rules(element)).to.deep.equal([
        'At least 12 characters',
        'Doesn’t contain your name or user ID',
        'Not one of your last 5 passwords (checked when you submit)',
        'Not at full moon (checked when you submit)',
      ]);
      type(element, {newPassword: '😀😀😀😀😀😀 ada'});
      await until(() => rules(element)[0]!.startsWith('Not met yet:'));
      expect(rules(element)[1]).to.equal('Not met yet: Doesn’t contain your name or user ID');
      type(element, {newPassword: '😀😀😀😀😀😀      '});
      await until(() => rules(element)[0] === 'Met: At least 12 characters');
      expect(rules(element)[2]).to.equal('Not one of your last 5 passwords (checked when you submit)');
    });

    it('are heard with the field', async () => {
      const element = await form();
      const ids = input(element, 'newPassword').getAttribute('aria-describedby')!.split(' ');
      const about = ids.map((id) => document.getElementById(id)!.textContent).join();
      expect(about).to.contain('At least 12 characters');
    });

    it('stop what breaks them before it is sent', async () => {
      const adapter = passwordDouble();
      const element = await form(adapter);
      typeAll(element, '😀😀😀😀😀😀');
      submit(element);
      await until(() => errorAt(element, 'newPassword') === 'Use at least 12 characters.');
      expect(document.activeElement).to.equal(input(element, 'newPassword'));
      expect(adapter.changes).to.deep.equal([]);
    });
  });

  describe('revealing', () => {
    it('shows and hides what was typed, and leaves focus and caret where they are', async () => {
      const element = await form();
      typeAll(element);
      const field = input(element, 'newPassword');
      field.focus();
      field.setSelectionRange(3, 3);
      const show = button(element, 'Show: New password')!;
      expect(show.dispatchEvent(new MouseEvent('mousedown', {bubbles: true, cancelable: true}))).to.equal(
        false,
      );
      show.click();
      expect([field.type, field.selectionStart]).to.deep.equal(['text', 3]);
      await until(() => button(element, 'Hide: New password') === show);
      expect(document.activeElement).to.equal(field);
      expect(input(element, 'currentPassword').type).to.equal('password');
      show.click();
      expect(field.type).to.equal('password');
    });

    it('ends at once when the form is sent', async () => {
      const adapter = passwordDouble({change: () => new Promise<Outcome>(() => {})});
      const element = await form(adapter);
      typeAll(element);
      button(element, 'Show: New password')!.click();
      expect(input(element, 'newPassword').type).to.equal('text');
      submit(element);
      expect(input(element, 'newPassword').type).to.equal('password');
    });

    it('ends, and what was typed goes, when the element leaves the page', async () => {
      const element = await form();
      typeAll(element);
      button(element, 'Show: New password')!.click();
      const field = input(element, 'newPassword');
      const parent = element.parentElement!;
      element.remove();
      // Until then it may be on its way to another place.
      await Promise.resolve();
      expect([field.type, field.value, input(element, 'currentPassword').value]).to.deep.equal([
        'password',
        '',
        '',
      ]);
      parent.append(element);
      await element.refresh();
      await until(() => element.querySelectorAll('[name=newPassword]').length === 1);
      expect(input(element, 'newPassword').value).to.equal('');
    });

    it('says that Caps Lock is on, at the field, while it is', async () => {
      const element = await form();
      const press = (on: boolean) =>
        input(element, 'newPassword').dispatchEvent(
          new KeyboardEvent('keyup', {key: 'a', modifierCapsLock: on, bubbles: true}),
        );
      press(false);
      expect(textOf(element)).not.to.contain('Caps Lock');
      press(true);
      await shows(element, 'Caps Lock is on.');
      press(false);
      await until(() => !element.shadowRoot!.querySelector('.caps'));
    });
  });

  describe('errors', () => {
    it('stand at every field that needs something, with the focus on the first', async () => {
      const adapter = passwordDouble();
      const element = await form(adapter);
      submit(element);
      await until(() => errorAt(element, 'currentPassword') === 'Please fill this in.');
      expect(errorAt(element, 'newPassword')).to.equal('Please fill this in.');
      expect(errorAt(element, 'confirmPassword')).to.equal('Please fill this in.');
      await until(() => document.activeElement === input(element, 'currentPassword'));
      type(element, {currentPassword: current, newPassword: fresh, confirmPassword: `${fresh} `});
      submit(element);
      await until(() => errorAt(element, 'confirmPassword') === 'This isn’t the same as the new password.');
      expect(errorAt(element, 'currentPassword')).to.equal(undefined);
      expect(adapter.changes).to.deep.equal([]);
    });

    const refused: readonly (readonly [string, object, string])[] = [
      ['too-short', {params: {min: 20}}, 'Use at least 20 characters.'],
      ['too-short', {}, 'Use at least 12 characters.'],
      ['too-long', {params: {max: 1}}, 'Use at most 1 character.'],
      ['too-long', {}, 'Your organization doesn’t accept this password. Choose another one.'],
      ['common', {}, 'Many people use this password, so it is easy to guess. Choose another one.'],
      ['breached', {}, 'This password is known from a data breach. Choose another one.'],
      ['reused', {params: {count: 5}}, 'This is one of your last 5 passwords. Choose another one.'],
      ['contains-identifier', {}, 'It contains your name or user ID. Choose another one.'],
      ['moon', {message: '<b>Not</b> at full moon.'}, '<b>Not</b> at full moon.'],
      ['constructor', {}, 'Your organization doesn’t accept this password. Choose another one.'],
    ];
    for (const [code, details, text] of refused) {
      it(`says “${text}” at the new password for ${code} ${JSON.stringify(details)}, and clears nothing`, async () => {
        const element = await form(
          passwordDouble({change: () => refusal({pointer: '/newPassword', code, ...details})}),
        );
        typeAll(element);
        submit(element);
        await until(() => errorAt(element, 'newPassword') === text, String(errorAt(element, 'newPassword')));
        await until(() => document.activeElement === input(element, 'newPassword'));
        expect(input(element, 'currentPassword').value).to.equal(current);
        expect(input(element, 'newPassword').value).to.equal(fresh);
        expect(input(element, 'confirmPassword').value).to.equal(fresh);
      });
    }

    it('say how many attempts are left, and the same error twice is said twice', async () => {
      const element = await form(
        passwordDouble({
          change: () => refusal({pointer: '/currentPassword', code: 'incorrect', params: {attemptsLeft: 1}}),
        }),
      );
      const text = 'That isn’t your current password. 1 attempt left.';
      typeAll(element);
      submit(element);
      await until(
        () => errorAt(element, 'currentPassword') === text && statusOf(element).textContent === text,
      );
      const said = statusOf(element).firstElementChild;
      submit(element);
      await until(() => statusOf(element).firstElementChild !== said);
      expect(statusOf(element).textContent).to.equal(text);
    });

    it('that belong to no field stand above the button', async () => {
      const element = await form(
        passwordDouble({
          change: () => refusal({pointer: '', code: 'moon', message: 'Not at full moon, sorry.'}),
        }),
      );
      typeAll(element);
      submit(element);
      await shows(element, 'Not at full moon, sorry.');
      expect(errorAt(element, 'newPassword')).to.equal(undefined);
    });

    for (const code of ['timeout', 'network', 'malformed-response'] as const) {
      it(`never claim success or failure after ${code}, and read again`, async () => {
        const adapter = passwordDouble({change: () => Promise.reject(new AccountError(code))});
        const element = await form(adapter);
        let told = 0;
        element.addEventListener('account-password-changed', () => told++);
        typeAll(element);
        submit(element);
        await shows(element, 'we don’t know whether your password was changed');
        expect(input(element, 'newPassword').value).to.equal(fresh);
        await until(() => adapter.calls.filter((call) => call === 'policy').length === 2);
        expect(told).to.equal(0);
      });
    }

    it('lock the form for an hour at most, however long a backend says, and tell it in words', async () => {
      for (const [retryAfterSeconds, words] of [
        [315_360_000, 'Try again in 1 hour.'],
        [86_400, 'Try again in 1 hour.'],
        [600, 'Try again in 10 minutes.'],
      ] as const) {
        const element = await form(
          passwordDouble({
            change: () => Promise.reject(new AccountError('rate-limited', {retryAfterSeconds})),
          }),
        );
        typeAll(element);
        submit(element);
        await shows(element, words);
      }
    });

    it('say that it is changed where no clear answer came, and the backend has another time of the last change', async () => {
      let changedAt = '2026-01-01T00:00:00Z';
      const element = await form(
        passwordDouble({
          policy: () => ({...policy, changedAt}),
          change: () => {
            changedAt = '2026-11-30T00:00:00Z';
            return Promise.reject(new AccountError('unavailable'));
          },
        }),
      );
      typeAll(element);
      const told = oneEvent(element, 'account-password-changed');
      submit(element);
      await told;
      await shows(element, 'Your password has been changed.');
    });

    it('leave the focus in the element when the session ends with them', async () => {
      let signedIn = true;
      const element = await form(
        passwordDouble({
          subject: () => {
            if (!signedIn) throw new AccountError('unauthenticated');
            return 'ada';
          },
          change: () => Promise.reject(new AccountError('unauthenticated')),
        }),
      );
      typeAll(element);
      input(element, 'newPassword').focus();
      signedIn = false;
      submit(element);
      await shows(element, 'Sign in, then try again; nothing was changed.');
      await until(() => element.shadowRoot!.activeElement?.id === 'heading', 'the focus is on the heading');
    });

    it('count down after too many attempts, and are said at the start and the end only', async () => {
      let limited = true;
      const adapter = passwordDouble({
        change: () =>
          limited
            ? Promise.reject(new AccountError('rate-limited', {retryAfterSeconds: 3}))
            : Promise.resolve({kind: 'done'}),
      });
      const element = await form(adapter);
      typeAll(element);
      const said: string[] = [];
      new MutationObserver(() => said.push(statusOf(element).textContent)).observe(statusOf(element), {
        childList: true,
      });
      submit(element);
      await shows(element, 'Try again in 3 seconds.');
      await until(() => submitOf(element).getAttribute('aria-disabled') === 'true');
      submit(element);
      await shows(element, 'Try again in 1 second.');
      limited = false;
      await until(() => submitOf(element).getAttribute('aria-disabled') === 'false');
      await until(() => said.at(-1) === 'You can try again now.');
      expect(said).to.deep.equal(['Too many attempts. Try again in 3 seconds.', 'You can try again now.']);
      expect(adapter.changes.length).to.equal(1);
      submit(element);
      await shows(element, 'Your password has been changed.');
    });

    it('change their language with the page, and keep what was typed', async () => {
      const element = await form();
      typeAll(element, 'short');
      submit(element);
      await until(() => errorAt(element, 'newPassword') === 'Use at least 12 characters.');
      element.lang = 'fr';
      await until(() => errorAt(element, 'newPassword') === 'Au moins 12 caractères.');
      expect(input(element, 'newPassword').value).to.equal('short');
      expect(document.activeElement).to.equal(input(element, 'newPassword'));
    });
  });

  describe('afterwards', () => {
    it('says so, with the focus on it, empties the fields, tells the page and reads again', async () => {
      const adapter = passwordDouble();
      const element = await form(adapter);
      typeAll(element);
      const fields = [...element.querySelectorAll<HTMLInputElement>('input[type=password]')];
      const told = oneEvent(element, 'account-password-changed') as unknown as Promise<{
        signedOutOthers: boolean;
      }>;
      submit(element);
      expect((await told).signedOutOthers).to.equal(true);
      await shows(
        element,
        'Your password has been changed. You will be asked to sign in again where you were',
      );
      await until(() => element.shadowRoot!.activeElement?.id === 'done');
      expect(fields.map(({value}) => value)).to.deep.equal(['', '', '']);
      await until(() => adapter.calls.filter((call) => call === 'policy').length === 2);
      button(element, 'Change it again')!.click();
      await until(() => document.activeElement === input(element, 'currentPassword'));
    });

    it('sends one call for a double click', async () => {
      let settle: (() => void) | undefined;
      const adapter = passwordDouble({
        change: () => new Promise((resolve) => (settle = () => resolve({kind: 'done'}))),
      });
      const element = await form(adapter);
      typeAll(element);
      submit(element);
      submit(element);
      await until(() => settle);
      await until(() => submitOf(element).getAttribute('aria-disabled') === 'true');
      expect(submitOf(element).getAttribute('aria-busy')).to.equal('true');
      submit(element);
      settle!();
      await shows(element, 'Your password has been changed.');
      expect(adapter.changes.length).to.equal(1);
    });

    it('claims nothing that the backend has only accepted', async () => {
      const element = await form(
        passwordDouble({change: () => Promise.resolve({kind: 'pending', code: 'processing'})}),
      );
      let told = 0;
      element.addEventListener('account-password-changed', () => told++);
      typeAll(element);
      submit(element);
      await shows(element, 'Accepted. It will be done shortly.');
      expect(textOf(element)).not.to.contain('has been changed');
      expect(told).to.equal(0);
    });

    it('changes the password of the reference backend, and ends the other sessions', async () => {
      const element = await form(createMemoryAdapter());
      typeAll(element);
      submit(element);
      await shows(element, 'Your password has been changed.');
    });
  });

  describe('states', () => {
    const states = [
      ['managed-elsewhere', 'Fabrikam manages the password of this account.'],
      ['read-only', 'Contoso has closed self-service for now. Contact Contoso IT help'],
      ['no-access', 'You don’t have the permission for this.'],
      ['signed-out', 'Sign in to see this.'],
      ['offline', 'You’re offline.'],
      ['failing', 'We couldn’t load this.'],
      ['malformed', 'wasn’t one this page understands'],
    ] as const;
    for (const [scenario, text] of states) {
      it(`says why there is no form: ${scenario}`, async () => {
        const element = await fixture<ChangePasswordFormElement>(
          html`<change-password-form .adapter=${createMemoryAdapter({scenario})}></change-password-form>`,
        );
        await shows(element, text);
        expect(input(element, 'newPassword')).to.equal(null);
        expect(textOf(element)).to.contain('Change password');
      });
    }

    it('shows the refusal also where the rules cannot be read', async () => {
      const element = await fixture<ChangePasswordFormElement>(
        html`<change-password-form
          .adapter=${passwordDouble({
            policy: () => Promise.reject(new AccountError('unavailable')),
            capabilities: {
              'password.change': {support: 'external', url: 'https://id.contoso.example/password'},
            },
          })}
        ></change-password-form>`,
      );
      await shows(element, 'You can do this on another page. Continue on that page');
    });

    it('keeps the form and what was typed when a refresh fails', async () => {
      let fail = false;
      const element = await form(
        passwordDouble({policy: () => (fail ? Promise.reject(new AccountError('unavailable')) : policy)}),
      );
      typeAll(element);
      fail = true;
      await element.refresh();
      await shows(element, 'Couldn’t refresh');
      expect(input(element, 'newPassword').value).to.equal(fresh);
    });

    it('empties the secrets when the session ends, and comes back with the form', async () => {
      let signedIn = true;
      const element = await form(
        passwordDouble({
          subject: () => {
            if (!signedIn) throw new AccountError('unauthenticated');
            return 'ada';
          },
          change: () => Promise.reject(new AccountError('unauthenticated')),
        }),
      );
      typeAll(element);
      element.querySelector<HTMLInputElement>('[type=checkbox]')!.click();
      signedIn = false;
      submit(element);
      await shows(element, 'Sign in, then try again; nothing was changed.');
      for (const field of element.querySelectorAll<HTMLInputElement>('input[type=password]'))
        expect(field.value).to.equal('');
      signedIn = true;
      await element.refresh();
      await shows(element, 'User ID');
      expect(element.querySelector<HTMLInputElement>('[type=checkbox]')!.checked, 'as at first').to.equal(
        true,
      );
      expect(element.shadowRoot!.querySelector('[part=problem]')).to.equal(null);
    });

    it('is the task that other elements lead to', () => {
      expect(document.createElement('change-password-form').task).to.equal('password');
    });
  });

  describe('where another page changes it', () => {
    const redirect = {capabilities: {'password.change': {support: 'redirect'}}} as const;
    const go = {
      kind: 'redirect',
      redirect: {url: 'https://id.contoso.example/password', operation: 'password.change'},
    } as const;
    const back = async (changedAt: string | undefined, operation = 'password.change') => {
      const element = await fixture<ChangePasswordFormElement>(
        html`<change-password-form
          .adapter=${passwordDouble({
            ...redirect,
            policy: () => ({...policy, ...(changedAt && {changedAt})}),
            resume: () => ({operation, status: 'completed'}),
          })}
        ></change-password-form>`,
      );
      await until(() => button(element, 'Change password'));
      return element;
    };

    it('is one button, which leaves only when the page lets it', async () => {
      const element = await fixture<ChangePasswordFormElement>(
        html`<change-password-form
          .adapter=${passwordDouble({...redirect, change: () => Promise.resolve(go)})}
        ></change-password-form>`,
      );
      await until(() => button(element, 'Change password'));
      expect(element.querySelector('input')).to.equal(null);
      element.addEventListener('account-redirect-request', (event) => event.preventDefault());
      const asked = oneEvent(element, 'account-redirect-request') as unknown as Promise<{url: string}>;
      button(element, 'Change password')!.click();
      expect((await asked).url).to.equal('https://id.contoso.example/password');
    });

    it('is one button also where the rules cannot be read', async () => {
      const element = await fixture<ChangePasswordFormElement>(
        html`<change-password-form
          .adapter=${passwordDouble({
            policy: () => Promise.reject(new AccountError('forbidden')),
            ...redirect,
          })}
        ></change-password-form>`,
      );
      await until(() => button(element, 'Change password'));
    });

    /** As the person left, with the password changed then. */
    const leave = (changedAt = '2020-01-01T00:00:00Z') =>
      sessionStorage.setItem('account-before-password', `${markOf('ada')} ${changedAt}`);
    afterEach(() => sessionStorage.clear());

    it('claims nothing to who comes with an address that was made up', async () => {
      const element = await back(new Date().toISOString());
      await shows(element, 'We couldn’t see whether your password was changed.');
      expect(textOf(element)).not.to.contain('has been changed');
    });

    it('says that it is changed when the backend says so, and only then', async () => {
      leave();
      await shows(await back(new Date().toISOString()), 'Your password has been changed.');
      await shows(await back('2020-01-01T00:00:00Z'), 'We couldn’t see whether your password was changed.');
      await shows(await back(undefined), 'We couldn’t see whether your password was changed.');
      leave();
      const other = await back(new Date().toISOString(), 'profile.update');
      await other.updateComplete;
      expect(textOf(other)).not.to.contain('has been changed');
    });

    it('announces a sign-in elsewhere only where the backend ends the other sessions', async () => {
      const at = async (signOutOthers: 'always' | 'never') => {
        const changedAt = new Date().toISOString();
        leave();
        const element = await fixture<ChangePasswordFormElement>(
          html`<change-password-form
            .adapter=${passwordDouble({
              ...redirect,
              policy: () => ({...policy, signOutOthers, changedAt}),
              resume: () => ({operation: 'password.change', status: 'completed'}),
            })}
          ></change-password-form>`,
        );
        await shows(element, 'Your password has been changed.');
        return textOf(element);
      };
      expect(await at('always')).to.match(/Afterwards you will be asked to sign in again/);
      expect(await at('never')).not.to.contain('sign in again');
    });

    it('takes no change for new that was seen before the person left', async () => {
      const address = location.href;
      const before = new Date(Date.now() - 60_000).toISOString();
      let returnTo: string | undefined;
      const element = await fixture<ChangePasswordFormElement>(
        html`<change-password-form
          .adapter=${passwordDouble({
            ...redirect,
            policy: () => ({...policy, changedAt: before}),
            change: (_, options) => {
              ({returnTo} = options ?? {});
              return Promise.resolve(go);
            },
          })}
        ></change-password-form>`,
      );
      element.addEventListener('account-redirect-request', (event) => event.preventDefault());
      await until(() => button(element, 'Change password'));
      await until(() => element.account!.known('password'));
      button(element, 'Change password')!.click();
      await until(() => returnTo);
      try {
        history.replaceState(null, '', returnTo);
        await shows(await back(before), 'We couldn’t see whether your password was changed.');
        leave(before);
        await shows(await back(new Date().toISOString()), 'Your password has been changed.');
      } finally {
        history.replaceState(null, '', address);
      }
    });
  });
});
