import type {CheckedAdapter, OperationId} from '../../contract/adapter.js';
import type {Page, PageOptions} from '../../contract/calls.js';
import {ensure, inWords, need, needNative, skip, type SuiteCase} from '../case.js';

interface Listed {
  readonly id: string;
  readonly name: string;
}

const ids = (items: readonly Listed[]) => items.map(({id}) => id);

/** What holds for every list that comes in pages. `what` is the plural of what is in it. */
export function pagingCases(
  operation: OperationId,
  what: string,
  list: (adapter: CheckedAdapter, options?: PageOptions) => Promise<Page<Listed>>,
): readonly SuiteCase[] {
  return [
    {
      name: 'pages through a long list without a gap or a double',
      situation: 'many',
      run: async (context) => {
        await needNative(context, operation);
        const {adapter} = context;
        const first = await list(adapter, {limit: 40});
        if (!first.next) skip(`all ${what} are on one page.`);
        const wide = await list(adapter, {limit: 80});
        const seen = [...first.items];
        let next: string | undefined = first.next;
        for (let pages = 1; next && seen.length < wide.items.length; pages += 1) {
          ensure(pages < 100, 'A hundred pages hold less than one does.');
          const page = await list(adapter, {limit: 40, cursor: next});
          ensure(page.next !== next, 'The cursor of a page leads to the same page.');
          seen.push(...page.items);
          next = page.next;
        }
        ensure(new Set(ids(seen)).size === seen.length, `Some ${what} are on two pages.`);
        const missing = ids(wide.items).filter((id) => !ids(seen).includes(id));
        ensure(!missing.length, `Small pages leave out what a large one has: ${inWords(missing)}.`);
      },
    },
    {
      name: 'ends its pages',
      run: async (context) => {
        await needNative(context, operation);
        const {adapter} = context;
        const all = await list(adapter);
        if (all.next) skip('the list is long.');
        const seen: Listed[] = [];
        let cursor: string | undefined;
        for (let pages = 0; pages === 0 || cursor; pages += 1) {
          ensure(pages <= all.items.length, `There are more pages of one than there are ${what}.`);
          const page = await list(adapter, {limit: 1, cursor});
          seen.push(...page.items);
          cursor = page.next;
        }
        ensure(
          inWords(ids(seen).sort()) === inWords(ids(all.items).sort()),
          `Page by page there are ${inWords(ids(seen))}, at once ${inWords(ids(all.items))}.`,
        );
      },
    },
    {
      name: 'searches where it says that it can',
      situation: 'many',
      run: async (context) => {
        await needNative(context, operation);
        const {adapter} = context;
        const {items, searchable} = await list(adapter);
        if (!searchable) skip('the list is not searchable.');
        const last = need(items.at(-1), `there are no ${what}.`);
        const found = await list(adapter, {search: last.name});
        ensure(
          ids(found.items).includes(last.id),
          `A search for "${last.name}" does not find what is called so.`,
        );
        const nothing = await list(adapter, {search: `none of the ${what} is called like this`});
        ensure(!nothing.items.length, `A search for nonsense finds ${inWords(ids(nothing.items))}.`);
      },
    },
  ];
}
