// What is wrong with a translation, as far as a machine can tell.
import type {Locale} from '../../src/i18n/locale.js';
import type {Text, Texts} from '../../src/i18n/text.js';

/** The English texts by the name under which a locale has them. */
export type English = Readonly<Record<string, Texts>>;

const formsOf = (text: Text): readonly string[] => (typeof text === 'string' ? [text] : Object.values(text));
const placesOf = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');

/** Each fault as a sentence. `same`: what may read like the English, as "section.key". */
export function faultsOf(locale: Locale, english: English, same: readonly string[] = []): string[] {
  const {tag, messages} = locale;
  const found: string[] = [];
  for (const section of new Set([...Object.keys(english), ...Object.keys(messages)])) {
    const ours = english[section];
    const theirs = messages[section];
    if (!ours || !theirs) {
      found.push(`${tag}: “${section}” is ${ours ? 'missing' : 'not in English'}`);
      continue;
    }
    for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
      const [original, text] = [ours[key], theirs[key]];
      const name = `${section}.${key}`;
      const faults =
        original === undefined
          ? ['is not in English']
          : text === undefined
            ? ['is missing']
            : [
                ...wrong(original, text, tag),
                ...(leak(original, text) && !same.includes(name) ? ['is still English'] : []),
              ];
      found.push(...faults.map((fault) => `${tag}: ${name} ${fault}`));
    }
  }
  return found;
}

function wrong(original: Text, text: Text, tag: string): string[] {
  const found: string[] = [];
  const wanted = new Set(formsOf(original).map(placesOf));
  for (const form of formsOf(text)) {
    if (form.trim() === '') found.push('is empty');
    else if (!wanted.has(placesOf(form))) {
      found.push(`has the places “${placesOf(form)}” in place of “${[...wanted].join(' or ')}”`);
    }
    if (tag.startsWith('fr') && / [;:!?»]|« /.test(form))
      found.push(`may break before its punctuation: “${form}”`);
    if (/['"]/.test(form)) found.push(`has a straight quotation mark: “${form}”`);
  }
  if (typeof original !== 'string' && typeof text === 'string') found.push('has no plural forms');
  if (typeof text !== 'string') {
    const rules = new Intl.PluralRules(tag);
    const categories: readonly string[] = rules.resolvedOptions().pluralCategories;
    const needed = new Set(Array.from({length: 201}, (_, count) => rules.select(count)));
    for (const form of Object.keys(text)) {
      if (!categories.includes(form)) found.push(`has the form “${form}”, which ${tag} does not know`);
    }
    for (const form of needed) if (!Object.hasOwn(text, form)) found.push(`lacks the form “${form}”`);
  }
  return found;
}

const leak = (original: Text, text: Text) => formsOf(text).some((form) => formsOf(original).includes(form));
