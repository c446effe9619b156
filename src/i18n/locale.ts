import type {Text, Texts} from './text.js';

/** All texts of one language. */
export interface Locale {
  /** BCP 47 tag: 'fr'. */
  readonly tag: string;
  /** By element; `shared` holds what all of them say. */
  readonly messages: Readonly<Record<string, Texts>>;
  /** Makes what `messages` lacks from the English text: a pseudo-locale for tests. */
  readonly transform?: (english: Text) => Text;
}

const bundled = new Map<string, Locale>();
const loading = new Map<string, Promise<Locale | undefined>>();

// English is built into the elements. Named one by one, so that bundlers find them.
const loaders: Readonly<Record<string, () => Promise<Locale>>> = {
  fr: async () => (await import('./locales/fr.js')).fr,
  'en-XA': async () => (await import('./locales/pseudo.js')).pseudo,
};

/** Makes a locale part of the page, so that it need not be loaded: what `define({locales})` does. */
export function addLocale(locale: Locale): void {
  bundled.set(locale.tag, locale);
}

/** The locale that is here already for a language; 'fr-CA' is served by 'fr'. */
export function localeFor(language: string): Locale | undefined {
  return candidates(language)
    .map((tag) => bundled.get(tag))
    .find(Boolean);
}

/** Loads what is missing; resolves to whether something came. A locale that cannot be loaded leaves English. */
export async function loadLocale(language: string): Promise<boolean> {
  if (localeFor(language)) return false;
  const tag = candidates(language).find((candidate) => candidate in loaders);
  if (!tag) return false;
  const promise = loading.get(tag) ?? loaders[tag]?.().catch(() => undefined);
  if (!promise) return false;
  loading.set(tag, promise);
  const locale = await promise;
  if (locale) addLocale(locale);
  else loading.delete(tag);
  return locale !== undefined;
}

// RFC 4647 lookup: 'fr-Latn-CA', 'fr-Latn', 'fr'.
function candidates(language: string): string[] {
  const parts = language.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
}
