import {expect, fixture, html, oneEvent} from '@open-wc/testing';

import '../../../src/elements/change-password-form/define.js';
import type {ChangePasswordFormElement} from '../../../src/elements/change-password-form/change-password-form.js';
import type {PasswordResetElement} from '../../../src/elements/password-reset/password-reset.js';
import {backendIn, button, render, shows, statusOf, textOf, until} from './page.js';

const methods = (element: Element) =>
  [...element.shadowRoot!.querySelectorAll('[part=methods] > *')].map((each) =>
    each.textContent.replace(/\s+/g, ' ').trim(),
  );

describe('password-reset, signed in', () => {
  it('says that the person is registered, with what, and how many proofs are wanted', async () => {
    const element = await render(backendIn().adapter);
    await shows(element, 'You are registered.');
    expect(textOf(element)).to.contain('Set up password reset');
    expect(textOf(element)).to.contain('asks for 2 proofs that it’s you');
    expect(methods(element)).to.deep.equal([
      'Authenticator app Set up',
      'Phone Set up',
      'E-mail address outside your organization Set up',
    ]);
    expect(textOf(element)).to.contain('You last said on').and.to.contain('Please check them again by');
    expect(document.activeElement).to.equal(document.body);
  });

  it('says what is missing to who is not registered, where that is set up, and whom to ask', async () => {
    const element = await render(backendIn('reset-unregistered').adapter);
    await shows(element, 'You aren’t registered yet');
    expect(textOf(element)).to.contain('One more of these is needed.');
    expect(methods(element)).to.deep.equal([
      'Authenticator app Set up',
      'Phone Not set up',
      'E-mail address outside your organization Not set up',
    ]);
    expect(button(element, 'These are still right')).to.equal(undefined);
    expect(textOf(element)).to.contain('under “Additional security verification”');
    expect(element.shadowRoot!.querySelector('[part=contact]')?.textContent).to.equal(
      'Contact your administrator',
    );
  });

  it('leads to the verification methods where the page has them', async () => {
    // Any element of that task will do.
    class Other extends (customElements.get('change-password-form') as typeof ChangePasswordFormElement) {
      override readonly task = 'verification' as 'password';
    }
    customElements.define('other-verification', Other);
    const {adapter} = backendIn('reset-unregistered');
    const box = await fixture(
      html`<div>
        <password-reset .adapter=${adapter}></password-reset>
        <other-verification .adapter=${adapter}></other-verification>
      </div>`,
    );
    const element = box.querySelector('password-reset') as PasswordResetElement;
    const name = 'Add, update, or remove verification methods';
    await until(() => button(element, name), 'offers it');
    expect(textOf(element)).not.to.contain('under “Additional');
    const asked = oneEvent(element, 'account-task-request') as unknown as Promise<{task: string}>;
    button(element, name)!.click();
    expect((await asked).task).to.equal('verification');
  });

  it('notes that what is set up is still right, says until when, and ends the task', async () => {
    const {backend, adapter} = backendIn();
    const element = await render(adapter);
    await until(() => button(element, 'These are still right'), 'asks');
    const before = backend.state.reset.confirmedAt;
    const confirmed = oneEvent(element, 'account-reset-confirmed');
    const ended = oneEvent(element, 'account-task-ended') as unknown as Promise<{message: string}>;
    button(element, 'These are still right')!.click();
    await confirmed;
    expect((await ended).message).to.contain('It is noted that these are still right');
    expect(backend.state.reset.confirmedAt > before).to.equal(true);
    await until(() => statusOf(element).includes('you will be asked again by'), 'says it aloud');
    await shows(element, 'you will be asked again by');
  });

  it('claims nothing where no clear answer came, and reads again', async () => {
    const {backend, adapter} = backendIn();
    const element = await render(adapter);
    await until(() => button(element, 'These are still right'), 'asks');
    backend.faults.add('reset.confirm', {code: 'timeout'}, 1);
    let confirmed = 0;
    element.addEventListener('account-reset-confirmed', () => confirmed++);
    button(element, 'These are still right')!.click();
    await shows(element, 'No clear answer came.');
    expect(confirmed).to.equal(0);
    button(element, 'These are still right')!.click();
    await until(() => confirmed, 'confirms');
    expect(textOf(element)).not.to.contain('No clear answer came.');
  });

  it('asks who is there where the backend wants to know, and goes elsewhere where it is done there', async () => {
    const element = await render(backendIn('step-up').adapter);
    await until(() => button(element, 'These are still right'), 'asks');
    button(element, 'These are still right')!.click();
    await until(() => element.shadowRoot!.querySelector('dialog'), 'wants a proof');
    element.remove();

    const other = await render(backendIn('redirect').adapter);
    await until(() => button(other, 'These are still right'), 'asks');
    const asked = oneEvent(other, 'account-redirect-request') as unknown as Promise<Event & {url: string}>;
    other.addEventListener('account-redirect-request', (event) => event.preventDefault());
    button(other, 'These are still right')!.click();
    expect((await asked).url).to.contain('operation=reset.confirm');
  });

  it('gives the organization’s reason in place of the button where it may not be confirmed', async () => {
    const element = await render(backendIn('read-only').adapter);
    await shows(element, 'Contoso has closed self-service for now.');
    expect(button(element, 'These are still right')).to.equal(undefined);
  });
});
