import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, test} from 'node:test';

import {type Block, blocksIn, faultsIn, root} from './blocks.js';

const guides = 'docs/guides';
const pages = ['README.md', ...readdirSync(join(root, guides)).map((name) => `${guides}/${name}`)].filter(
  (path) => path.endsWith('.md'),
);
const block = (language: string, text: string, file?: string): Block => ({
  page: `${guides}/a-page.md`,
  line: 1,
  language,
  file,
  text,
});

describe('The code in README.md and the guides', () => {
  test('is right in every block', () => {
    const blocks = pages.flatMap((page) => blocksIn(page, readFileSync(join(root, page), 'utf8')));
    assert.ok(blocks.length >= 5);
    assert.deepEqual(faultsIn(blocks), []);
  });

  test('leads only to pages and files that are there', () => {
    const dead = pages.flatMap((page) => {
      const text = readFileSync(join(root, page), 'utf8');
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, link = '']) => link);
      return links
        .filter((link) => !existsSync(join(root, page, '..', link)))
        .map((link) => `${page}: ${link}`);
    });
    assert.deepEqual(dead, []);
  });

  test('finds by its public name what the package exports', () => {
    const {exports} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      exports: Record<string, string | {readonly types?: string}>;
    };
    const names = Object.keys(exports).filter((name) => /\.js$|^\.$/.test(name) && !name.includes('*'));
    const imports = [...names, './adapters/rest.js', './locales/fr.js'].map(
      (name, index) => `import * as m${index} from 'account-elements${name.slice(1)}';`,
    );
    assert.deepEqual(faultsIn([block('ts', imports.join('\n'))]), []);
  });

  const planted: readonly (readonly [string, Block, RegExp])[] = [
    ['a type that does not fit', block('ts', 'const count: number = "one";\n'), /not assignable/],
    [
      'a name that is not exported',
      block('js', "import {defin} from 'account-elements';"),
      /no exported member/,
    ],
    ['a module that is not there', block('ts', "import 'account-elements/adapters/none.js';"), /none\.js/],
    [
      'an event that nobody sends',
      block('js', "document.addEventListener('account-x', () => {});"),
      /account-x/,
    ],
    ['a tag that is not ours', block('html', '<device-lists></device-lists>'), /no <device-lists>/],
    [
      'an attribute that is not there',
      block('html', '<device-list heading="x"></device-list>'),
      /attribute heading/,
    ],
    ['a tag without its end', block('html', '<main><device-list></main>'), /should be/],
    [
      'a token that is not there',
      block('html', '<style>a { --account-colour: red; }</style>'),
      /--account-colour/,
    ],
    [
      'a script that does not compile',
      block('html', '<script type="module">\nlet x = ;</script>'),
      /Expression/,
    ],
    ['an npm script that is not there', block('sh', 'npm run biuld'), /biuld/],
    ['a bin that is not there', block('sh', 'npx account-element check-backend'), /account-element\./],
    ['JSON that is none', block('json', '{"a": }'), /JSON/],
    [
      'an answer whose body is not JSON',
      block('http', 'HTTP/1.1 200 OK\nContent-Type: application/json\n\n{'),
      /JSON/,
    ],
    ['a directive without its end', block('nginx', 'location = /x {\n  return 302 /y\n}'), /no end/],
    [
      'an example that the file has otherwise',
      block('ts', 'export {};', 'examples/scim-adapter.ts'),
      /differs/,
    ],
    ['a language that nothing checks', block('php', '<?php'), /nothing checks/],
  ];
  for (const [what, wrong, words] of planted) {
    test(`would not pass with ${what}`, () => {
      const faults = faultsIn([wrong]);
      assert.ok(
        faults.some((fault) => words.test(fault)),
        `Found only: ${faults.join('; ') || 'nothing'}`,
      );
    });
  }
});
