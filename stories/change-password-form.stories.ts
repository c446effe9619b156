import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {expect, userEvent, waitFor} from 'storybook/test';

import {MockBackend} from '../mocks/backend.js';
import {createMemoryAdapter} from '../mocks/memory-adapter.js';
import {person} from '../mocks/person.js';
import {codeFor} from '../mocks/totp.js';
import type {AccountAdapter} from '../src/contract/adapter.js';
import {AccountError} from '../src/contract/error.js';
import type {PasswordPort, PasswordPolicy} from '../src/contract/password.js';
import '../src/elements/change-password-form/define.js';
import {markOf} from '../src/elements/shared/before.js';
import {backendOf, scenarioUrl} from './support/backends.js';
import {find, focused, has, once, press, says} from './support/play.js';

interface Args {
  readonly scenario: string;
  readonly lang?: string;
  readonly dir?: string;
}

const meta: Meta<Args> = {
  title: 'Elements/change-password-form',
  component: 'change-password-form',
  args: {scenario: 'default'},
  render: ({scenario, lang, dir}) => html`
    <change-password-form
      base-url=${scenarioUrl(scenario)}
      lang=${lang ?? nothing}
      dir=${dir ?? nothing}
    ></change-password-form>
  `,
};
export {meta as default};

type Story = StoryObj<Args>;

const current = 'correct horse battery staple';
const fresh = 'violet paper lantern 😀';

async function fillIn(canvas: HTMLElement, newPassword = fresh, confirmation = newPassword, old = current) {
  await userEvent.type(await find(canvas, 'textbox', 'Current password'), old);
  await userEvent.type(await find(canvas, 'textbox', 'New password'), newPassword);
  await userEvent.type(await find(canvas, 'textbox', 'New password, once more'), confirmation);
}

const withAdapter = (adapter: AccountAdapter) =>
  html`<change-password-form .adapter=${adapter}></change-password-form>`;

/** The reference backend, with another policy or another answer to a change. */
function withPassword(policy: Partial<PasswordPolicy>, change?: PasswordPort['change']) {
  const adapter = createMemoryAdapter();
  const {password} = adapter;
  if (!password) throw new Error('The reference backend has passwords.');
  return withAdapter({
    ...adapter,
    password: {
      policy: async (options) => ({...(await password.policy(options)), ...policy}),
      change: change ?? ((...given) => password.change(...given)),
    },
  });
}

const saying = (text: string | RegExp): Story => ({
  play: async ({canvasElement}) => {
    await says(canvasElement, text);
  },
});

/** The user ID, three fields, the organization's rules. */
export const Default: Story = {
  play: async ({canvasElement}) => {
    await says(canvasElement, 'ada@contoso.example');
    await find(canvasElement, 'button', 'Submit');
  },
};

/** Every optional field is missing: no rule, nothing to choose. */
export const Minimal: Story = {args: {scenario: 'minimal'}, ...saying('New password')};
export const French: Story = {args: {lang: 'fr'}, ...saying('Nouveau mot de passe')};
export const RightToLeft: Story = {args: {dir: 'rtl'}, ...saying('New password')};

/** What typing can decide is decided while typing. */
export const Checklist: Story = {
  play: async ({canvasElement}) => {
    await userEvent.type(await find(canvasElement, 'textbox', 'New password'), 'Lovelace');
    await find(canvasElement, 'listitem', /^Not met yet: At least 15 characters/);
    await find(canvasElement, 'listitem', /^Met: At most 256 characters/);
    await find(canvasElement, 'listitem', /^Not met yet: Doesn’t contain/);
  },
};

export const Revealed: Story = {
  play: async ({canvasElement}) => {
    const field = await find<HTMLInputElement>(canvasElement, 'textbox', 'New password');
    await userEvent.type(field, fresh);
    await press(canvasElement, 'Show: New password');
    await expect(field.type).toBe('text');
    await find(canvasElement, 'button', 'Hide: New password');
  },
};

/** Everything at its field, the focus on the first. */
export const Missing: Story = {
  play: async ({canvasElement}) => {
    await press(canvasElement, 'Submit');
    await says(canvasElement, 'Please fill this in.');
    const first = await find(canvasElement, 'textbox', 'Current password');
    await waitFor(() => expect(focused()).toBe(first));
  },
};

export const Mismatch: Story = {
  play: async ({canvasElement}) => {
    await fillIn(canvasElement, fresh, `${fresh} `);
    await press(canvasElement, 'Submit');
    await says(canvasElement, 'This isn’t the same as the new password.');
  },
};

export const WrongCurrentPassword: Story = {
  play: async ({canvasElement}) => {
    await fillIn(canvasElement, fresh, fresh, 'a wrong one');
    await press(canvasElement, 'Submit');
    await says(canvasElement, 'That isn’t your current password. 9 attempts left.');
    const field = await find<HTMLInputElement>(canvasElement, 'textbox', 'New password');
    await expect(field.value).toBe(fresh);
  },
};

export const Breached: Story = {
  play: async ({canvasElement}) => {
    await fillIn(canvasElement, 'sunshine and rainbows');
    await press(canvasElement, 'Submit');
    await says(canvasElement, 'This password is known from a data breach. Choose another one.');
  },
};

export const Common: Story = {
  play: async ({canvasElement}) => {
    await fillIn(canvasElement, 'passwordpassword');
    await press(canvasElement, 'Submit');
    await says(canvasElement, 'Many people use this password, so it is easy to guess. Choose another one.');
  },
};

export const Reused: Story = {
  play: async ({canvasElement}) => {
    await fillIn(canvasElement);
    await press(canvasElement, 'Submit');
    await press(canvasElement, 'Change it again');
    await fillIn(canvasElement, fresh, fresh, fresh);
    await press(canvasElement, 'Submit');
    await says(canvasElement, 'This is one of your last 5 passwords. Choose another one.');
  },
};

/** The seconds go down; the button waits. */
export const TooManyAttempts: Story = {
  args: {scenario: 'rate-limited'},
  play: async ({canvasElement}) => {
    await fillIn(canvasElement);
    await press(canvasElement, 'Submit');
    await says(canvasElement, /^Too many attempts. Try again in \d+ seconds.$/);
    const submit = await find(canvasElement, 'button', 'Submit');
    await waitFor(() => expect(submit).toHaveAttribute('aria-disabled', 'true'));
  },
};

/** Nobody knows whether it happened, and nobody claims to. */
export const UnknownOutcome: Story = {
  play: async ({canvasElement, args}) => {
    await fillIn(canvasElement);
    backendOf(args.scenario).faults.add('password.change', {code: 'network'}, 1);
    await press(canvasElement, 'Submit');
    await says(canvasElement, /we don’t know whether your password was changed/);
  },
};

/** The answer is lost, but the backend’s own time of the last change says that it happened. */
export const AnswerLost: Story = {
  play: async ({canvasElement, args}) => {
    await fillIn(canvasElement);
    backendOf(args.scenario).faults.add('password.change', {code: 'malformed-answer'}, 1);
    await press(canvasElement, 'Submit');
    await says(canvasElement, /^Your password has been changed./);
  },
};

export const Changed: Story = {
  play: async ({canvasElement}) => {
    await fillIn(canvasElement);
    const told = once(canvasElement, 'account-password-changed');
    await press(canvasElement, 'Submit');
    await expect((await told).signedOutOthers).toBe(true);
    const message = await says(canvasElement, /^Your password has been changed./);
    await waitFor(() => expect(focused()).toBe(message));
  },
};

/** The backend asks who is there; what was typed stays, and is sent once more. */
export const StepUp: Story = {
  args: {scenario: 'step-up'},
  play: async ({canvasElement}) => {
    await fillIn(canvasElement);
    await press(canvasElement, 'Submit');
    await userEvent.type(await find(canvasElement, 'textbox', 'Password'), current);
    await press(canvasElement, 'Continue');
    await says(canvasElement, /^Your password has been changed./);
  },
};

export const StepUpByCode: Story = {
  args: {scenario: 'step-up'},
  play: async ({canvasElement, args}) => {
    await fillIn(canvasElement);
    await press(canvasElement, 'Submit');
    await press(canvasElement, 'Use a code instead');
    const code = codeFor(person.authenticatorSecret, backendOf(args.scenario).now());
    const field = await find(canvasElement, 'textbox', 'Code from your authenticator app');
    await userEvent.type(field, `${code.slice(0, 3)} ${code.slice(3)}`);
    await press(canvasElement, 'Continue');
    await says(canvasElement, /^Your password has been changed./);
  },
};

export const StepUpWrong: Story = {
  args: {scenario: 'step-up'},
  play: async ({canvasElement}) => {
    await fillIn(canvasElement);
    await press(canvasElement, 'Submit');
    await userEvent.type(await find(canvasElement, 'textbox', 'Password'), 'a wrong one');
    await press(canvasElement, 'Continue');
    await says(canvasElement, 'That isn’t your password. 9 attempts left.');
  },
};

/** Nothing was sent; what was typed is still there. */
export const StepUpGivenUp: Story = {
  args: {scenario: 'step-up'},
  play: async ({canvasElement}) => {
    await fillIn(canvasElement);
    await press(canvasElement, 'Submit');
    await find(canvasElement, 'textbox', 'Password');
    await press(canvasElement, 'Cancel');
    await waitFor(() => expect(has(canvasElement, 'textbox', 'Password')).toBe(false));
    const field = await find<HTMLInputElement>(canvasElement, 'textbox', 'New password');
    await expect(field.value).toBe(fresh);
  },
};

/** Nothing can be checked here: one signs in again at another page. */
export const StepUpElsewhere: Story = {
  render: () =>
    withPassword({}, () =>
      Promise.reject(new AccountError('step-up-required', {challenge: {maxAgeSeconds: 300}})),
    ),
  play: async ({canvasElement}) => {
    await fillIn(canvasElement);
    await press(canvasElement, 'Submit');
    await says(canvasElement, /^You’ll sign in again on another page/);
    const asked = once(canvasElement, 'account-redirect-request');
    await press(canvasElement, 'Sign in again');
    await expect((await asked).operation).toBe('step-up');
  },
};

/** The other sessions end whether one wants it or not: there is nothing to tick. */
export const OthersAlwaysSignedOut: Story = {
  render: () => withPassword({signOutOthers: 'always'}),
  play: async ({canvasElement}) => {
    await says(canvasElement, /^You will be asked to sign in again/);
    await expect(canvasElement.querySelector('[type=checkbox]')).toBeNull();
  },
};

/** The backend asks who is there in its own way, so not for the password in use. */
export const WithoutCurrentPassword: Story = {
  render: () => withPassword({requiresCurrent: false}),
  play: async ({canvasElement}) => {
    await find(canvasElement, 'textbox', 'New password');
    await expect(has(canvasElement, 'textbox', 'Current password')).toBe(false);
  },
};

/** A rule that the element does not know is shown in the organization's words. */
export const RuleOfTheOrganization: Story = {
  render: () =>
    withPassword({rules: [{code: 'moon-phase', check: 'server', text: 'Not chosen at full moon'}]}),
  ...saying('Not chosen at full moon (checked when you submit)'),
};

/** Accepted is not done. */
export const Accepted: Story = {
  render: () => withPassword({}, () => Promise.resolve({kind: 'pending', code: 'approval'})),
  play: async ({canvasElement}) => {
    await fillIn(canvasElement);
    await press(canvasElement, 'Submit');
    await says(canvasElement, 'Sent for approval.');
  },
};

/** The session ends with the change: the secrets go, the form comes back after signing in. */
export const SessionExpired: Story = {
  args: {scenario: 'session-expires'},
  play: async ({canvasElement}) => {
    await fillIn(canvasElement);
    await press(canvasElement, 'Submit');
    await says(canvasElement, /Sign in, then try again; nothing was changed/);
    await waitFor(async () => {
      const values = [...canvasElement.querySelectorAll<HTMLInputElement>('[type=password]')];
      await expect(values.filter(({value}) => value)).toEqual([]);
    });
  },
};

/** The backend changes it at a page of its own. */
export const Redirect: Story = {
  args: {scenario: 'redirect'},
  play: async ({canvasElement}) => {
    const asked = once(canvasElement, 'account-redirect-request');
    canvasElement.addEventListener('account-redirect-request', (event) => event.preventDefault());
    await press(canvasElement, 'Change password');
    await expect((await asked).operation).toBe('password.change');
  },
};

/** Back from there; when the person left, the password was of 2025. */
const returned = (changedAt: () => string): Story => ({
  render: () => {
    const backend = new MockBackend({scenario: 'redirect'});
    backend.state.passwordChangedAt = changedAt();
    sessionStorage.setItem('account-before-password', `${markOf('ada')} 2025-01-01T00:00:00Z`);
    const resume = () => ({operation: 'password.change', status: 'completed'}) as const;
    return withAdapter({...createMemoryAdapter({backend}), resume});
  },
});
/** The backend's own time of the last change says whether it happened. */
export const ReturnedChanged: Story = {
  ...returned(() => new Date().toISOString()),
  ...saying(/^Your password has been changed./),
};
export const ReturnedUnseen: Story = {
  ...returned(() => '2025-01-01T00:00:00Z'),
  ...saying(/^We couldn’t see whether your password was changed./),
};

export const OwnHeadingAndHelp: Story = {
  render: ({scenario}) => html`
    <change-password-form base-url=${scenarioUrl(scenario)} heading-level="3">
      <h3 slot="heading">A new passphrase</h3>
      <p slot="help">Four words that nobody would put together make a good one.</p>
    </change-password-form>
  `,
  play: async ({canvasElement}) => {
    await says(canvasElement, 'A new passphrase');
    await says(canvasElement, /^Four words/);
  },
};

export const ManagedElsewhere: Story = {
  args: {scenario: 'managed-elsewhere'},
  ...saying(/Fabrikam manages the password of this account\./),
};
export const ReadOnly: Story = {args: {scenario: 'read-only'}, ...saying(/Contoso has closed self-service/)};
export const NoAccess: Story = {
  args: {scenario: 'no-access'},
  ...saying(/You don’t have the permission for this\./),
};
export const NoAdapter: Story = {
  render: () => html`<change-password-form></change-password-form>`,
  ...saying(/No backend is named/),
};
/** Without HTTP: a server cannot tell a page that it has no network. */
export const Offline: Story = {
  render: () => withAdapter(createMemoryAdapter({scenario: 'offline'})),
  ...saying(/^You’re offline/),
};
export const RefreshFailed: Story = {
  play: async ({canvasElement, args}) => {
    const field = await find<HTMLInputElement>(canvasElement, 'textbox', 'New password');
    await userEvent.type(field, fresh);
    backendOf(args.scenario).faults.add('*', {code: 'unavailable'});
    await canvasElement.querySelector('change-password-form')?.refresh();
    await says(canvasElement, /^Couldn’t refresh/);
    await expect(field.value).toBe(fresh);
  },
};
export const SignedOut: Story = {args: {scenario: 'signed-out'}, ...saying('Sign in to see this.')};
export const Loading: Story = {args: {scenario: 'slow'}, ...saying('Loading…')};
export const Failing: Story = {args: {scenario: 'failing'}, ...saying(/We couldn’t load this\./)};
export const Malformed: Story = {
  args: {scenario: 'malformed'},
  ...saying(/wasn’t one this page understands/),
};
