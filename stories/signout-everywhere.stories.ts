import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {expect, waitFor} from 'storybook/test';

import {createMemoryAdapter} from '../mocks/memory-adapter.js';
import '../src/elements/account-provider/define.js';
import '../src/elements/profile-card/define.js';
import '../src/elements/session-list/define.js';
import '../src/elements/signout-everywhere/define.js';
import {backendOf, scenarioUrl} from './support/backends.js';
import {find, focused, once, press, says} from './support/play.js';

interface Args {
  scenario: string;
}

const meta: Meta<Args> = {
  title: 'Elements/signout-everywhere',
  component: 'signout-everywhere',
  args: {scenario: 'default'},
  render: ({scenario}) => html`<signout-everywhere base-url=${scenarioUrl(scenario)}></signout-everywhere>`,
};
export {meta as default};

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const saysSo =
  (wanted: string | RegExp): Play =>
  async ({canvasElement}) => {
    await expect(await says(canvasElement, wanted)).toBeVisible();
  };

const ask = 'Sign out everywhere';

async function open(canvas: HTMLElement, name = ask) {
  await press(canvas, name);
  return find<HTMLDialogElement>(canvas, 'alertdialog');
}

export const Default: Story = {play: saysSo(/^Ends your sessions in all applications/)};
export const Loading: Story = {
  args: {scenario: 'slow'},
  play: async ({canvasElement}) => {
    await waitFor(() =>
      expect(canvasElement.querySelector('signout-everywhere')?.matches(':state(loading)')).toBe(true),
    );
  },
};
export const NoAdapter: Story = {
  render: () => html`<signout-everywhere></signout-everywhere>`,
  play: saysSo(/No backend is named/),
};
export const Failed: Story = {args: {scenario: 'failing'}, play: saysSo(/^We couldn’t load this/)};
export const Offline: Story = {
  render: () =>
    html`<signout-everywhere .adapter=${createMemoryAdapter({scenario: 'offline'})}></signout-everywhere>`,
  play: saysSo(/^You’re offline/),
};
export const SignedOut: Story = {args: {scenario: 'signed-out'}, play: saysSo('Sign in to see this.')};
export const ReadOnly: Story = {args: {scenario: 'read-only'}, play: saysSo(/closed self-service/)};
export const External: Story = {
  args: {scenario: 'external'},
  play: async ({canvasElement}) => {
    await expect(await find(canvasElement, 'link', 'Continue on that page')).toBeVisible();
  },
};
export const Question: Story = {
  play: async ({canvasElement}) => {
    await expect(await open(canvasElement)).toHaveAccessibleName('Sign out everywhere');
    await expect(focused()).toHaveTextContent('No');
  },
};
export const No: Story = {
  play: async ({canvasElement}) => {
    await press(await open(canvasElement), 'No');
    await waitFor(() => expect(focused()).toHaveTextContent(ask));
    await expect(backendOf('default').sessions).toHaveLength(3);
  },
};
/** Everything on the page is signed out; what happened can be read. */
export const Yes: Story = {
  render: ({scenario}) => html`
    <account-provider base-url=${scenarioUrl(scenario)}>
      <profile-card></profile-card>
      <session-list></session-list>
      <signout-everywhere></signout-everywhere>
    </account-provider>
  `,
  play: async ({canvasElement}) => {
    const told = once(canvasElement, 'account-signed-out');
    await press(await open(canvasElement), 'Yes');
    await expect((await told).scope).toBe('all');
    await expect(await says(canvasElement, /^You’re signed out everywhere/)).toBeVisible();
    await waitFor(() =>
      expect(canvasElement.querySelector('profile-card')?.matches(':state(signed-out)')).toBe(true),
    );
    await expect(backendOf('default').sessions).toHaveLength(0);
  },
};
export const NotAllEnded: Story = {
  args: {scenario: 'partial-failure'},
  play: async ({canvasElement}) => {
    await press(await open(canvasElement), 'Yes');
    await expect(await says(canvasElement, 'You’re signed out here, but not everywhere yet.')).toBeVisible();
  },
};
export const StepUp: Story = {
  args: {scenario: 'step-up'},
  play: async ({canvasElement}) => {
    await press(await open(canvasElement), 'Yes');
    await expect(await find(canvasElement, 'textbox', 'Password')).toHaveFocus();
  },
};
export const Redirect: Story = {
  args: {scenario: 'redirect'},
  play: async ({canvasElement}) => {
    const leaving = once(canvasElement, 'account-redirect-request');
    canvasElement.addEventListener('account-redirect-request', (event) => event.preventDefault());
    await press(await open(canvasElement), 'Yes');
    await expect((await leaving).operation).toBe('sessions.revokeAll');
  },
};
export const French: Story = {
  globals: {locale: 'fr'},
  play: async ({canvasElement}) => {
    const question = await open(canvasElement, 'Se déconnecter partout');
    await expect(await find(question, 'button', 'Oui')).toBeVisible();
    await expect(focused()).toHaveTextContent('Non');
  },
};
