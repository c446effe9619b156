/** What an adapter asks the host's `getToken` for. */
export interface TokenRequest {
  /** A new one is wanted, whatever the clock says: the backend has refused the one before. */
  readonly renew: boolean;
}

/** Gives a bearer token (RFC 6750). */
export type GetToken<R extends TokenRequest = TokenRequest> = (request: R) => string | Promise<string>;
