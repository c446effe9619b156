import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {expect, userEvent, waitFor, within} from 'storybook/test';

import {MockBackend} from '../mocks/backend.js';
import {createMemoryAdapter} from '../mocks/memory-adapter.js';
import '../src/elements/account-provider/define.js';
import '../src/elements/profile-card/define.js';
import type {ProfileCardElement} from '../src/elements/profile-card/profile-card.js';

interface Args {
  scenario: string;
  compact: boolean;
  href?: string;
  lang?: string;
  dir?: string;
  unsupported?: ProfileCardElement['unsupported'];
  headingLevel?: number;
}

const meta: Meta<Args> = {
  title: 'Elements/profile-card',
  component: 'profile-card',
  args: {scenario: 'default', compact: false},
  render: ({scenario, compact, href, lang, dir, unsupported, headingLevel}) => html`
    <profile-card
      base-url="/mock/${scenario}/account"
      ?compact=${compact}
      href=${href ?? nothing}
      lang=${lang ?? nothing}
      dir=${dir ?? nothing}
      unsupported=${unsupported ?? nothing}
      heading-level=${headingLevel ?? nothing}
    ></profile-card>
  `,
};
export {meta as default};

type Story = StoryObj<Args>;

const cardIn = (canvas: HTMLElement) => {
  const element = canvas.querySelector('profile-card');
  if (!element?.shadowRoot) throw new Error('There is no profile card.');
  return {element, inside: within(element.shadowRoot as unknown as HTMLElement), root: element.shadowRoot};
};

/** A story that ends well once the card says this. */
const says =
  (text: string | RegExp): NonNullable<Story['play']> =>
  async ({canvasElement}) => {
    await expect(await cardIn(canvasElement).inside.findByText(text, {}, {timeout: 10_000})).toBeVisible();
  };

/** A backend of its own for each story, which the story may disturb. */
const withBackend = (scenario: string) => {
  const backend = new MockBackend({scenario});
  return {backend, adapter: createMemoryAdapter({backend})};
};

async function openForm(canvasElement: HTMLElement) {
  const {inside, root} = cardIn(canvasElement);
  await userEvent.click(await inside.findByRole('button', {name: 'Edit profile'}, {timeout: 10_000}));
  await inside.findByRole('button', {name: 'Save'}, {timeout: 10_000});
  return {inside, root};
}

async function type(inside: ReturnType<typeof cardIn>['inside'], label: RegExp, text: string) {
  const field = inside.getByLabelText(label);
  await userEvent.clear(field);
  if (text) await userEvent.type(field, text);
}

/** As the organization publishes it: nothing to edit, and whom to ask. */
export const ReadOnly: Story = {play: says('Contoso manages this profile.')};

export const Minimal: Story = {args: {scenario: 'minimal'}, play: says('Ada Lovelace')};
export const WithoutPhoto: Story = {args: {scenario: 'empty'}, play: says('AL')};
export const LongTexts: Story = {args: {scenario: 'long-texts'}, play: says(/^Ada Lovelace of the/)};
export const HostileTexts: Story = {
  args: {scenario: 'hostile-texts'},
  play: says(/^<img src=x onerror="alert\('Ada Lovelace/),
};
export const French: Story = {
  args: {lang: 'fr'},
  play: says('Copier les informations pour le support technique'),
};
export const RightToLeft: Story = {args: {dir: 'rtl'}, play: says('Ada Lovelace')};
export const HeadingOfLevelFour: Story = {args: {headingLevel: 4}, play: says('Ada Lovelace')};

export const Loading: Story = {args: {scenario: 'slow'}, play: says('Loading…')};
export const SignedOut: Story = {args: {scenario: 'signed-out'}, play: says('Sign in to see this.')};
export const Failed: Story = {args: {scenario: 'failing'}, play: says(/We couldn’t load this/)};
export const Malformed: Story = {
  args: {scenario: 'malformed'},
  play: says(/wasn’t one this page understands/),
};
export const Offline: Story = {args: {scenario: 'offline'}, play: says(/You’re offline/)};
export const NoPermission: Story = {
  args: {scenario: 'no-access'},
  play: says(/You don’t have the permission/),
};
export const ManagedElsewhere: Story = {
  args: {scenario: 'managed-elsewhere'},
  play: says(/Fabrikam manages/),
};
export const External: Story = {args: {scenario: 'external'}, play: says('Continue on that page')};
export const Redirect: Story = {args: {scenario: 'redirect'}, play: says('Change')};

/** Without a backend: what the developer of the page sees. */
export const NoAdapter: Story = {
  render: () => html`<profile-card></profile-card>`,
  play: says(/No backend is named/),
};

export const RefreshFailed: Story = {
  render: () => html`<profile-card .adapter=${failingLater().adapter}></profile-card>`,
  play: async ({canvasElement}) => {
    const {element, inside} = cardIn(canvasElement);
    await inside.findByText('Ada Lovelace', {}, {timeout: 10_000});
    latest?.faults.add('*', {code: 'unavailable'});
    await element.refresh();
    await expect(await inside.findByText(/Couldn’t refresh/)).toBeVisible();
    await expect(inside.getByText('Ada Lovelace')).toBeVisible();
  },
};

let latest: MockBackend | undefined;
function failingLater() {
  const made = withBackend('default');
  latest = made.backend;
  return made;
}

/** The way to the profile, in a page's header. */
export const Compact: Story = {
  args: {compact: true, href: '#profile'},
  play: async ({canvasElement}) => {
    const link = await cardIn(canvasElement).inside.findByRole('link', {}, {timeout: 10_000});
    await expect(link).toHaveAttribute('href', '#profile');
  },
};
export const CompactLoading: Story = {args: {compact: true, scenario: 'slow'}, play: says('Loading…')};
export const CompactSignedOut: Story = {args: {compact: true, scenario: 'signed-out'}, play: says('Sign in')};
export const CompactFailed: Story = {
  args: {compact: true, href: '#profile', scenario: 'failing'},
  play: says('Profile'),
};

export const CopiesDetailsForSupport: Story = {
  play: async ({canvasElement}) => {
    const {inside} = cardIn(canvasElement);
    await userEvent.click(
      await inside.findByRole('button', {name: 'Copy details for support'}, {timeout: 10_000}),
    );
    // Whether a browser allows it or not, it is said.
    await waitFor(() => expect(inside.getAllByText(/^Copied\.|let this page copy/)[0]).toBeVisible());
  },
};

export const Editable: Story = {args: {scenario: 'editable'}, play: says('Edit')};

export const Editing: Story = {
  args: {scenario: 'editable'},
  play: async ({canvasElement}) => void (await openForm(canvasElement)),
};

export const EditingInFrench: Story = {
  args: {scenario: 'editable', lang: 'fr'},
  play: async ({canvasElement}) => {
    const {inside} = cardIn(canvasElement);
    await userEvent.click(await inside.findByRole('button', {name: 'Modifier le profil'}, {timeout: 10_000}));
    await expect(await inside.findByRole('button', {name: 'Enregistrer'})).toBeVisible();
  },
};

export const RulesBroken: Story = {
  args: {scenario: 'editable'},
  play: async ({canvasElement}) => {
    const {inside} = await openForm(canvasElement);
    await type(inside, /Business phone/, '12');
    await userEvent.click(inside.getByRole('button', {name: 'Save'}));
    await expect(await inside.findByText('At least 6 characters, please.')).toBeVisible();
  },
};

export const Saved: Story = {
  render: () => html`<profile-card .adapter=${withBackend('editable').adapter}></profile-card>`,
  play: async ({canvasElement}) => {
    const {inside} = await openForm(canvasElement);
    await type(inside, /Mobile phone/, '+44 7700 900456');
    await userEvent.click(inside.getByRole('button', {name: 'Save'}));
    await expect(await inside.findByText('+44 7700 900456')).toBeVisible();
  },
};

/** Another session was faster: both values, and a question. */
export const Stale: Story = {
  render: () => {
    const {backend, adapter} = withBackend('editable');
    latest = backend;
    return html`<profile-card .adapter=${adapter}></profile-card>`;
  },
  play: async ({canvasElement}) => {
    const {inside} = await openForm(canvasElement);
    await type(inside, /City/, 'Marlow');
    await latest?.as('seeded-phone').profile.update({'office/city': 'Leeds'});
    await userEvent.click(inside.getByRole('button', {name: 'Save'}));
    await expect(await inside.findByRole('button', {name: 'Keep yours: City'})).toBeVisible();
    await expect(inside.getByText('Leeds')).toBeVisible();
  },
};

export const SaveFailed: Story = {
  render: () => {
    const {backend, adapter} = withBackend('editable');
    backend.faults.add('profile.update', {code: 'unavailable'});
    return html`<profile-card .adapter=${adapter}></profile-card>`;
  },
  play: async ({canvasElement}) => {
    const {inside} = await openForm(canvasElement);
    await type(inside, /City/, 'Marlow');
    await userEvent.click(inside.getByRole('button', {name: 'Save'}));
    await expect(await inside.findByText(/The service isn’t answering/)).toBeVisible();
    await expect(inside.getByLabelText(/City/)).toHaveValue('Marlow');
  },
};

export const RemovingThePhoto: Story = {
  render: () => html`<profile-card .adapter=${withBackend('editable').adapter}></profile-card>`,
  play: async ({canvasElement}) => {
    const {inside, root} = await openForm(canvasElement);
    await userEvent.click(await inside.findByRole('button', {name: 'Remove photo'}));
    await waitFor(() => expect(root.querySelector('dialog')).toHaveAttribute('open'));
    await expect(root.activeElement).toHaveTextContent('Keep photo');
  },
};
