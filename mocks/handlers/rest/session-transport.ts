import type {MockBackend} from '../../backend.js';

/** How requests carry a session. */
export interface SessionTransport {
  /** The token of the session that a request belongs to. */
  read(backend: MockBackend, request: Request, cookies: Readonly<Record<string, string>>): string | undefined;
  /** Headers of the answer that begins a session. */
  begin(backend: MockBackend, token: string): Record<string, string>;
  /** Headers of the answer that ends it. */
  end(backend: MockBackend): Record<string, string>;
}

const cookieName = 'account-session';

/** In a page there is one browser: the backend itself remembers who is signed in. */
export const pageSession: SessionTransport = {
  read: (backend, request) => bearerOf(request) ?? backend.state.cookie,
  begin: (backend, token) => {
    backend.setCookie(token);
    return {};
  },
  end: (backend) => {
    backend.setCookie(undefined);
    return {};
  },
};

/** Over HTTP: a bearer token, or a cookie that scripts cannot read. */
export const httpSession: SessionTransport = {
  read: (_backend, request, cookies) => bearerOf(request) ?? cookies[cookieName],
  begin: (_backend, token) => ({'Set-Cookie': cookie(token)}),
  end: () => ({'Set-Cookie': `${cookie('')}; Max-Age=0`}),
};

/** `Set-Cookie` for a session. A loopback host counts as secure, and its other ports as the same site. */
export function cookie(token: string): string {
  return `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Lax`;
}

function bearerOf(request: Request): string | undefined {
  return /^Bearer (.+)$/.exec(request.headers.get('Authorization') ?? '')?.[1];
}
