import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {expect, userEvent, waitFor} from 'storybook/test';

import {createMemoryAdapter} from '../mocks/memory-adapter.js';
import {person} from '../mocks/person.js';
import '../src/define.js';
import type {AccountPageElement} from '../src/elements/account-page/account-page.js';
import {TaskEndedEvent, TaskRequestEvent} from '../src/elements/shared/account.events.js';
import {backendOf, scenarioUrl} from './support/backends.js';
import {find, focused, has, once, press, says} from './support/play.js';

interface Args {
  scenario: string;
  headingLevel?: number;
  routing?: AccountPageElement['routing'];
  open?: AccountPageElement['open'];
  unsupported?: AccountPageElement['unsupported'];
}

// The address of a story is Storybook's own: the page lets it be.
const meta: Meta<Args> = {
  title: 'Elements/account-page',
  component: 'account-page',
  args: {scenario: 'default', routing: 'none'},
  render: ({scenario, headingLevel, routing, open, unsupported}) => html`
    <account-page
      base-url=${scenarioUrl(scenario)}
      heading-level=${headingLevel ?? nothing}
      routing=${routing ?? nothing}
      open=${open ?? nothing}
      unsupported=${unsupported ?? nothing}
      keep-title
    ></account-page>
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

function the<T extends keyof HTMLElementTagNameMap>(canvas: HTMLElement, tag: T): HTMLElementTagNameMap[T] {
  const found = canvas.querySelector(tag);
  if (!found) throw new Error(`There is no <${tag}>.`);
  return found;
}
const pageIn = (canvas: HTMLElement) => the(canvas, 'account-page');
const open = async (canvas: HTMLElement, name: string) => userEvent.click(await find(canvas, 'link', name));

async function openPassword(canvas: HTMLElement) {
  await open(canvas, 'Change password');
  await waitFor(() => expect(focused()).toHaveTextContent('Change password'));
}

async function typeNewPassword(canvas: HTMLElement, text: string) {
  const field = await waitFor(() => {
    const found = canvas.querySelector<HTMLInputElement>('input[name=newPassword]');
    if (!found) throw new Error('The form is not there.');
    return found;
  });
  await userEvent.type(field, text);
}

/** The overview: profile, devices, sessions, organizations; what can be managed; the portal's other pages. */
export const Default: Story = {
  play: async ({canvasElement}) => {
    await expect(await find(canvasElement, 'heading', 'Profile')).toBeVisible();
    await expect(await find(canvasElement, 'heading', 'Ada Lovelace')).toBeVisible();
    await expect(await find(canvasElement, 'heading', 'Devices')).toBeVisible();
    await expect(await find(canvasElement, 'heading', 'Manage account')).toBeVisible();
    await expect(await find(canvasElement, 'link', 'Change password')).toBeVisible();
    await expect(await find(canvasElement, 'link', 'View and update your groups')).toBeVisible();
  },
};
/** An organization that has chosen to include less. */
export const Reduced: Story = {
  args: {scenario: 'reduced'},
  play: async ({canvasElement}) => {
    await says(canvasElement, 'Ada Lovelace');
    await waitFor(() => expect(has(canvasElement, 'heading', 'Devices')).toBe(false));
    await expect(has(canvasElement, 'heading', 'Organizations')).toBe(false);
    await expect(await find(canvasElement, 'link', 'Change password')).toBeVisible();
  },
};
/** The same, where the page is told to explain what is not there. */
export const ReducedAndExplained: Story = {
  args: {scenario: 'reduced', unsupported: 'explain'},
  play: saysSo(/^Your organization hasn’t switched this on\./),
};
/** Everything is shown, and nothing may be changed: every entry says why, and whom to ask. */
export const Refused: Story = {
  args: {scenario: 'read-only'},
  play: async ({canvasElement}) => {
    await says(canvasElement, /^Contoso has closed self-service for now\./);
    await expect(has(canvasElement, 'link', 'Change password')).toBe(false);
  },
};
/** What is done at another page has a link there. */
export const Elsewhere: Story = {
  args: {scenario: 'managed-elsewhere'},
  play: async ({canvasElement}) => {
    await says(canvasElement, /^Fabrikam manages the password of this account\./);
    await expect(await find(canvasElement, 'link', 'Continue on that page')).toBeVisible();
  },
};
export const Minimal: Story = {args: {scenario: 'minimal'}, play: saysSo('ADA-LAPTOP')};
export const LongTexts: Story = {args: {scenario: 'long-texts'}, play: saysSo(/^ADA-LAPTOP of the/)};
export const HostileTexts: Story = {args: {scenario: 'hostile-texts'}, play: saysSo(/alert\('ADA-LAPTOP/)};
export const French: Story = {
  globals: {locale: 'fr'},
  play: async ({canvasElement}) => {
    await expect(await find(canvasElement, 'heading', 'Profil')).toBeVisible();
    await expect(await find(canvasElement, 'heading', 'Gérer le compte')).toBeVisible();
    await expect(await find(canvasElement, 'link', 'Changer le mot de passe')).toBeVisible();
    await expect(await find(canvasElement, 'heading', 'Étapes suivantes')).toBeVisible();
  },
};
export const HeadingOfLevelOne: Story = {
  args: {headingLevel: 1},
  play: async ({canvasElement}) => {
    await expect((await find(canvasElement, 'heading', 'Profile')).localName).toBe('h1');
    await expect((await find(canvasElement, 'heading', 'Devices')).localName).toBe('h2');
  },
};
/** The host writes the children: what there is, in which order, with sections of its own. */
export const OwnChildren: Story = {
  render: ({scenario}) => html`
    <account-page base-url=${scenarioUrl(scenario)} routing="none" keep-title>
      <h2 slot="heading">My account at Contoso</h2>
      <p>The canteen is closed on Friday.</p>
      <profile-card></profile-card>
      <section slot="printing"><h3>Printing</h3></section>
      <change-password-form></change-password-form>
      <p slot="help">Still lost? Call 555 0100.</p>
    </account-page>
  `,
  play: async ({canvasElement}) => {
    const name = await find(canvasElement, 'heading', 'Ada Lovelace');
    await expect(name.localName).toBe('h3');
    const [canteen, printing] = [
      await says(canvasElement, 'The canteen is closed on Friday.'),
      await says(canvasElement, 'Printing'),
    ];
    await expect(canteen.getBoundingClientRect().top).toBeLessThan(name.getBoundingClientRect().top);
    await expect(printing.getBoundingClientRect().top).toBeGreaterThan(name.getBoundingClientRect().top);
    await expect(has(canvasElement, 'heading', 'Devices')).toBe(false);
    await expect(has(canvasElement, 'link', 'Sign out everywhere')).toBe(false);
  },
};

/** A task takes the overview's place, with the focus on its heading. */
export const Task: Story = {
  play: async ({canvasElement}) => {
    await openPassword(canvasElement);
    await expect(has(canvasElement, 'heading', 'Manage account')).toBe(false);
    await open(canvasElement, 'Back to overview');
    await waitFor(() => expect(focused()).toHaveTextContent('Change password'));
    await expect(has(canvasElement, 'heading', 'Manage account')).toBe(true);
  },
};
/** Signing out everywhere is asked about at once; No leads back. */
export const SignOutAsked: Story = {
  play: async ({canvasElement}) => {
    await open(canvasElement, 'Sign out everywhere');
    await find(canvasElement, 'alertdialog');
    await waitFor(() => expect(focused()).toHaveTextContent('No'));
    await press(canvasElement, 'No');
    await waitFor(() => expect(focused()).toHaveTextContent('Sign out everywhere'));
    await expect(has(canvasElement, 'heading', 'Manage account')).toBe(true);
  },
};
/** What came of a task is said on the overview. */
export const TaskDone: Story = {
  play: async ({canvasElement}) => {
    await openPassword(canvasElement);
    const form = the(canvasElement, 'change-password-form');
    form.dispatchEvent(new TaskEndedEvent('password', 'Your password has been changed.'));
    await expect(await find(canvasElement, '[part=notice]')).toHaveTextContent(
      'Your password has been changed.',
    );
    await waitFor(() => expect(focused()).toHaveTextContent('Change password'));
  },
};
/** From a device that nobody knows to a new password. */
export const TaskAskedFor: Story = {
  play: async ({canvasElement}) => {
    const list = await waitFor(() => the(canvasElement, 'device-list'));
    const asked = once(document, 'account-task-request');
    list.dispatchEvent(new TaskRequestEvent('password'));
    await expect((await asked).task).toBe('password');
    await waitFor(() => expect(focused()).toHaveTextContent('Change password'));
  },
};
/** Before something unsaved is left, the page asks; what was typed is still there afterwards. */
export const Unsaved: Story = {
  play: async ({canvasElement}) => {
    await openPassword(canvasElement);
    await typeNewPassword(canvasElement, 'half a sentence');
    await open(canvasElement, 'Back to overview');
    await find(canvasElement, 'alertdialog', /^Leave “Change password” without finishing\?/);
    await waitFor(() => expect(focused()).toHaveTextContent('Keep editing'));
    await press(canvasElement, 'Leave it for now');
    await expect(await says(canvasElement, 'Not saved yet')).toBeVisible();
    await openPassword(canvasElement);
    await expect(canvasElement.querySelector('input[name=newPassword]')).toHaveValue('half a sentence');
  },
};
/** A task from the start, as from the fragment "#password". */
export const OpenFromTheStart: Story = {args: {open: 'password'}, play: saysSo('Current password')};

export const NoAdapter: Story = {
  render: () => html`<account-page routing="none"></account-page>`,
  play: saysSo(/No backend is named/),
};
export const Loading: Story = {
  args: {scenario: 'slow'},
  play: async ({canvasElement}) => {
    await expect(await find(canvasElement, 'heading', 'Manage account')).toBeVisible();
    await expect(pageIn(canvasElement).matches(':state(loading)')).toBe(true);
  },
};
/** One notice for the page, not one for each part; one retry brings everything. */
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
export const RefreshFailed: Story = {
  play: async ({canvasElement}) => {
    await says(canvasElement, 'ADA-LAPTOP');
    backendOf('default').faults.add('*', {code: 'unavailable'});
    await pageIn(canvasElement).refresh();
    await says(canvasElement, /^Couldn’t refresh\./);
    // Once for all parts.
    const again = [pageIn(canvasElement), ...pageIn(canvasElement).children].flatMap((each) => [
      ...(each.shadowRoot?.querySelectorAll('.notice[role=status]') ?? []),
    ]);
    await expect(again).toHaveLength(1);
    await expect(await says(canvasElement, 'ADA-LAPTOP')).toBeVisible();
  },
};
export const Offline: Story = {
  args: {scenario: 'offline'},
  render: ({scenario}) =>
    html`<account-page routing="none" .adapter=${createMemoryAdapter({scenario})}></account-page>`,
  play: saysSo(/^You’re offline\./),
};
export const NoPermission: Story = {
  args: {scenario: 'no-access'},
  play: async ({canvasElement}) => {
    await says(canvasElement, /^You don’t have the permission for this\./);
    await expect(has(canvasElement, 'heading', 'Devices')).toBe(false);
  },
};
/** Each part says for itself what only it could not read. */
export const Malformed: Story = {
  args: {scenario: 'malformed'},
  play: saysSo(/^The answer that came back/),
};
/** One way to sign in; after it everything is there. */
export const SignedOut: Story = {
  args: {scenario: 'signed-out'},
  play: async ({canvasElement}) => {
    await expect(await find(canvasElement, 'button', 'Sign in')).toBeVisible();
    const backend = backendOf('signed-out');
    const {token} = await backend.signIn(person);
    backend.setCookie(token);
    await pageIn(canvasElement).refresh();
    await expect(await says(canvasElement, 'ADA-LAPTOP')).toBeVisible();
  },
};
/** The session ends while somebody types: after signing in again, what was typed is still there. */
export const SessionEnds: Story = {
  args: {scenario: 'editable'},
  play: async ({canvasElement}) => {
    await press(canvasElement, 'Edit profile');
    const field = await find<HTMLInputElement>(canvasElement, 'textbox', /phone/i);
    await userEvent.type(field, '99');
    const typed = field.value;
    const backend = backendOf('editable');
    backend.endSessions(() => true);
    await pageIn(canvasElement).refresh();
    await find(canvasElement, 'button', 'Sign in');
    const {token} = await backend.signIn(person);
    backend.setCookie(token);
    await pageIn(canvasElement).refresh();
    await waitFor(() => expect(field).toBeVisible());
    await expect(field).toHaveValue(typed);
  },
};
