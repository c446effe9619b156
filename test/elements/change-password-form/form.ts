import {fixture, html} from '@open-wc/testing';

import '../../../src/elements/change-password-form/define.js';
import type {AccountAdapter, Capabilities} from '../../../src/contract/adapter.js';
import {AccountError} from '../../../src/contract/error.js';
import type {FieldError} from '../../../src/contract/error-details.js';
import type {PasswordChange, PasswordPolicy, PasswordPort} from '../../../src/contract/password.js';
import type {WriteOptions} from '../../../src/contract/calls.js';
import type {ChangePasswordFormElement} from '../../../src/elements/change-password-form/change-password-form.js';
import {ada} from '../../support/profile-double.js';
import {until} from '../../support/reading.js';

export {until};

export const textOf = (element: Element) =>
  (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

export const shows = (element: Element, text: string) =>
  until(() => textOf(element).includes(text), `shows “${text}”`);

export const button = (element: Element, name: string) =>
  [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent.trim()) === name,
  );

export type Name = 'currentPassword' | 'newPassword' | 'confirmPassword';

export const input = (element: Element, name: Name) =>
  element.querySelector<HTMLInputElement>(`input[name=${name}]`)!;

export const submitOf = (element: Element) =>
  element.querySelector<HTMLButtonElement>('button[slot=submit]')!;

/** What is said at the field, and tied to it. */
export const errorAt = (element: Element, name: Name) => {
  const field = input(element, name);
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id.endsWith('-error'));
  const error = ids[0] ? (element.getRootNode() as Document).getElementById(ids[0]) : null;
  if ((field.getAttribute('aria-invalid') === 'true') !== Boolean(error))
    throw new Error('invalid without words');
  return error?.textContent;
};

export const statusOf = (element: Element) => element.shadowRoot!.querySelector('[role=status]')!;

export function type(element: Element, values: Partial<Record<Name, string>>) {
  for (const [name, value] of Object.entries(values)) {
    const field = input(element, name as Name);
    field.value = value;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  }
}

export const current = 'correct horse battery staple';
export const fresh = '  Brand-new pässphrase 😀  ';

/** Everything right, as far as the page can tell. */
export const typeAll = (element: Element, newPassword = fresh) =>
  type(element, {currentPassword: current, newPassword, confirmPassword: newPassword});

export const policy: PasswordPolicy = {
  requiresCurrent: true,
  signOutOthers: 'offered',
  minLength: 12,
  rules: [
    {code: 'min-length', params: {min: 12}, check: 'client'},
    {code: 'contains-identifier', params: {words: 'Ada\nLovelace'}, check: 'client'},
    {code: 'reused', params: {count: 5}, check: 'server'},
    {code: 'moon-phase', check: 'server', text: 'Not at full moon'},
    {code: 'wordless', check: 'server'},
  ],
};

export interface PasswordDouble extends AccountAdapter {
  readonly changes: PasswordChange[];
  readonly calls: string[];
}

export interface PasswordDoubleOptions {
  readonly policy?: () => PasswordPolicy | Promise<PasswordPolicy>;
  readonly change?: (change: PasswordChange, options?: WriteOptions) => ReturnType<PasswordPort['change']>;
  readonly capabilities?: Capabilities;
  readonly subject?: () => string | undefined;
  readonly stepUp?: AccountAdapter['stepUp'];
  readonly resume?: AccountAdapter['resume'];
}

const native = {support: 'native'} as const;

/** Ada's password at a backend that a test decides. */
export function passwordDouble(options: PasswordDoubleOptions = {}): PasswordDouble {
  const changes: PasswordChange[] = [];
  const calls: string[] = [];
  return {
    name: 'double',
    changes,
    calls,
    describe: async () => ({
      subject: options.subject ? options.subject() : 'ada',
      capabilities: {
        'profile.get': native,
        'password.policy': native,
        'password.change': native,
        ...options.capabilities,
      },
      support: {label: 'Contoso IT help', email: 'help@contoso.example'},
      canSignIn: true,
    }),
    signIn: () => Promise.resolve({url: 'https://id.contoso.example/sign-in', operation: 'sign-in'}),
    stepUp: options.stepUp ?? (() => Promise.resolve({kind: 'done'})),
    resume: options.resume,
    profile: {
      get: () => Promise.resolve(ada),
      update: () => Promise.reject(new AccountError('not-supported')),
      startEdit: () => Promise.reject(new AccountError('not-supported')),
      photo: () => Promise.resolve(null),
      setPhoto: () => Promise.reject(new AccountError('not-supported')),
    },
    password: {
      policy: () => {
        calls.push('policy');
        return Promise.resolve(options.policy?.() ?? policy);
      },
      change: (change, given) => {
        calls.push('change');
        changes.push(change);
        return options.change?.(change, given) ?? Promise.resolve({kind: 'done'});
      },
    },
  };
}

export const refusal = (...fields: FieldError[]) => Promise.reject(new AccountError('validation', {fields}));

export async function form(adapter: AccountAdapter = passwordDouble()): Promise<ChangePasswordFormElement> {
  const element = await fixture<ChangePasswordFormElement>(
    html`<change-password-form .adapter=${adapter}></change-password-form>`,
  );
  await until(() => submitOf(element), 'the form is there');
  return element;
}
