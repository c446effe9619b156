// dist-cdn/: the whole library as one file, once as an ES module and once as a classic script. What is loaded on
// demand lies in parts/ and is found from the file's own address. The parts are shared by both files and take what
// the page has already (Lit, AccountError, …) from it instead of bringing it again; see `shared` below.
import {readFile, rm} from 'node:fs/promises';
import {basename, join, relative} from 'node:path';
import {build} from 'esbuild';
import {root} from './setup.mjs';
import {smallStyles} from './small-styles.mjs';

/** Loaded on demand elsewhere, but part of the one file here: nearly every page needs it. */
const inlined = new Set(['src/adapters/rest/rest-adapter.ts']);

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
};

const partName = (path) => basename(path).replace(/\.ts$/, '');
const fromRoot = (path) => relative(root, path).replaceAll('\\', '/');
/** What a module is called between a file and its parts: the same wherever the build runs. */
const shareName = (path) => fromRoot(path).replace(/^.*node_modules\//, '');

/** Turns `import('./x.js')` into an import of a file beside the bundle, and notes which parts there are. */
function lazyParts(parts) {
  return {
    name: 'lazy-parts',
    setup({onResolve, resolve}) {
      onResolve({filter: /./}, async ({path, kind, importer, resolveDir, pluginData}) => {
        if (kind !== 'dynamic-import' || pluginData === 'resolving') return undefined;
        const found = await resolve(path, {kind, importer, resolveDir, pluginData: 'resolving'});
        if (found.errors.length || inlined.has(fromRoot(found.path))) return found;
        parts.set(partName(found.path), found.path);
        return {path: `./parts/${partName(found.path)}.js`, external: true};
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

function entryThatShares(entry, shared, key) {
  const modules = [...shared].sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    ...modules.map(([, path], index) => `import * as m${index} from ${JSON.stringify(path)};`),
    `globalThis[Symbol.for(${JSON.stringify(key)})] ??= {`,
    ...modules.map(([name], index) => `${JSON.stringify(name)}: m${index},`),
    '};',
    `export * from ${JSON.stringify(`./${entry}`)};`,
  ].join('\n');
}

export async function buildCdn(folder = 'dist-cdn') {
  await rm(folder, {recursive: true, force: true});
  const {version} = JSON.parse(await readFile('package.json', 'utf8'));
  const key = `account-elements ${version}`;
  const banner = {js: `/*! account-elements ${version}, MIT */`};

  const parts = new Map();
  const {entry} = files['account-elements.js'];
  const first = await build({
    ...settings,
    entryPoints: [entry],
    format: 'esm',
    write: false,
    plugins: [lazyParts(parts), smallStyles],
  });
  const present = new Set(
    Object.values(first.metafile.outputs)
      .flatMap(({inputs}) => Object.entries(inputs))
      .filter(([path, {bytesInOutput}]) => bytesInOutput > 0 && path !== entry && !neverShared.test(path))
      .map(([path]) => shareName(join(root, path))),
  );
  const shared = new Map();
  await build({
    ...settings,
    entryPoints: Object.fromEntries(parts),
    format: 'esm',
    splitting: true,
    outdir: `${folder}/parts`,
    chunkNames: 'shared-[hash]',
    banner,
    plugins: [takeFromPage(present, shared, key), smallStyles],
  });

  for (const [name, {entry, format, globalName}] of Object.entries(files)) {
    await build({
      ...settings,
      stdin: {contents: entryThatShares(entry, shared, key), resolveDir: root, loader: 'ts'},
      format,
      banner,
      outfile: `${folder}/${name}`,
      plugins: [lazyParts(new Map()), smallStyles],
      ...(globalName && {globalName}),
    });
  }
}
