import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {expect, waitFor} from 'storybook/test';

import {createMemoryAdapter} from '../mocks/memory-adapter.js';
import type {AccountAdapter} from '../src/contract/adapter.js';
import '../src/elements/terms-review/define.js';
import {backendOf, scenarioUrl} from './support/backends.js';
import {find, has, once, press, says} from './support/play.js';

interface Args {
  scenario: string;
  lang?: string;
}

const meta: Meta<Args> = {
  title: 'Elements/terms-review',
  component: 'terms-review',
  args: {scenario: 'terms-pending'},
  render: ({scenario, lang}) => html`
    <terms-review base-url=${scenarioUrl(scenario)} lang=${lang ?? nothing}></terms-review>
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

const documentIn = async (canvas: HTMLElement) => {
  const element = canvas.querySelector('terms-review');
  return waitFor(() => {
    const box = element?.shadowRoot?.querySelector<HTMLElement>('#end')?.parentElement;
    if (!box) throw new Error('There is no document.');
    return box;
  });
};

const canAccept = (canvas: HTMLElement) =>
  waitFor(async () =>
    expect(await find(canvas, 'button', 'Accept')).toHaveAttribute('aria-disabled', 'false'),
  );

function decisionsAlone(): AccountAdapter {
  const adapter = createMemoryAdapter({scenario: 'default'});
  const none = {support: 'none', refusal: {reason: 'backend'}} as const;
  return {
    ...adapter,
    describe: async (options) => {
      const description = await adapter.describe(options);
      return {...description, capabilities: {...description.capabilities, 'terms.list': none}};
    },
  };
}

/** Everything is decided: what was accepted, until when, and what was declined. */
export const Default: Story = {
  args: {scenario: 'default'},
  play: saysSo('No terms of use are waiting for you.'),
};
/** Several wait; the first must be read to its end. */
export const Pending: Story = {
  play: async ({canvasElement}) => {
    await says(canvasElement, '1 of 5');
    const box = await documentIn(canvasElement);
    await expect(await find(canvasElement, 'button', 'Accept')).toHaveAttribute('aria-disabled', 'true');
    box.scrollTo(0, box.scrollHeight);
    await canAccept(canvasElement);
  },
};
export const Accepting: Story = {
  play: async ({canvasElement}) => {
    const box = await documentIn(canvasElement);
    box.scrollTo(0, box.scrollHeight);
    await canAccept(canvasElement);
    const told = once(canvasElement, 'account-terms-accepted');
    await press(canvasElement, 'Accept');
    await told;
    await says(canvasElement, '2 of 5');
    await expect(backendOf('terms-pending').state.terms.decisions.at(-1)?.version).toBe('4.0');
  },
};
export const Declining: Story = {
  play: async ({canvasElement}) => {
    await press(canvasElement, 'Read Research with usage data');
    await canAccept(canvasElement);
    await press(canvasElement, 'Decline');
    await find(canvasElement, 'alertdialog');
    await says(canvasElement, 'Your use is left out of the studies. Nothing else changes for you.');
  },
};
/** Another language, read and accepted as such. */
export const French: Story = {
  args: {lang: 'fr'},
  play: async ({canvasElement}) => {
    await says(canvasElement, 'Vérifier les conditions d’utilisation');
    await find(canvasElement, 'button', 'Accepter');
  },
};
/** A version comes out while the former one is read. */
export const NewVersion: Story = {
  play: async ({canvasElement}) => {
    const box = await documentIn(canvasElement);
    box.scrollTo(0, box.scrollHeight);
    await canAccept(canvasElement);
    backendOf('terms-pending').publishTerms('acceptable-use', {version: '5.0'});
    await press(canvasElement, 'Accept');
    await says(canvasElement, /^A new version came out while you were reading/);
  },
};
export const File: Story = {
  play: async ({canvasElement}) => {
    await press(canvasElement, 'Read Handling customer data');
    await expect(await find(canvasElement, 'link', 'Open the document')).toHaveAttribute('target', '_blank');
  },
};
export const History: Story = {
  args: {scenario: 'default'},
  play: async ({canvasElement}) => {
    const summary = await says(canvasElement, 'Your decisions');
    (summary as HTMLElement).click();
    await says(canvasElement, 'Version 3.1');
  },
};
/** A backend that tells the decisions, and the documents nowhere. */
export const DecisionsAlone: Story = {
  render: () => html`<terms-review .adapter=${decisionsAlone()}></terms-review>`,
  play: async ({canvasElement}) => {
    const summary = await says(canvasElement, 'Your decisions');
    (summary as HTMLElement).click();
    await says(canvasElement, 'Version 3.1');
    await expect(has(canvasElement, 'button', 'Accept')).toBe(false);
  },
};
export const NoTerms: Story = {
  args: {scenario: 'no-terms'},
  play: async ({canvasElement}) => {
    await says(canvasElement, 'Your organization has no terms of use for you to review.');
    const told = once(canvasElement, 'account-terms-dismissed');
    await press(canvasElement, 'OK');
    await told;
  },
};
/** What is left of a document that nobody should trust. */
export const HostileTexts: Story = {
  args: {scenario: 'hostile-texts'},
  play: async ({canvasElement}) => {
    const box = await documentIn(canvasElement);
    await expect(box).toHaveTextContent('What you agree to');
    await expect(
      box.querySelector('img, form, style, script, iframe, dialog, [onclick], [style]'),
    ).toBeNull();
    await expect(has(canvasElement, 'button', 'Accept')).toBe(true);
  },
};
export const LongTexts: Story = {
  args: {scenario: 'long-texts'},
  play: saysSo(/^Acceptable use of IT of the/),
};
export const Minimal: Story = {
  args: {scenario: 'minimal'},
  play: saysSo('No terms of use are waiting for you.'),
};
export const Many: Story = {
  args: {scenario: 'many'},
  play: async ({canvasElement}) => {
    await find(canvasElement, 'button', 'Show more');
  },
};
export const Redirect: Story = {
  args: {scenario: 'redirect'},
  play: async ({canvasElement}) => {
    const box = await documentIn(canvasElement);
    box.scrollTo(0, box.scrollHeight);
    await canAccept(canvasElement);
    canvasElement.addEventListener('account-redirect-request', (event) => event.preventDefault());
    const told = once(canvasElement, 'account-redirect-request');
    await press(canvasElement, 'Accept');
    await told;
  },
};
export const Elsewhere: Story = {
  args: {scenario: 'external'},
  play: async ({canvasElement}) => {
    await find(canvasElement, 'link', 'Continue on that page');
  },
};
export const ReadOnly: Story = {
  args: {scenario: 'read-only'},
  play: saysSo(/Contoso has closed self-service for now/),
};
export const NoAccess: Story = {
  args: {scenario: 'no-access'},
  play: saysSo(/You don’t have the permission for this/),
};
export const SignedOut: Story = {args: {scenario: 'signed-out'}, play: saysSo('Sign in to see this.')};
export const Failing: Story = {
  args: {scenario: 'failing'},
  play: saysSo('We couldn’t load this. You can try again.'),
};
export const Offline: Story = {
  args: {scenario: 'offline'},
  render: ({scenario}) => html`<terms-review .adapter=${createMemoryAdapter({scenario})}></terms-review>`,
  play: saysSo(/^You’re offline/),
};
export const Loading: Story = {
  args: {scenario: 'slow'},
  play: saysSo('Loading…'),
};
