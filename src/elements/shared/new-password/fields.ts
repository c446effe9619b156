import {html, nothing, type TemplateResult} from 'lit';

import type {PasswordChange, PasswordPolicy} from '../../../contract/password.js';
import type {Say} from '../../../i18n/text.js';
import {LightDom, secretInput, secretSlots} from '../secret-field.js';
import type {AccountElement} from '../../account-element.js';
import {renderRules, rulesSaid} from './checklist.js';
import {newPasswordMessages} from './new-password.messages.js';

export const fieldNames = ['currentPassword', 'newPassword', 'confirmPassword'] as const;
export type FieldName = (typeof fieldNames)[number];

export interface FieldsOptions {
  /** Absent: there is no form now. */
  readonly policy: () => PasswordPolicy | undefined;
  readonly username: () => string | undefined;
  /** What the button says. */
  readonly submit: () => string;
  readonly errorOf: (name: FieldName) => string | undefined;
  /** A submit would do nothing now. */
  readonly locked: () => boolean;
  /** An answer is awaited. */
  readonly busy: () => boolean;
  readonly onSubmit: () => void;
}

let count = 0;

/** The form in the light DOM, where password managers look for it. What is typed lives in its fields alone. */
export class Fields {
  readonly #host: AccountElement;
  readonly #options: FieldsOptions;
  readonly #light: LightDom;
  readonly #t: Say<typeof newPasswordMessages>;
  // Two copies of this library may share a page.
  readonly #id = `account-password-${++count}-${Math.random().toString(36).slice(2, 8)}`;
  readonly #revealed = new Set<FieldName>();
  #capsLock: FieldName | undefined;

  constructor(host: AccountElement, options: FieldsOptions) {
    this.#host = host;
    this.#options = options;
    this.#t = host.speaker(newPasswordMessages, 'new-password');
    this.#light = new LightDom(host, () => this.#renderLight());
  }

  /** Exactly as typed. */
  valueOf(name: FieldName): string {
    return this.#input(name)?.value ?? '';
  }

  get filled(): boolean {
    return fieldNames.some((name) => this.valueOf(name));
  }

  /** What the form would send. */
  get change(): PasswordChange {
    const others = this.#element<HTMLInputElement>('others');
    return {
      ...(this.#options.policy()?.requiresCurrent && {currentPassword: this.valueOf('currentPassword')}),
      newPassword: this.valueOf('newPassword'),
      ...(others && {signOutOthers: others.checked}),
    };
  }

  focus(name: FieldName) {
    this.#input(name)?.focus();
  }

  /** Makes every secret unreadable at once. */
  mask() {
    if (this.#revealed.size === 0) return;
    this.#revealed.clear();
    this.#light.hostUpdated();
    this.#host.requestUpdate();
  }

  empty() {
    for (const name of fieldNames) {
      const input = this.#input(name);
      if (input) input.value = '';
    }
    this.#capsLock = undefined;
    this.mask();
  }

  /** The fields a person sees, in order. */
  static shown({requiresCurrent}: PasswordPolicy): readonly FieldName[] {
    return requiresCurrent ? fieldNames : fieldNames.slice(1);
  }

  /** The places of the fields in the card. */
  render(policy: PasswordPolicy): TemplateResult {
    return html`<slot name="username"></slot> ${Fields.shown(policy).map((name) => [
        secretSlots(name, this.#renderReveal(name)),
        this.#capsLock === name ? html`<p class="caps">${this.#t('capsLock')}</p>` : nothing,
        name === 'newPassword' ? renderRules(this.#host, policy, this.valueOf(name)) : nothing,
      ])}
      ${policy.signOutOthers === 'offered' ? html`<div class="others"><slot name="others"></slot></div>` : nothing}`;
  }

  #renderReveal(name: FieldName) {
    const revealed = this.#revealed.has(name);
    // The press leaves the focus, and so the caret, in the field.
    return html`<button
      type="button"
      class="plain"
      aria-label=${this.#t(revealed ? 'hideNamed' : 'showNamed', {name: this.#t(name)})}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#reveal(name)}
    >
      ${this.#t(revealed ? 'hide' : 'show')}
    </button>`;
  }

  #renderLight() {
    const policy = this.#options.policy();
    if (!policy) return nothing;
    const host = this.#host;
    const form = `${this.#id}-form`;
    return html`<form method="dialog" id=${form} novalidate hidden @submit=${this.#onSubmit}></form>
      <input
        slot="username"
        form=${form}
        name="username"
        autocomplete="username"
        readonly
        tabindex="-1"
        aria-hidden="true"
        .value=${this.#options.username() ?? ''}
      />
      ${Fields.shown(policy).map((name) =>
        secretInput({
          id: `${this.#id}-${name}`,
          form,
          name,
          label: this.#t(name),
          autocomplete: name === 'currentPassword' ? 'current-password' : 'new-password',
          error: this.#options.errorOf(name),
          about: name === 'newPassword' ? rulesSaid(host, policy) : undefined,
          revealed: this.#revealed.has(name),
          onInput: this.#onInput,
          onKey: (event) => this.#onKey(name, event),
        }),
      )}
      ${
        policy.signOutOthers === 'offered'
          ? html`<input
                slot="others"
                type="checkbox"
                id="${this.#id}-others"
                form=${form}
                name="signOutOthers"
                checked
              /><label slot="others" for="${this.#id}-others">${this.#t('signOutOthers')}</label>`
          : nothing
      }
      <button
        slot="submit"
        form=${form}
        aria-disabled=${this.#options.locked()}
        aria-busy=${this.#options.busy()}
      >
        ${this.#options.submit()}
      </button>`;
  }

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    // A form of the page around the element is not sent with it.
    event.stopPropagation();
    this.mask();
    this.#options.onSubmit();
  };

  // What is typed is judged while rendering.
  readonly #onInput = () => this.#host.requestUpdate();

  #onKey(name: FieldName, event: KeyboardEvent) {
    const on = event.getModifierState?.('CapsLock') ? name : undefined;
    if (on === this.#capsLock) return;
    this.#capsLock = on;
    this.#host.requestUpdate();
    if (on) void this.#host.announce(this.#t('capsLock'));
  }

  #reveal(name: FieldName) {
    const input = this.#input(name);
    const {selectionStart = null, selectionEnd = null} = input ?? {};
    if (!this.#revealed.delete(name)) this.#revealed.add(name);
    this.#light.hostUpdated();
    // A change of type moves the caret.
    if (input === this.#host.ownerDocument.activeElement)
      input?.setSelectionRange(selectionStart, selectionEnd);
    this.#host.requestUpdate();
  }

  #input(name: FieldName) {
    return this.#element<HTMLInputElement>(name);
  }

  #element<E extends HTMLElement>(part: string) {
    return this.#host.querySelector<E>(`[id="${this.#id}-${part}"]`);
  }
}
