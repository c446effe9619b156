import {readdirSync} from 'node:fs';
import {join} from 'node:path';

/** All files in a folder, with their paths. */
export const filesUnder = (folder: string): string[] =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
