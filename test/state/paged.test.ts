import {expect} from '@open-wc/testing';

import {checked} from '../../src/contract/checked.js';
import type {Page, PageOptions} from '../../src/contract/calls.js';
import {AccountError} from '../../src/contract/error.js';
import {chunksOf, itemsOf, keepItems, loadPages, type Pages, pageSize} from '../../src/state/paged.js';
import {dropItem, showMore} from '../../src/state/paged-changes.js';
import {SharedRead} from '../../src/state/shared-read.js';
import {double} from '../support/double.js';

interface Item {
  readonly id: string;
}

const adapter = checked(double());

/** A backend with some items, two a page, and a read of them. */
function prepared(ids: readonly string[], search = '') {
  const backend = {ids: [...ids], asked: [] as PageOptions[], fails: false};
  const list = async (_: unknown, options: PageOptions): Promise<Page<Item>> => {
    backend.asked.push(options);
    if (backend.fails) throw new AccountError('unavailable');
    const found = backend.ids.filter((id) => id.includes(options.search ?? ''));
    const start = Number(options.cursor ?? 0);
    const next = start + 2 < found.length ? {next: String(start + 2)} : {};
    return {items: found.slice(start, start + 2).map((id) => ({id})), total: found.length, ...next};
  };
  const read: SharedRead<Pages<Item>> = new SharedRead((signal) =>
    loadPages(list, () => read.value, search)(adapter, {signal}),
  );
  const shown = () => itemsOf(read.value?.pages ?? []).map((items) => items.map(({id}) => id).join(''));
  return {
    backend,
    list,
    read,
    shown,
    more: () => showMore(read, list, {adapter, visit: new AbortController().signal}, {search}),
  };
}

describe('pages of a list', () => {
  it('asks for the first page, and then for the next at a time', async () => {
    const {read, shown, more, backend} = prepared(['a', 'b', 'c', 'd', 'e']);
    await read.reload();
    expect(shown()).to.deep.equal(['ab']);
    await more();
    expect(shown()).to.deep.equal(['ab', 'cd']);
    await more();
    expect(shown()).to.deep.equal(['ab', 'cd', 'e']);
    await more();
    expect(backend.asked.map(({cursor}) => cursor)).to.deep.equal([undefined, '2', '4']);
    expect(backend.asked.every(({limit}) => limit === pageSize)).to.equal(true);
  });

  it('loads one more page at a time, however often it is asked', async () => {
    const {read, more, backend} = prepared(['a', 'b', 'c', 'd', 'e', 'f']);
    await read.reload();
    const first = more();
    expect(read.value?.loadingMore).to.equal(true);
    await Promise.all([first, more()]);
    expect(backend.asked).to.have.length(2);
    expect(read.value?.loadingMore).to.equal(false);
  });

  it('reads as many pages again as are shown', async () => {
    const {read, shown, more, backend} = prepared(['a', 'b', 'c', 'd', 'e', 'f']);
    await read.reload();
    await more();
    backend.ids.unshift('x');
    await read.reload();
    expect(shown()).to.deep.equal(['xa', 'bc']);
  });

  it('stops where the list has become shorter', async () => {
    const {read, shown, more, backend} = prepared(['a', 'b', 'c', 'd']);
    await read.reload();
    await more();
    backend.ids.length = 1;
    await read.reload();
    expect(shown()).to.deep.equal(['a']);
  });

  it('shows an item once when the next page repeats it', async () => {
    const {read, shown, more, backend} = prepared(['a', 'b', 'c', 'd']);
    await read.reload();
    backend.ids.unshift('x');
    await more();
    expect(shown()).to.deep.equal(['ab', 'c']);
  });

  it('passes on what is searched for, with every page', async () => {
    const {read, shown, more, backend} = prepared(['a1', 'b', 'a2', 'a3'], 'a');
    await read.reload();
    await more();
    expect(shown()).to.deep.equal(['a1a2', 'a3']);
    expect(backend.asked.map(({search}) => search)).to.deep.equal(['a', 'a']);
  });

  it('keeps the list when the next page fails, says why, and tries again', async () => {
    const {read, shown, more, backend} = prepared(['a', 'b', 'c']);
    await read.reload();
    backend.fails = true;
    await more();
    expect(shown()).to.deep.equal(['ab']);
    expect(read.value?.moreError?.code).to.equal('unavailable');
    expect(read.value?.loadingMore).to.equal(false);
    expect(read.error).to.equal(undefined);
    backend.fails = false;
    const again = more();
    expect(read.value?.moreError).to.equal(undefined);
    await again;
    expect(shown()).to.deep.equal(['ab', 'c']);
  });

  it('drops an item at once, and fills its page from behind, in order', async () => {
    const {read, shown, more, list, backend} = prepared(['a', 'b', 'c', 'd', 'e']);
    await read.reload();
    await more();
    backend.ids = backend.ids.filter((id) => id !== 'a');
    const filling = dropItem(read, 'a', list, adapter, {});
    expect(shown()).to.deep.equal(['b', 'cd']);
    expect(read.value?.pages[0]?.total).to.equal(4);
    await filling;
    expect(shown()).to.deep.equal(['bc', 'de']);
  });

  it('drops nothing that is not there', async () => {
    const {read, shown, list, backend} = prepared(['a', 'b']);
    await read.reload();
    await dropItem(read, 'x', list, adapter, {});
    expect(shown()).to.deep.equal(['ab']);
    expect(backend.asked).to.have.length(1);
  });

  it('keeps what the backend confirmed when the page behind it cannot be read', async () => {
    const {read, shown, list, backend} = prepared(['a', 'b', 'c']);
    await read.reload();
    backend.fails = true;
    await dropItem(read, 'a', list, adapter, {});
    expect(shown()).to.deep.equal(['b']);
    expect(read.error).to.equal(undefined);
  });

  it('does not put an old page over a list that was read anew meanwhile', async () => {
    const {read, shown, list, backend} = prepared(['a', 'b', 'c']);
    await read.reload();
    backend.ids = ['b', 'c'];
    const dropping = dropItem(read, 'a', list, adapter, {});
    backend.ids = ['y', 'z'];
    await read.reload();
    await dropping;
    expect(shown()).to.deep.equal(['yz']);
  });

  it('loses no item when two are dropped at once', async () => {
    const {read, shown, list, backend} = prepared(['a', 'b', 'c', 'd', 'e']);
    await read.reload();
    backend.ids = ['b', 'd', 'e'];
    await Promise.all([dropItem(read, 'a', list, adapter, {}), dropItem(read, 'c', list, adapter, {})]);
    expect(shown().join('')).not.to.contain('a');
    await read.reload();
    expect(shown()).to.deep.equal(['bd']);
  });

  it('says where the next page is after items of the last page were dropped', async () => {
    const {read, shown, more, list, backend} = prepared(['a', 'b', 'c', 'd', 'e']);
    await read.reload();
    backend.ids = ['b', 'c', 'd', 'e'];
    await dropItem(read, 'a', list, adapter, {});
    expect(shown()).to.deep.equal(['bc']);
    await more();
    expect(shown()).to.deep.equal(['bc', 'de']);
  });

  it('lets a refresh that is under way have its answer when an item is dropped', async () => {
    const {read, shown, list, backend} = prepared(['a', 'b', 'c']);
    await read.reload();
    const refreshing = read.reload();
    backend.ids = ['b', 'c', 'x'];
    await Promise.all([dropItem(read, 'a', list, adapter, {}), refreshing]);
    expect(shown()).to.deep.equal(['bc']);
    expect(read.pending).to.equal(false);
  });

  it('lets a refresh that is under way have its answer before the next page', async () => {
    const {read, shown, more, backend} = prepared(['a', 'b', 'c', 'd']);
    await read.reload();
    backend.ids = ['x', 'y', 'z'];
    void read.reload();
    await more();
    expect(shown()).to.deep.equal(['xy', 'z']);
  });

  it('does not put a page behind a list that was read anew meanwhile', async () => {
    const {read, shown, more, backend} = prepared(['a', 'b', 'c', 'd']);
    await read.reload();
    const loading = more();
    backend.ids = ['x', 'y', 'z'];
    await read.reload();
    await loading;
    expect(shown()).to.deep.equal(['xy']);
    expect(read.value?.loadingMore).to.equal(false);
  });

  it('brings nothing back once everything was forgotten', async () => {
    for (const fails of [false, true]) {
      const {read, more, backend} = prepared(['a', 'b', 'c', 'd']);
      await read.reload();
      backend.fails = fails;
      const loading = more();
      read.clear();
      await loading;
      expect(read.value).to.equal(undefined);
    }
  });

  it('keeps the object of an item that still says the same, and takes the new one of any other', () => {
    const [same, renamed] = [
      {id: 'a', name: 'A'},
      {id: 'b', name: 'B'},
    ];
    const [page] = keepItems([{items: [same, renamed]}], [{items: [{...same}, {...renamed, name: 'C'}]}]);
    expect(page!.items[0]).to.equal(same);
    expect(page!.items[1]).to.deep.equal({id: 'b', name: 'C'});
  });

  it('leaves items in the chunks in which they were drawn', () => {
    const pagesOf = (...pages: readonly string[]) =>
      pages.map((ids) => ({items: [...ids].map((id) => ({id}))}));
    const said = (pages: readonly Page<Item>[], drawn: readonly (readonly Item[])[] = []) =>
      chunksOf(pages, drawn).map((items) => items.map(({id}) => id).join(''));
    const drawn = chunksOf(pagesOf('abc', 'def', 'ghi'), []);
    expect(said(pagesOf('abc', 'def', 'ghi'))).to.deep.equal(['abc', 'def', 'ghi']);
    // One went, and each page has taken the first of the next.
    expect(said(pagesOf('acd', 'efg', 'hij'), drawn)).to.deep.equal(['ac', 'def', 'ghij']);
    // One came.
    expect(said(pagesOf('xab', 'cde', 'fgh'), drawn)).to.deep.equal(['xabc', 'def', 'gh']);
    // So many went that there are fewer pages, and one that is empty.
    expect(said(pagesOf('def', 'hi'), drawn)).to.deep.equal(['defhi']);
    // Another order.
    expect(said(pagesOf('gab', 'cde', 'fhi'), drawn)).to.deep.equal(['gabcdefhi']);
  });
});
