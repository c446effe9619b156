import {type MockBackend} from '../../../mocks/backend.js';
import type {MockBackendOptions} from '../../../mocks/backend.js';
import type {SecurityVerificationElement} from '../../../src/elements/security-verification/security-verification.js';
import '../../../src/elements/security-verification/define.js';
import {backendIn, buttonsOf, mount, settled} from '../../support/every-element.js';
import {until} from '../../support/reading.js';

export interface Rig {
  readonly element: SecurityVerificationElement;
  readonly backend: MockBackend;
}

/** The element in front of the reference backend. */
export async function rig(options: MockBackendOptions | string = {}): Promise<Rig> {
  const {backend, adapter} = backendIn(options);
  const element = mount('security-verification', adapter) as unknown as SecurityVerificationElement;
  await settled(element);
  return {element, backend};
}

export const shadow = (element: Element) => element.shadowRoot!;
export const textOf = (element: Element) => shadow(element).textContent.replace(/\s+/g, ' ').trim();
export const methodsOf = (backend: MockBackend) =>
  backend.state.verification.methods.map(({method}) => method);
export const idsOf = (backend: MockBackend) => methodsOf(backend).map(({id}) => id);

/** A button by its accessible name, the one shown last. */
export const named = (element: Element, name: string) =>
  buttonsOf(element)
    .filter((each) => (each.getAttribute('aria-label') ?? each.textContent.trim()) === name)
    .at(-1);

export async function press(element: Element, name: string): Promise<void> {
  await until(() => named(element, name), `the button “${name}” is there`);
  const button = named(element, name)!;
  button.focus();
  button.click();
}

export const shows = (element: Element, text: string) =>
  until(() => textOf(element).includes(text), `shows “${text}”`);

export const dialog = (element: Element) => shadow(element).querySelector<HTMLDialogElement>('dialog[open]');

export async function opened(element: Element): Promise<HTMLDialogElement> {
  await until(() => dialog(element), 'the dialog is open');
  return dialog(element)!;
}

export const closed = (element: Element) => until(() => !dialog(element), 'the dialog is closed');

/** Types into a field of the dialog or of a row. */
export function fill(element: Element, selector: string, value: string): void {
  const field = shadow(element).querySelector<HTMLInputElement>(selector)!;
  field.value = value;
  field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
}

/** Whether the browser would ask before the page is left now. */
export function asksToStay(): boolean {
  const event = new Event('beforeunload', {cancelable: true});
  dispatchEvent(event);
  return event.defaultPrevented;
}

export const codeField = (element: Element) =>
  element.querySelector<HTMLInputElement>('input[autocomplete="one-time-code"]');

export async function giveCode(element: Element, code: string): Promise<void> {
  await until(() => codeField(element), 'the code is asked for');
  codeField(element)!.value = code;
  await press(element, 'Verify');
}

export const announced = (element: Element) =>
  [...shadow(element).querySelectorAll('[role=status]')].map(({textContent}) => textContent).join(' ');
