import type {AccountError} from '../../src/contract/error.js';
import type {FieldError} from '../../src/contract/error-details.js';
import {valuesOf} from '../attributes.js';
import type {MockBackend} from '../backend.js';
import {person} from '../person.js';
import {enrollmentForm} from './enrollment.js';
import {input, type PageForm} from './fields.js';
import {markup, page} from './html.js';

/** The form of each operation that a scenario may make a redirect. */
export function formFor(
  backend: MockBackend,
  operation: string,
  query = new URLSearchParams(),
  sent?: FormData,
): PageForm | undefined {
  if (operation === 'verification.begin') return enrollmentForm(backend, query, sent);
  const {profile} = backend.state;
  const value = (name: string) => valuesOf(profile, name)[0] ?? '';
  const forms: Readonly<Record<string, PageForm>> = {
    'profile.update': {
      title: 'Your profile',
      fields: markup`${input('Mobile phone', 'mobile', 'tel', 'tel', value('phones/mobile'))}
        ${input('City', 'city', 'text', 'off', value('office/city'))}`,
      submit: 'Save',
    },
    'profile.startEdit': {
      title: 'Change your e-mail address',
      fields: input('New e-mail address', 'value', 'email', 'email'),
      submit: 'Save',
    },
    'profile.setPhoto': {
      title: 'Your photo',
      lead: 'PNG, JPEG or WebP, up to 4 MB. Without a file, the photo is removed.',
      fields: markup`<label>Photo <input name="photo" type="file" accept="image/png,image/jpeg,image/webp" /></label>`,
      submit: 'Save',
      upload: true,
    },
    'devices.disable': {
      title: 'Disable this device',
      lead: 'It loses access to Contoso’s mail, files and apps, and has to be set up again.',
      submit: 'Disable device',
    },
    'sessions.revoke': {title: 'Sign out there', lead: 'That session ends at once.', submit: 'Sign out'},
    'sessions.revokeOthers': {
      title: 'Sign out elsewhere',
      lead: 'Every session but this one ends at once.',
      submit: 'Sign out',
    },
    'sessions.revokeAll': {
      title: 'Sign out everywhere',
      lead: 'Every session ends at once, this one too.',
      submit: 'Sign out',
    },
    'sessions.reportSignIn': {
      title: 'This wasn’t you?',
      lead: 'Contoso IT help will look into that sign-in.',
      submit: 'Report it',
    },
    'organizations.leave': {
      title: 'Leave this organization',
      lead: 'You lose access to what it shares with you. Coming back needs a new invitation.',
      submit: 'Leave organization',
    },
    'reset.confirm': {
      title: 'Password reset',
      lead: 'The ways in which you would prove who you are: are they still yours?',
      submit: 'These are still right',
    },
    'password.change': {
      title: 'Change your password',
      lead: 'At least 15 characters.',
      fields: markup`${input('User ID', 'username', 'text', 'username', profile.username)}
        ${input('Current password', 'currentPassword', 'password', 'current-password')}
        ${input('New password', 'newPassword', 'password', 'new-password')}
        <label class="choice"><input name="signOutOthers" type="checkbox" value="1" checked /> Sign out elsewhere</label>`,
      submit: 'Change password',
    },
    'terms.decide': {
      title: 'Terms of use',
      lead: 'Accepting confirms that you have read and understood them.',
      fields: markup`<label class="choice"><input name="decision" type="radio" value="accept" checked /> I accept them</label>
        <label class="choice"><input name="decision" type="radio" value="decline" /> I decline them</label>`,
      submit: 'Continue',
    },
    'verification.rename': {
      title: 'Name this method',
      fields: input('Name', 'label', 'text', 'off'),
      submit: 'Save',
    },
    'verification.remove': {
      title: 'Remove this method',
      lead: 'From then on it proves nothing. To have it back, set it up again.',
      submit: 'Remove',
    },
    'verification.makeDefault': {
      title: 'Make this the default',
      lead: 'You are asked for it first when you sign in.',
      submit: 'Make it the default',
    },
  };
  return Object.hasOwn(forms, operation) ? forms[operation] : undefined;
}

export const signInForm = (identifier: string): PageForm => ({
  title: 'Sign in',
  fields: markup`${input('User ID', 'identifier', 'text', 'username', identifier)}
    ${input('Password', 'password', 'password', 'current-password')}`,
  submit: 'Sign in',
  hint: `For trying out: ${person.identifier} and “${person.password}”.`,
  final: true,
});

export const organizationSignInForm = (organization: string, identifier: string): PageForm => ({
  title: `Sign in to ${organization}`,
  lead: `Use the account that ${organization} knows you by.`,
  fields: markup`${input('User ID', 'identifier', 'text', 'username', identifier)}
    ${input('Password', 'password', 'password', 'current-password')}`,
  submit: 'Sign in',
  hint: `For trying out: ${person.identifier} and “${person.password}”.`,
  brand: organization,
});

export const stepUpForm: PageForm = {
  title: 'Confirm it’s you',
  lead: 'This is a sensitive step, so we ask again who is there. Either one will do.',
  fields: markup`${input('Password', 'password', 'password', 'current-password')}
    ${input('Code from your authenticator app', 'code', 'text', 'one-time-code')}`,
  submit: 'Continue',
};

export function showForm(form: PageForm, error?: AccountError): Response {
  const {title, lead, fields = markup``, submit, instead, hint, upload, brand, final} = form;
  const cancel = markup`<button name="cancel" value="1" class="quiet" formnovalidate>Cancel</button>`;
  const other = instead
    ? markup`<button name="${instead.name}" value="1" formnovalidate>${instead.label}</button>`
    : markup``;
  return page(
    title,
    markup`${lead ? markup`<p>${lead}</p>` : markup``}
      ${error ? markup`<p class="error" role="alert">${words(error)}</p>` : markup``}
      <form method="post" enctype="${upload ? 'multipart/form-data' : 'application/x-www-form-urlencoded'}">
        ${fields}
        <div class="buttons"><button>${submit}</button>${other}${final ? markup`` : cancel}</div>
      </form>
      ${hint ? markup`<p class="hint">${hint}</p>` : markup``}`,
    error ? 422 : 200,
    brand,
  );
}

const fieldWords: Readonly<Record<string, (params: NonNullable<FieldError['params']>) => string>> = {
  required: () => 'Something is missing.',
  incorrect: ({attemptsLeft}) => `That is not right. ${attemptsLeft} attempts left.`,
  'too-short': ({min}) => `That is too short: at least ${min} characters.`,
  'too-long': ({max}) => `That is too long: at most ${max} characters.`,
  'contains-identifier': () => 'A password may not contain your name or user ID.',
  common: () => 'Many people use that password. Choose another one.',
  breached: () => 'That password was in a data breach. Choose another one.',
  pattern: () => 'That does not look right.',
  'own-address': () => 'Give an address outside Contoso.',
  reused: ({count}) => `That was one of your last ${count} passwords. Choose another one.`,
};

function words({code, details}: AccountError): string {
  const [field] = details.fields ?? [];
  if (field) return fieldWords[field.code]?.(field.params ?? {}) ?? 'That does not fit here.';
  if (code === 'rate-limited') {
    return `Too many attempts. Try again in ${details.retryAfterSeconds ?? 60} seconds.`;
  }
  if (code === 'expired') return 'That took too long. Begin again.';
  return details.refusal?.text ?? 'That is not possible here.';
}
