import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {expect, waitFor} from 'storybook/test';

import {createMemoryAdapter} from '../mocks/memory-adapter.js';
import '../src/elements/account-provider/define.js';
import '../src/elements/change-password-form/define.js';
import '../src/elements/session-list/define.js';
import '../src/elements/signout-everywhere/define.js';
import {backendOf, scenarioUrl} from './support/backends.js';
import {find, focused, has, once, press, says} from './support/play.js';

interface Args {
  scenario: string;
}

const meta: Meta<Args> = {
  title: 'Elements/session-list',
  component: 'session-list',
  args: {scenario: 'default'},
  render: ({scenario}) => html`<session-list base-url=${scenarioUrl(scenario)}></session-list>`,
};
export {meta as default};

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const saysSo =
  (wanted: string | RegExp): Play =>
  async ({canvasElement}) => {
    await expect(await says(canvasElement, wanted)).toBeVisible();
  };

const phone = 'Sign out Chrome on Android 16, Ada’s phone';
const stranger = /^This wasn’t me: .*Reykjavík/;

async function open(canvas: HTMLElement, name: string | RegExp) {
  await press(canvas, name);
  return find<HTMLDialogElement>(canvas, 'alertdialog');
}

export const Default: Story = {play: saysSo('This session')};
/** Nothing but the session in use, and no sign-in. */
export const Empty: Story = {args: {scenario: 'empty'}, play: saysSo('No recent sign-in is known.')};
export const Minimal: Story = {args: {scenario: 'minimal'}, play: saysSo('Session 2')};
export const LongTexts: Story = {args: {scenario: 'long-texts'}, play: saysSo(/Rechenzentrums/)};
export const HostileTexts: Story = {args: {scenario: 'hostile-texts'}, play: saysSo(/<img src=x/)};
export const French: Story = {globals: {locale: 'fr'}, play: saysSo('Où vous êtes connecté')};

export const NoAdapter: Story = {
  render: () => html`<session-list></session-list>`,
  play: saysSo(/No backend is named/),
};
export const Loading: Story = {
  args: {scenario: 'slow'},
  play: async ({canvasElement}) => {
    await waitFor(() =>
      expect(canvasElement.querySelector('session-list')?.matches(':state(loading)')).toBe(true),
    );
  },
};
export const Failed: Story = {args: {scenario: 'failing'}, play: saysSo(/^We couldn’t load this/)};
export const Offline: Story = {
  render: () => html`<session-list .adapter=${createMemoryAdapter({scenario: 'offline'})}></session-list>`,
  play: saysSo(/^You’re offline/),
};
export const SignedOut: Story = {args: {scenario: 'signed-out'}, play: saysSo('Sign in to see this.')};
export const NoAccess: Story = {args: {scenario: 'no-access'}, play: saysSo(/don’t have the permission/)};
export const ReadOnly: Story = {args: {scenario: 'read-only'}, play: saysSo(/closed self-service/)};
export const External: Story = {
  args: {scenario: 'external'},
  play: async ({canvasElement}) => {
    await expect(await find(canvasElement, 'link', 'Continue on that page')).toBeVisible();
  },
};
/** One list cannot be read; the other is there. */
export const HalfFailed: Story = {
  play: async ({canvasElement}) => {
    await says(canvasElement, 'This session');
    // Both lists are there before one of them fails.
    await find(canvasElement, 'button', stranger);
    backendOf('default').faults.add('sessions.signIns', {code: 'unavailable'});
    await canvasElement.querySelector('session-list')?.refresh();
    await expect(await says(canvasElement, /^Couldn’t refresh/)).toBeVisible();
  },
};

export const Kept: Story = {
  play: async ({canvasElement}) => {
    const question = await open(canvasElement, phone);
    await expect(focused()).toHaveTextContent('Keep session');
    await press(question, 'Keep session');
    await waitFor(() => expect(focused()).toHaveAccessibleName(phone));
    await expect(backendOf('default').sessions).toHaveLength(3);
  },
};
export const OneEnded: Story = {
  play: async ({canvasElement}) => {
    const told = once(canvasElement, 'account-session-revoked');
    await press(await open(canvasElement, phone), 'Sign out');
    await expect((await told).sessionId).toBe('phone');
    await waitFor(() => expect(has(canvasElement, 'button', phone)).toBe(false));
  },
};
export const OthersEnded: Story = {
  play: async ({canvasElement}) => {
    await press(await open(canvasElement, 'Sign out everywhere else'), 'Sign out everywhere else');
    await expect(await says(canvasElement, /^2 other sessions ended/)).toBeVisible();
  },
};
export const NotAllEnded: Story = {
  args: {scenario: 'partial-failure'},
  play: async ({canvasElement}) => {
    await press(await open(canvasElement, 'Sign out everywhere else'), 'Sign out everywhere else');
    await expect(await says(canvasElement, /up to 1 hour/)).toBeVisible();
    await expect(await says(canvasElement, 'Contoso Archive')).toBeVisible();
  },
};
export const Reported: Story = {
  render: ({scenario}) => html`
    <account-provider base-url=${scenarioUrl(scenario)}>
      <session-list></session-list>
      <change-password-form></change-password-form>
      <signout-everywhere></signout-everywhere>
    </account-provider>
  `,
  play: async ({canvasElement}) => {
    await press(await open(canvasElement, stranger), 'This wasn’t me');
    await expect(await says(canvasElement, 'You said: not me')).toBeVisible();
    await expect(await says(canvasElement, /^They didn’t get in/)).toBeVisible();
    await expect(backendOf('default').state.reportedSignIns).toEqual(['a5']);
  },
};
export const StepUp: Story = {
  args: {scenario: 'step-up'},
  play: async ({canvasElement}) => {
    await press(await open(canvasElement, phone), 'Sign out');
    await expect(await find(canvasElement, 'textbox', 'Password')).toHaveFocus();
  },
};
export const Many: Story = {args: {scenario: 'many'}, play: saysSo('Show more')};
/** The focus goes on to the first one that is new. */
export const ShowMore: Story = {
  args: {scenario: 'many'},
  play: async ({canvasElement}) => {
    await press(canvasElement, 'Show more');
    await says(canvasElement, 'KIOSK-060');
    await waitFor(() => expect(focused()).toHaveTextContent('KIOSK-048'));
  },
};
