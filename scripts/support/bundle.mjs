import {brotliCompressSync, constants} from 'node:zlib';
import {build} from 'esbuild';
import {root} from './setup.mjs';
import {smallStyles} from './small-styles.mjs';

const brotli = (bytes) =>
  brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY}})
    .length;

const common = {
  absWorkingDir: root,
  outdir: 'out',
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  write: false,
  logLevel: 'error',
  tsconfig: 'tsconfig.json',
  plugins: [smallStyles],
};

/** What is imported on demand stays outside. */
const onDemandApart = {
  name: 'on-demand-apart',
  setup({onResolve}) {
    onResolve({filter: /./}, ({kind, path}) =>
      kind === 'dynamic-import' ? {path, external: true} : undefined,
    );
  },
};

/** Sizes in bytes (brotli) of some source modules: what a page loads at once, as one file, and all that comes on demand. */
export async function measure(modules) {
  const stdin = {
    contents: modules.map((path) => `export * from ${JSON.stringify(`./${path}`)};`).join('\n'),
    resolveDir: root,
    loader: 'ts',
  };
  const {
    outputFiles: [atOnce],
  } = await build({...common, stdin, plugins: [smallStyles, onDemandApart]});
  const all = await build({...common, stdin, splitting: true, metafile: true});
  const total = all.outputFiles.reduce((sum, {contents}) => sum + brotli(contents), 0);
  const initial = brotli(atOnce.contents);
  return {initial, lazy: Math.max(0, total - initial)};
}
