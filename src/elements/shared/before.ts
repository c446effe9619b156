import type {Account} from '../../state/account.js';
import {arrivalOf} from '../../state/arrival.js';

const parameter = 'account-before';

/** The address to come back to, with what was seen before the person leaves for another page. Nothing secret: the address is kept. */
export function returnTo(before: string | undefined): string {
  const url = new URL(location.href);
  url.searchParams.delete(parameter);
  if (before !== undefined) url.searchParams.set(parameter, before);
  return url.href;
}

/** What was seen then. Anybody can write an address: it serves to be compared, and proves nothing. */
export const seenBefore = (account: Account | undefined): string | undefined =>
  (account && arrivalOf(account).searchParams.get(parameter)) ?? undefined;
