import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {expect, userEvent, waitFor} from 'storybook/test';

import {createMemoryAdapter} from '../mocks/memory-adapter.js';
import {person} from '../mocks/person.js';
import '../src/elements/password-reset/define.js';
import {backendOf, scenarioUrl} from './support/backends.js';
import {find, focused, has, once, press, says} from './support/play.js';

interface Args {
  readonly scenario: string;
  readonly lang?: string;
  readonly dir?: string;
  readonly unsupported?: string;
}

const meta: Meta<Args> = {
  title: 'Elements/password-reset',
  component: 'password-reset',
  args: {scenario: 'default'},
  render: ({scenario, lang, dir, unsupported}) => html`
    <password-reset
      base-url=${scenarioUrl(scenario)}
      lang=${lang ?? nothing}
      dir=${dir ?? nothing}
      unsupported=${unsupported ?? nothing}
    ></password-reset>
  `,
};
export {meta as default};

type Story = StoryObj<Args>;

const fresh = 'nine lighthouses hum quietly';

const saying = (text: string | RegExp): Story => ({
  play: async ({canvasElement}) => {
    await says(canvasElement, text);
  },
});

async function identify(canvas: HTMLElement, identifier: string = person.identifier) {
  await userEvent.type(await find(canvas, 'textbox', 'User ID'), identifier);
  await press(canvas, 'Continue');
  await says(canvas, /^Proof 1 of 2/);
}

async function prove(canvas: HTMLElement, way: RegExp, code = '123456') {
  await press(canvas, way);
  await userEvent.type(await find(canvas, 'textbox', 'Code'), code);
  await press(canvas, 'Continue');
}

async function proveTwice(canvas: HTMLElement) {
  await identify(canvas);
  await prove(canvas, /^Send a code by e-mail/);
  await says(canvas, /^Proof 2 of 2/);
  await prove(canvas, /^Text a code/);
  await says(canvas, 'Choose a new password');
}

/** Enabled and registered: what counts, and until when to look at it again. */
export const Default: Story = saying(/^You are registered/);
export const Minimal: Story = {args: {scenario: 'minimal'}, ...saying(/^You are registered/)};
export const French: Story = {args: {lang: 'fr'}, ...saying(/^Vous êtes inscrit/)};
export const RightToLeft: Story = {args: {dir: 'rtl'}, ...saying(/^You are registered/)};

/** What is missing, and whom to ask. */
export const NotRegistered: Story = {
  args: {scenario: 'reset-unregistered'},
  play: async ({canvasElement}) => {
    await says(canvasElement, /^You aren’t registered yet/);
    await find(canvasElement, 'listitem', 'Phone Not set up');
    await find(canvasElement, 'link', 'Contact your administrator');
  },
};

export const NothingSetUp: Story = {args: {scenario: 'empty'}, ...saying(/2 more of these are needed/)};

/** Not enabled: said plainly, with whom to ask. */
export const Disabled: Story = {
  args: {scenario: 'reset-disabled'},
  play: async ({canvasElement}) => {
    await says(canvasElement, /^Contoso has not enabled password reset\./);
    await find(canvasElement, 'link', 'Contact your administrator');
  },
};

export const Confirmed: Story = {
  play: async ({canvasElement}) => {
    const told = once(canvasElement, 'account-reset-confirmed');
    await press(canvasElement, 'These are still right');
    await told;
    await says(canvasElement, /^Thank you\. It is noted/);
  },
};

/** No clear answer came: nothing is claimed. */
export const ConfirmedPerhaps: Story = {
  play: async ({canvasElement, args}) => {
    await find(canvasElement, 'button', 'These are still right');
    backendOf(args.scenario).faults.add('reset.confirm', {code: 'timeout'}, 1);
    await press(canvasElement, 'These are still right');
    await says(canvasElement, /^No clear answer came/);
  },
};

export const StepUp: Story = {
  args: {scenario: 'step-up'},
  play: async ({canvasElement}) => {
    await press(canvasElement, 'These are still right');
    await userEvent.type(await find(canvasElement, 'textbox', 'Password'), person.password);
    await press(canvasElement, 'Continue');
    await says(canvasElement, /^Thank you\. It is noted/);
  },
};

export const ReadOnly: Story = {
  args: {scenario: 'read-only'},
  ...saying(/^Contoso has closed self-service for now\./),
};
export const NoAccess: Story = {args: {scenario: 'no-access'}, ...saying(/permission/)};
export const Failing: Story = {
  args: {scenario: 'failing'},
  ...saying('We couldn’t load this. You can try again.'),
};
export const Offline: Story = {
  render: () =>
    html`<password-reset .adapter=${createMemoryAdapter({scenario: 'offline'})}></password-reset>`,
  ...saying(/^You’re offline/),
};
export const Loading: Story = {args: {scenario: 'slow'}, ...saying('Loading…')};
export const Malformed: Story = {
  args: {scenario: 'malformed'},
  ...saying(/wasn’t one this page understands/),
};

/** Nobody is signed in: the way back in, instead of asking to sign in. */
export const SignedOut: Story = {
  args: {scenario: 'signed-out'},
  play: async ({canvasElement}) => {
    await find(canvasElement, 'textbox', 'User ID');
    await find(canvasElement, 'radio', 'I never had a password');
    await expect(has(canvasElement, 'button', 'Sign in')).toBe(false);
  },
};

export const SignedOutInFrench: Story = {
  args: {scenario: 'signed-out', lang: 'fr'},
  ...saying('Qui êtes-vous ?'),
};

export const SignedOutDisabled: Story = {
  args: {scenario: 'reset-disabled'},
  play: async ({canvasElement, args}) => {
    await says(canvasElement, /^Contoso has not enabled password reset\./);
    backendOf(args.scenario).endSessions(() => true);
    await canvasElement.querySelector('password-reset')?.refresh();
    await says(canvasElement, 'Reset your password');
    await says(canvasElement, /^Contoso has not enabled password reset\./);
  },
};

/** The same for everybody, whether there is such an account or not. */
export const Choosing: Story = {
  args: {scenario: 'signed-out'},
  play: async ({canvasElement}) => {
    await identify(canvasElement, 'nobody@contoso.example');
    await find(canvasElement, 'button', /^Use a code from your authenticator app/);
    await find(canvasElement, 'button', /^Text a code to your phone •••• \d\d/);
    await find(canvasElement, 'button', /^Call your phone/);
    await find(canvasElement, 'button', /^Send a code by e-mail/);
  },
};

export const WrongCode: Story = {
  args: {scenario: 'signed-out'},
  play: async ({canvasElement}) => {
    await identify(canvasElement);
    await prove(canvasElement, /^Send a code by e-mail/, '000000');
    await says(canvasElement, /^That code isn’t right, or it has expired\. 9 attempts left\./);
    const code = await find(canvasElement, 'textbox', 'Code');
    await waitFor(() => expect(focused()).toBe(code));
  },
};

export const WaitingForAnotherCode: Story = {
  args: {scenario: 'signed-out'},
  play: async ({canvasElement}) => {
    await identify(canvasElement);
    await press(canvasElement, /^Text a code/);
    await says(canvasElement, /^If this account exists and has this method, a code is on its way\./);
    await says(canvasElement, /^You can ask for another code in \d+ seconds\.$/);
  },
};

export const NewPassword: Story = {
  args: {scenario: 'signed-out'},
  play: async ({canvasElement}) => {
    await proveTwice(canvasElement);
    await userEvent.type(await find(canvasElement, 'textbox', 'New password'), 'Lovelace');
    await find(canvasElement, 'listitem', /^Not met yet: At least 15 characters/);
  },
};

export const Reset: Story = {
  args: {scenario: 'signed-out'},
  play: async ({canvasElement}) => {
    await proveTwice(canvasElement);
    await userEvent.type(await find(canvasElement, 'textbox', 'New password'), fresh);
    await userEvent.type(await find(canvasElement, 'textbox', 'New password, once more'), fresh);
    const told = once(canvasElement, 'account-password-reset');
    await press(canvasElement, 'Change password');
    await told;
    await says(canvasElement, /^Your password has been changed, and you have been signed out everywhere\./);
    await find(canvasElement, 'button', 'Sign in');
  },
};

/** No clear answer came: whether it was done is not known, and the way to see it is said. */
export const ResetPerhaps: Story = {
  args: {scenario: 'signed-out'},
  play: async ({canvasElement, args}) => {
    await proveTwice(canvasElement);
    await userEvent.type(await find(canvasElement, 'textbox', 'New password'), fresh);
    await userEvent.type(await find(canvasElement, 'textbox', 'New password, once more'), fresh);
    backendOf(args.scenario).faults.add('reset.finish', {code: 'timeout'}, 1);
    await press(canvasElement, 'Change password');
    await says(canvasElement, /we don’t know whether it was done/);
  },
};

/** That the account is locked is told after the proofs, not before. */
export const Unlocked: Story = {
  args: {scenario: 'locked-account'},
  play: async ({canvasElement}) => {
    await proveTwice(canvasElement);
    const told = once(canvasElement, 'account-unlocked');
    await press(canvasElement, 'Unlock and keep my password');
    await told;
    await says(canvasElement, /^Your account is unlocked/);
  },
};

/** A flow that ran out begins again, with the user ID still there. */
export const Expired: Story = {
  args: {scenario: 'signed-out'},
  play: async ({canvasElement, args}) => {
    await identify(canvasElement);
    backendOf(args.scenario).state.reset.flows = {};
    await press(canvasElement, /^Call your phone/);
    await says(canvasElement, /^That took too long/);
    const field = await find<HTMLInputElement>(canvasElement, 'textbox', 'User ID');
    await expect(field.value).toBe(person.identifier);
  },
};

export const Redirect: Story = {
  args: {scenario: 'redirect'},
  play: async ({canvasElement}) => {
    canvasElement.addEventListener('account-redirect-request', (event) => event.preventDefault());
    const asked = once(canvasElement, 'account-redirect-request');
    await press(canvasElement, 'These are still right');
    await expect((await asked).operation).toBe('reset.confirm');
  },
};
