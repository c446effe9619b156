/** Somebody at a page, with a browser's window and cookies of their own. */
import {join} from 'node:path';
import {env} from 'node:process';

import type {BrowserContext, Page} from 'playwright-core';

export class Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained of. */
  readonly complaints: string[] = [];

  constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    page.on('console', (message) => {
      // An answer that refuses is part of a story; what the page itself says is not.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  /** Waits until the page shows that text. */
  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text, {exact: true}).filter({visible: true}).first().waitFor();
  }

  async seesHeading(name: string): Promise<void> {
    await this.page.getByRole('heading', {name, exact: true}).waitFor();
  }

  /** Waits until the page said that where a screen reader hears it. */
  async hears(text: string | RegExp): Promise<void> {
    await this.page.getByRole('status').getByText(text, {exact: true}).first().waitFor({state: 'attached'});
  }

  /** Everything that is written on the page, shadow roots and values included. */
  everything(): Promise<string> {
    return this.page.evaluate(() => {
      const written: string[] = [];
      const nodes: Node[] = [document.documentElement];
      for (let node = nodes.pop(); node; node = nodes.pop()) {
        if (node instanceof Text) written.push(node.data);
        if (node instanceof Element) {
          written.push(...[...node.attributes].map(({value}) => value));
          if (node.shadowRoot) nodes.push(node.shadowRoot);
        }
        if (node instanceof HTMLInputElement) written.push(node.value);
        nodes.push(...node.childNodes);
      }
      return written.join('\n');
    });
  }

  /** What is there for assistive technology. */
  outline(): Promise<string> {
    return this.page.locator('body').ariaSnapshot();
  }

  /** For the eye, where the variable JOURNEY_PICTURES names a folder. */
  async picture(name: string): Promise<void> {
    const folder = env['JOURNEY_PICTURES'];
    if (folder) await this.page.screenshot({path: join(folder, `${name}.png`), fullPage: true});
  }

  /** The browser's own authenticator, which says yes for the person. Gives how often it was used. */
  async giveAuthenticator(): Promise<() => Promise<number>> {
    const cdp = await this.context.newCDPSession(this.page);
    await cdp.send('WebAuthn.enable');
    const {authenticatorId} = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return async () => {
      const {credentials} = await cdp.send('WebAuthn.getCredentials', {authenticatorId});
      return credentials[0]?.signCount ?? 0;
    };
  }
}
