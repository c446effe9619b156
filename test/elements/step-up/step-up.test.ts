import {expect, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';

import {MockBackend} from '../../../mocks/backend.js';
import {createMemoryAdapter} from '../../../mocks/memory-adapter.js';
import {codeFor} from '../../../mocks/totp.js';
import {AccountError} from '../../../src/contract/error.js';
import type {StepUpProof} from '../../../src/contract/calls.js';
import {
  button,
  current,
  form,
  fresh,
  input,
  passwordDouble,
  shows,
  submitOf,
  typeAll,
  until,
} from '../change-password-form/form.js';

const dialogOf = (element: Element) => element.shadowRoot!.querySelector('dialog');
const proofIn = (element: Element) =>
  element.querySelector<HTMLInputElement>('[slot=step-up][name=step-up]')!;
const errorIn = (element: Element) => element.querySelector('[slot=step-up-error]')?.textContent;
const proceed = (element: Element) =>
  element.querySelector<HTMLButtonElement>('[slot=step-up-submit]')!.click();

/** A form whose submit has just been answered with the question who is there. */
async function asked(backend = new MockBackend({scenario: 'step-up'})) {
  const element = await form(createMemoryAdapter({backend}));
  typeAll(element);
  submitOf(element).focus();
  submitOf(element).click();
  await until(() => dialogOf(element)?.open && proofIn(element), 'the dialog is open');
  return {element, backend};
}

describe('the step-up dialog', () => {
  it('takes the password with Enter, and makes the call exactly once more', async () => {
    const proofs: (StepUpProof | undefined)[] = [];
    const adapter = passwordDouble({
      change: () =>
        proofs.length === 0
          ? Promise.reject(new AccountError('step-up-required', {challenge: {inPage: ['password']}}))
          : Promise.resolve({kind: 'done'}),
      stepUp: (_, proof) => {
        proofs.push(proof);
        return Promise.resolve({kind: 'done'});
      },
    });
    const element = await form(adapter);
    typeAll(element);
    submitOf(element).click();
    await until(() => dialogOf(element)?.open && document.activeElement === proofIn(element));
    expect(proofIn(element).getAttribute('autocomplete')).to.equal('current-password');
    expect(input(element, 'newPassword').value).to.equal(fresh);
    await sendKeys({type: current});
    await sendKeys({press: 'Enter'});
    await shows(element, 'Your password has been changed.');
    expect(proofs).to.deep.equal([{password: current}]);
    expect(adapter.changes).to.deep.equal([
      {currentPassword: current, newPassword: fresh, signOutOthers: true},
      {currentPassword: current, newPassword: fresh, signOutOthers: true},
    ]);
    expect([dialogOf(element), proofIn(element)]).to.deep.equal([null, null]);
  });

  it('is given up where the element is hidden, or is by the time that it is asked, so that the page can be used', async () => {
    let asked = 0;
    const change = () => {
      asked += 1;
      return Promise.reject(new AccountError('step-up-required', {challenge: {inPage: ['password']}}));
    };
    const element = await form(passwordDouble({change}));
    const isIdle = () => submitOf(element).getAttribute('aria-disabled') === 'false';
    typeAll(element);
    submitOf(element).click();
    await until(() => dialogOf(element)?.matches(':modal'), 'the dialog is open');
    element.hidden = true;
    await until(() => !dialogOf(element) && isIdle(), 'the dialog has gone');
    expect(proofIn(element)).to.equal(null);
    submitOf(element).click();
    await until(() => asked === 2 && isIdle(), 'it was asked for nothing');
    expect(dialogOf(element)).to.equal(null);
    element.hidden = false;
    submitOf(element).click();
    await until(() => dialogOf(element)?.matches(':modal'), 'it asks again');
  });

  it('takes a code as people paste it, after a switch', async () => {
    const {element, backend} = await asked();
    button(element, 'Use a code instead')!.click();
    await until(() => proofIn(element).getAttribute('autocomplete') === 'one-time-code');
    expect(document.activeElement).to.equal(proofIn(element));
    expect([proofIn(element).type, proofIn(element).inputMode]).to.deep.equal(['text', 'numeric']);
    const code = codeFor('JBSWY3DPEHPK3PXP', backend.now());
    const wide = [...code.slice(0, 3)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
    proofIn(element).value = ` ${wide}-${code.slice(3)} `;
    proceed(element);
    await shows(element, 'Your password has been changed.');
  });

  it('keeps nothing of a password when the way is switched', async () => {
    const {element} = await asked();
    proofIn(element).value = 'half a passw';
    button(element, 'Use a code instead')!.click();
    await until(() => proofIn(element).getAttribute('autocomplete') === 'one-time-code');
    expect(proofIn(element).value).to.equal('');
    button(element, 'Use your password instead')!.click();
    await until(() => proofIn(element).type === 'password');
    expect(proofIn(element).value).to.equal('');
  });

  it('says that a proof is wrong, and how many attempts are left, and asks again', async () => {
    const {element} = await asked();
    proceed(element);
    await until(() => errorIn(element) === 'Please fill this in.');
    proofIn(element).value = 'wrong';
    proceed(element);
    await until(() => errorIn(element) === 'That isn’t your password. 9 attempts left.');
    expect(document.activeElement).to.equal(proofIn(element));
    expect(proofIn(element).getAttribute('aria-invalid')).to.equal('true');
    expect(proofIn(element).getAttribute('aria-describedby')).to.equal(`${proofIn(element).id}-error`);
    proofIn(element).value = current;
    proceed(element);
    await shows(element, 'Your password has been changed.');
  });

  it('goes where nobody is signed in any more, and the element says that nothing was changed', async () => {
    const {element, backend} = await asked();
    backend.state.cookie = undefined;
    proofIn(element).value = current;
    proceed(element);
    await shows(element, 'You’ve been signed out. Sign in, then try again; nothing was changed.');
    expect([dialogOf(element), proofIn(element)]).to.deep.equal([null, null]);
    expect(element.querySelectorAll('input').length, 'secrets left').to.equal(0);
  });

  it('goes with Escape: nothing is sent, what was typed stays, the focus returns', async () => {
    const {element} = await asked();
    await sendKeys({press: 'Escape'});
    await until(() => !dialogOf(element));
    expect(proofIn(element)).to.equal(null);
    expect(document.activeElement).to.equal(submitOf(element));
    expect(input(element, 'newPassword').value).to.equal(fresh);
    await until(() => submitOf(element).getAttribute('aria-disabled') === 'false');
  });

  it('leads to another page where nothing can be checked here, if the page lets it', async () => {
    const adapter = passwordDouble({
      change: () => Promise.reject(new AccountError('step-up-required', {challenge: {maxAgeSeconds: 300}})),
      stepUp: () =>
        Promise.resolve({
          kind: 'redirect',
          redirect: {url: 'https://id.contoso.example/step-up', operation: 'step-up'},
        }),
    });
    const element = await form(adapter);
    element.addEventListener('account-redirect-request', (event) => event.preventDefault());
    typeAll(element);
    submitOf(element).click();
    await until(() => dialogOf(element)?.open);
    const left = oneEvent(element, 'account-redirect-request') as unknown as Promise<{operation: string}>;
    button(element, 'Sign in again')!.click();
    expect((await left).operation).to.equal('step-up');
    await until(() => !dialogOf(element));
    expect(adapter.changes.length).to.equal(1);
  });

  it('leaves nothing behind when the element goes while it is open', async () => {
    const adapter = passwordDouble({
      change: () => Promise.reject(new AccountError('step-up-required', {challenge: {inPage: ['password']}})),
    });
    const element = await form(adapter);
    typeAll(element);
    submitOf(element).click();
    await until(() => dialogOf(element)?.open && proofIn(element));
    const proof = proofIn(element);
    proof.value = current;
    element.remove();
    await until(() => !dialogOf(element));
    expect([proof.value, proofIn(element)]).to.deep.equal(['', null]);
    expect(adapter.changes.length).to.equal(1);
  });

  it('does not send a form of the page around the element', async () => {
    let sent = 0;
    const outer = document.createElement('form');
    outer.addEventListener('submit', (event) => {
      event.preventDefault();
      sent++;
    });
    document.body.append(outer);
    try {
      const element = document.createElement('change-password-form');
      element.adapter = createMemoryAdapter({scenario: 'step-up'});
      outer.append(element);
      await until(() => submitOf(element));
      typeAll(element);
      submitOf(element).click();
      await until(() => dialogOf(element)?.open && proofIn(element));
      proofIn(element).value = current;
      proceed(element);
      await shows(element, 'Your password has been changed.');
      expect(sent).to.equal(0);
    } finally {
      outer.remove();
    }
  });
});
