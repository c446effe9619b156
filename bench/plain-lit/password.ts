import {css, type CSSResultGroup, html, nothing} from 'lit';

import type {Client, Policy} from './client.js';
import {Part} from './part.js';

type Params = Record<string, string | number>;

const rules: Record<
  string,
  {readonly text: (params: Params) => string; readonly met?: (password: string, params: Params) => boolean}
> = {
  'min-length': {
    text: ({min}) => `At least ${min} characters`,
    met: (password, {min}) => [...password].length >= Number(min),
  },
  'max-length': {
    text: ({max}) => `At most ${max} characters`,
    met: (password, {max}) => [...password].length <= Number(max),
  },
  'contains-identifier': {
    text: () => 'Doesn’t contain your name or user ID',
    met: (password, {words}) =>
      !String(words)
        .toLowerCase()
        .split('\n')
        .some((word) => password.toLowerCase().includes(word)),
  },
  common: {text: () => 'Not a password that many people use'},
  breached: {text: () => 'Not known from a data breach'},
  reused: {text: ({count}) => `Not one of your last ${count} passwords`},
};

class PlainPassword extends Part {
  static override styles: CSSResultGroup = [
    Part.styles,
    css`
      label {
        display: block;
        margin-block-start: 1rem;
        font-weight: 600;
      }
      input:not([type='checkbox']) {
        display: block;
        box-sizing: border-box;
        inline-size: 100%;
        max-inline-size: 26rem;
        min-block-size: 2.5rem;
        padding: 0.5rem 0.75rem;
        border: 1px solid #7a8699;
        border-radius: 0.375rem;
        font: inherit;
      }
      .met::marker {
        content: '✓ ';
      }
    `,
  ];

  #policy: Policy | undefined;
  #username = '';
  #typed = '';
  #said = '';

  protected override async load(client: Client) {
    const [policy, {username = ''}] = await Promise.all([client.policy(), client.profile]);
    [this.#policy, this.#username] = [policy, username];
  }

  protected override renderContent() {
    const policy = this.#policy;
    if (!policy) return undefined;
    return html`<h2>Change password</h2>
      <p>You will be asked to sign in again where you are signed in with this account.</p>
      <form @submit=${this.#onSubmit} @input=${this.#onInput}>
        <label
          >User ID<input name="username" autocomplete="username" readonly .value=${this.#username}
        /></label>
        ${policy.requiresCurrent ? this.#renderField('currentPassword', 'Current password', 'current-password') : nothing}
        ${this.#renderField('newPassword', 'New password', 'new-password')}
        <ul part="rules">
          ${policy.rules.map(({code, params = {}}) => {
            const rule = rules[code];
            const met = Boolean(this.#typed && rule?.met?.(this.#typed, params));
            return rule
              ? html`<li class=${met ? 'met' : ''}>
                  ${rule.text(params)}${rule.met ? '' : ' (checked when you submit)'}
                </li>`
              : nothing;
          })}
        </ul>
        ${this.#renderField('confirmPassword', 'New password, once more', 'new-password')}
        ${
          policy.signOutOthers === 'offered'
            ? html`<label
                ><input type="checkbox" name="signOutOthers" checked /> Sign out everywhere else</label
              >`
            : nothing
        }
        <p><button>Submit</button></p>
        <p role="status">${this.#said}</p>
      </form>`;
  }

  #renderField(name: string, label: string, autocomplete: 'current-password' | 'new-password') {
    return html`<label
      >${label}<input type="password" name=${name} autocomplete=${autocomplete} required
    /></label>`;
  }

  #onInput({target}: Event) {
    const {name, value} = target as HTMLInputElement;
    if (name !== 'newPassword') return;
    this.#typed = value;
    this.requestUpdate();
  }

  #onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const {currentPassword, newPassword, confirmPassword, signOutOthers} = Object.fromEntries(
      new FormData(form),
    );
    if (newPassword !== confirmPassword) {
      this.#said = 'The two new passwords are not the same.';
      return this.requestUpdate();
    }
    this.attempt(async () => {
      await this.client?.changePassword({
        currentPassword,
        newPassword,
        signOutOthers: signOutOthers === 'on',
      });
      form.reset();
      this.#said = 'Your password was changed.';
    });
  }
}

customElements.define('plain-password', PlainPassword);
