/** A person's browser at the demo's page on a real server. */
import {Secret, TOTP} from 'otpauth';
import {type Browser, type BrowserContext, chromium, type Page} from 'playwright-core';

import {chromiumOptions} from '../support/browsers.js';
import {Visitor} from '../support/visitor.js';

/** Milliseconds until something that does not come counts as missing. */
const patience = 60_000;

export class Visit extends Visitor {
  readonly #address: string;
  /** What the person types where the browser asks for a text in a window of its own; else they decline. */
  answer: string | undefined;

  static async begin(browser: Browser, address: string): Promise<Visit> {
    const context = await browser.newContext({locale: 'en-GB', timezoneId: 'UTC'});
    context.setDefaultTimeout(patience);
    const visit = new Visit(context, await context.newPage(), address);
    await visit.open();
    return visit;
  }

  private constructor(context: BrowserContext, page: Page, address: string) {
    super(context, page);
    this.#address = address;
    page.on('dialog', (dialog) => {
      if (dialog.type() === 'beforeunload') {
        this.complaints.push('The browser asked whether to leave.');
        void dialog.accept();
      } else void (this.answer === undefined ? dialog.dismiss() : dialog.accept(this.answer));
    });
  }

  /** Goes to the page anew, at a task. */
  async open(task = ''): Promise<void> {
    // Another address, or the browser would only move within the page.
    await this.page.goto('about:blank');
    await this.page.goto(this.#address + task);
  }

  async press(name: string | RegExp): Promise<void> {
    const button = this.page.getByRole('button', {name, exact: true}).filter({visible: true}).first();
    await button.waitFor();
    // On a server's own page, what a button does may come after the button.
    await this.page.waitForLoadState();
    await button.click();
  }

  async fill(label: string | RegExp, text: string): Promise<void> {
    await this.page.getByLabel(label, {exact: true}).fill(text);
  }

  /** Waits until it is not there, or not any more. */
  async missed(text: string | RegExp): Promise<void> {
    await this.page.getByText(text, {exact: true}).first().waitFor({state: 'detached'});
  }

  /** At the form of the page. */
  async changePassword(to: string): Promise<void> {
    await this.fill('New password', to);
    await this.fill('New password, once more', to);
    await this.press('Submit');
  }

  /** Begins to set up an authenticator app, and gives the app. `password`: where that is asked for. */
  async addApp(password?: string): Promise<TOTP> {
    await this.press('Add: Authenticator app');
    return this.nextApp(password);
  }

  /** From the first page of the dialog on. */
  async nextApp(password?: string): Promise<TOTP> {
    await this.press('Next');
    if (password !== undefined) {
      await this.fill('Password', password);
      await this.press('Continue');
    }
    const key = await this.page.locator('dialog code').innerText();
    return new TOTP({secret: Secret.fromBase32(key.replaceAll(/\s/g, ''))});
  }

  async addPasskey(): Promise<void> {
    await this.press('Add: Passkey');
    await this.press('Next');
    await this.sees('Passkey is set up and can be used from now on.');
  }

  /** Whether it is at the demo's page. */
  async isBack(): Promise<void> {
    await this.page.waitForURL(`${this.#address}**`);
  }
}

/** Walks, and closes all browsers' windows; where it fails, says what they show. */
export async function journeyIn(browser: Browser, walk: () => Promise<void>): Promise<void> {
  try {
    await walk();
  } catch (error) {
    for (const page of browser.contexts().flatMap((context) => context.pages()))
      console.error(`${page.url()}\n${await page.locator('body').ariaSnapshot()}`);
    throw error;
  } finally {
    await Promise.all(browser.contexts().map((context) => context.close()));
  }
}

export async function launch(): Promise<Browser> {
  return chromium.launch(await chromiumOptions());
}
