// dist/: one module for each source module, `src/` and `mocks/` side by side in it, types beside them.
import {existsSync} from 'node:fs';
import {cp, mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {dirname, join, relative, resolve} from 'node:path';
import {build} from 'esbuild';
import {filesIn} from './files.mjs';
import {notices, writeNotices} from './notices.mjs';
import {Failure, root, run} from './setup.mjs';
import {withSmallStyles} from './small-styles.mjs';

/** Packages that the mocks need and users should not have to install: they are bundled into dist/mocks/vendor. */
const vendored = ['otpauth', '@simplewebauthn/server'];

const specifier = /(\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\2/g;

async function rewrite(path, change) {
  const before = await readFile(path, 'utf8');
  const after = before.replaceAll(specifier, (all, lead, quote, name) => lead + quote + change(name) + quote);
  if (after !== before) await writeFile(path, after);
}

/** The compiler leaves dist/src/ and dist/mocks/; the first moves up, and paths between the two follow. */
async function flatten(dist) {
  for (const path of filesIn(dist)) {
    const inSource = path.startsWith(`${dist}/src/`);
    await rewrite(path, (name) =>
      inSource
        ? name.replace(/^\.\.\/((?:\.\.\/)*mocks\/)/, (_all, rest) =>
            rest.startsWith('..') ? rest : `./${rest}`,
          )
        : name.replace(/^((?:\.\.\/)+)src\//, '$1'),
    );
  }
  for (const path of filesIn(`${dist}/src`)) {
    const target = path.replace(`${dist}/src/`, `${dist}/`);
    await mkdir(dirname(target), {recursive: true});
    await rename(path, target);
  }
  await rm(`${dist}/src`, {recursive: true});
}

async function vendor(dist) {
  const files = filesIn(`${dist}/mocks`).filter((path) => path.endsWith('.js'));
  const inputs = [];
  for (const name of vendored) {
    const target = `${dist}/mocks/vendor/${name}.js`;
    let used = false;
    for (const path of files) {
      await rewrite(path, (imported) => {
        if (imported !== name) return imported;
        used = true;
        const found = relative(dirname(path), target).replaceAll('\\', '/');
        return found.startsWith('.') ? found : `./${found}`;
      });
    }
    if (!used) continue;
    const {metafile} = await build({
      entryPoints: [name],
      bundle: true,
      format: 'esm',
      target: 'es2022',
      outfile: target,
      minify: true,
      legalComments: 'inline',
      banner: {js: `/*! ${name} and what it needs: ${notices} */`},
      metafile: true,
      logLevel: 'error',
    });
    inputs.push(...Object.keys(metafile.inputs));
  }
  await writeNotices(`${dist}/mocks/vendor`, inputs);
}

/** Every relative path in what was built must lead to a file. */
async function verify(dist) {
  const broken = [];
  for (const path of filesIn(dist)) {
    const text = await readFile(path, 'utf8');
    for (const [, , , name] of text.matchAll(specifier)) {
      if (!/^\.\.?\//.test(name)) continue;
      const target = resolve(dirname(path), name);
      const wanted = path.endsWith('.d.ts') ? target.replace(/\.js$/, '.d.ts') : target;
      if (!existsSync(wanted)) broken.push(`${path}: ${name}`);
    }
  }
  if (broken.length) throw new Failure(`Built files import what is not there:\n${broken.join('\n')}`);
}

/** Style sheets are shipped without their comments and indentation. */
async function shrinkStyles(dist) {
  for (const path of filesIn(dist).filter((file) => file.endsWith('.js'))) {
    const before = await readFile(path, 'utf8');
    const after = withSmallStyles(before);
    if (after !== before) await writeFile(path, after);
  }
}

/** Builds dist/ from what the compiler accepts. */
export async function buildLibrary(dist = 'dist') {
  await rm(join(root, dist), {recursive: true, force: true});
  const {status, output} = await run(['tsc', '-p', 'tsconfig.build.json', '--outDir', dist], {collect: true});
  if (status !== 0) throw new Failure(`The library does not compile:\n${output}`);
  await flatten(dist);
  await shrinkStyles(dist);
  await vendor(dist);
  await verify(dist);
}

/** Theme sheets are shipped as they are written. */
export async function copyThemes() {
  await cp('src/themes', 'dist/themes', {recursive: true});
}
