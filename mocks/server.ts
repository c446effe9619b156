/** The reference backend as a real HTTP server: the contract under `/account/v1`, its own pages beside it. */
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {Readable} from 'node:stream';
import type {ReadableStream} from 'node:stream/web';

import {getResponse} from 'msw';

import {AccountError} from '../src/contract/error.js';
import {MockBackend, type MockBackendOptions} from './backend.js';
import {restHandlers} from './handlers/rest/handlers.js';
import {problem} from './handlers/rest/problem.js';
import {httpSession} from './handlers/rest/session-transport.js';
import {servePage} from './pages/pages.js';
import {pagePath, type Places} from './places.js';

export interface ServerOptions extends MockBackendOptions {
  /** Default: 0, any that is free. */
  readonly port?: number | undefined;
  /** Default: "127.0.0.1". */
  readonly host?: string | undefined;
  /** Origins whose pages may call it. Default: any loopback origin. */
  readonly origins?: readonly string[] | undefined;
  readonly backend?: MockBackend | undefined;
}

export interface RunningServer {
  /** "http://localhost:8787". */
  readonly origin: string;
  /** The contract's root. */
  readonly url: string;
  readonly backend: MockBackend;
  close(): Promise<void>;
}

const root = '/account/v1';

/** Starts it; signed out, unless asked. Rejects with the system's error where the port is taken (`EADDRINUSE`). */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const {port = 0, host = '127.0.0.1', origins} = options;
  const backend = options.backend ?? new MockBackend({signedIn: false, ...options});
  const server = createServer();
  await listen(server, port, host);
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const allowed = (other: string) => (origins ? origins.includes(other) : isLoopback(other));
  const places: Places = {
    page: (name, id) => `${origin}/${pagePath(name, id)}`,
    allowsReturn: (url) => url.origin === origin || allowed(url.origin),
  };
  const handlers = restHandlers({backend, url: `${origin}${root}`, places, session: httpSession});
  const pages = {
    backend,
    places,
    tokenOf: (request: Request) => httpSession.read(backend, request, cookiesOf(request)),
    begin: (token: string) => httpSession.begin(backend, token),
  };

  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const cors = corsFor(incoming.headers.origin, allowed);
    const answer = async () => {
      if (incoming.method === 'OPTIONS') return new Response(null, {status: 204});
      const request = requestOf(incoming, origin);
      const {pathname} = new URL(request.url);
      if (pathname === root || pathname.startsWith(`${root}/`)) {
        return (await getResponse(handlers, request)) ?? problem(new AccountError('not-found'));
      }
      if (isForeignForm(incoming)) return new Response('Forbidden', {status: 403});
      return (await servePage(pages, request)) ?? new Response('Not found', {status: 404});
    };
    answer()
      .then((response) => send(response, cors, outgoing))
      .catch((error: unknown) => {
        console.error(error);
        outgoing.destroy();
      });
  });
  return {
    origin,
    url: origin + root,
    backend,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function isLoopback(origin: string): boolean {
  return URL.canParse(origin) && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(origin).hostname);
}

/** A form of another origin: other ports of a loopback host are the same site, so the cookie would go with it. */
function isForeignForm({method, headers: {origin, host}}: IncomingMessage): boolean {
  return method === 'POST' && origin !== undefined && origin !== `http://${host}`;
}

function corsFor(origin: string | undefined, allowed: (origin: string) => boolean): Record<string, string> {
  if (!origin || !allowed(origin)) return {Vary: 'Origin'};
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
    'Access-Control-Allow-Headers':
      'Content-Type, Authorization, Accept-Language, If-Match, X-Account-Elements, X-Account-Return-To, X-Account-Proof',
    'Access-Control-Expose-Headers': 'ETag, Retry-After, WWW-Authenticate, Location, X-Request-Id',
    'Access-Control-Max-Age': '600',
    Vary: 'Origin',
  };
}

function requestOf(incoming: IncomingMessage, origin: string): Request {
  const {method = 'GET', url = '/', headersDistinct} = incoming;
  const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  if (method === 'GET' || method === 'HEAD') return new Request(new URL(url, origin), {method, headers});
  const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
  return new Request(new URL(url, origin), {method, headers, body, duplex: 'half'} as RequestInit);
}

function cookiesOf(request: Request): Record<string, string> {
  const pairs = (request.headers.get('cookie') ?? '').split('; ').map((pair) => pair.split('='));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]));
}

async function send(
  response: Response,
  cors: Record<string, string>,
  outgoing: ServerResponse,
): Promise<void> {
  // A planted network fault: the connection breaks.
  if (response.type === 'error') return void outgoing.destroy();
  const headers: Record<string, string | string[]> = {...Object.fromEntries(response.headers), ...cors};
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  outgoing.writeHead(response.status, headers);
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
