import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './setup.mjs';

/** The tags of the package: the folders of src/elements that register one. */
export function tags() {
  const folder = join(root, 'src/elements');
  return readdirSync(folder, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'define.ts')))
    .map((entry) => entry.name)
    .sort();
}
