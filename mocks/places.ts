import {AccountError} from '../src/contract/error.js';

/** The backend's own pages. */
export type PageName = 'sign-in' | 'step-up' | 'operation' | 'organization-sign-in';

/** Where the backend's pages are, and where they may lead back to: known to whoever serves it. */
export interface Places {
  /** The absolute address of a page; `id` names the organization that a page is of. */
  page(name: PageName, id?: string): string;
  /** Whether a page may send the browser back there. */
  allowsReturn(url: URL): boolean;
}

/** Where a page is below the root: "sign-in", "organizations/fabrikam/sign-in". */
export function pagePath(name: PageName, id?: string): string {
  return id === undefined ? name : `organizations/${encodeURIComponent(id)}/sign-in`;
}

/** Of the page that the backend runs in, where it runs in one. */
export function pageOrigin(): string | undefined {
  return (globalThis.location as Location | undefined)?.origin;
}

/** For a backend that serves no pages: addresses that lead nowhere, and back to the page's own origin only. */
export const defaultPlaces: Places = {
  page: (name, id) => `https://account.contoso.example/${pagePath(name, id)}`,
  allowsReturn: ({origin}) => origin === pageOrigin(),
};

/** The address of a page, with its parameters. @throws AccountError `validation` at "/returnTo" for a place it may not return to. */
export function pageAddress(
  places: Places,
  name: PageName,
  parameters: Readonly<Record<string, string | undefined>>,
  id?: string,
): string {
  const {returnTo} = parameters;
  if (returnTo !== undefined && !mayReturn(places, returnTo)) {
    throw new AccountError('validation', {fields: [{pointer: '/returnTo', code: 'origin'}]});
  }
  const url = new URL(places.page(name, id));
  for (const [key, value] of Object.entries(parameters)) if (value) url.searchParams.set(key, value);
  return url.href;
}

export function mayReturn(places: Places, returnTo: string): boolean {
  try {
    const url = new URL(returnTo);
    return /^https?:$/.test(url.protocol) && places.allowsReturn(url);
  } catch {
    return false;
  }
}
