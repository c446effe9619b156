import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import {defineConfig, globalIgnores} from 'eslint/config';
import tseslint from 'typescript-eslint';

const nodeGlobals = Object.fromEntries(
  [
    ...['AbortSignal', 'Buffer', 'URL', 'URLSearchParams', 'clearTimeout', 'console', 'fetch', 'performance'],
    ...['process', 'setInterval', 'clearInterval', 'setTimeout', 'structuredClone'],
    // Scripts that drive a browser hand functions to its pages.
    ...['document', 'window', 'navigator', 'location', 'customElements'],
  ].map((name) => [name, 'readonly']),
);

const language = [
  {
    selector: 'TSEnumDeclaration',
    message: 'No enums: write an `as const` array and derive the type from it.',
  },
  {selector: 'ExportDefaultDeclaration', message: 'Named exports only.'},
];

const sinks = 'innerHTML|outerHTML|insertAdjacentHTML|srcdoc|createContextualFragment|setHTMLUnsafe';
const safety = [
  {
    selector: `MemberExpression[property.name=/^(${sinks})$/]`,
    message: 'No string becomes markup: render a Lit template, or a text.',
  },
  {
    selector: 'MemberExpression[object.name="document"][property.name=/^write(ln)?$/]',
    message: 'No document.write.',
  },
  {
    selector: `TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\.(${sinks})=/]`,
    message: 'No string becomes markup: render a Lit template, or a text.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle\\s*=/]',
    message:
      'A style attribute breaks under a strict content security policy: use a class or a custom state.',
  },
];

const unsafeDirectives = {
  group: ['**/unsafe-html.js', '**/unsafe-svg.js', '**/unsafe-mathml.js', 'lit/static-html.js'],
  importNames: ['unsafeHTML', 'unsafeSVG', 'unsafeMathML', 'unsafeStatic'],
  message: 'No string becomes markup: render a Lit template, or a text.',
};

export default defineConfig([
  globalIgnores([
    'dist',
    'dist-cdn',
    'demo-dist',
    'storybook-static',
    'coverage',
    'test-results',
    '**/mockServiceWorker.js',
  ]),
  js.configs.recommended,
  {linterOptions: {reportUnusedDisableDirectives: 'error'}},
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', {fixStyle: 'inline-type-imports'}],
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', ignoreRestSiblings: true}],
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      'no-restricted-syntax': ['error', ...language],
    },
  },
  {
    files: ['src/**/*.ts', 'mocks/**/*.ts', 'demo/**/*.ts', 'stories/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: {'lit-a11y': litA11y},
    rules: {
      ...litA11y.configs.recommended.rules,
      // In a dialog it says where the focus goes.
      'lit-a11y/no-autofocus': 'off',
      'no-restricted-syntax': ['error', ...language, ...safety],
      'no-restricted-imports': ['error', {patterns: [unsafeDirectives]}],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': ['error', {allow: ['warn', 'error']}],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'global', '__dirname', 'require'],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {name: 'zod', message: 'Shipped code imports zod/mini: the other entry is ten times its size.'},
            {name: 'zod/v4', message: 'Shipped code imports zod/mini.'},
          ],
          patterns: [unsafeDirectives, {group: ['node:*'], message: 'Shipped code runs in browsers.'}],
        },
      ],
    },
  },
  {
    // The command: it runs in Node, and talks on a terminal.
    files: ['src/cli/{main,secret}.ts'],
    rules: {'no-console': 'off', 'no-restricted-globals': 'off', 'no-restricted-imports': 'off'},
  },
  {
    files: ['stories/**/*.ts', '.storybook/*.ts', '**/*.config.ts'],
    rules: {'no-restricted-syntax': ['error', ...language.slice(0, 1)]},
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Chai's assertions look like unused expressions and like promises; node:test's test() is one.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-misused-promises': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/require-await': 'off',
      // A rig's methods are taken apart from it.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {globals: nodeGlobals},
    rules: {'no-unused-vars': ['error', {argsIgnorePattern: '^_', ignoreRestSiblings: true}]},
  },
  {
    // Parts of these run in the page that is measured.
    files: ['bench/**/*.mjs'],
    languageOptions: {
      globals: {
        Element: 'readonly',
        MutationObserver: 'readonly',
        PerformanceObserver: 'readonly',
        Request: 'readonly',
      },
    },
  },
  prettier,
]);
