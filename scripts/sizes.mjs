// Bundles what a page would load and holds it to its budget (brotli 11, minified, ES2022, everything included).
// Options: the tags that are measured; without one, everything is.
import {existsSync, readdirSync} from 'node:fs';
import {tags} from './support/elements.mjs';
import {Failure, main, setUp} from './support/setup.mjs';

const kilobyte = 1024;
const adapterOf = (name) => `src/adapters/${name}/${name}-adapter.ts`;
const rest = adapterOf('rest');
const define = (tag) => `src/elements/${tag}/define.ts`;
const common = ['account-provider', 'profile-card', 'device-list', 'change-password-form'];

await main(async (wanted) => {
  await setUp();
  const {measure} = await import('./support/bundle.mjs');
  const bundles = [
    ...tags().map((tag) => ({name: tag, modules: [define(tag), rest], budget: 20 * kilobyte})),
    {name: common.join(' + '), modules: [...common.map(define), rest], budget: 29 * kilobyte},
    {name: 'all elements', modules: ['src/define.ts', rest], budget: 45 * kilobyte},
  ].filter(
    ({name, modules}) =>
      (wanted.length === 0 || wanted.includes(name)) && modules.every((path) => existsSync(path)),
  );

  if (bundles.length === 0) return console.log('There is no element to measure yet.');
  const rows = [];
  const tooLarge = [];
  for (const {name, modules, budget} of bundles) {
    const {initial, lazy} = await measure(modules);
    rows.push({
      'with the REST adapter': name,
      bytes: initial,
      budget,
      'left, %': Math.floor((1 - initial / budget) * 100),
      'on demand': lazy,
    });
    if (initial > budget) tooLarge.push(`${name} has ${initial} bytes; its budget is ${budget}.`);
  }
  console.table(rows);

  if (wanted.length === 0) await measureAdapters(measure, tooLarge);
  if (tooLarge.length) throw new Failure(tooLarge.join('\n'));
});

async function measureAdapters(measure, tooLarge) {
  const adapters = [];
  const elements = await measure(['src/define.ts']);
  const budget = 6 * kilobyte;
  for (const name of readdirSync('src/adapters').filter((name) => existsSync(adapterOf(name)))) {
    const {initial} = await measure(['src/define.ts', adapterOf(name)]);
    const {lazy} = await measure([adapterOf(name)]);
    const bytes = initial - elements.initial;
    adapters.push({'an adapter beside the elements': name, bytes, budget, 'on demand': lazy});
    if (bytes > budget) tooLarge.push(`The adapter ${name} has ${bytes} bytes; its budget is ${budget}.`);
  }
  console.table(adapters);
}
