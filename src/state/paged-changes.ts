/** What happens to a list after it was read: loaded when the list is there. */
import type {CheckedAdapter} from '../contract/adapter.js';
import {AccountError} from '../contract/error.js';
import {type List, optionsOf, type Pages} from './paged.js';
import type {SharedRead} from './shared-read.js';

/** Adds the next page. Does nothing where there is none, or while it is loading. */
export async function showMore<T>(
  read: SharedRead<Pages<T>>,
  list: List<T>,
  adapter: CheckedAdapter,
  search: string,
) {
  const before = read.value;
  const cursor = before?.pages.at(-1)?.next;
  if (!before || cursor === undefined || before.loadingMore) return;
  read.replace({...before, loadingMore: true, moreError: undefined});
  try {
    const page = await list(adapter, optionsOf(cursor, search));
    read.replace({pages: [...(read.value ?? before).pages, page], loadingMore: false});
  } catch (error) {
    read.replace({...(read.value ?? before), loadingMore: false, moreError: AccountError.from(error)});
  }
}

/** Drops the item that the backend has confirmed to be gone, and reads its page again behind it. */
export async function dropItem<T extends {id: string}>(
  read: SharedRead<Pages<T>>,
  id: string,
  list: List<T>,
  adapter: CheckedAdapter,
  search: string,
) {
  const {value} = read;
  const index = value?.pages.findIndex(({items}) => items.some((item) => item.id === id)) ?? -1;
  if (!value || index < 0) return;
  const pages = value.pages.map((page, at) =>
    at === index ? {...page, items: page.items.filter((item) => item.id !== id), ...oneLess(page)} : page,
  );
  read.replace({...value, pages});
  try {
    const page = await list(adapter, optionsOf(value.pages[index - 1]?.next, search));
    // The list may have been read anew meanwhile; then this page is old.
    if (read.value?.pages !== pages) return;
    const later = index < pages.length - 1;
    read.replace({
      ...read.value,
      pages: pages.map((old, at) => (at === index ? (later ? {...page, next: old.next} : page) : old)),
    });
  } catch {
    // What is shown is what the backend confirmed; the next refresh says more.
  }
}

function oneLess({total}: {total?: number | undefined}) {
  return total === undefined ? {} : {total: total - 1};
}
