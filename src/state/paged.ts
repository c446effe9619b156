import type {CheckedAdapter} from '../contract/adapter.js';
import type {CallOptions, Page, PageOptions} from '../contract/calls.js';
import type {AccountError} from '../contract/error.js';

/** How many items an element asks for at a time. */
export const pageSize = 50;

/** What every page of a list is asked with. */
export type Asked = CallOptions & Pick<PageOptions, 'search'>;

export type List<T> = (adapter: CheckedAdapter, options: PageOptions) => Promise<Page<T>>;

/** The pages of a list that are shown so far. */
export interface Pages<T> {
  readonly pages: readonly Page<T>[];
  readonly loadingMore: boolean;
  /** Why the last "Show more" failed. */
  readonly moreError?: AccountError | undefined;
}

/** Loads as many pages as are shown already, the first at least. */
export function loadPages<T extends {id: string}>(
  list: List<T>,
  current: () => Pages<T> | undefined,
  search: string,
) {
  return async (adapter: CheckedAdapter, options: CallOptions): Promise<Pages<T>> => {
    const pages: Page<T>[] = [];
    const before = current()?.pages ?? [];
    do {
      const page = await list(adapter, optionsOf(pages.at(-1)?.next, {...options, search}));
      pages.push(page);
    } while (pages.length < before.length && pages.at(-1)?.next !== undefined);
    return {pages: keepItems(before, pages), loadingMore: false};
  };
}

/** The pages that were read again; an item that still says the same is the same object, so that it need not be drawn again. */
export function keepItems<T extends {id: string}>(
  before: readonly Page<T>[],
  pages: readonly Page<T>[],
): readonly Page<T>[] {
  const known = new Map(before.flatMap(({items}) => items.map((item) => [item.id, item])));
  const keep = (item: T) => {
    const former = known.get(item.id);
    return former && JSON.stringify(former) === JSON.stringify(item) ? former : item;
  };
  return pages.map((page) => ({...page, items: page.items.map(keep)}));
}

/** All items shown, each once: a page that was read later may repeat an item of the next. */
export function itemsOf<T extends {id: string}>(pages: readonly Page<T>[]): readonly (readonly T[])[] {
  const seen = new Set<string>();
  return pages.map(({items}) => items.filter(({id}) => !seen.has(id) && seen.add(id)));
}

/**
 * The items in the chunks in which they were drawn, in their order: where one goes, no other moves to another chunk, which would
 * draw all that follow again. Where nothing was drawn, a page is a chunk.
 */
export function chunksOf<T extends {id: string}>(
  pages: readonly Page<T>[],
  drawn: readonly (readonly T[])[],
): readonly (readonly T[])[] {
  const places = new Map(drawn.flatMap((items, place) => items.map(({id}) => [id, place])));
  const chunks: T[][] = pages.map(() => []);
  let last = 0;
  itemsOf(pages).forEach((items, place) => {
    for (const item of items) {
      last = Math.min(Math.max(last, places.get(item.id) ?? place), chunks.length - 1);
      chunks[last]?.push(item);
    }
  });
  return chunks.filter(({length}) => length > 0);
}

/** What is asked of the backend for one page. */
export function optionsOf(cursor: string | undefined, {search, ...options}: Asked): PageOptions {
  return {...options, limit: pageSize, cursor, search: search || undefined};
}
