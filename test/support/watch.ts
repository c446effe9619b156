// Where a secret could get out of its field: every way is watched, and the page is searched.
import {everyText} from './reading.js';

interface Watch {
  /** Where one of the secrets was seen so far. */
  readonly seen: readonly string[];
  end(): void;
}

type Callable = (...parameters: unknown[]) => unknown;

/** What a value says, as far as a script could read it: own and inherited properties, a few levels deep. */
function wordsOf(value: unknown, depth = 5): string {
  if (typeof value === 'string') return value;
  if (depth === 0) return '';
  if (value instanceof FormData || value instanceof URLSearchParams || Array.isArray(value)) {
    return [...value].map((each) => wordsOf(each, depth - 1)).join(' ');
  }
  if (value instanceof Node || value === window || typeof value !== 'object' || value === null) return '';
  const words: string[] = value instanceof Error ? [value.message, wordsOf(value.cause, depth - 1)] : [];
  for (const key in value) words.push(wordsOf((value as Record<string, unknown>)[key], depth - 1));
  return words.join(' ');
}

/** Watches events, attributes, storage, cookies, the address, the history, the console and the network. */
export function watchFor(secrets: readonly string[]): Watch {
  const seen: string[] = [];
  const restore: (() => void)[] = [];
  const look = (where: string, ...values: readonly unknown[]) => {
    const words = values.map((value) => wordsOf(value)).join(' ');
    const decoded = words.includes('%')
      ? `${words} ${decodeURIComponent(words.replace(/%(?![0-9a-f]{2})/gi, ''))}`
      : words;
    if (secrets.some((secret) => decoded.includes(secret))) seen.push(where);
  };
  const patch = (owner: object, name: string, where: string) => {
    const original = Object.getOwnPropertyDescriptor(owner, name);
    const call = original?.value as Callable | undefined;
    if (!original || !call) return;
    Object.defineProperty(owner, name, {
      ...original,
      value(this: unknown, ...parameters: unknown[]) {
        look(`${where}: ${wordsOf(parameters).slice(0, 80)}`, parameters);
        return call.apply(this, parameters);
      },
    });
    restore.push(() => Object.defineProperty(owner, name, original));
  };
  patch(EventTarget.prototype, 'dispatchEvent', 'an event');
  for (const name of ['setAttribute', 'setAttributeNS', 'toggleAttribute'])
    patch(Element.prototype, name, 'an attribute');
  patch(Storage.prototype, 'setItem', 'storage');
  for (const name of ['pushState', 'replaceState']) patch(History.prototype, name, 'the history');
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'table', 'dir'])
    patch(console, name, 'the console');
  patch(window, 'fetch', 'the network');
  patch(XMLHttpRequest.prototype, 'send', 'the network');
  patch(Navigator.prototype, 'sendBeacon', 'the network');
  patch(window, 'postMessage', 'a message');
  patch(BroadcastChannel.prototype, 'postMessage', 'a message');
  patch(IDBObjectStore.prototype, 'put', 'the database');
  patch(Clipboard.prototype, 'writeText', 'the clipboard');
  return {
    seen,
    end: () => {
      for (const each of restore) each();
    },
  };
}

/** Where the page has one of the secrets now, outside the fields that may. */
export function leftIn(secrets: readonly string[], fields: readonly HTMLInputElement[]): string[] {
  const places: Record<string, () => string> = {
    'the page': () => {
      const values = fields.map((field) => field.value);
      // The fields themselves are read like everything else: without their values.
      for (const field of fields) field.value = '';
      const text = everyText(document);
      fields.forEach((field, index) => (field.value = values[index] ?? ''));
      return text;
    },
    'the address': () => decodeURIComponent(location.href),
    'the history': () => JSON.stringify(history.state),
    cookies: () => document.cookie,
    storage: () => JSON.stringify([{...localStorage}, {...sessionStorage}]),
    'the title': () => document.title,
    'properties of the element': () =>
      [...document.querySelectorAll('*')]
        .filter(({localName}) => localName.includes('-'))
        .map((element) => wordsOf({...element}))
        .join(' '),
  };
  return Object.entries(places)
    .filter(([, read]) => {
      const text = read();
      return secrets.some((secret) => text.includes(secret));
    })
    .map(([name]) => name);
}

/** Fields whose content is secret, wherever they are. */
export function secretFields(root: Element): HTMLInputElement[] {
  const selector = 'input[type=password], input[autocomplete$=password], input[autocomplete=one-time-code]';
  return [
    ...root.querySelectorAll<HTMLInputElement>(selector),
    ...(root.shadowRoot?.querySelectorAll<HTMLInputElement>(selector) ?? []),
  ];
}

/** As a person does it. */
export function type(field: HTMLInputElement, text: string): void {
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  field.dispatchEvent(new Event('change', {bubbles: true}));
}
