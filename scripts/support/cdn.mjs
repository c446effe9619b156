// dist-cdn/: the whole library as one file, once as an ES module and once as a classic script, and in parts/ what is loaded on
// demand: a few whole files, each of them one request. Both files use the same parts, and a part takes what its file has
// already (Lit, AccountError, …) from it instead of bringing it again; see `shared` below.
import {createHash} from 'node:crypto';
import {readFile, rm} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';
import {build} from 'esbuild';
import {notices, writeNotices} from './notices.mjs';
import {root} from './setup.mjs';
import {withSmallStyles} from './small-styles.mjs';

/** What every visit needs, wherever the source loads it on demand: it is in the one file. */
const atOnce = new Set([
  'src/adapters/rest/rest-adapter.ts',
  'src/contract/results.ts',
  'src/elements/account-page/next-steps.ts',
  'src/elements/account-page/standing.ts',
  'src/elements/change-password-form/form.ts',
]);

/** Which part has a module that is loaded on demand. */
function partOf(path) {
  const [, locale] = /^src\/i18n\/locales\/([\w-]+)\.ts$/.exec(path) ?? [];
  if (locale) return locale;
  if (path.startsWith('mocks/')) return 'demo';
  // Markdown and the sanitizer, larger than everything else together.
  if (/^src\/elements\/terms-review\/(rich|markdown)\.ts$/.test(path)) return 'documents';
  return 'more';
}

/**
 * What a part brings again: a module is shared with all its exports, so sharing a schema would put it, and all of zod,
 * into the one file. Schemas work across copies; the error class does not.
 */
const neverShared = /node_modules\/zod\/|src\/contract\/(?!error\.ts)/;

const files = {
  'account-elements.js': {entry: 'src/cdn/module.ts', format: 'esm'},
  'account-elements.iife.js': {entry: 'src/cdn/script.ts', format: 'iife', globalName: 'AccountElements'},
};

const settings = {
  bundle: true,
  minify: true,
  target: 'es2022',
  absWorkingDir: root,
  legalComments: 'none',
  logLevel: 'error',
  metafile: true,
  tsconfig: 'tsconfig.json',
  inject: ['src/cdn/natives.ts'],
};

const fromRoot = (path) => relative(root, path).replaceAll('\\', '/');
/** What a module is called between a file and its parts: the same wherever the build runs. */
const shareName = (path) => fromRoot(path).replace(/^.*node_modules\//, '');
const loader = join(root, 'src/cdn/parts.ts').replaceAll('\\', '/');

/** In our sources, `import('./x.js')` becomes a look-up in the part that has it; `wanted` notes which modules each part must have. */
function lazyParts(own, wanted) {
  return {
    name: 'lazy-parts',
    setup({onLoad}) {
      onLoad({filter: /\.ts$/}, async ({path}) => {
        if (path.includes('node_modules')) return undefined;
        const source = withSmallStyles(await readFile(path, 'utf8'));
        let lazy = false;
        const contents = source.replace(/\bimport\('(\.[^']+)\.js'\)/g, (whole, target) => {
          const module = fromRoot(join(dirname(path), `${target}.ts`));
          const part = partOf(module);
          if (part === own || atOnce.has(module)) return whole;
          lazy = true;
          if (!wanted.has(part)) wanted.set(part, new Set());
          wanted.get(part).add(module);
          return `loadPart(${JSON.stringify(part)}).then((part) => part[${JSON.stringify(module)}])`;
        });
        const head = lazy ? `import {loadPart} from ${JSON.stringify(loader)};\n` : '';
        return {contents: head + contents, loader: 'ts'};
      });
    },
  };
}

/** In a part, a module that the one file has is a look-up in what that file left for its parts. */
function takeFromPage(present, shared, key) {
  return {
    name: 'take-from-page',
    setup({onResolve, onLoad, resolve}) {
      onResolve({filter: /./}, async ({path, kind, importer, resolveDir, pluginData}) => {
        if (kind === 'entry-point' || pluginData === 'resolving') return undefined;
        const found = await resolve(path, {kind, importer, resolveDir, pluginData: 'resolving'});
        const name = shareName(found.path);
        if (found.errors.length || !present.has(name)) return found;
        shared.set(name, found.path);
        return {path: name, namespace: 'page'};
      });
      onLoad({filter: /./, namespace: 'page'}, ({path}) => ({
        contents: `module.exports = globalThis[Symbol.for(${JSON.stringify(key)})][${JSON.stringify(path)}];`,
        loader: 'js',
      }));
    },
  };
}

const sorted = (map) => [...map].sort(([one], [other]) => (one < other ? -1 : 1));

function entryThatShares(entry, shared, key) {
  const modules = sorted(shared);
  return [
    ...modules.map(([, path], index) => `import * as m${index} from ${JSON.stringify(path)};`),
    `globalThis[Symbol.for(${JSON.stringify(key)})] ??= {`,
    ...modules.map(([name], index) => `${JSON.stringify(name)}: m${index},`),
    '};',
    `export * from ${JSON.stringify(`./${entry}`)};`,
  ].join('\n');
}

/** A part's own module: each of its modules under its path, so that no two can be confused. */
const partEntry = (modules) =>
  [...modules]
    .sort()
    .map((path) => `export * as ${JSON.stringify(path)} from ${JSON.stringify(`./${path}`)};`)
    .join('\n');

const hashOf = (...contents) => {
  const hash = createHash('sha256');
  for (const each of contents) hash.update(each);
  return hash.digest('hex').slice(0, 10);
};

const present = ({metafile}, entry) =>
  new Set(
    Object.values(metafile.outputs)
      .flatMap(({inputs}) => Object.entries(inputs))
      .filter(([path, {bytesInOutput}]) => bytesInOutput > 0 && path !== entry && !neverShared.test(path))
      .map(([path]) => shareName(join(root, path))),
  );

/**
 * Builds it all. `version`: the package's, unless a test wants another. Resolves to what is in each file: the parts' modules, and the packages whose code is in it.
 */
export async function buildCdn(folder = 'dist-cdn', version = undefined) {
  await rm(folder, {recursive: true, force: true});
  version ??= JSON.parse(await readFile('package.json', 'utf8')).version;
  const banner = {js: `/*! account-elements ${version}, MIT; with code of others: ${notices} */`};
  const common = (contents) => ({...settings, stdin: {contents, resolveDir: root, loader: 'ts'}});

  // Which parts there are, and what is in them: one may want another.
  const wanted = new Map();
  const {entry} = files['account-elements.js'];
  const first = await build({
    ...settings,
    entryPoints: [entry],
    format: 'esm',
    write: false,
    define: {PARTS: '{}'},
    plugins: [lazyParts(undefined, wanted)],
  });
  const drafts = new Map();
  const sizeOf = (part) => wanted.get(part).size;
  for (let open = [...wanted.keys()]; open.length;) {
    for (const part of open) {
      const size = sizeOf(part);
      const {outputFiles} = await build({
        ...common(partEntry(wanted.get(part))),
        format: 'esm',
        write: false,
        plugins: [lazyParts(part, wanted)],
      });
      drafts.set(part, {size, code: outputFiles[0].contents});
    }
    open = [...wanted.keys()].filter((part) => drafts.get(part)?.size !== sizeOf(part));
  }

  // One build's files only meet their own parts, also where two of one version share a page.
  const sources = [first.outputFiles[0].contents, ...sorted(drafts).map(([, {code}]) => code)];
  const key = `account-elements ${version} ${hashOf(...sources)}`;
  const names = Object.fromEntries(
    sorted(drafts).map(([part, {code}]) => [part, `${part}-${hashOf(key, code)}.js`]),
  );
  const available = present(first, entry);
  const shared = new Map();
  const contents = {};
  for (const [part, modules] of sorted(wanted)) {
    const {metafile} = await build({
      ...common(partEntry(modules)),
      format: 'esm',
      banner,
      outfile: `${folder}/parts/${names[part]}`,
      plugins: [takeFromPage(available, shared, key), lazyParts(part, new Map())],
    });
    contents[`parts/${names[part]}`] = {modules: [...modules].sort(), inputs: inputsOf(metafile)};
  }

  for (const [name, {entry, format, globalName}] of Object.entries(files)) {
    const {metafile} = await build({
      ...common(entryThatShares(entry, shared, key)),
      format,
      banner,
      define: {PARTS: JSON.stringify(names)},
      outfile: `${folder}/${name}`,
      plugins: [lazyParts(undefined, new Map())],
      ...(globalName && {globalName}),
    });
    contents[name] = {modules: [], inputs: inputsOf(metafile)};
  }
  await writeNotices(
    folder,
    Object.values(contents).flatMap(({inputs}) => inputs),
  );
  return contents;
}

/** The files whose code is in what was built. */
const inputsOf = ({outputs}) =>
  Object.values(outputs)
    .flatMap(({inputs}) => Object.entries(inputs))
    .filter(([, {bytesInOutput}]) => bytesInOutput > 0)
    .map(([path]) => path);
