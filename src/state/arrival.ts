/** What a redirect left in the page's address. Loaded by who reads it, and where there is something to tidy up. */
import type {Resumption} from '../contract/calls.js';
import type {Account} from './account.js';

/** What adapters leave there: `Resumption`. */
const names = ['operation', 'item', 'status'].map((name) => `account-${name}`);

/** By person, so that nobody gets another person's return. */
const arrivals = new WeakMap<AbortSignal, URL>();

/**
 * The address with which the person came to this account: what a redirect left in it is read from here. It does not stay in
 * the page's own address, where it would be copied, bookmarked, and read again. The rest stays as it is, and the history's
 * state.
 */
export function arrivalOf(account: Account): URL {
  const here = new URL(location.href);
  if (!names.some((name) => here.searchParams.has(name))) return arrivals.get(account.person) ?? here;
  const arrival = new URL(here);
  arrivals.set(account.person, arrival);
  for (const name of names) here.searchParams.delete(name);
  history.replaceState(history.state, '', here);
  return arrival;
}

/** What the adapter reads in it. Where that fails, the person came like anybody else. */
export function resumptionOf(account: Account | undefined): Resumption | undefined {
  try {
    return account?.adapter.resume(new URL(arrivalOf(account)));
  } catch (error) {
    console.error(error);
    return undefined;
  }
}
