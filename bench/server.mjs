// One origin for everything: the pages as `vite build` makes them, and the reference backend under /backend/<name>.
import {once} from 'node:events';
import {createServer} from 'node:http';
import {join} from 'node:path';
import {brotliCompressSync, brotliDecompressSync, constants} from 'node:zlib';
import {getResponse} from 'msw';
import {tsImport} from 'tsx/esm/api';
import {build} from 'vite';
import {root} from '../scripts/support/setup.mjs';
import {withSmallStyles} from '../scripts/support/small-styles.mjs';

const pages = ['blank/index', 'ours/index', 'ours/rows', 'plain-lit/index', 'vanilla/rows'];
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css',
};

/** `?backend=…` in a page's address: the page of another backend. */
function withBackend({body, type}, name) {
  const page = brotliDecompressSync(body).toString().replace('/backend/default/', `/backend/${name}/`);
  return {body: compressed(page, constants.BROTLI_MAX_QUALITY), type};
}

const compressed = (bytes, quality) =>
  brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: quality}});

/** Style sheets as the built library has them; and the modules here have effects, whatever the package says of its own. */
const asShipped = {
  name: 'as-shipped',
  enforce: 'pre',
  transform: (code, id) => {
    if (!id.endsWith('.ts')) return null;
    return {code: withSmallStyles(code), ...(id.includes('/bench/') && {moduleSideEffects: true})};
  },
};

/** Each page is built by itself: nothing is shared between ours and the others. */
async function buildPage(page) {
  const result = await build({
    configFile: false,
    root: join(root, 'bench'),
    base: `/${page}/`,
    logLevel: 'error',
    plugins: [asShipped],
    build: {
      write: false,
      target: 'es2022',
      // Chromium preloads modules by itself.
      modulePreload: {polyfill: false},
      rolldownOptions: {input: join(root, 'bench', `${page}.html`)},
    },
  });
  return result.output.map((file) => {
    const name = file.fileName.endsWith('.html') ? '' : file.fileName;
    const body = Buffer.from(file.type === 'asset' ? file.source : file.code);
    const type = types[file.fileName.slice(file.fileName.lastIndexOf('.'))];
    return [`/${page}/${name}`, {body: compressed(body, constants.BROTLI_MAX_QUALITY), type}];
  });
}

/** The reference backend with that many devices of the 10,000 in the scenario "many". */
function backendWith({MockBackend, clock}, devices) {
  const backend = new MockBackend({scenario: devices === undefined ? 'default' : 'many', latency: 0, clock});
  const rest = devices === undefined ? [] : backend.seeded.devices.slice(devices);
  for (const {id} of rest) backend.state.disabledDevices[id] = {at: new Date(clock()).toISOString()};
  return backend;
}

export async function startServer() {
  const load = (path) => tsImport(`../${path}`, import.meta.url);
  const [{MockBackend}, {restHandlers}] = await Promise.all([
    load('mocks/backend.ts'),
    load('mocks/handlers/rest/handlers.ts'),
  ]);
  const files = new Map();
  for (const page of pages) for (const [path, file] of await buildPage(page)) files.set(path, file);

  const now = Date.now();
  const make = (devices) => backendWith({MockBackend, clock: () => now}, devices);
  const backends = {default: make(), 10: make(10), 50: make(50), 10000: make(10_000)};
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://localhost:${server.address().port}`;
  const handlers = restHandlers({
    backend: ({backend}) => backends[backend] ?? backends.default,
    url: `${origin}/backend/:backend/account/v1`,
  });

  const answer = async ({method, url, headersDistinct}, outgoing) => {
    const address = new URL(url, origin);
    const file = files.get(address.pathname);
    const named = address.searchParams.get('backend');
    if (file && named) return send(outgoing, 200, withBackend(file, named));
    if (file) return send(outgoing, 200, file);
    const headers = Object.entries(headersDistinct).flatMap(([name, values]) =>
      values.map((value) => [name, value]),
    );
    const response = await getResponse(handlers, new Request(address, {method, headers}));
    if (!response) return send(outgoing, 404, {body: Buffer.alloc(0), plain: true});
    const type = response.headers.get('Content-Type') ?? undefined;
    const body = Buffer.from(await response.arrayBuffer());
    if (!type?.includes('json')) return send(outgoing, response.status, {body, type, plain: true});
    return send(outgoing, response.status, {body: compressed(body, 5), type});
  };
  server.on('request', (incoming, outgoing) => {
    answer(incoming, outgoing).catch((error) => {
      console.error(error);
      outgoing.destroy();
    });
  });
  return {
    origin,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function send(outgoing, status, {body, type, plain}) {
  outgoing.writeHead(status, {
    ...(type && {'Content-Type': type}),
    ...(!plain && {'Content-Encoding': 'br'}),
    'Content-Length': body.length,
  });
  outgoing.end(body);
}
