/** The reference backend as a real HTTP server: the contract under `/account/v1`, its own pages beside it. */
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

import {getResponse} from 'msw';

import {AccountError} from '../src/contract/error.js';
import {MockBackend, type MockBackendOptions} from './backend.js';
import {restHandlers} from './handlers/rest/handlers.js';
import {problem, StatusError} from './handlers/rest/problem.js';
import {httpSession} from './handlers/rest/session-transport.js';
import {servePage} from './pages/pages.js';
import {pagePath, type Places} from './places.js';
import {largestPhoto} from './photo.js';

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
/** In bytes: the largest photo, and room for what any form or JSON needs. */
const largestBody = largestPhoto + 64 * 1024;

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
      const body = await bodyOf(incoming);
      if (body === 'too-large') return tooLarge();
      const request = requestOf(incoming, origin, body);
      if (!request) return new Response('Bad request', {status: 400});
      const {pathname} = new URL(request.url);
      // What was "sent" to a person holds codes: only whoever runs the server may read it.
      if (pathname === `${root}/_outbox` && !isLocal(incoming)) return problem(new AccountError('not-found'));
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

/** Whether the client and the name that it uses are of this machine (the name, because of DNS rebinding). */
function isLocal({socket, headers: {host}}: IncomingMessage): boolean {
  const address = socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  return (address === '::1' || address.startsWith('127.')) && isLoopback(`http://${host}`);
}

/** Absent where the request line names no path of this server: it could name another host's page ("//other.example/"). */
function requestOf(
  {method = 'GET', url = '/', headersDistinct}: IncomingMessage,
  origin: string,
  body: Buffer | undefined,
): Request | undefined {
  const address = origin + url;
  if (!url.startsWith('/') || !URL.canParse(address)) return undefined;
  const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return new Request(address, {method, headers, ...(body && {body: new Uint8Array(body)})});
}

/** The body, read to its end; not kept beyond the limit. */
async function bodyOf(incoming: IncomingMessage): Promise<Buffer | 'too-large' | undefined> {
  const {method = 'GET', headers} = incoming;
  if (method === 'GET' || method === 'HEAD') return undefined;
  if (Number(headers['content-length']) > largestBody) return 'too-large';
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming.iterator({destroyOnReturn: false}) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) return 'too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The rest of the body is not read: the connection ends with the answer. */
function tooLarge(): Response {
  const response = problem(new StatusError('validation', 413));
  response.headers.set('Connection', 'close');
  return response;
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
