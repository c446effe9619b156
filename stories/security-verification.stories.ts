import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {expect, userEvent, waitFor} from 'storybook/test';

import {createMemoryAdapter} from '../mocks/memory-adapter.js';
import {person, sentCode} from '../mocks/person.js';
import {codeFor} from '../mocks/totp.js';
import '../src/elements/security-verification/define.js';
import type {SecurityVerificationElement} from '../src/elements/security-verification/security-verification.js';
import {backendOf, scenarioUrl} from './support/backends.js';
import {find, has, once, press, says} from './support/play.js';

interface Args {
  scenario: string;
  unsupported?: SecurityVerificationElement['unsupported'];
  headingLevel?: number;
}

const meta: Meta<Args> = {
  title: 'Elements/security-verification',
  component: 'security-verification',
  args: {scenario: 'default'},
  render: ({scenario, unsupported, headingLevel}) => html`
    <security-verification
      base-url=${scenarioUrl(scenario)}
      unsupported=${unsupported ?? nothing}
      heading-level=${headingLevel ?? nothing}
    ></security-verification>
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

const old = 'Mail on the old tablet';
const mobile = 'Authentication phone +44 •••• ••23';
const ids = (scenario: string) => backendOf(scenario).state.verification.methods.map(({method}) => method.id);

async function toApp(canvas: HTMLElement) {
  await press(canvas, 'Add: Authenticator app');
  const dialog = await find<HTMLDialogElement>(canvas, 'dialog');
  await press(dialog, 'Next');
  await find(canvas, 'img', 'QR code for your authenticator app');
  return dialog;
}

async function toCode(canvas: HTMLElement) {
  await press(canvas, `Update ${mobile}`);
  const dialog = await find<HTMLDialogElement>(canvas, 'dialog');
  await userEvent.type(await find(dialog, 'textbox', 'Phone number'), '+44 7700 900456');
  await press(dialog, 'Next');
  return find<HTMLInputElement>(canvas, 'textbox', 'Code');
}

/** Seven methods of five kinds; one that only the helpdesk changes. */
export const Default: Story = {play: saysSo('Ada’s phone')};
export const Empty: Story = {args: {scenario: 'empty'}, play: saysSo('No method is set up yet.')};
export const Minimal: Story = {args: {scenario: 'minimal'}, play: saysSo('Recovery codes')};
export const Many: Story = {args: {scenario: 'many'}, play: saysSo(/the most there can be/)};
export const LongTexts: Story = {args: {scenario: 'long-texts'}, play: saysSo('Default verification option')};
export const HostileTexts: Story = {
  args: {scenario: 'hostile-texts'},
  play: async ({canvasElement}) => {
    await says(canvasElement, 'Default verification option');
    const {shadowRoot} = canvasElement.querySelector('security-verification') ?? {};
    await expect(shadowRoot?.querySelector('img, script')).toBeNull();
  },
};
export const HeadingOfLevelFour: Story = {
  args: {headingLevel: 4},
  play: async ({canvasElement}) => {
    const heading = await find(canvasElement, 'heading', 'Additional security verification');
    await expect(heading.localName).toBe('h4');
  },
};
export const French: Story = {
  globals: {locale: 'fr'},
  play: async ({canvasElement}) => {
    await says(canvasElement, 'Option de vérification par défaut');
    await expect(await find(canvasElement, 'button', 'Enregistrer')).toBeVisible();
  },
};

export const NoAdapter: Story = {
  render: () => html`<security-verification></security-verification>`,
  play: saysSo(/No backend is named/),
};
export const Loading: Story = {
  args: {scenario: 'slow'},
  play: async ({canvasElement}) => {
    const card = canvasElement.querySelector('security-verification')?.shadowRoot?.querySelector('section');
    await waitFor(() => expect(card).toHaveAttribute('aria-busy', 'true'));
  },
};
export const Failed: Story = {args: {scenario: 'failing'}, play: saysSo(/^We couldn’t load this/)};
export const Malformed: Story = {
  args: {scenario: 'malformed'},
  play: saysSo(/wasn’t one this page understands/),
};
export const RefreshFailed: Story = {
  play: async ({canvasElement}) => {
    await says(canvasElement, 'Ada’s phone');
    backendOf('default').faults.add('*', {code: 'unavailable'});
    await canvasElement.querySelector('security-verification')?.refresh();
    await expect(await says(canvasElement, /^Couldn’t refresh/)).toBeVisible();
  },
};
/** Without HTTP: a server cannot tell a page that it has no network. */
export const Offline: Story = {
  args: {scenario: 'offline'},
  render: ({scenario}) =>
    html`<security-verification .adapter=${createMemoryAdapter({scenario})}></security-verification>`,
  play: saysSo(/^You’re offline/),
};
export const SignedOut: Story = {args: {scenario: 'signed-out'}, play: saysSo('Sign in to see this.')};
export const NoPermission: Story = {
  args: {scenario: 'no-access'},
  play: saysSo(/You don’t have the permission for this/),
};
/** Everything can be seen, nothing changed, and the reason is said. */
export const ReadOnly: Story = {
  args: {scenario: 'read-only'},
  play: async ({canvasElement}) => {
    await says(canvasElement, 'Ada’s phone');
    await expect(has(canvasElement, 'button')).toBe(false);
  },
};
export const External: Story = {
  args: {scenario: 'external'},
  play: async ({canvasElement}) => {
    await says(canvasElement, 'Ada’s phone');
    await expect(has(canvasElement, 'button', 'Save')).toBe(false);
  },
};
export const Redirect: Story = {
  args: {scenario: 'redirect'},
  play: async ({canvasElement}) => {
    const leaving = once(canvasElement, 'account-redirect-request');
    await press(canvasElement, 'Add: Authenticator app');
    await expect((await leaving).operation).toBe('verification.begin');
  },
};
/** Back from the page where it is done: what is seen now counts, whatever the address says. */
export const Returned: Story = {
  args: {scenario: 'redirect'},
  beforeEach: () => {
    const {href} = location;
    const address = new URL(href);
    address.searchParams.set('account-operation', 'verification.begin');
    address.searchParams.set('account-status', 'completed');
    history.replaceState(history.state, '', address);
    return () => history.replaceState(history.state, '', href);
  },
  play: saysSo('Below is what is set up now.'),
};

export const TwoStepRequired: Story = {
  args: {scenario: 'two-step-required'},
  play: saysSo(/1 method is still missing/),
};
export const LastMethod: Story = {
  args: {scenario: 'last-method'},
  play: async ({canvasElement}) => {
    await says(canvasElement, /It’s the last method/);
    await expect(has(canvasElement, 'button', 'Remove Ada’s phone')).toBe(false);
  },
};
export const Staged: Story = {
  play: async ({canvasElement}) => {
    await press(canvasElement, `Remove ${old}`);
    await userEvent.click(await find(canvasElement, 'radio', /^Call my office phone/));
    await says(canvasElement, '2 changes aren’t saved yet.');
    await expect(ids('default')).toContain('old-mail');
  },
};
export const Saved: Story = {
  play: async ({canvasElement}) => {
    await press(canvasElement, `Remove ${old}`);
    const saved = once(canvasElement, 'account-verification-saved');
    await press(canvasElement, 'Save');
    await expect((await saved).changed).toEqual(['removal']);
    await expect(await says(canvasElement, `${old} was removed.`)).toBeVisible();
    await expect(ids('default')).not.toContain('old-mail');
  },
};
export const SavedInPart: Story = {
  args: {scenario: 'partial-failure'},
  play: async ({canvasElement}) => {
    await press(canvasElement, `Remove ${old}`);
    await press(canvasElement, 'Remove Alternate authentication phone +44 •••• ••56');
    await press(canvasElement, 'Save');
    await says(canvasElement, 'Not everything could be saved.');
    await expect(await says(canvasElement, /was not removed\. No clear answer came/)).toBeVisible();
  },
};
export const DefaultMoves: Story = {
  play: async ({canvasElement}) => {
    await press(canvasElement, 'Remove Ada’s phone');
    await press(canvasElement, 'Save');
    await expect(await says(canvasElement, /is your default from now on\.$/)).toBeVisible();
  },
};
export const StepUpWhileSaving: Story = {
  args: {scenario: 'step-up'},
  play: async ({canvasElement}) => {
    await press(canvasElement, `Remove ${old}`);
    await press(canvasElement, 'Save');
    await userEvent.type(await find(canvasElement, 'textbox', 'Password'), person.password);
    await press(canvasElement, 'Continue');
    await expect(await says(canvasElement, `${old} was removed.`)).toBeVisible();
  },
};
export const RateLimited: Story = {
  args: {scenario: 'rate-limited'},
  play: async ({canvasElement}) => {
    await press(canvasElement, `Remove ${old}`);
    await press(canvasElement, 'Save');
    await expect(await says(canvasElement, /Try again in \d+ seconds/)).toBeVisible();
  },
};

export const AuthenticatorApp: Story = {
  play: async ({canvasElement}) => {
    await toApp(canvasElement);
  },
};
export const AuthenticatorAppSetUp: Story = {
  play: async ({canvasElement}) => {
    const dialog = await toApp(canvasElement);
    const secret = (dialog.querySelector('code')?.textContent ?? '').replace(/\s/g, '');
    const field = await find(canvasElement, 'textbox', 'Code that the app shows');
    await userEvent.type(field, codeFor(secret, Date.now()));
    await press(canvasElement, 'Verify');
    await expect(await says(canvasElement, /^Authenticator app is set up/)).toBeVisible();
  },
};
export const WrongCode: Story = {
  play: async ({canvasElement}) => {
    await userEvent.type(await toCode(canvasElement), '000000');
    await press(canvasElement, 'Verify');
    await waitFor(() =>
      expect(canvasElement.querySelector('[autocomplete=one-time-code]')).toHaveAttribute(
        'aria-invalid',
        'true',
      ),
    );
  },
};
export const PhoneForm: Story = {
  args: {scenario: 'last-method'},
  play: async ({canvasElement}) => {
    await press(canvasElement, 'Add: Phone');
    await expect(await find(canvasElement, 'combobox', 'Which phone')).toBeVisible();
  },
};
export const PhoneReplaced: Story = {
  play: async ({canvasElement}) => {
    await userEvent.type(await toCode(canvasElement), sentCode);
    await press(canvasElement, 'Verify');
    await expect(await says(canvasElement, /The old one no longer counts/)).toBeVisible();
  },
};
export const EmailForm: Story = {
  play: async ({canvasElement}) => {
    await press(canvasElement, /^Update E-mail/);
    await expect(await find(canvasElement, 'textbox', 'E-mail address')).toBeVisible();
  },
};
export const PasskeyForm: Story = {
  play: async ({canvasElement}) => {
    await press(canvasElement, 'Add: Passkey');
    await expect(await find(canvasElement, 'textbox', /^Name/)).toBeVisible();
  },
};
export const RecoveryCodes: Story = {
  play: async ({canvasElement}) => {
    await press(canvasElement, 'Update Recovery codes');
    await press(canvasElement, 'Next');
    await expect(await find(canvasElement, 'list', 'Your recovery codes')).toBeVisible();
    // The browser may allow it or not: either is said.
    await press(canvasElement, 'Copy');
    await expect(await says(canvasElement, /^Copied\.|^Your browser didn’t allow copying/)).toBeVisible();
  },
};
export const RecoveryCodesKept: Story = {
  play: async ({canvasElement}) => {
    await press(canvasElement, 'Update Recovery codes');
    await press(canvasElement, 'Next');
    await press(canvasElement, 'I have kept them');
    await expect(await says(canvasElement, '10 codes left')).toBeVisible();
  },
};
export const AppPassword: Story = {
  play: async ({canvasElement}) => {
    await press(canvasElement, 'Add: App password');
    await userEvent.type(await find(canvasElement, 'textbox', /^Name of the program/), 'Calendar');
    await press(canvasElement, 'Next');
    await expect(await find(canvasElement, 'list', 'Your app password')).toBeVisible();
  },
};
export const Cancelled: Story = {
  play: async ({canvasElement}) => {
    const dialog = await toApp(canvasElement);
    await press(dialog, 'Cancel');
    await waitFor(() => expect(has(canvasElement, 'dialog')).toBe(false));
    await waitFor(() => expect(backendOf('default').state.verification.enrollments).toEqual([]));
  },
};
