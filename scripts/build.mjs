// npm run build: dist/, dist-cdn/, custom-elements.json, openapi.json, the export map, and the tables of what each adapter offers.
import {main, Failure, run, setUp, WrongUse} from './support/setup.mjs';

async function must(title, command) {
  const {status, output} = await run(command, {collect: true});
  if (status !== 0) throw new Failure(`${title}:\n${output}`);
}

await main(async ([word]) => {
  if (word !== undefined) throw new WrongUse(`There is no option ${word}.`, 'Usage: npm run build.');
  await setUp();
  const {buildLibrary, copyThemes} = await import('./support/library.mjs');
  const {buildCdn} = await import('./support/cdn.mjs');
  const {writeExports} = await import('./support/exports.mjs');

  await writeExports();
  await buildLibrary();
  await copyThemes();
  console.log('dist/');
  await buildCdn();
  console.log('dist-cdn/');
  await must('The manifest cannot be made', ['npm', 'run', '--silent', 'analyze']);
  console.log('custom-elements.json');
  await must('The description of the REST contract cannot be made', ['tsx', 'scripts/openapi.ts']);
  console.log('openapi.json');
  await must('The table of adapters cannot be made', ['tsx', 'scripts/conformance.ts']);
  console.log('README.md');
});
