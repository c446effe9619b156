import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {expect, waitFor} from 'storybook/test';

import {define} from '../src/registry.js';
import '../src/elements/account-provider/define.js';
import '../src/elements/device-list/define.js';
import {backendOf, scenarioUrl} from './support/backends.js';
import {find, has, press, says} from './support/play.js';

interface Args {
  scenario: string;
}

const meta: Meta<Args> = {
  title: 'Elements/account-provider',
  component: 'account-provider',
  args: {scenario: 'default'},
  render: ({scenario}) => html`
    <account-provider base-url=${scenarioUrl(scenario)}>
      <device-list></device-list>
    </account-provider>
  `,
};
export {meta as default};

type Story = StoryObj<Args>;

/** The elements inside need nothing. */
export const Default: Story = {
  play: async ({canvasElement}) => {
    await expect(await says(canvasElement, 'ADA-LAPTOP')).toBeVisible();
  },
};

/** The provider's class comes after its elements': they wait, and ask again. */
export const LateUpgrade: Story = {
  render: ({scenario}) => html`
    <late-account-provider base-url=${scenarioUrl(scenario)}>
      <device-list></device-list>
    </late-account-provider>
  `,
  play: async ({canvasElement}) => {
    define({prefix: 'late', tags: ['account-provider']});
    await expect(await says(canvasElement, 'ADA-LAPTOP')).toBeVisible();
  },
};

/** Two accounts on one page do not meet. */
export const TwoAccounts: Story = {
  args: {scenario: 'empty'},
  render: ({scenario}) => html`
    <account-provider base-url=${scenarioUrl('default')}><device-list></device-list></account-provider>
    <account-provider base-url=${scenarioUrl(scenario)}>
      <device-list><h2 slot="heading">Devices of the other account</h2></device-list>
    </account-provider>
  `,
  play: async ({canvasElement}) => {
    const [first, second] = canvasElement.querySelectorAll('account-provider');
    if (!first || !second) throw new Error('There are two.');
    await says(first, 'ADA-LAPTOP');
    await says(second, 'No device is registered with your account.');
    await press(first, 'Disable device Ada’s phone');
    await press(first, 'Disable device');
    await waitFor(() => expect(has(first, 'button', 'Disable device Ada’s phone')).toBe(false));
    await expect(backendOf('default').state.disabledDevices).toHaveProperty('adas-phone');
  },
};

/** Two elements on one account share what was read, and a change in one shows in the other. */
export const SharedRead: Story = {
  render: ({scenario}) => html`
    <account-provider base-url=${scenarioUrl(scenario)}>
      <device-list></device-list>
      <device-list><h2 slot="heading">The same devices</h2></device-list>
    </account-provider>
  `,
  play: async ({canvasElement}) => {
    const [first, second] = canvasElement.querySelectorAll('device-list');
    if (!first?.shadowRoot || !second?.shadowRoot) throw new Error('There are two.');
    const {shadowRoot: other} = second;
    await find(other, 'button', 'Disable device Ada’s phone');
    await press(first.shadowRoot, 'Disable device Ada’s phone');
    await press(first.shadowRoot, 'Disable device');
    await waitFor(() => expect(has(other, 'button', 'Disable device Ada’s phone')).toBe(false));
  },
};

/** The page's own words, by tag. */
export const OwnTexts: Story = {
  render: ({scenario}) => html`
    <account-provider
      base-url=${scenarioUrl(scenario)}
      .messages=${{
        'device-list': {heading: 'My machines', disable: 'Give back', disableNamed: 'Give back {name}'},
      }}
    >
      <device-list></device-list>
    </account-provider>
  `,
  play: async ({canvasElement}) => {
    await expect(await says(canvasElement, 'My machines')).toBeVisible();
    await expect(await says(canvasElement, 'Give back')).toBeVisible();
  },
};

/** With `debug`, mistakes in the markup are explained on any host, not just on a developer's. */
export const Debug: Story = {
  render: () => html`<account-provider debug><device-list></device-list></account-provider>`,
  play: async ({canvasElement}) => {
    await expect(await says(canvasElement, /No backend is named/)).toBeVisible();
  },
};
export const DemoAndBaseUrl: Story = {
  render: ({scenario}) => html`
    <account-provider demo base-url=${scenarioUrl(scenario)}><device-list></device-list></account-provider>
  `,
  play: async ({canvasElement}) => {
    await expect(await says(canvasElement, /demo and base-url exclude each other/)).toBeVisible();
  },
};
