import {fixture, html} from '@open-wc/testing';

import '../../../src/elements/password-reset/define.js';
import {MockBackend, type MockBackendOptions} from '../../../mocks/backend.js';
import {createMemoryAdapter} from '../../../mocks/memory-adapter.js';
import type {AccountAdapter} from '../../../src/contract/adapter.js';
import type {PasswordResetElement} from '../../../src/elements/password-reset/password-reset.js';
import {button, until} from '../../support/reading.js';

export {button, until};

export const ada = 'ada@contoso.example';
export const fresh = 'nine lighthouses hum quietly';

export const textOf = (element: Element) =>
  (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

export const shows = (element: Element, text: string) =>
  until(() => textOf(element).includes(text), `shows “${text}”`);

export type Name = 'identifier' | 'code' | 'newPassword' | 'confirmPassword';

export const input = (element: Element, name: Name) =>
  element.querySelector<HTMLInputElement>(`input[name=${name}]`)!;

export function type(element: Element, values: Partial<Record<Name, string>>) {
  for (const [name, value] of Object.entries(values)) {
    const field = input(element, name as Name);
    field.value = value;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  }
}

/** What is said at the field, and tied to it. */
export const errorAt = (element: Element, name: Name) =>
  element.querySelector(`p[id="${input(element, name).id}-error"]`)?.textContent;

export const statusOf = (element: Element) => element.shadowRoot!.querySelector('[role=status]')!.textContent;
export const stepOf = (element: Element) => element.shadowRoot!.querySelector('#step')?.textContent;
export const focused = (element: Element) => element.shadowRoot!.activeElement;

export function backendIn(options: MockBackendOptions | string = {}) {
  const backend = new MockBackend(typeof options === 'string' ? {scenario: options} : options);
  return {backend, adapter: createMemoryAdapter({backend})};
}

export const render = (adapter: AccountAdapter) =>
  fixture<PasswordResetElement>(html`<password-reset .adapter=${adapter}></password-reset>`);

/** The way back in, where its first step is. */
export async function atWho(adapter: AccountAdapter): Promise<PasswordResetElement> {
  const element = await render(adapter);
  await until(() => input(element, 'identifier') && stepOf(element), 'asks who');
  return element;
}

export const submit = (element: Element, what: 'identifier' | 'code' | 'password') =>
  element
    .querySelector<HTMLButtonElement>(`[slot=${what === 'password' ? 'submit' : `${what}-submit`}]`)!
    .click();

export async function toChoose(element: PasswordResetElement, identifier = ada) {
  type(element, {identifier});
  submit(element, 'identifier');
  await shows(element, 'Proof 1 of 2');
}

export const choices = (element: Element) => [
  ...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('[part=choices] button'),
];

export async function choose(element: Element, text: string) {
  choices(element)
    .find((each) => each.textContent.includes(text))!
    .click();
  await shows(element, 'Type the code');
  await until(() => input(element, 'code'), 'has a field for the code');
}

export async function prove(element: Element, text: string, code = '123456') {
  await choose(element, text);
  type(element, {code});
  submit(element, 'code');
}

/** Both proofs, by e-mail and by text. */
export async function toPassword(element: PasswordResetElement, identifier = ada) {
  await toChoose(element, identifier);
  await prove(element, 'e-mail');
  await shows(element, 'Proof 2 of 2');
  await prove(element, 'Text a code');
  await shows(element, 'Choose a new password');
  await until(() => input(element, 'newPassword'), 'has a field for the password');
}
