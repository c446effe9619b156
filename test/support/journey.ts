import assert from 'node:assert/strict';
import {after, before} from 'node:test';

import {type Browser, type BrowserContext, chromium, type Page} from 'playwright-core';

import type {MockBackend} from '../../mocks/backend.js';
import {person} from '../../mocks/person.js';
import type {ScenarioName} from '../../mocks/scenarios.js';
import {startServer} from '../../mocks/server.js';
import {chromiumOptions} from './browsers.js';
import {Keyboard} from './keyboard.js';
import {servePage} from './page-server.js';
import {Visitor} from './visitor.js';

/** Somebody at the intranet's account page in French, without a pointer. */
export class KeyboardVisitor extends Visitor {
  readonly keys: Keyboard;
  readonly #origin: string;

  constructor(context: BrowserContext, page: Page, origin: string) {
    super(context, page);
    this.keys = new Keyboard(page);
    this.#origin = origin;
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
}

export interface Journey extends Pick<KeyboardVisitor, 'page' | 'keys'> {
  readonly visitor: KeyboardVisitor;
  readonly backend: MockBackend;
  /** The contract's root. */
  readonly url: string;
  /** Lets that many minutes pass at the server. */
  later(minutes: number): void;
  /** Somebody at another browser, at the same page. */
  arrive(): Promise<KeyboardVisitor>;
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
  const visitors: KeyboardVisitor[] = [];
  const arrive = async () => {
    const context = await browser.newContext({locale: 'fr-FR', timezoneId: 'Europe/Paris'});
    context.setDefaultTimeout(patience);
    const visitor = new KeyboardVisitor(context, await context.newPage(), pages.origin);
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
    assert.deepEqual(
      visitors.flatMap(({complaints}) => complaints),
      [],
    );
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
