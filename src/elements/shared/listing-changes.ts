/** What becomes of a list when something in it goes; for parts that are loaded on demand. */
import type {Pages} from '../../state/paged.js';
import {dropItem} from '../../state/paged-changes.js';
import type {SharedRead} from '../../state/shared-read.js';
import type {AccountElement} from '../account-element.js';
import type {Listing} from './listing.js';

/** Takes an item that the backend has confirmed to be gone off the list, whoever on the page shows it, whatever was searched for. */
export function dropFrom<T extends {id: string}>(host: AccountElement, {key, list}: Listing<T>, id: string) {
  const {adapter, locale, reads} = host.account ?? {};
  if (!adapter || !reads) return;
  for (const [name, read] of reads) {
    if (!name.startsWith(key)) continue;
    const search = name.slice(key.length);
    if (read.used) void dropItem(read as SharedRead<Pages<T>>, id, list, adapter, {search, locale});
    // An earlier search is asked for anew.
    else reads.delete(name);
  }
}

/** Reads the list again as far as it is shown; whether the item, which was in it, is there no more. */
export async function isGone<T extends {id: string}>({shown}: Listing<T>, id: string): Promise<boolean> {
  await shown.reload();
  return !shown.error && !shown.value?.pages.some(({items}) => items.some((item) => item.id === id));
}
