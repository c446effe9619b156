import assert from 'node:assert/strict';
import {join} from 'node:path';
import {env} from 'node:process';
import {after, before} from 'node:test';

import {type Browser, type BrowserContext, chromium, type Page} from 'playwright-core';

import type {MockBackend} from '../../mocks/backend.js';
import {person} from '../../mocks/person.js';
import type {ScenarioName} from '../../mocks/scenarios.js';
import {startServer} from '../../mocks/server.js';
import {chromiumOptions} from './browsers.js';
import {Keyboard} from './keyboard.js';
import {servePage} from './page-server.js';

/** A browser of its own, with its own cookies, at the intranet's account page in French. */
export class Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly keys: Keyboard;
  readonly #origin: string;
  readonly #complaints: string[];

  constructor(context: BrowserContext, page: Page, origin: string, complaints: string[]) {
    this.context = context;
    this.page = page;
    this.keys = new Keyboard(page);
    this.#origin = origin;
    this.#complaints = complaints;
    page.on('console', (message) => {
      // An answer of 401 or 422 is part of these stories; what the page itself says is not.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.#complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.#complaints.push(error.message));
  }

  /** Goes to the server's sign-in page and comes back. */
  async signIn(password: string = person.password): Promise<void> {
    const {page, keys} = this;
    await keys.push('Se connecter');
    await page.getByRole('heading', {name: 'Sign in', exact: true}).waitFor();
    await this.giveCredentials(password);
    await page.waitForURL(`${this.#origin}/**`);
  }

  /** On a page of the server that asks who is there. */
  async giveCredentials(password: string = person.password): Promise<void> {
    const {keys} = this;
    await keys.type('User ID', person.identifier);
    await keys.type('Password', password);
    await keys.press('Enter');
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
}

export interface Journey extends Pick<Visitor, 'page' | 'keys'> {
  readonly visitor: Visitor;
  readonly backend: MockBackend;
  /** The contract's root. */
  readonly url: string;
  /** Lets that many minutes pass at the server. */
  later(minutes: number): void;
  /** Somebody at another browser, at the same page. */
  arrive(): Promise<Visitor>;
}

export interface JourneyOptions {
  readonly scenario?: ScenarioName;
  /** Default: the whole account page. */
  readonly markup?: (url: string) => string;
}

/** Milliseconds until something that does not come counts as missing. */
const patience = 15_000;

let browser: Browser;
before(async () => {
  browser = await chromium.launch(await chromiumOptions());
});
after(() => browser.close());

const wholePage = (url: string) => `<account-page base-url="${url}"></account-page>`;

/** Walks through a story with a server and a browser of its own; the page may not complain of anything meanwhile. */
export async function journey(
  {scenario = 'default', markup = wholePage}: JourneyOptions,
  walk: (journey: Journey) => Promise<void>,
): Promise<void> {
  let minutesPassed = 0;
  const clock = () => Date.now() + minutesPassed * 60_000;
  const server = await startServer({scenario, clock});
  const pages = await servePage(markup(server.url), server.origin, 'fr');
  const visitors: Visitor[] = [];
  const complaints: string[] = [];
  const arrive = async () => {
    const context = await browser.newContext({locale: 'fr-FR', timezoneId: 'Europe/Paris'});
    context.setDefaultTimeout(patience);
    const visitor = new Visitor(context, await context.newPage(), pages.origin, complaints);
    visitors.push(visitor);
    await visitor.page.goto(pages.origin);
    return visitor;
  };
  try {
    const visitor = await arrive();
    const {page, keys} = visitor;
    const later = (minutes: number) => {
      minutesPassed += minutes;
    };
    await walk({visitor, page, keys, backend: server.backend, url: server.url, later, arrive});
    assert.deepEqual(complaints, []);
  } catch (error) {
    for (const [index, visitor] of visitors.entries()) {
      await visitor.picture(`failed-${index + 1}`);
      console.error(`Browser ${index + 1} is at ${visitor.page.url()}\n${await visitor.outline()}`);
    }
    throw error;
  } finally {
    await Promise.all(visitors.map(({context}) => context.close()));
    pages.close();
    await server.close();
  }
}
