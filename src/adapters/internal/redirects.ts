import type {Resumption} from '../../contract/calls.js';

/** What an adapter leaves in `returnTo`, so that it knows on return what it was about. Read by `resume()`, never believed. */
const parameters = {operation: 'account-operation', item: 'account-item'} as const;

/**
 * The address a redirect comes back to, without what an earlier one left in it.
 *
 * @throws TypeError where it is of another origin than the page.
 */
export function returnAddress(returnTo: string | undefined, fallback: string): URL {
  const page = (globalThis.location as Location | undefined)?.href ?? fallback;
  const {origin} = new URL(page);
  const address = new URL(returnTo ?? page, page);
  if (address.origin !== origin) {
    throw new TypeError(
      `returnTo leads to ${address.origin}: give an address of this page's origin, ${origin}.`,
    );
  }
  for (const name of Object.values(parameters)) address.searchParams.delete(name);
  return address;
}

/** The same address with what it is about. */
export function marked(address: URL, operation: string, item?: string): URL {
  const url = new URL(address);
  url.searchParams.set(parameters.operation, operation);
  if (item !== undefined) url.searchParams.set(parameters.item, item);
  return url;
}

/** What `marked` left in an address. */
export function markOf({searchParams}: URL): Omit<Resumption, 'status'> | undefined {
  const operation = searchParams.get(parameters.operation);
  const item = searchParams.get(parameters.item);
  return operation ? {operation, ...(item && {item})} : undefined;
}
