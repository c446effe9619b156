import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {promisify} from 'node:util';

import {build} from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

interface Result {
  /** What each element showed. */
  readonly seen: Readonly<Record<string, string>>;
  readonly failures: readonly string[];
}

describe('without a browser', {timeout: 120_000}, () => {
  // Inside node_modules, so that Lit is the one that the renderer for servers has.
  const folder = join(root, `node_modules/.cache/without-a-browser-${process.pid}`);
  before(() =>
    build({
      entryPoints: [join(root, 'src/index.ts')],
      outdir: folder,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'es2022',
      external: ['lit', '@lit/*'],
      tsconfig: join(root, 'tsconfig.json'),
      logLevel: 'error',
    }),
  );
  after(() => rm(folder, {recursive: true, force: true}));

  const tried = async (surroundings: string): Promise<Result> => {
    const script = fileURLToPath(new URL(`surroundings/${surroundings}.mjs`, import.meta.url));
    const library = pathToFileURL(join(folder, 'index.js')).href;
    const {stdout} = await run(process.execPath, [script, library], {maxBuffer: 1e8, cwd: root});
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Result;
  };

  for (const surroundings of ['jsdom', 'happy-dom']) {
    test(`every element shows its data in ${surroundings}, and throws nothing when it is pressed or taken away`, async () => {
      const {seen, failures} = await tried(surroundings);
      assert.deepEqual(failures, []);
      const tags = Object.keys(seen);
      assert.ok(tags.length >= 11, tags.join());
      for (const tag of tags.filter((each) => each !== 'account-provider'))
        assert.match(seen[tag] ?? '', /Demo data/, tag);
    });
  }

  test('every element renders its skeleton on a server, and asks nobody', async () => {
    const {seen, failures} = await tried('server');
    assert.deepEqual(failures, []);
    const rendered = Object.entries(seen);
    assert.ok(rendered.length >= 33);
    for (const [how, markup] of rendered) {
      assert.match(markup, /shadowrootmode="open"/, how);
      if (!/^account-(provider|page) /.test(how)) assert.match(markup, /skeleton|aria-busy/, how);
    }
  });
});
