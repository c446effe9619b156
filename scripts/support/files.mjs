import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './setup.mjs';

/** Files below a folder of the repository, as paths from its root with forward slashes. */
export function filesIn(folder) {
  return readdirSync(join(root, folder), {withFileTypes: true})
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesIn(path) : [path];
    })
    .sort();
}
