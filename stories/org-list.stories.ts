import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {expect, userEvent, waitFor} from 'storybook/test';

import {MockBackend} from '../mocks/backend.js';
import {createMemoryAdapter} from '../mocks/memory-adapter.js';
import {person} from '../mocks/person.js';
import type {AccountAdapter} from '../src/contract/adapter.js';
import '../src/elements/account-provider/define.js';
import '../src/elements/org-list/define.js';
import type {OrgListElement} from '../src/elements/org-list/org-list.js';
import {backendOf, scenarioUrl} from './support/backends.js';
import {find, focused, has, once, press, says} from './support/play.js';

interface Args {
  scenario: string;
  unsupported?: OrgListElement['unsupported'];
  headingLevel?: number;
}

const meta: Meta<Args> = {
  title: 'Elements/org-list',
  component: 'org-list',
  args: {scenario: 'default'},
  render: ({scenario, unsupported, headingLevel}) => html`
    <org-list
      base-url=${scenarioUrl(scenario)}
      unsupported=${unsupported ?? nothing}
      heading-level=${headingLevel ?? nothing}
    ></org-list>
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

const leave = (name: string) => `Leave organization ${name}`;
const signIn = (name: string) => `Sign in to leave organization ${name}`;
const withAdapter = (adapter: AccountAdapter) => html`<org-list .adapter=${adapter}></org-list>`;

async function openQuestion(canvas: HTMLElement, name = 'Fabrikam') {
  await press(canvas, leave(name));
  return find<HTMLDialogElement>(canvas, 'alertdialog');
}

/** What a screen reader hears. */
async function hears(canvas: HTMLElement, text: string) {
  const region = () => canvas.querySelector('org-list')?.shadowRoot?.querySelector('[role=status].hidden');
  await waitFor(() => expect(region()).toHaveTextContent(text));
}

/** Keeps the story on its page. */
function stay(canvas: HTMLElement) {
  canvas.addEventListener('account-redirect-request', (event) => event.preventDefault());
  return once(canvas, 'account-redirect-request');
}

/** Home, one that can be left, one that wants a sign-in there first, one that keeps its guests. */
export const Default: Story = {
  play: async ({canvasElement}) => {
    await expect(await find(canvasElement, 'heading', 'Home organization')).toBeVisible();
    await expect(await find(canvasElement, 'heading', 'Other organizations')).toBeVisible();
    await expect(await find(canvasElement, 'button', leave('Fabrikam'))).toBeVisible();
    await expect(await find(canvasElement, 'button', signIn('Northwind Traders'))).toBeVisible();
    await expect(has(canvasElement, 'button', leave('Contoso'))).toBe(false);
  },
};
export const Empty: Story = {
  args: {scenario: 'empty'},
  play: saysSo('You belong to no organization.'),
};
export const OwnEmptyText: Story = {
  args: {scenario: 'empty'},
  render: ({scenario}) => html`
    <org-list base-url=${scenarioUrl(scenario)}>
      <h3 slot="heading">Whom I work with</h3>
      <p slot="empty">Nobody yet. <a href="#partners">Find a partner</a></p>
      <p slot="help">Questions about a partner? Call 555 0100.</p>
    </org-list>
  `,
  play: saysSo(/^Nobody yet/),
};
/** No home organization: one heading. */
export const GuestOnly: Story = {
  args: {scenario: 'guest-only'},
  play: async ({canvasElement}) => {
    await says(canvasElement, /You are its last owner/);
    await expect(has(canvasElement, 'heading', /^(Home|Other) /)).toBe(false);
    await expect(has(canvasElement, 'button', leave('Tailspin Toys'))).toBe(false);
    await expect(await find(canvasElement, 'link', 'Contact Tailspin Toys administrators')).toBeVisible();
  },
};
export const HomeOnly: Story = {
  render: () => {
    const backend = new MockBackend();
    for (const id of ['fabrikam', 'northwind', 'woodgrove']) {
      backend.state.leftOrganizations[id] = {at: '2026-11-22T09:00:00Z'};
    }
    return withAdapter(createMemoryAdapter({backend}));
  },
  play: saysSo('You belong to no other organization.'),
};
export const Minimal: Story = {args: {scenario: 'minimal'}, play: saysSo('Northwind Traders')};
export const LongTexts: Story = {args: {scenario: 'long-texts'}, play: saysSo(/^Fabrikam of the/)};
export const HostileTexts: Story = {
  args: {scenario: 'hostile-texts'},
  play: async ({canvasElement}) => {
    await says(canvasElement, /alert\('Fabrikam/);
    await expect(canvasElement.querySelector('org-list')?.shadowRoot?.querySelector('img')).toBeNull();
  },
};
export const HeadingOfLevelFour: Story = {
  args: {headingLevel: 4},
  play: async ({canvasElement}) => {
    await expect((await find(canvasElement, 'heading', 'Organizations')).localName).toBe('h4');
    await expect((await find(canvasElement, 'heading', 'Home organization')).localName).toBe('h5');
  },
};
export const French: Story = {
  globals: {locale: 'fr'},
  play: async ({canvasElement}) => {
    await find(canvasElement, 'button', 'Se connecter pour quitter l’organisation Northwind Traders');
    await press(canvasElement, 'Quitter l’organisation Fabrikam');
    const question = await find(canvasElement, 'alertdialog');
    await expect(await find(question, 'button', 'Rester')).toBeVisible();
  },
};

export const NoAdapter: Story = {
  render: () => html`<org-list></org-list>`,
  play: saysSo(/No backend is named/),
};
export const Loading: Story = {
  args: {scenario: 'slow'},
  play: async ({canvasElement}) => {
    const card = canvasElement.querySelector('org-list')?.shadowRoot?.querySelector('section');
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
    await expect(await says(canvasElement, 'Fabrikam')).toBeVisible();
  },
};
export const Malformed: Story = {
  args: {scenario: 'malformed'},
  play: saysSo(/wasn’t one this page understands/),
};
export const RefreshFailed: Story = {
  play: async ({canvasElement}) => {
    await says(canvasElement, 'Fabrikam');
    backendOf('default').faults.add('*', {code: 'unavailable'});
    await canvasElement.querySelector('org-list')?.refresh();
    await expect(await says(canvasElement, /^Couldn’t refresh/)).toBeVisible();
    await expect(await says(canvasElement, 'Fabrikam')).toBeVisible();
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
/** A backend without organizations: nothing is shown, unless the page wants it explained. */
const lacking = (): AccountAdapter => {
  const {organizations: _, ...adapter} = createMemoryAdapter();
  return {
    ...adapter,
    describe: async (options) => {
      const description = await adapter.describe(options);
      const {'organizations.list': _list, ...capabilities} = description.capabilities;
      return {...description, capabilities};
    },
  };
};
export const BackendLacksIt: Story = {
  render: () => withAdapter(lacking()),
  play: async ({canvasElement}) => {
    const list = canvasElement.querySelector('org-list');
    await waitFor(() => expect(list?.matches(':state(unavailable)')).toBe(true));
    await expect(list?.shadowRoot?.querySelector('section')).toBeNull();
  },
};
export const BackendLacksItExplained: Story = {
  render: () => html`<org-list unsupported="explain" .adapter=${lacking()}></org-list>`,
  play: saysSo(/^This isn’t available here/),
};

/** What is lost, that an invitation is needed, what becomes of the data, and whom to ask there. */
export const Question: Story = {
  play: async ({canvasElement}) => {
    const question = await openQuestion(canvasElement);
    await expect(question).toHaveAccessibleName('Leave Fabrikam?');
    await says(question, /new invitation/);
    await says(question, /^It keeps your account there for 30 days/);
    await expect(await find(question, 'link', 'Privacy statement')).toBeVisible();
    await expect(await find(question, 'link', 'Contact Fabrikam privacy office')).toBeVisible();
    await expect(focused()).toHaveTextContent('Stay');
  },
};
export const Stayed: Story = {
  play: async ({canvasElement}) => {
    await openQuestion(canvasElement);
    await press(canvasElement, 'Stay');
    await waitFor(() => expect(focused()).toHaveAccessibleName(leave('Fabrikam')));
    await expect(backendOf('default').state.leftOrganizations).toEqual({});
  },
};
export const LeftByMouse: Story = {
  play: async ({canvasElement}) => {
    const confirmed = once(canvasElement, 'account-organization-left');
    await press(await openQuestion(canvasElement), 'Leave');
    await expect((await confirmed).organizationId).toBe('fabrikam');
    await hears(canvasElement, 'You have left Fabrikam.');
    await expect(has(canvasElement, 'button', leave('Fabrikam'))).toBe(false);
    await waitFor(() => expect(focused()).toHaveAccessibleName(signIn('Northwind Traders')));
    await expect(backendOf('default').state.leftOrganizations).toHaveProperty('fabrikam');
  },
};
export const LeftByKeyboard: Story = {
  play: async ({canvasElement}) => {
    (await find(canvasElement, 'button', leave('Fabrikam'))).focus();
    await userEvent.keyboard('{Enter}');
    const question = await find(canvasElement, 'alertdialog');
    await waitFor(() => expect(focused()).toHaveTextContent('Stay'));
    (await find(question, 'button', 'Leave')).focus();
    await userEvent.keyboard('{Enter}');
    await hears(canvasElement, 'You have left Fabrikam.');
    await waitFor(() => expect(focused()).toHaveAccessibleName(signIn('Northwind Traders')));
  },
};
/** With the organization in use the session ends: it warns, and so it is. */
export const LeavingTheOneInUse: Story = {
  args: {scenario: 'guest-only'},
  play: async ({canvasElement}) => {
    const question = await openQuestion(canvasElement);
    await says(question, /You may be signed out here/);
    await press(question, 'Leave');
    await expect(await says(canvasElement, 'Sign in to see this.')).toBeVisible();
  },
};
/** It leads to the sign-in of that organization; nothing is left yet. */
export const SignInToLeave: Story = {
  play: async ({canvasElement}) => {
    const asked = stay(canvasElement);
    await press(canvasElement, signIn('Northwind Traders'));
    const {url, operation} = await asked;
    await expect(operation).toBe('sign-in');
    await expect(new URL(url).pathname).toMatch(/\/organizations\/northwind\/sign-in$/);
    await expect(backendOf('default').state.leftOrganizations).toEqual({});
    await expect(has(canvasElement, 'alertdialog')).toBe(false);
  },
};
/** Back from there, the same button leaves. */
export const SignedInThere: Story = {
  render: () => {
    const backend = new MockBackend();
    for (const session of backend.sessions) session.signedInTo = ['northwind'];
    return withAdapter({
      ...createMemoryAdapter({backend}),
      resume: () => ({operation: 'sign-in', item: 'northwind', status: 'completed'}),
    });
  },
  play: async ({canvasElement}) => {
    await hears(canvasElement, 'You can leave Northwind Traders now.');
    const question = await openQuestion(canvasElement, 'Northwind Traders');
    await press(question, 'Leave');
    await hears(canvasElement, 'You have left Northwind Traders.');
  },
};
/** Given up there: the list is what it was, whatever the address says. */
export const SignInGivenUp: Story = {
  render: () =>
    withAdapter({
      ...createMemoryAdapter(),
      resume: () => ({operation: 'sign-in', item: 'northwind', status: 'completed'}),
    }),
  play: async ({canvasElement}) => {
    await hears(
      canvasElement,
      'To leave Northwind Traders, you still have to sign in there. Nothing was changed.',
    );
    await expect(await find(canvasElement, 'button', signIn('Northwind Traders'))).toBeVisible();
  },
};
export const Refused: Story = {
  play: async ({canvasElement}) => {
    await says(canvasElement, /Woodgrove Bank ends the access of its guests itself/);
    await expect(has(canvasElement, 'button', leave('Woodgrove Bank'))).toBe(false);
    await expect(await find(canvasElement, 'link', 'Contact Woodgrove guest access')).toBeVisible();
  },
};
export const FailedToLeave: Story = {
  play: async ({canvasElement}) => {
    const question = await openQuestion(canvasElement);
    backendOf('default').faults.add('organizations.leave', {code: 'unavailable'});
    await press(question, 'Leave');
    await expect(await find(question, 'alert', /isn’t answering/)).toBeVisible();
    await press(question, 'Stay');
    await expect(await find(canvasElement, 'button', leave('Fabrikam'))).toBeVisible();
  },
};
export const StepUp: Story = {
  args: {scenario: 'step-up'},
  play: async ({canvasElement}) => {
    await press(await openQuestion(canvasElement), 'Leave');
    await userEvent.type(await find(canvasElement, 'textbox', 'Password'), person.password);
    await press(canvasElement, 'Continue');
    await hears(canvasElement, 'You have left Fabrikam.');
  },
};
export const Redirected: Story = {
  args: {scenario: 'redirect'},
  play: async ({canvasElement}) => {
    const asked = stay(canvasElement);
    await press(await openQuestion(canvasElement), 'Leave');
    await expect((await asked).operation).toBe('organizations.leave');
  },
};

/** Five hundred at the backend: fifty are read. */
export const Many: Story = {
  args: {scenario: 'many'},
  play: async ({canvasElement}) => {
    await press(canvasElement, 'Show more');
    const rows = () => canvasElement.querySelector('org-list')?.shadowRoot?.querySelectorAll('.row').length;
    await waitFor(() => expect(rows()).toBe(100));
  },
};
export const Searching: Story = {
  args: {scenario: 'many'},
  play: async ({canvasElement}) => {
    await userEvent.type(await find(canvasElement, 'searchbox', /Search/), 'partner-471');
    await waitFor(() => expect(has(canvasElement, 'button', leave('Fabrikam'))).toBe(false));
    await expect(await says(canvasElement, 'Partner 471')).toBeVisible();
  },
};
export const SearchingInVain: Story = {
  args: {scenario: 'many'},
  play: async ({canvasElement}) => {
    await userEvent.type(await find(canvasElement, 'searchbox', /Search/), 'abacus');
    await expect(await says(canvasElement, 'No organization matches “abacus”.')).toBeVisible();
  },
};
