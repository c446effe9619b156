// npm run check: everything that needs no browser. npm run check -- lint types: some of it; sizes takes tags after it. All are
// run, then judged.
import {existsSync} from 'node:fs';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {tags} from './support/elements.mjs';
import {Failure, main, run, setUp, WrongUse} from './support/setup.mjs';

async function tool(...command) {
  const {status, output} = await run(command, {collect: true});
  if (status !== 0) throw new Failure(output.trim() || `${command[0]} ended with status ${status}.`);
  return {output};
}

async function inTemporaryFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), 'account-elements-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

const sameText = async (one, other) => (await readFile(one, 'utf8')) === (await readFile(other, 'utf8'));

const checks = {
  // The second time, only what has changed is looked at.
  types: () =>
    tool('tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/types.tsbuildinfo'),

  lint: () => tool('eslint', '.', '--max-warnings=0'),

  format: () => tool('prettier', '--check', '--log-level=warn', '--cache', '--cache-strategy=content', '.'),

  templates() {
    // The rule does not know Lit's `nothing`, nor today's values of `autocomplete`.
    const off = ['--rules.no-incompatible-type-binding', 'off'];
    return tool('lit-analyzer', '--strict', '--quiet', ...off, 'src/elements/**/*.ts');
  },

  async manifest() {
    // The analyzer takes a folder below this one only.
    const folder = 'node_modules/.cache/manifest';
    await tool('cem', 'analyze', '--config', 'custom-elements-manifest.config.mjs', '--outdir', folder);
    const current = existsSync('custom-elements.json');
    if (!current || !(await sameText(`${folder}/custom-elements.json`, 'custom-elements.json')))
      throw new Failure('custom-elements.json is not current: npm run build, and commit it.');
    return {};
  },

  openapi() {
    return inTemporaryFolder(async (folder) => {
      const fresh = join(folder, 'openapi.json');
      await tool('tsx', 'scripts/openapi.ts', fresh);
      if (!existsSync('openapi.json') || !(await sameText(fresh, 'openapi.json')))
        throw new Failure('openapi.json is not current: npm run build, and commit it.');
      return {};
    });
  },

  async package() {
    const {packageWithExports} = await import('./support/exports.mjs');
    const {before, after} = await packageWithExports();
    if (before !== after) throw new Failure('The export map is not current: npm run build, and commit it.');
    const {buildLibrary, copyThemes} = await import('./support/library.mjs');
    const {buildCdn} = await import('./support/cdn.mjs');
    await buildLibrary();
    await copyThemes();
    await buildCdn();
    return await inTemporaryFolder(async (folder) => {
      const {output} = await tool(
        'npm',
        'pack',
        '--silent',
        '--ignore-scripts',
        '--pack-destination',
        folder,
      );
      const tarball = join(folder, output.trim().split('\n').at(-1));
      await tool('publint', 'run', tarball, '--strict');
      return await tool('attw', tarball, '--profile', 'esm-only', '--exclude-entrypoints', 'dist-cdn');
    });
  },

  async sizes(chosen) {
    const {output} = await tool('node', 'scripts/sizes.mjs', ...chosen);
    return {print: output};
  },

  unused() {
    return tool('knip', '--no-progress');
  },
};

async function perform(name, chosen) {
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  try {
    const {print} = await checks[name](chosen);
    console.log(`✔ ${name} (${seconds()})`);
    if (print) console.log(print);
    return true;
  } catch (error) {
    const words = error instanceof Failure ? error.message : error.stack;
    console.log(`✖ ${name} (${seconds()})\n${words.replaceAll(/^/gm, '  ')}\n`);
    return false;
  }
}

await main(async (wanted) => {
  const names = Object.keys(checks);
  const chosen = wanted.includes('sizes') ? wanted.filter((word) => tags().includes(word)) : [];
  for (const word of wanted)
    if (!names.includes(word) && !chosen.includes(word))
      throw new WrongUse(
        `There is no check ${word}.`,
        `Usage: npm run check [-- <check> …]: ${names.join(', ')}.`,
      );
  await setUp();
  const queue = wanted.length ? wanted.filter((word) => !chosen.includes(word)) : names;
  const failed = [];
  const worker = async () => {
    for (let name = queue.shift(); name; name = queue.shift())
      if (!(await perform(name, chosen))) failed.push(name);
  };
  await Promise.all([worker(), worker()]);
  if (failed.length === 0) return;
  console.log(`Failed: ${failed.join(', ')}.`);
  process.exitCode = 1;
});
