import {brotliCompressSync, constants} from 'node:zlib';
import {build} from 'esbuild';
import {root} from './setup.mjs';

const brotli = (bytes) =>
  brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY}})
    .length;

/** Sizes in bytes (brotli) of a bundle of some source modules: what the page loads at once, and what on demand. */
export async function measure(modules) {
  const {outputFiles, metafile} = await build({
    stdin: {
      contents: modules.map((path) => `export * from ${JSON.stringify(`./${path}`)};`).join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    absWorkingDir: root,
    outdir: 'out',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    write: false,
    metafile: true,
    logLevel: 'error',
    tsconfig: 'tsconfig.json',
  });
  const bytes = new Map(outputFiles.map((file) => [file.path.split(/[\\/]/).at(-1), brotli(file.contents)]));
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, it]) => [path.split('/').at(-1), it]));
  const [entry] = [...outputs].find(([, output]) => output.entryPoint === '<stdin>');
  const atOnce = new Set();
  const visit = (name) => {
    if (atOnce.has(name)) return;
    atOnce.add(name);
    for (const {path, kind} of outputs.get(name).imports)
      if (kind === 'import-statement') visit(path.split('/').at(-1));
  };
  visit(entry);
  const sum = (names) => names.reduce((total, name) => total + bytes.get(name), 0);
  return {
    initial: sum([...atOnce]),
    lazy: sum([...bytes.keys()].filter((name) => !atOnce.has(name))),
  };
}
