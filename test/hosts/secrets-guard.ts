import type {BrowserContext} from 'playwright-core';

/**
 * Watches where what was typed could get out: requests to anywhere, with their headers and bodies, addresses, the history, storage.
 * Where there is a backend, a body may go there.
 */
export async function watchSecrets(context: BrowserContext, secrets: readonly string[], backend?: string) {
  const seen: string[] = [];
  const look = (where: string, text: string) => {
    let plain = text;
    try {
      plain += ` ${decodeURIComponent(text.replaceAll('+', ' '))}`;
    } catch {
      // It has a percent sign of its own.
    }
    if (secrets.some((secret) => plain.includes(secret))) seen.push(`${where}: ${text.slice(0, 200)}`);
  };
  context.on('request', (request) => {
    look('a request', `${request.method()} ${request.url()}`);
    if (!backend || !request.url().startsWith(backend)) look('a body', request.postData() ?? '');
    look('a header', JSON.stringify(request.headers()));
  });
  context.on('page', (page) => page.on('framenavigated', (frame) => look('an address', frame.url())));
  await context.exposeFunction('noteOfTheGuard', look);
  await context.addInitScript(() => {
    const {noteOfTheGuard: note} = globalThis as unknown as {
      noteOfTheGuard(where: string, text: string): unknown;
    };
    for (const name of ['pushState', 'replaceState'] as const) {
      const change = History.prototype[name];
      History.prototype[name] = function (state: unknown, unused: string, url?: string | URL | null) {
        note('the history', `${JSON.stringify(state)} ${String(url)}`);
        change.call(this, state, unused, url);
      };
    }
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key: string, value: string) {
      note('storage', `${key} ${value}`);
      set.call(this, key, value);
    };
  });
  return seen;
}
