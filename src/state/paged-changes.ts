/** What happens to a list after it was read: loaded when the list is there. */
import type {CheckedAdapter} from '../contract/adapter.js';
import type {Page} from '../contract/calls.js';
import {AccountError} from '../contract/error.js';
import {type Asked, keepItems, type List, optionsOf, type Pages} from './paged.js';
import type {Account} from './account.js';
import type {SharedRead} from './shared-read.js';

/** Adds the next page. Does nothing where there is none, or while it is loading. */
export async function showMore<T>(
  read: SharedRead<Pages<T>>,
  list: List<T>,
  {adapter, visit}: Pick<Account, 'adapter' | 'visit'>,
  asked: Asked,
) {
  if (read.pending) await read.settled;
  const before = read.value;
  const last = before?.pages.at(-1);
  if (!before || last?.next === undefined || before.loadingMore) return;
  read.replace({...before, loadingMore: true, moreError: undefined});
  let page: Page<T> | undefined;
  let moreError: AccountError | undefined;
  try {
    page = await list(adapter, optionsOf(last.next, asked));
  } catch (error) {
    moreError = AccountError.from(error);
  }
  if (read.pending) await read.settled;
  // The list is another person's, or was read anew: the page that came belongs to the former list.
  if (visit.aborted || !read.value?.loadingMore) return;
  const {pages} = read.value;
  const follows = page && pages.at(-1) === last;
  read.replace({pages: follows && page ? [...pages, page] : pages, loadingMore: false, moreError});
}

/** Drops the item that the backend has confirmed to be gone, and reads its page and those behind it again: a cursor may count items. */
export async function dropItem<T extends {id: string}>(
  read: SharedRead<Pages<T>>,
  id: string,
  list: List<T>,
  adapter: CheckedAdapter,
  asked: Asked,
) {
  const {value, pending} = read;
  const index = value?.pages.findIndex(({items}) => items.some((item) => item.id === id)) ?? -1;
  if (!value || index < 0) return;
  const pages = value.pages.map((page, at) =>
    at === index ? {...page, items: page.items.filter((item) => item.id !== id), ...oneLess(page)} : page,
  );
  read.replace({...value, pages});
  // A refresh that was under way asked before the item had gone.
  if (pending) return read.reload();
  try {
    const fresh = pages.slice(0, index);
    do fresh.push(await list(adapter, optionsOf(fresh.at(-1)?.next, asked)));
    while (fresh.length < pages.length && fresh.at(-1)?.next !== undefined);
    // The list may have been read anew meanwhile; then these pages are old.
    if (!read.pending && read.value?.pages === pages)
      read.replace({...read.value, pages: keepItems(pages, fresh)});
  } catch {
    // The list shows what the backend confirmed. The next refresh shows the rest.
  }
}

function oneLess({total}: {total?: number | undefined}) {
  return total === undefined ? {} : {total: total - 1};
}
