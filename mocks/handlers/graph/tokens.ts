import type {MockBackend} from '../../backend.js';

interface TokenRequest {
  readonly claims?: string | undefined;
}

const separator = '~claims~';

/**
 * Access tokens for the session of this browser: what MSAL would give. Like MSAL, it keeps a claims request that was granted.
 * For `createGraphAdapter({getToken: graphTokens(backend)})`.
 */
export function graphTokens(backend: MockBackend): (request: TokenRequest) => Promise<string> {
  let granted = '';
  return ({claims}) => {
    const {cookie} = backend.state;
    if (!cookie) return Promise.reject(new Error('Nobody is signed in.'));
    granted = claims ?? granted;
    return Promise.resolve(granted ? `${cookie}${separator}${encodeURIComponent(granted)}` : cookie);
  };
}

/** The session and the claims of a request's bearer token. */
export function bearerOf(request: Request): {readonly session: string; readonly claims: string} | undefined {
  const token = /^Bearer (.+)$/.exec(request.headers.get('Authorization') ?? '')?.[1];
  if (!token) return undefined;
  const [session = '', claims = ''] = token.split(separator);
  return {session, claims: decodeURIComponent(claims)};
}
