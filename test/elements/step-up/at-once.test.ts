import {expect, fixture, html} from '@open-wc/testing';

import {AccountError} from '../../../src/contract/error.js';
import type {Outcome, StepUpChallenge} from '../../../src/contract/calls.js';
import type {ChangePasswordFormElement} from '../../../src/elements/change-password-form/change-password-form.js';
import {
  button,
  current,
  form,
  passwordDouble,
  type PasswordDouble,
  type PasswordDoubleOptions,
  shows,
  submitOf,
  textOf,
  typeAll,
  until,
} from '../change-password-form/form.js';

const dialogOf = (element: Element) => element.shadowRoot!.querySelector('dialog');
const proofIn = (element: Element) =>
  element.querySelector<HTMLInputElement>('[slot=step-up][name=step-up]')!;
const proceed = (element: Element, proof = current) => {
  proofIn(element).value = proof;
  element.querySelector<HTMLButtonElement>('[slot=step-up-submit]')!.click();
};
const saidIn = (element: Element) => dialogOf(element)!.querySelector('[role=status]')!;

/** A backend that wants a proof before the first change of each new password. */
function guarded(
  options: PasswordDoubleOptions = {},
  challenge: (newPassword: string) => StepUpChallenge = () => ({inPage: ['password']}),
): PasswordDouble & {readonly proofs: number} {
  const refused = new Set<string>();
  let proofs = 0;
  const adapter = passwordDouble({
    change: ({newPassword}) => {
      if (refused.has(newPassword)) return Promise.resolve({kind: 'done'});
      refused.add(newPassword);
      return Promise.reject(new AccountError('step-up-required', {challenge: challenge(newPassword)}));
    },
    stepUp: () => {
      proofs++;
      return Promise.resolve({kind: 'done'});
    },
    ...options,
  });
  return Object.defineProperty(adapter, 'proofs', {get: () => proofs}) as never;
}

/** Two forms of one account, both sent, the first with its dialog open. */
async function twoAsking(adapter = guarded()) {
  const pair = await fixture(
    html`<div>
      <change-password-form .adapter=${adapter}></change-password-form>
      <change-password-form .adapter=${adapter}></change-password-form>
    </div>`,
  );
  const [first, second] = [...pair.querySelectorAll('change-password-form')] as [
    ChangePasswordFormElement,
    ChangePasswordFormElement,
  ];
  await until(() => submitOf(first) && submitOf(second));
  typeAll(first, 'one long enough password');
  typeAll(second, 'another long enough password');
  submitOf(first).click();
  await until(() => dialogOf(first)?.open && proofIn(first));
  let asks = false;
  const stepUp = second.stepUp.bind(second);
  second.stepUp = (challenge) => {
    asks = true;
    return stepUp(challenge);
  };
  submitOf(second).click();
  await until(() => asks);
  // The dialog's module is here already: when this has come, so has what the element waits for.
  await import('../../../src/elements/shared/step-up/step-up-dialog.js');
  return {first, second, adapter};
}

describe('the step-up dialog, with more than one thing going on,', () => {
  it('asks once for two elements that want the same proof, and lets both go on', async () => {
    const {first, second, adapter} = await twoAsking();
    expect(dialogOf(second)).to.equal(null);
    proceed(first);
    await shows(first, 'Your password has been changed.');
    await shows(second, 'Your password has been changed.');
    expect([adapter.proofs, adapter.changes.length]).to.deep.equal([1, 4]);
  });

  it('is given up for both', async () => {
    const {first, second, adapter} = await twoAsking();
    button(first, 'Cancel')!.click();
    await until(() => submitOf(second).getAttribute('aria-disabled') === 'false');
    expect([dialogOf(first), dialogOf(second), adapter.changes.length]).to.deep.equal([null, null, 2]);
  });

  it('moves to the other element when the one that asked has left', async () => {
    const {first, second, adapter} = await twoAsking();
    first.remove();
    await until(() => dialogOf(second)?.open && proofIn(second));
    proceed(second);
    await shows(second, 'Your password has been changed.');
    expect([adapter.proofs, adapter.changes.length]).to.deep.equal([1, 3]);
  });

  it('asks once, though an authenticator would have something else to sign for each', async () => {
    const {first, second, adapter} = await twoAsking(
      guarded({}, (password) => ({
        inPage: ['password', 'passkey'],
        publicKey: {challenge: password.startsWith('one') ? 'AAAA' : 'BBBB'},
      })),
    );
    proceed(first);
    await shows(first, 'Your password has been changed.');
    await shows(second, 'Your password has been changed.');
    expect(adapter.proofs).to.equal(1);
  });

  it('asks again where another proof is wanted', async () => {
    const {first, second, adapter} = await twoAsking(
      guarded({}, (password) => ({inPage: [password.startsWith('one') ? 'password' : 'code']})),
    );
    proceed(first);
    await until(() => dialogOf(second)?.open && proofIn(second));
    expect(proofIn(second).getAttribute('autocomplete')).to.equal('one-time-code');
    proceed(second, '123 456');
    await shows(second, 'Your password has been changed.');
    expect(adapter.proofs).to.equal(2);
  });

  it('gives its answer up with the dialog, and nothing comes back with a late one', async () => {
    let answer: ((outcome: Outcome) => void) | undefined;
    let signal: AbortSignal | undefined;
    const adapter = guarded({
      stepUp: (_, __, options) => {
        signal = options?.signal;
        return new Promise((resolve) => (answer = resolve));
      },
    });
    const element = await form(adapter);
    typeAll(element);
    submitOf(element).click();
    await until(() => dialogOf(element)?.open && proofIn(element));
    proceed(element);
    await until(() => answer);
    button(element, 'Cancel')!.click();
    expect(signal!.aborted).to.equal(true);
    answer!({kind: 'done'});
    await until(() => submitOf(element).getAttribute('aria-disabled') === 'false');
    await element.updateComplete;
    expect([dialogOf(element), proofIn(element), adapter.changes.length]).to.deep.equal([null, null, 1]);
  });

  it('says the same trouble twice, where a modal dialog lets it be heard', async () => {
    const element = await form(
      guarded({
        stepUp: () =>
          Promise.reject(
            new AccountError('validation', {fields: [{pointer: '/password', code: 'incorrect'}]}),
          ),
      }),
    );
    let told = 0;
    element.addEventListener('account-error', () => told++);
    typeAll(element);
    submitOf(element).click();
    await until(() => dialogOf(element)?.open && proofIn(element));
    expect(saidIn(element).textContent).to.equal('');
    proceed(element, 'wrong');
    await until(() => saidIn(element).textContent === 'That isn’t your password.');
    const before = saidIn(element).firstElementChild;
    proceed(element, 'wrong again');
    await until(() => saidIn(element).firstElementChild !== before);
    expect(saidIn(element).textContent).to.equal('That isn’t your password.');
    expect(told).to.equal(2);
  });

  it('goes when the session has ended meanwhile', async () => {
    let signedIn = true;
    const element = await form(
      guarded({
        subject: () => (signedIn ? 'ada' : undefined),
        stepUp: () => Promise.reject(new AccountError('unauthenticated')),
      }),
    );
    typeAll(element);
    submitOf(element).click();
    await until(() => dialogOf(element)?.open && proofIn(element));
    signedIn = false;
    proceed(element);
    await shows(element, 'You’ve been signed out');
    expect([dialogOf(element), proofIn(element)]).to.deep.equal([null, null]);
    expect(textOf(element)).not.to.contain('Confirm it’s you');
  });
});
