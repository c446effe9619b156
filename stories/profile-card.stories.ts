import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {expect, userEvent, waitFor} from 'storybook/test';

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

/** What a story looks for, inside the card's shadow root. */
const cardIn = (canvas: HTMLElement) => {
  const element = canvas.querySelector('profile-card');
  const root = element?.shadowRoot;
  if (!element || !root) throw new Error('There is no profile card.');
  const find = <T extends Element>(what: string, selector: string, fits: (each: T) => boolean) =>
    waitFor(
      () => {
        const found = [...root.querySelectorAll<T>(selector)].find(fits);
        if (!found) throw new Error(`The card has no ${what}.`);
        return found;
      },
      {timeout: 10_000},
    );
  return {
    element,
    root,
    text: (text: string | RegExp) =>
      find(
        `text ${text}`,
        ':not(style)',
        (each) => matches(each.textContent.trim(), text) && isInnermost(each, text),
      ),
    button: (name: string) =>
      find<HTMLButtonElement>(
        `button ${name}`,
        'button',
        (each) => (each.getAttribute('aria-label') ?? each.textContent.trim()) === name,
      ),
    field: (name: string) => find<HTMLInputElement>(`field ${name}`, `[name="${name}"]`, () => true),
  };
};

const matches = (text: string, wanted: string | RegExp) =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
const isInnermost = (element: Element, wanted: string | RegExp) =>
  ![...element.children].some((child) => matches(child.textContent.trim(), wanted));

/** A story that ends well once the card says this. */
const says =
  (text: string | RegExp): NonNullable<Story['play']> =>
  async ({canvasElement}) => {
    await expect(await cardIn(canvasElement).text(text)).toBeInTheDocument();
  };

/** A backend of its own for each story, which the story may disturb. */
const withBackend = (scenario: string) => {
  const backend = new MockBackend({scenario});
  return {backend, adapter: createMemoryAdapter({backend})};
};

async function openForm(canvasElement: HTMLElement) {
  const card = cardIn(canvasElement);
  await userEvent.click(await card.button('Edit profile'));
  await card.button('Save');
  return card;
}

type Card = ReturnType<typeof cardIn>;

async function type({field}: Card, name: string, text: string) {
  const input = await field(name);
  input.value = '';
  await userEvent.type(input, text);
}

const save = async ({button}: Card) => userEvent.click(await button('Save'));

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
/** Without HTTP: a page that is online cannot be told by a server that it is not. */
export const Offline: Story = {
  render: () => html`<profile-card .adapter=${withBackend('offline').adapter}></profile-card>`,
  play: says(/You’re offline/),
};
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
    const {element, text} = cardIn(canvasElement);
    await text('Ada Lovelace');
    latest?.faults.add('*', {code: 'unavailable'});
    await element.refresh();
    await expect(await text(/Couldn’t refresh/)).toBeVisible();
    await expect(await text('Charles Babbage')).toBeVisible();
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
    const card = cardIn(canvasElement);
    await card.text('Ada Lovelace');
    await expect(card.root.querySelector('a')).toHaveAttribute('href', '#profile');
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
    const {button, text} = cardIn(canvasElement);
    await userEvent.click(await button('Copy details for support'));
    // Whether a browser allows it or not, it is said.
    await expect(await text(/^Copied\.|let this page copy/)).toBeVisible();
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
    const {button} = cardIn(canvasElement);
    await userEvent.click(await button('Modifier le profil'));
    await expect(await button('Enregistrer')).toBeVisible();
  },
};

export const RulesBroken: Story = {
  args: {scenario: 'editable'},
  play: async ({canvasElement}) => {
    const card = await openForm(canvasElement);
    await type(card, 'phones/business', '12');
    await save(card);
    await expect(await card.text('At least 6 characters, please.')).toBeVisible();
    await expect(card.root.activeElement).toHaveAttribute('name', 'phones/business');
  },
};

export const Saved: Story = {
  render: () => html`<profile-card .adapter=${withBackend('editable').adapter}></profile-card>`,
  play: async ({canvasElement}) => {
    const card = await openForm(canvasElement);
    await type(card, 'phones/mobile', '+44 7700 900456');
    await save(card);
    await expect(await card.text('+44 7700 900456')).toBeVisible();
    await waitFor(() => expect(card.root.activeElement).toHaveTextContent('Edit'));
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
    const card = await openForm(canvasElement);
    await type(card, 'office/city', 'Marlow');
    await latest?.as('seeded-phone').profile.update({'office/city': 'Leeds'});
    await save(card);
    await expect(await card.button('Keep yours: City')).toBeVisible();
    await expect(await card.text('Leeds')).toBeVisible();
  },
};

export const SaveFailed: Story = {
  render: () => {
    const {backend, adapter} = withBackend('editable');
    backend.faults.add('profile.update', {code: 'unavailable'});
    return html`<profile-card .adapter=${adapter}></profile-card>`;
  },
  play: async ({canvasElement}) => {
    const card = await openForm(canvasElement);
    await type(card, 'office/city', 'Marlow');
    await save(card);
    await expect(await card.text(/The service isn’t answering/)).toBeVisible();
    await expect(await card.field('office/city')).toHaveValue('Marlow');
  },
};

export const RemovingThePhoto: Story = {
  render: () => html`<profile-card .adapter=${withBackend('editable').adapter}></profile-card>`,
  play: async ({canvasElement}) => {
    const card = await openForm(canvasElement);
    await userEvent.click(await card.button('Remove photo'));
    await waitFor(() => expect(card.root.activeElement).toHaveTextContent('Keep photo'));
  },
};
