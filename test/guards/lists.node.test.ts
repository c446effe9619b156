// Lists that are kept by hand: what is in the folders must be in each of them.
import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import * as library from '../../src/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`);
}

const tags = readdirSync(join(root, 'src/elements')).filter((name) =>
  existsSync(join(root, `src/elements/${name}/define.ts`)),
);
const classOf = (tag: string) =>
  `${tag.replaceAll(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase())}Element`;
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

/** Every event class of the elements, with its type. */
const events = sourcesIn('src/elements')
  .filter((path) => path.endsWith('.events.ts'))
  .flatMap((path) =>
    [...read(path).matchAll(/export class (\w+Event) [^]*?static readonly type = '([\w-]+)'/g)].map(
      ([, name = '', type = '']) => ({name, type}),
    ),
  );

interface Declaration {
  readonly tagName?: string;
  readonly cssParts?: readonly {readonly name: string}[];
}
const manifest = JSON.parse(read('custom-elements.json')) as {
  readonly modules: readonly {readonly declarations: readonly Declaration[]}[];
};
const declared = new Map(
  manifest.modules
    .flatMap(({declarations}) => declarations)
    .flatMap((each) => (each.tagName ? [[each.tagName, each.cssParts ?? []] as const] : [])),
);

/** Requests, which nothing is claimed by. */
const requests = ['account-redirect-request', 'account-signin-request', 'account-task-request'];
/** The page's own texts have no section of their own for these. */
const withoutTexts = ['account-provider'];

describe('the lists that are kept by hand', () => {
  it('find elements and events', () => {
    assert.ok(tags.length > 10 && events.length > 20);
  });

  for (const tag of tags) {
    it(`have <${tag}>`, () => {
      assert.match(read('src/registry.ts'), new RegExp(`'${tag}': ${classOf(tag)}\\b`), 'src/registry.ts');
      assert.ok(read('src/define.ts').includes(`'./elements/${tag}/define.js'`), 'src/define.ts');
      assert.match(read('src/index.ts'), new RegExp(`\\b${classOf(tag)}\\b`), 'src/index.ts');
      assert.ok(existsSync(join(root, `stories/${tag}.stories.ts`)), `stories/${tag}.stories.ts`);
      assert.ok(read('README.md').includes(`<${tag}`), 'README.md');
      assert.ok(declared.has(tag), 'custom-elements.json');
      const isTexted = withoutTexts.includes(tag) || read('src/i18n/locales/fr.ts').includes(`'${tag}'`);
      assert.ok(isTexted, 'src/i18n/locales/fr.ts');
    });

    it(`have every part that <${tag}> renders`, () => {
      const rendered = sourcesIn(`src/elements/${tag}`).flatMap((path) =>
        matches(read(path), /\bpart="([\w -]+)"/g).flatMap((names) => names.split(' ')),
      );
      const known = (declared.get(tag) ?? []).map(({name}) => name);
      assert.deepEqual(
        rendered.filter((part) => !known.includes(part)),
        [],
        'Each wants its @csspart in the doc of the element; then npm run build.',
      );
    });
  }

  for (const {name, type} of events) {
    it(`${name} bubbles, out of shadow roots too`, () => {
      const Class = (library as Readonly<Record<string, unknown>>)[name] as new (
        ...given: unknown[]
      ) => Event;
      const event = new Class({details: {}}, '', '');
      assert.deepEqual([event.type, event.bubbles, event.composed], [type, true, true]);
      assert.equal(event.cancelable, requests.includes(type));
    });

    it(`have ${name}`, () => {
      assert.match(read('src/index.ts'), new RegExp(`\\b${name}\\b`), 'src/index.ts');
      if (!requests.includes(type))
        assert.ok(read('test/faults/rig.ts').includes(`'${type}'`), 'test/faults/rig.ts');
    });
  }
});
