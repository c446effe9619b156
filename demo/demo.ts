/** The intranet page: settings from the address, then the backend, then the elements. */
import {connect, type Connection} from './connect.js';
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

function fillStrip(settings: Settings, {server, startOver}: Connection) {
  const strip = document.querySelector<HTMLFormElement>('form.demo');
  // A real server has one adapter, and its own scenario.
  if (server) strip?.querySelector('b')?.append(` · ${server}`);
  for (const control of server ? (strip?.querySelectorAll<HTMLElement>('button, label') ?? []) : [])
    control.hidden = !/locale|theme|dir/.test(control.querySelector('select')?.name ?? '');
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
  strip?.addEventListener('submit', (event) => {
    if (startOver) startOver();
    else event.preventDefault();
  });
}

async function start() {
  const settings = readSettings(new URLSearchParams(location.search));
  dress(settings);
  const connection = await connect(settings);
  fillStrip(settings, connection);
  const {adapter} = connection;
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
