import {expect, oneEvent} from '@open-wc/testing';

import {person} from '../../../mocks/person.js';
import type {
  MethodRemovedEvent,
  VerificationSavedEvent,
} from '../../../src/elements/security-verification/security-verification.events.js';
import type {TaskEndedEvent} from '../../../src/elements/shared/account.events.js';
import {unmountAll} from '../../support/every-element.js';
import {until} from '../../support/reading.js';
import {
  announced,
  asksToStay,
  fill,
  idsOf,
  methodsOf,
  named,
  press,
  rig,
  shadow,
  shows,
  textOf,
} from './verification.js';

const save = (element: Element) => press(element, 'Save');
const radios = (element: Element) => [
  ...shadow(element).querySelectorAll<HTMLInputElement>('input[name=default]'),
];
const radio = (element: Element, label: string) =>
  radios(element).find(({id}) =>
    shadow(element).querySelector(`label[for="${id}"]`)!.textContent.replace(/\s+/g, ' ').includes(label),
  )!;
/** What can be changed is loaded a moment later than what is seen. */
async function choose(element: Element, label: string) {
  await until(() => radio(element, label), `“${label}” can be chosen`);
  radio(element, label).click();
}
const old = 'Mail on the old tablet';

describe('security-verification, until it is saved', () => {
  afterEach(unmountAll);

  it('applies names, the default and removals with Save, and nothing before it', async () => {
    const {element, backend} = await rig();
    const before = JSON.stringify(backend.state.verification);
    await choose(element, 'Call my authentication phone');
    await press(element, 'Rename Ada’s phone');
    await until(
      () => shadow(element).querySelector('[data-method=authenticator] input'),
      'the name is a field',
    );
    fill(element, '[data-method=authenticator] input', 'Work phone');
    await press(element, `Remove ${old}`);
    await shows(element, '3 changes aren’t saved yet.');
    expect(JSON.stringify(backend.state.verification)).to.equal(before);
    const told = oneEvent<VerificationSavedEvent>(element, 'account-verification-saved');
    await save(element);
    const {changed, partial} = await told;
    expect(changed).to.deep.equal(['name', 'default', 'removal']);
    expect(partial).to.equal(false);
    expect(idsOf(backend)).not.to.include('old-mail');
    expect(methodsOf(backend).find(({id}) => id === 'authenticator')?.label).to.equal('Work phone');
    expect(backend.state.verification.preferred).to.deep.equal({id: 'mobile', way: 'call'});
    await shows(element, 'Ada’s phone is now called Work phone.');
    await until(() => shadow(element).activeElement?.id === 'results', 'the focus is on what happened');
    expect(radio(element, 'Call my authentication phone').checked).to.equal(true);
    expect(textOf(element)).not.to.contain('saved yet');
  });

  it('saves by Enter in a name that name alone: what else is staged stays staged, and the task open', async () => {
    const {element, backend} = await rig();
    let ended = false;
    element.addEventListener('account-task-ended', () => (ended = true));
    await press(element, `Remove ${old}`);
    await press(element, 'Rename Ada’s phone');
    const selector = '[data-method=authenticator] input';
    await until(() => shadow(element).querySelector(selector), 'the name is a field');
    fill(element, selector, 'Work phone');
    const enter = (init: KeyboardEventInit = {}) =>
      shadow(element)
        .querySelector(selector)!
        .dispatchEvent(
          new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true, ...init}),
        );
    // Of an input method, which takes it for a word.
    expect(enter({isComposing: true})).to.equal(true);
    const told = oneEvent<VerificationSavedEvent>(element, 'account-verification-saved');
    expect(enter(), 'the form goes nowhere').to.equal(false);
    expect((await told).changed).to.deep.equal(['name']);
    await shows(element, 'Ada’s phone is now called Work phone.');
    expect(idsOf(backend)).to.include('old-mail');
    await shows(element, '1 change isn’t saved yet.');
    expect(ended).to.equal(false);
  });

  it('shows what will be removed, and takes it back', async () => {
    const {element, backend} = await rig();
    await press(element, `Remove ${old}`);
    await until(() => named(element, `Undo: ${old}`), 'it can be undone');
    await until(() => shadow(element).activeElement === named(element, `Undo: ${old}`), 'the focus is on it');
    await shows(element, 'Will be removed when you save');
    await press(element, `Undo: ${old}`);
    await until(
      () =>
        named(element, `Remove ${old}`) && shadow(element).activeElement === named(element, `Remove ${old}`),
      'the focus is back',
    );
    await save(element);
    await until(() => announced(element).includes('There is nothing to save.'), 'it says so');
    expect(idsOf(backend)).to.include('old-mail');
  });

  it('says item by item what was done and what was not, and keeps the rest for another save', async () => {
    const {element, backend} = await rig('partial-failure');
    await press(element, `Remove ${old}`);
    await press(element, 'Remove Alternate authentication phone +44 •••• ••56');
    const told = oneEvent<VerificationSavedEvent>(element, 'account-verification-saved');
    const removed = oneEvent<MethodRemovedEvent>(element, 'account-method-removed');
    await save(element);
    expect((await told).partial).to.equal(true);
    expect((await removed).methodId).to.equal('old-mail');
    await shows(element, 'Not everything could be saved.');
    await shows(element, `${old} was removed.`);
    await shows(
      element,
      'Alternate authentication phone +44 •••• ••56 was not removed. No clear answer came',
    );
    await until(() => shadow(element).activeElement?.id === 'results', 'the focus is on what happened');
    expect(idsOf(backend)).to.include('alternate').and.not.include('old-mail');
    expect(named(element, 'Undo: Alternate authentication phone +44 •••• ••56')).not.to.equal(undefined);
    await shows(element, '1 change isn’t saved yet.');
  });

  it('goes on with the rest after a step-up in the middle', async () => {
    const {element, backend} = await rig('step-up');
    await press(element, `Remove ${old}`);
    await press(element, 'Remove E-mail a•••@lovelace.example');
    await save(element);
    await until(
      () => element.querySelector('input[autocomplete="current-password"]'),
      'it is asked who is there',
    );
    element.querySelector<HTMLInputElement>('input[autocomplete="current-password"]')!.value =
      person.password;
    await press(element, 'Continue');
    await shows(element, 'Saved.');
    expect(idsOf(backend)).not.to.include.members(['old-mail', 'email']);
  });

  it('keeps everything staged where the person does not confirm', async () => {
    const {element, backend} = await rig('step-up');
    await press(element, `Remove ${old}`);
    await save(element);
    await until(
      () => element.querySelector('input[autocomplete="current-password"]'),
      'it is asked who is there',
    );
    await press(element, 'Cancel');
    await shows(element, 'You didn’t confirm that it’s you.');
    expect(idsOf(backend)).to.include('old-mail');
    await shows(element, '1 change isn’t saved yet.');
  });

  it('does not let the last demanded method go, also where others are about to', async () => {
    const one = await rig('last-method');
    expect(named(one.element, 'Remove Ada’s phone')).to.equal(undefined);
    expect(textOf(one.element)).to.contain('It’s the last method that proves it’s you');
    unmountAll();
    const {element} = await rig();
    expect(textOf(element)).not.to.contain('It’s the last method');
    unmountAll();
    const {element: two, backend} = await rig('two-step-required');
    await shows(two, '1 method is still missing');
    expect(named(two, 'Remove Authentication phone +44 •••• ••23')).to.equal(undefined);
    expect(idsOf(backend)).to.have.length(2);
  });

  it('says to which method the default moves, as the backend has confirmed it', async () => {
    const {element} = await rig();
    await press(element, 'Remove Ada’s phone');
    await shows(element, 'your organization’s next option takes its place');
    await save(element);
    await shows(element, 'Authentication phone +44 •••• ••23 is your default from now on.');
    expect(radio(element, 'Text code to my authentication phone').checked).to.equal(true);
  });

  it('shows an option that the organization forbids, disabled, with the reason', async () => {
    const {element} = await rig();
    await until(() => radio(element, 'Notify me through app'), 'the options are there');
    expect(radio(element, 'Notify me through app').disabled).to.equal(true);
    expect(textOf(element)).to.contain('Contoso uses the codes of authenticator apps instead.');
    expect(radio(element, 'Text code to my authentication phone').disabled).to.equal(false);
  });

  it('keeps what is staged when the language changes, and asks before the page is left', async () => {
    const {element} = await rig();
    expect(asksToStay()).to.equal(false);
    await press(element, `Remove ${old}`);
    await press(element, 'Rename Ada’s phone');
    await until(
      () => shadow(element).querySelector('[data-method=authenticator] input'),
      'the name is a field',
    );
    fill(element, '[data-method=authenticator] input', 'Work');
    await element.updateComplete;
    expect(asksToStay()).to.equal(true);
    element.lang = 'fr';
    await shows(element, 'Sera supprimée quand vous enregistrerez');
    const field = shadow(element).querySelector<HTMLInputElement>('[data-method=authenticator] input')!;
    expect(field.value).to.equal('Work');
    await press(element, 'Annuler toutes les modifications');
    await until(() => !asksToStay(), 'nothing is asked any more');
    await press(element, `Supprimer\u00a0: ${old}`);
    await element.updateComplete;
    element.remove();
    // Until then it may be on its way to another place.
    await Promise.resolve();
    expect(asksToStay()).to.equal(false);
  });

  it('leads to the page where a method is removed, and asks nobody whether to leave', async () => {
    const {element} = await rig('redirect');
    await press(element, `Remove ${old}`);
    await element.updateComplete;
    expect(asksToStay()).to.equal(true);
    let asked: boolean | undefined;
    element.addEventListener('account-redirect-request', (event) => {
      event.preventDefault();
      asked = asksToStay();
    });
    const leaving = oneEvent<Event & {operation: string}>(element, 'account-redirect-request');
    await save(element);
    expect((await leaving).operation).to.equal('verification.remove');
    expect(asked).to.equal(false);
  });

  it('ends its task once everything is saved, after the offer to sign out elsewhere', async () => {
    const {element, backend} = await rig();
    await choose(element, 'Call my office phone');
    const ended = oneEvent<TaskEndedEvent>(element, 'account-task-ended');
    await save(element);
    expect((await ended).message).to.contain('Office phone +44 20 7946 0018 is your default now.');
    let over = false;
    element.addEventListener('account-task-ended', () => (over = true));
    await press(element, `Remove ${old}`);
    await save(element);
    await shows(element, 'Sign out your other sessions');
    expect(over).to.equal(false);
    expect(backend.state.sessions.length).to.be.greaterThan(1);
    await press(element, 'Sign out other sessions');
    await until(() => over, 'the task is over');
    expect(backend.state.sessions).to.have.length(1);
  });

  it('takes what is gone already for removed, and says what the backend shows after an unclear answer', async () => {
    const {element, backend} = await rig();
    await press(element, `Remove ${old}`);
    await backend.as('seeded-laptop').verification.remove('old-mail');
    await save(element);
    await shows(element, `${old} was removed.`);
    backend.faults.add('verification.remove', {code: 'timeout'});
    await press(element, 'Remove E-mail a•••@lovelace.example');
    await save(element);
    await shows(element, 'E-mail a•••@lovelace.example was not removed.');
    expect(idsOf(backend)).to.include('email');
  });
});
