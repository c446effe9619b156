// The export map names each element's two files, because nothing else of src/elements is public.
import {readFile, writeFile} from 'node:fs/promises';
import {tags} from './elements.mjs';

const file = (path) => ({types: `./dist/${path}.d.ts`, default: `./dist/${path}.js`});

/** package.json as it should read, with the elements that there are. */
export async function packageWithExports() {
  const text = await readFile('package.json', 'utf8');
  const content = JSON.parse(text);
  const others = Object.entries(content.exports).filter(([path]) => !path.startsWith('./elements/'));
  const elements = tags().flatMap((tag) => [
    [`./elements/${tag}/define.js`, file(`elements/${tag}/define`)],
    [`./elements/${tag}/${tag}.js`, file(`elements/${tag}/${tag}`)],
  ]);
  const place = others.findIndex(([path]) => path === './define.js') + 1;
  content.exports = Object.fromEntries([...others.slice(0, place), ...elements, ...others.slice(place)]);
  return {before: text, after: `${JSON.stringify(content, null, 2)}\n`};
}

export async function writeExports() {
  const {before, after} = await packageWithExports();
  if (after !== before) await writeFile('package.json', after);
}
