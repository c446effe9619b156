import type {Page, PageOptions} from '../src/contract/calls.js';
import {AccountError} from '../src/contract/error.js';
import {decodeText, encodeText} from './bytes.js';

export const defaultLimit = 50;
const largestLimit = 200;

interface Listing<T> {
  /** All of them, in order; `position` never changes, whatever is removed. */
  readonly items: readonly T[];
  readonly position: (item: T) => number;
  /** What a search looks through. Absent: this list cannot be searched. */
  readonly words?: (item: T) => readonly (string | undefined)[];
}

/** One page of a list. A cursor says behind which position to go on, so that nothing is skipped or told twice when items go. */
export function pageFrom<T>({items, position, words}: Listing<T>, options: PageOptions = {}): Page<T> {
  const search = words ? (options.search ?? '').trim().toLocaleLowerCase('en') : '';
  const after = options.cursor === undefined ? -1 : readCursor(options.cursor, search);
  const limit = Math.min(Math.max(Math.trunc(options.limit ?? defaultLimit), 1), largestLimit);
  const found = search
    ? items.filter((item) => words?.(item).some((text) => text?.toLocaleLowerCase('en').includes(search)))
    : items;
  const rest = found.filter((item) => position(item) > after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page,
    ...(last !== undefined && rest.length > limit && {next: writeCursor(position(last), search)}),
    total: found.length,
    ...(words && {searchable: true}),
  };
}

const writeCursor = (after: number, search: string) => encodeText(JSON.stringify([after, search]));

function readCursor(cursor: string, search: string): number {
  try {
    const [after, searched] = JSON.parse(decodeText(cursor)) as [unknown, unknown];
    if (typeof after === 'number' && searched === search) return after;
  } catch {
    // Not one of ours: refused below.
  }
  throw new AccountError('validation', {fields: [{pointer: '/cursor', code: 'cursor'}]});
}
