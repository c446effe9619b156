/** What becomes of a list when something in it goes; for parts that are loaded on demand. */
import {dropItem} from '../../state/paged-changes.js';
import type {AccountElement} from '../account-element.js';
import type {Listing} from './listing.js';

/** Takes an item off the list that the backend has confirmed to be gone. */
export function dropFrom<T extends {id: string}>(host: AccountElement, listing: Listing<T>, id: string) {
  const {adapter, locale} = host.account ?? {};
  for (const [read, search] of listing.reads) {
    if (adapter) void dropItem(read, id, listing.list, adapter, {search, locale});
  }
}

/** Reads the list again as far as it is shown; whether the item, which was in it, is there no more. */
export async function isGone<T extends {id: string}>({shown}: Listing<T>, id: string): Promise<boolean> {
  await shown.reload();
  return !shown.error && !shown.value?.pages.some(({items}) => items.some((item) => item.id === id));
}
