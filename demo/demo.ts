/** The intranet page: settings from the address, the reference backend in the tab, then the elements. */
import type {AccountAdapter} from '../src/contract/adapter.js';
import {startWorker} from '../mocks/browser.js';
import type {MockBackend} from '../mocks/backend.js';
import {restHandlers} from '../mocks/handlers/rest/handlers.js';
import {sharedBackend} from '../mocks/persistence.js';
import {places} from './places.js';
import {type Choice, namesOf, readSettings, type Settings} from './settings.js';
import {french} from './texts.js';

const {documentElement: root} = document;

/** How the page looks and speaks: at once, and again when the strip above it is used. */
function dress({locale, theme, dir}: Pick<Settings, 'locale' | 'theme' | 'dir'>) {
  root.lang = locale;
  root.dir = dir;
  root.dataset['theme'] = theme;
  const isFrench = /^fr\b/.test(locale);
  document.title = isFrench ? (french['title'] ?? '') : 'Profile · Contoso intranet';
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    const key = element.dataset['text'] ?? '';
    element.dataset['english'] ??= element.textContent;
    element.textContent = (isFrench ? french[key] : undefined) ?? element.dataset['english'];
    // The page itself speaks no other language.
    if (isFrench) element.removeAttribute('lang');
    else element.lang = 'en';
  }
}

function fillStrip(settings: Settings, backend: MockBackend) {
  const strip = document.querySelector<HTMLFormElement>('form.demo');
  for (const select of strip?.querySelectorAll('select') ?? []) {
    const choice = select.name as Choice;
    const names = [...new Set([...namesOf(choice), settings[choice]])];
    select.replaceChildren(...names.map((name) => new Option(name, name, false, name === settings[choice])));
  }
  // Looks change at once. Another scenario or adapter is another page, and so has a button.
  strip?.addEventListener('change', ({target}) => {
    const {name, value} = target as HTMLSelectElement;
    if (name === 'scenario' || name === 'adapter') return;
    const url = new URL(location.href);
    url.searchParams.set(name, value);
    history.replaceState(null, '', url);
    dress(readSettings(url.searchParams));
  });
  // The page that follows goes on where this one stops.
  strip?.addEventListener('submit', () => {
    backend.reset();
    backend.tell({type: 'signed-in'});
  });
}

/** The same person through another adapter; `base-url` in the page is the REST contract. */
async function connect(backend: MockBackend, {adapter}: Settings): Promise<AccountAdapter | undefined> {
  if (adapter === 'memory') {
    const {createMemoryAdapter} = await import('../mocks/memory-adapter.js');
    return createMemoryAdapter({backend, places});
  }
  if (adapter === 'graph') {
    const url = new URL('graph/v1.0', document.baseURI).href;
    const [{createGraphAdapter}, {grants}, {graphHandlers}, {graphTokens}] = await Promise.all([
      import('../src/adapters/graph/graph-adapter.js'),
      import('../src/adapters/graph/scopes.js'),
      import('../mocks/handlers/graph/handlers.js'),
      import('../mocks/handlers/graph/tokens.js'),
    ]);
    await startWorker(graphHandlers({backend, url}));
    const scopes = Object.values(grants).flat();
    return createGraphAdapter({getToken: graphTokens(backend), url, manager: true, scopes, allowBeta: true});
  }
  await startWorker(restHandlers({backend, places, url: new URL('account/v1', document.baseURI).href}));
  return undefined;
}

async function start() {
  const settings = readSettings(new URLSearchParams(location.search));
  dress(settings);
  const backend = await sharedBackend(settings);
  fillStrip(settings, backend);
  const adapter = await connect(backend, settings);
  if (adapter) Object.assign(document.querySelector('account-provider') ?? {}, {adapter});
  await import('../src/define.js');
}

try {
  await start();
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  root.dataset['wrong'] = '';
  const words = document.querySelector<HTMLElement>('.wrong');
  words?.replaceChildren(error.message);
  words?.removeAttribute('hidden');
}
