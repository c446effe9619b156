/** The user ID and the code, in fields of the light DOM, where password managers and phones look for them. */
import {html, nothing} from 'lit';

import {keyed} from 'lit/directives/keyed.js';

import {LightDom, secretInput, secretSlots} from '../shared/secret-field.js';
import type {PasswordResetElement} from './password-reset.js';

type Name = 'identifier' | 'code';

export interface TypedOptions {
  readonly wanted: () => boolean;
  /** Names the code that is asked for; absent: none is. Another code begins with an empty field. */
  readonly codeFor: () => string | undefined;
  readonly labelOf: (name: Name) => string;
  /** What is read with the user ID. */
  readonly about: () => string;
  readonly errorOf: (name: Name) => string | undefined;
  readonly submit: () => string;
  readonly locked: () => boolean;
  readonly busy: () => boolean;
  readonly onSubmit: (name: Name) => void;
}

let count = 0;

/** What was typed stays in its field also while the step of the field is not shown, so that one step back loses nothing. */
export class Typed {
  readonly #host: PasswordResetElement;
  readonly #options: TypedOptions;
  // Two copies of this library may share a page.
  readonly #id = `account-reset-${++count}-${Math.random().toString(36).slice(2, 8)}`;

  constructor(host: PasswordResetElement, options: TypedOptions) {
    this.#host = host;
    this.#options = options;
    // A controller: it draws with the host.
    new LightDom(host, () => this.#renderLight());
  }

  valueOf(name: Name): string {
    return this.#input(name)?.value ?? '';
  }

  empty(name: Name) {
    const input = this.#input(name);
    if (input) input.value = '';
  }

  focus(name: Name) {
    this.#input(name)?.focus();
    this.#input(name)?.select();
  }

  /** The place of the field in the card. */
  render(name: Name) {
    return secretSlots(name);
  }

  #renderLight() {
    if (!this.#options.wanted()) return nothing;
    const code = this.#options.codeFor();
    return html`${this.#renderForm('identifier')}${code ? keyed(code, this.#renderForm('code')) : nothing}`;
  }

  #renderForm(name: Name) {
    const {labelOf, errorOf, about, submit, locked, busy} = this.#options;
    const id = `${this.#id}-${name}`;
    const form = `${id}-form`;
    return html`<form
        method="dialog"
        id=${form}
        novalidate
        hidden
        @submit=${(event: Event) => this.#onSubmit(event, name)}
      ></form>
      ${secretInput({
        id,
        form,
        name,
        label: labelOf(name),
        autocomplete: name === 'code' ? 'one-time-code' : 'username',
        error: errorOf(name),
        about: name === 'identifier' ? about() : undefined,
      })}
      <button slot="${name}-submit" form=${form} aria-disabled=${locked()} aria-busy=${busy()}>
        ${submit()}
      </button>`;
  }

  #onSubmit(event: Event, name: Name) {
    event.preventDefault();
    // A form of the page around the element is not sent with it.
    event.stopPropagation();
    this.#options.onSubmit(name);
  }

  #input(name: Name) {
    return this.#host.querySelector<HTMLInputElement>(`[id="${this.#id}-${name}"]`);
  }
}
