import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {expect, userEvent, waitFor} from 'storybook/test';

import '../src/elements/change-password-form/define.js';
import {backendOf, scenarioUrl} from './support/backends.js';
import {find, focused, once, press, says} from './support/play.js';

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

export const Reused: Story = {
  play: async ({canvasElement}) => {
    await fillIn(canvasElement, current);
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
    backendOf(args.scenario).faults.add('password.change', {code: 'malformed-answer'}, 1);
    await press(canvasElement, 'Submit');
    await says(canvasElement, /we don’t know whether your password was changed/);
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

export const ManagedElsewhere: Story = {
  args: {scenario: 'managed-elsewhere'},
  ...saying(/Fabrikam manages the password of this account\./),
};
export const ReadOnly: Story = {args: {scenario: 'read-only'}, ...saying(/Contoso has closed self-service/)};
export const NoAccess: Story = {
  args: {scenario: 'no-access'},
  ...saying(/You don’t have the permission for this\./),
};
export const SignedOut: Story = {args: {scenario: 'signed-out'}, ...saying('Sign in to see this.')};
export const Loading: Story = {args: {scenario: 'slow'}, ...saying('Loading…')};
export const Failing: Story = {args: {scenario: 'failing'}, ...saying(/We couldn’t load this\./)};
export const Malformed: Story = {
  args: {scenario: 'malformed'},
  ...saying(/wasn’t one this page understands/),
};
