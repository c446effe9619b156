import type {Page} from 'playwright-core';

/** A kind of page that the library is put into. */
export interface Host {
  /** "a page with Turbo". */
  readonly name: string;
  /** Pages by their paths. `%library%` is where the library's script stands; `/lib/<name>` are the libraries. */
  readonly pages: Readonly<Record<string, string>>;
  /** Files of node_modules, by the name under /lib/. */
  readonly libraries?: Readonly<Record<string, string>>;
  /** A script of the page's own, bundled with its imports, at /app.js. */
  readonly app?: string;
  /** The library is a classic script, as in old pages. */
  readonly classic?: true;
  /** Where an HTTP backend is: the one place that a secret may be sent to, in a body. */
  readonly backend?: string;
  /** Paths that begin with this are all the first page. */
  readonly scope?: string;
  /** What the page does once the account is seen. */
  readonly ready?: (page: Page) => Promise<unknown>;
  /** Leaves the account, with something typed. Default: the link "News". */
  readonly away?: (page: Page) => Promise<unknown>;
  /** Comes back to it. Default: the browser's Back. */
  readonly back?: (page: Page) => Promise<unknown>;
}

/** A whole page. */
export const page = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>${head}</head><body>${body}</body></html>`;

export const account = '<account-page demo=""></account-page>';
export const news = '<a href="/news">News</a>';

/** Waits for what a page has done to itself in a moment that has no name. */
export const settle = (opened: Page) =>
  opened.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));

/** A page whose framework takes the account away and brings it back: its script has a global `go(place)`. */
export function inFramework(framework: string, app: string): Host {
  const go = (opened: Page, place: string) =>
    opened.evaluate((to) => (globalThis as unknown as {go(place: string): void}).go(to), place);
  return {
    name: `a page that ${framework} renders`,
    app,
    pages: {
      '/account': page('%library%<script type="module" src="/app.js"></script>', '<div id="app"></div>'),
    },
    away: async (opened) => {
      await go(opened, 'news');
      await opened.getByText('Today').waitFor();
    },
    back: async (opened) => {
      await go(opened, 'account');
      await settle(opened);
    },
  };
}
