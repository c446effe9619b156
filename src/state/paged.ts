import type {CheckedAdapter} from '../contract/adapter.js';
import type {Page, PageOptions} from '../contract/calls.js';
import type {AccountError} from '../contract/error.js';

/** How many items an element asks for at a time. */
export const pageSize = 50;

export type List<T> = (adapter: CheckedAdapter, options: PageOptions) => Promise<Page<T>>;

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

/** All items shown, each once: a page that was read later may repeat an item of the next. */
export function itemsOf<T extends {id: string}>(pages: readonly Page<T>[]): readonly (readonly T[])[] {
  const seen = new Set<string>();
  return pages.map(({items}) => items.filter(({id}) => !seen.has(id) && seen.add(id)));
}

/** What is asked of the backend for one page. */
export function optionsOf(cursor: string | undefined, search: string, signal?: AbortSignal): PageOptions {
  return {limit: pageSize, cursor, search: search || undefined, signal};
}
