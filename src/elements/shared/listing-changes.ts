/** Adds a page to a list, or takes an item off it; loaded on demand. */
import type {Pages} from '../../state/paged.js';
import {dropItem, showMore} from '../../state/paged-changes.js';
import type {SharedRead} from '../../state/shared-read.js';
import {begin} from '../../state/host.js';
import type {AccountElement} from '../account-element.js';
import type {Listing} from './listing.js';

const rowsIn = ({renderRoot}: AccountElement) => [...renderRoot.querySelectorAll<HTMLElement>('.row')];

/** Adds the next page of what is shown. Where a button was pressed for it, the focus goes on to the first row that is new. */
export async function showMoreOf<T extends {id: string}>(
  host: AccountElement,
  listing: Listing<T>,
  pressed?: Element,
) {
  const {key, search, list} = listing;
  const {account} = host;
  const read = account?.reads.get(key + search);
  if (!account || !read) return;
  const isOver = begin(host);
  const before = new Set(rowsIn(host));
  if (!listing.drawMore())
    await showMore(read as SharedRead<Pages<T>>, list, account, {search, locale: account.locale});
  await host.updateComplete;
  if (isOver()) return;
  // A focus that has moved meanwhile stays there. When the button goes with the last page, the heading gets the focus.
  const now = host.shadowRoot?.activeElement;
  const stays = !now || now === pressed || (!pressed?.isConnected && now.id === 'heading');
  const row = rowsIn(host).find((each) => !before.has(each));
  if (!pressed || !stays || !row) return;
  row.tabIndex = -1;
  row.addEventListener('blur', () => row.removeAttribute('tabindex'), {once: true});
  row.focus();
}

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

/** Whether an item that was in the list is missing from what was read last. */
export function isGone<T extends {id: string}>({shown}: Listing<T>, id: string): boolean {
  return !shown.error && !shown.value?.pages.some(({items}) => items.some((item) => item.id === id));
}
