// Bundles what a page would load and holds it to its budget (brotli 11, minified, ES2022, everything included).
import {existsSync} from 'node:fs';
import {tags} from './support/elements.mjs';
import {Failure, main, setUp} from './support/setup.mjs';

const kilobyte = 1024;
const rest = 'src/adapters/rest/rest-adapter.ts';
const define = (tag) => `src/elements/${tag}/define.ts`;
const common = ['account-provider', 'profile-card', 'device-list', 'change-password-form'];

await main(async () => {
  await setUp();
  const {measure} = await import('./support/bundle.mjs');
  const bundles = [
    ...tags().map((tag) => ({name: tag, modules: [define(tag), rest], budget: 18 * kilobyte})),
    {name: common.join(' + '), modules: [...common.map(define), rest], budget: 26 * kilobyte},
    {name: 'all elements', modules: ['src/define.ts', rest], budget: 45 * kilobyte},
  ].filter(({modules}) => modules.every((path) => existsSync(path)));

  if (bundles.length === 0) return console.log('There is no element to measure yet.');
  const rows = [];
  const tooLarge = [];
  for (const {name, modules, budget} of bundles) {
    const {initial, lazy} = await measure(modules);
    rows.push({
      'with the REST adapter': name,
      bytes: initial,
      budget,
      'on demand': lazy,
    });
    if (initial > budget) tooLarge.push(`${name} has ${initial} bytes; its budget is ${budget}.`);
  }
  console.table(rows);
  if (tooLarge.length) throw new Failure(tooLarge.join('\n'));
});
