import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {expect, userEvent, waitFor} from 'storybook/test';

import {createMemoryAdapter} from '../mocks/memory-adapter.js';
import {MockBackend} from '../mocks/backend.js';
import {codeFor} from '../mocks/totp.js';
import {person} from '../mocks/person.js';
import type {AccountAdapter} from '../src/contract/adapter.js';
import '../src/elements/account-provider/define.js';
import '../src/elements/change-password-form/define.js';
import '../src/elements/device-list/define.js';
import type {DeviceListElement} from '../src/elements/device-list/device-list.js';
import {backendOf, scenarioUrl} from './support/backends.js';
import {find, focused, has, once, press, says} from './support/play.js';

interface Args {
  scenario: string;
  unsupported?: DeviceListElement['unsupported'];
  headingLevel?: number;
}

const meta: Meta<Args> = {
  title: 'Elements/device-list',
  component: 'device-list',
  args: {scenario: 'default'},
  render: ({scenario, unsupported, headingLevel}) => html`
    <device-list
      base-url=${scenarioUrl(scenario)}
      unsupported=${unsupported ?? nothing}
      heading-level=${headingLevel ?? nothing}
    ></device-list>
  `,
};
export {meta as default};

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const saysSo =
  (wanted: string | RegExp): Play =>
  async ({canvasElement}) => {
    await expect(await says(canvasElement, wanted)).toBeVisible();
  };

const disable = (name: string) => `Disable device ${name}`;

async function openQuestion(canvas: HTMLElement, name = 'Ada’s phone') {
  await press(canvas, disable(name));
  return find<HTMLDialogElement>(canvas, 'alertdialog');
}

/** The row is gone, which the backend knows too, and a screen reader hears it. */
async function isDisabled(canvas: HTMLElement, name: string, said = `${name} was disabled.`) {
  await waitFor(() => expect(has(canvas, 'button', disable(name))).toBe(false));
  const list = canvas.querySelector('device-list');
  await waitFor(() => expect(list?.shadowRoot?.querySelector('[role=status]')).toHaveTextContent(said));
}

const withAdapter = (adapter: AccountAdapter) => html`<device-list .adapter=${adapter}></device-list>`;

/** Four devices: the one in use, one that does not keep the rules, one that policy keeps. */
export const Default: Story = {play: saysSo('Ada’s tablet')};
export const Empty: Story = {
  args: {scenario: 'empty'},
  play: saysSo('No device is registered with your account.'),
};
export const OwnEmptyText: Story = {
  args: {scenario: 'empty'},
  render: ({scenario}) => html`
    <device-list base-url=${scenarioUrl(scenario)}>
      <h3 slot="heading">My machines</h3>
      <p slot="empty">Nothing here. <a href="#register">Register a device</a></p>
      <p slot="help">Lost a device? Call 555 0100.</p>
    </device-list>
  `,
  play: saysSo(/^Nothing here/),
};
export const Minimal: Story = {args: {scenario: 'minimal'}, play: saysSo('Ada’s tablet')};
export const LongTexts: Story = {args: {scenario: 'long-texts'}, play: saysSo(/^ADA-LAPTOP of the/)};
export const HostileTexts: Story = {
  args: {scenario: 'hostile-texts'},
  play: async ({canvasElement}) => {
    await says(canvasElement, /alert\('ADA-LAPTOP/);
    await expect(canvasElement.querySelector('device-list')?.shadowRoot?.querySelector('img')).toBeNull();
  },
};
export const HeadingOfLevelFour: Story = {
  args: {headingLevel: 4},
  play: async ({canvasElement}) => {
    await expect((await find(canvasElement, 'heading', 'Devices')).localName).toBe('h4');
  },
};
export const French: Story = {
  globals: {locale: 'fr'},
  play: async ({canvasElement}) => {
    await press(canvasElement, /^Désactiver l’appareil Ada’s phone/);
    await expect(await find(canvasElement, 'alertdialog')).toBeVisible();
  },
};

export const NoAdapter: Story = {
  render: () => html`<device-list></device-list>`,
  play: saysSo(/No backend is named/),
};
export const Loading: Story = {
  args: {scenario: 'slow'},
  play: async ({canvasElement}) => {
    const card = canvasElement.querySelector('device-list')?.shadowRoot?.querySelector('section');
    await waitFor(() => expect(card).toHaveAttribute('aria-busy', 'true'));
  },
};
export const Failed: Story = {
  args: {scenario: 'failing'},
  play: async ({canvasElement}) => {
    await says(canvasElement, 'We couldn’t load this. You can try again.');
    await expect(await says(canvasElement, /^Reference: request-/)).toBeVisible();
    backendOf('failing').faults.clear();
    await press(canvasElement, 'Try again');
    await expect(await says(canvasElement, 'ADA-LAPTOP')).toBeVisible();
  },
};
export const StillFailing: Story = {args: {scenario: 'failing'}, play: saysSo(/^We couldn’t load this/)};
export const Malformed: Story = {
  args: {scenario: 'malformed'},
  play: saysSo(/wasn’t one this page understands/),
};
export const RefreshFailed: Story = {
  play: async ({canvasElement}) => {
    await says(canvasElement, 'ADA-LAPTOP');
    backendOf('default').faults.add('*', {code: 'unavailable'});
    await canvasElement.querySelector('device-list')?.refresh();
    await expect(await says(canvasElement, /^Couldn’t refresh/)).toBeVisible();
    await expect(await says(canvasElement, 'ADA-LAPTOP')).toBeVisible();
  },
};
/** Without HTTP: a server cannot tell a page that it has no network. */
export const Offline: Story = {
  args: {scenario: 'offline'},
  render: ({scenario}) => withAdapter(createMemoryAdapter({scenario})),
  play: saysSo(/^You’re offline/),
};
export const SignedOut: Story = {
  args: {scenario: 'signed-out'},
  play: async ({canvasElement}) => {
    await says(canvasElement, 'Sign in to see this.');
    const asked = once(canvasElement, 'account-signin-request');
    await press(canvasElement, 'Sign in');
    await expect(await asked).toBeInstanceOf(Event);
  },
};
export const NoPermission: Story = {
  args: {scenario: 'no-access'},
  play: saysSo(/You don’t have the permission for this/),
};
/** The organization decided so: it is explained, once for the list. */
export const ReadOnly: Story = {
  args: {scenario: 'read-only'},
  play: async ({canvasElement}) => {
    await says(canvasElement, /Contoso has closed self-service for now/);
    await expect(has(canvasElement, 'button')).toBe(false);
  },
};
export const External: Story = {
  args: {scenario: 'external'},
  play: async ({canvasElement}) => {
    await expect(await find(canvasElement, 'link', 'Continue on that page')).toBeVisible();
  },
};

/** A backend without devices: nothing is shown, unless the page wants it explained. */
const lacking = (): AccountAdapter => {
  const {devices: _devices, ...adapter} = createMemoryAdapter();
  return {
    ...adapter,
    describe: async (options) => {
      const description = await adapter.describe(options);
      const {'devices.list': _list, ...capabilities} = description.capabilities;
      return {...description, capabilities};
    },
  };
};
export const BackendLacksIt: Story = {
  render: () => withAdapter(lacking()),
  play: async ({canvasElement}) => {
    const list = canvasElement.querySelector('device-list');
    await waitFor(() => expect(list?.matches(':state(unavailable)')).toBe(true));
    await expect(list?.shadowRoot?.querySelector('section')).toBeNull();
  },
};
export const BackendLacksItExplained: Story = {
  render: () => html`<device-list unsupported="explain" .adapter=${lacking()}></device-list>`,
  play: saysSo(/^This isn’t available here/),
};
/** Reading wants a fresh proof: one button; nothing opens by itself. */
export const StepUpToRead: Story = {
  render: () => {
    const backend = new MockBackend();
    const challenge = {inPage: ['password' as const]};
    backend.faults.add('devices.list', {code: 'step-up-required', details: {challenge}});
    const adapter = createMemoryAdapter({backend});
    return withAdapter({
      ...adapter,
      stepUp: async (...given) => {
        const outcome = await adapter.stepUp?.(...given);
        backend.faults.clear();
        return outcome ?? {kind: 'done'};
      },
    });
  },
  play: async ({canvasElement}) => {
    await press(canvasElement, 'Confirm it’s you');
    await userEvent.type(await find(canvasElement, 'textbox', 'Password'), person.password);
    await press(canvasElement, 'Continue');
    await expect(await says(canvasElement, 'ADA-LAPTOP')).toBeVisible();
  },
};

export const Question: Story = {
  play: async ({canvasElement}) => {
    const question = await openQuestion(canvasElement);
    await expect(question).toHaveAccessibleName('Disable Ada’s phone?');
    await expect(focused()).toHaveTextContent('Keep device');
  },
};
export const Kept: Story = {
  play: async ({canvasElement}) => {
    await openQuestion(canvasElement);
    await press(canvasElement, 'Keep device');
    await waitFor(() => expect(focused()).toHaveAccessibleName(disable('Ada’s phone')));
    await expect(backendOf('default').state.disabledDevices).toEqual({});
  },
};
export const DisabledByMouse: Story = {
  play: async ({canvasElement}) => {
    const confirmed = once(canvasElement, 'account-device-disabled');
    const question = await openQuestion(canvasElement);
    await userEvent.click(await find(question, 'radio', 'I lost it'));
    await press(question, 'Disable device');
    const {deviceId, why} = await confirmed;
    await expect({deviceId, why}).toEqual({deviceId: 'adas-phone', why: 'lost'});
    await isDisabled(canvasElement, 'Ada’s phone');
    await waitFor(() => expect(focused()).toHaveAccessibleName(disable('Ada’s tablet')));
    await expect(backendOf('default').state.disabledDevices).toHaveProperty('adas-phone');
  },
};
export const DisabledByKeyboard: Story = {
  play: async ({canvasElement}) => {
    (await find(canvasElement, 'button', disable('Ada’s phone'))).focus();
    await userEvent.keyboard('{Enter}');
    const question = await find(canvasElement, 'alertdialog');
    await waitFor(() => expect(focused()).toHaveTextContent('Keep device'));
    (await find(question, 'button', 'Disable device')).focus();
    await userEvent.keyboard('{Enter}');
    await isDisabled(canvasElement, 'Ada’s phone');
    await waitFor(() => expect(focused()).toHaveAccessibleName(disable('Ada’s tablet')));
  },
};
export const LastOneDisabled: Story = {
  play: async ({canvasElement}) => {
    const question = await openQuestion(canvasElement, 'Ada’s tablet');
    await press(question, 'Disable device');
    await isDisabled(canvasElement, 'Ada’s tablet');
    await waitFor(() => expect(focused()).toHaveAccessibleName(disable('Ada’s phone')));
  },
};
export const RefusedDevice: Story = {
  play: async ({canvasElement}) => {
    await says(canvasElement, /The computers of the lab are shared/);
    await expect(has(canvasElement, 'button', disable('LAB-07'))).toBe(false);
    await expect(await find(canvasElement, 'link', 'Contact Contoso IT help')).toBeVisible();
  },
};
/** It warns that one is signed out here; and so it is. */
export const CurrentDevice: Story = {
  play: async ({canvasElement}) => {
    const question = await openQuestion(canvasElement, 'ADA-LAPTOP');
    await says(question, /^You are using this device right now/);
    await press(question, 'Disable device');
    await expect(await says(canvasElement, 'Sign in to see this.')).toBeVisible();
  },
};
/** After a device that nobody knew, the page's own means to protect the account are offered. */
export const NotRecognized: Story = {
  render: ({scenario}) => html`
    <account-provider base-url=${scenarioUrl(scenario)}>
      <device-list></device-list>
      <change-password-form></change-password-form>
    </account-provider>
  `,
  play: async ({canvasElement}) => {
    const question = await openQuestion(canvasElement);
    await userEvent.click(await find(question, 'radio', 'I don’t recognize it'));
    await press(question, 'Disable device');
    await says(canvasElement, /^Someone else may know your password/);
    await press(canvasElement, 'Change password');
    await waitFor(() => expect(document.activeElement?.closest('change-password-form')).not.toBeNull());
  },
};
export const StepUpByPassword: Story = {
  args: {scenario: 'step-up'},
  play: async ({canvasElement}) => {
    await press(await openQuestion(canvasElement), 'Disable device');
    await userEvent.type(await find(canvasElement, 'textbox', 'Password'), 'wrong');
    await press(canvasElement, 'Continue');
    const field = await find<HTMLInputElement>(canvasElement, 'textbox', 'Password');
    await waitFor(() => expect(field).toHaveAttribute('aria-invalid', 'true'));
    field.value = '';
    await userEvent.type(field, person.password);
    await press(canvasElement, 'Continue');
    await isDisabled(canvasElement, 'Ada’s phone');
  },
};
export const StepUpByCode: Story = {
  args: {scenario: 'step-up'},
  play: async ({canvasElement}) => {
    await press(await openQuestion(canvasElement), 'Disable device');
    await find(canvasElement, 'textbox', 'Password');
    await press(canvasElement, /code/);
    const code = codeFor(person.authenticatorSecret, Date.now());
    await userEvent.type(await find(canvasElement, 'textbox', /ode/), code);
    await press(canvasElement, 'Continue');
    await isDisabled(canvasElement, 'Ada’s phone');
  },
};
export const StepUpAsked: Story = {
  args: {scenario: 'step-up'},
  play: async ({canvasElement}) => {
    await press(await openQuestion(canvasElement), 'Disable device');
    await expect(await find(canvasElement, 'textbox', 'Password')).toHaveFocus();
  },
};
export const Redirect: Story = {
  args: {scenario: 'redirect'},
  play: async ({canvasElement}) => {
    const leaving = once(canvasElement, 'account-redirect-request');
    await press(await openQuestion(canvasElement), 'Disable device');
    const {operation, url} = await leaving;
    await expect(operation).toBe('devices.disable');
    await expect(new URL(url).searchParams.get('item')).toBe('adas-phone');
  },
};
export const RateLimited: Story = {
  args: {scenario: 'rate-limited'},
  play: async ({canvasElement}) => {
    await press(await openQuestion(canvasElement), 'Disable device');
    await expect(await says(canvasElement, /Try again in \d+ seconds/)).toBeVisible();
    await expect(has(canvasElement, 'alertdialog')).toBe(true);
  },
};
export const SessionExpired: Story = {
  args: {scenario: 'session-expires'},
  play: async ({canvasElement}) => {
    await press(await openQuestion(canvasElement), 'Disable device');
    await expect(await says(canvasElement, /[Ss]ign in/)).toBeVisible();
  },
};
/** Somebody was faster: it is gone, which is what was wanted. */
export const GoneMeanwhile: Story = {
  play: async ({canvasElement}) => {
    const question = await openQuestion(canvasElement);
    await backendOf('default').as('seeded-laptop').devices.disable('adas-phone');
    await press(question, 'Disable device');
    const said = 'Ada’s phone is no longer registered with your account.';
    await isDisabled(canvasElement, 'Ada’s phone', said);
  },
};
export const DisableFailed: Story = {
  play: async ({canvasElement}) => {
    const question = await openQuestion(canvasElement);
    backendOf('default').faults.add('devices.disable', {code: 'unavailable'});
    await press(question, 'Disable device');
    await expect(await says(question, /^The service isn’t answering/)).toBeVisible();
  },
};
export const DoubleClick: Story = {
  render: () => {
    const adapter = createMemoryAdapter({latency: 50});
    const {devices} = adapter;
    const calls: string[] = [];
    if (!devices) throw new Error('The reference backend has devices.');
    return html`<device-list
      data-calls="0"
      .adapter=${
        {
          ...adapter,
          devices: {
            ...devices,
            disable: (id, options) => {
              const list = document.querySelector('device-list');
              list?.setAttribute('data-calls', String(calls.push(id)));
              return devices.disable(id, options);
            },
          },
        } satisfies AccountAdapter
      }
    ></device-list>`;
  },
  play: async ({canvasElement}) => {
    const question = await openQuestion(canvasElement);
    await userEvent.dblClick(await find(question, 'button', 'Disable device'));
    await isDisabled(canvasElement, 'Ada’s phone');
    await expect(canvasElement.querySelector('device-list')).toHaveAttribute('data-calls', '1');
  },
};

/** Ten thousand at the backend: fifty are read. */
export const Many: Story = {
  args: {scenario: 'many'},
  play: async ({canvasElement}) => {
    await press(canvasElement, 'Show more');
    const rows = () =>
      canvasElement.querySelector('device-list')?.shadowRoot?.querySelectorAll('.row').length;
    await waitFor(() => expect(rows()).toBe(100));
  },
};
export const Searching: Story = {
  args: {scenario: 'many'},
  play: async ({canvasElement}) => {
    await userEvent.type(await find(canvasElement, 'searchbox', /Search/), 'FLEET-4711');
    await waitFor(() => expect(has(canvasElement, 'button', disable('ADA-LAPTOP'))).toBe(false));
    await expect(await find(canvasElement, 'button', disable('FLEET-4711'))).toBeVisible();
  },
};
export const SearchingInVain: Story = {
  args: {scenario: 'many'},
  play: async ({canvasElement}) => {
    await userEvent.type(await find(canvasElement, 'searchbox', /Search/), 'abacus');
    await expect(await says(canvasElement, 'No device matches “abacus”.')).toBeVisible();
  },
};
