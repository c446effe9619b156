import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';

import type {Locale} from '../../src/i18n/locale.js';
import type {Texts} from '../../src/i18n/text.js';
import {type English, faultsOf} from './translations.js';

const source = fileURLToPath(new URL('../../src/', import.meta.url));

/** What reads alike in both languages, and is right. */
const alike: Readonly<Record<string, readonly string[]>> = {
  fr: [
    'profile-card.email',
    'profile-card.photoTitle',
    'profile-card.reportPage',
    'password-reset.code',
    'terms-review.version',
    'terms-review.ok',
  ],
};

async function load(path: string): Promise<Record<string, unknown>> {
  return (await import(pathToFileURL(path).href)) as Record<string, unknown>;
}

/** The texts of all parts of an element are one section of a locale. */
async function english(): Promise<English> {
  const files = readdirSync(join(source, 'elements'), {recursive: true, encoding: 'utf8'}).filter((path) =>
    path.endsWith('.messages.ts'),
  );
  const sections: Record<string, Texts> = {};
  for (const path of files) {
    const [top = '', ...rest] = path.replaceAll('\\', '/').split('/');
    const section = top !== 'shared' ? top : rest.length > 1 ? rest[0]! : 'shared';
    for (const texts of Object.values(await load(join(source, 'elements', path)))) {
      for (const key of Object.keys(texts as Texts)) {
        assert.ok(!(key in (sections[section] ?? {})), `${section}.${key} is there twice, in ${path} too`);
      }
      sections[section] = {...sections[section], ...(texts as Texts)};
    }
  }
  return sections;
}

async function locales(): Promise<Locale[]> {
  const folder = join(source, 'i18n/locales');
  const modules = await Promise.all(readdirSync(folder).map((file) => load(join(folder, file))));
  return (modules.flatMap((module) => Object.values(module)) as Locale[]).filter(({transform}) => !transform);
}

const texts: English = {
  shared: {retry: 'Try again', demo: 'Demo data', left: {one: '{count} left', other: '{count} left'}},
};
const translated: Locale = {
  tag: 'fr',
  messages: {
    shared: {
      retry: 'Réessayer',
      demo: 'Démonstration',
      left: {one: '{count} restant', other: '{count} restants'},
    },
  },
};
const withText = (key: string, text: unknown): Locale => ({
  tag: 'fr',
  messages: {shared: {...translated.messages['shared'], [key]: text} as Texts},
});

const planted: readonly (readonly [string, Locale, RegExp])[] = [
  ['a section that is missing', {tag: 'fr', messages: {}}, /“shared” is missing/],
  [
    'a section of nobody',
    {tag: 'fr', messages: {...translated.messages, gone: {}}},
    /“gone” is not in English/,
  ],
  ['a key too many', withText('old', 'Vieux'), /shared\.old is not in English/],
  ['a key that is missing', withText('retry', undefined), /shared\.retry is missing/],
  ['an English text', withText('retry', 'Try again'), /shared\.retry is still English/],
  ['an empty text', withText('retry', ' '), /shared\.retry is empty/],
  ['a place too many', withText('retry', 'Réessayer {name}'), /places “{name}” in place of “”/],
  ['a place that is missing', withText('left', {one: 'un', other: '{count} restants'}), /places “” in place/],
  ['a lost plural', withText('left', '{count} restants'), /no plural forms/],
  [
    'a plural form of another language',
    withText('left', {few: '{count}!', one: '{count} a', other: '{count} b'}),
    /form “few”/,
  ],
  ['a missing plural form', withText('left', {other: '{count} restants'}), /lacks the form “one”/],
  ['a question mark that may stand alone', withText('retry', 'Encore ?'), /may break/],
  ['a straight apostrophe', withText('retry', "L'essai"), /straight/],
];

describe('locales', () => {
  it('finds nothing wrong with a good translation', () => {
    assert.deepEqual(faultsOf(translated, texts), []);
    assert.deepEqual(faultsOf(withText('retry', 'Try again'), texts, ['shared.retry']), []);
  });

  for (const [name, locale, expected] of planted) {
    it(`sees ${name}`, () => {
      const found = faultsOf(locale, texts);
      assert.ok(
        found.length > 0 && found.every((each) => expected.test(each)),
        found.join('\n') || 'saw nothing',
      );
    });
  }

  it('says everything in every language', async () => {
    const [all, sections] = [await locales(), await english()];
    assert.ok(all.length > 0);
    assert.deepEqual(
      all.flatMap((locale) => faultsOf(locale, sections, alike[locale.tag])),
      [],
    );
  });

  it('knows each locale by the name of its file, so that it can be loaded', async () => {
    const {loadLocale, localeFor} = await import('../../src/i18n/locale.js');
    for (const {tag} of await locales()) {
      const file = readdirSync(join(source, 'i18n/locales')).find((each) => basename(each, '.ts') === tag);
      assert.ok(file, `${tag} is not in ${dirname(`i18n/locales/${tag}`)}`);
      assert.equal(await loadLocale(tag), true);
      assert.equal(localeFor(`${tag}-XX`)?.tag, tag);
    }
    assert.equal(await loadLocale('tlh'), false);
  });
});
