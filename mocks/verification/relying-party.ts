import type {Visit} from '../visit.js';

/** For whom credentials are made (WebAuthn, "relying party"): the page that calls. */
export interface RelyingParty {
  /** The host of the page. A credential is good on this one only. */
  readonly id: string;
  readonly origin: string;
}

/** Nobody, where the call comes from no page, from one that the backend does not know, or from a host without a name. */
export function relyingPartyOf({origin, places}: Visit): RelyingParty | undefined {
  if (origin === undefined || !URL.canParse(origin)) return undefined;
  const url = new URL(origin);
  const {hostname, protocol} = url;
  // WebAuthn wants a domain, and a page that nobody on the way can change.
  const isSecure = protocol === 'https:' || /(^|\.)localhost$/.test(hostname);
  const isAddress = /^\[|^[\d.]+$/.test(hostname);
  return isSecure && !isAddress && places.allowsReturn(url) ? {id: hostname, origin} : undefined;
}
