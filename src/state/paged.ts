import type {CheckedAdapter} from '../contract/adapter.js';
import type {Page, PageOptions} from '../contract/calls.js';
import {AccountError} from '../contract/error.js';
import type {SharedRead} from './shared-read.js';

/** How many items an element asks for at a time. */
export const pageSize = 50;

type List<T> = (adapter: CheckedAdapter, options: PageOptions) => Promise<Page<T>>;

/** The pages of a list that are shown so far. */
export interface Pages<T> {
  readonly pages: readonly Page<T>[];
  readonly loadingMore: boolean;
  /** Why the last "Show more" failed. */
  readonly moreError?: AccountError | undefined;
}

/** Loads as many pages as are shown already, the first at least. */
export function loadPages<T>(list: List<T>, current: () => Pages<T> | undefined, search: string) {
  return async (adapter: CheckedAdapter, signal: AbortSignal): Promise<Pages<T>> => {
    const pages: Page<T>[] = [];
    const count = current()?.pages.length ?? 1;
    do {
      const page = await list(adapter, optionsOf(pages.at(-1)?.next, search, signal));
      pages.push(page);
    } while (pages.length < count && pages.at(-1)?.next !== undefined);
    return {pages, loadingMore: false};
  };
}

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

/** All items shown, each once: a page that was read later may repeat an item of the next. */
export function itemsOf<T extends {id: string}>(pages: readonly Page<T>[]): readonly (readonly T[])[] {
  const seen = new Set<string>();
  return pages.map(({items}) => items.filter(({id}) => !seen.has(id) && seen.add(id)));
}

function oneLess({total}: {total?: number | undefined}) {
  return total === undefined ? {} : {total: total - 1};
}

function optionsOf(cursor: string | undefined, search: string, signal?: AbortSignal): PageOptions {
  return {limit: pageSize, cursor, search: search || undefined, signal};
}
