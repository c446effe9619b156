import {readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';

import {build} from 'esbuild';

export interface PageServer {
  readonly origin: string;
  close(): void;
}

/** The scripts of a page: by path, and the element that loads them. */
export interface PageScripts {
  readonly head: string;
  read(path: string): string | undefined;
  /** A module was used, by its path in the sources. */
  used?(module: string): void;
}

let bundled: Promise<PageScripts> | undefined;
let instead: PageScripts | undefined;

/** From now on, pages of this process load these scripts instead of the sources. */
export const serveInstead = (scripts: PageScripts | undefined) => {
  instead = scripts;
};

/** All elements from the sources; made once for all pages of a process. */
async function bundle(): Promise<PageScripts> {
  const {outputFiles} = await build({
    entryPoints: ['src/define.ts'],
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    outdir: '/assets',
    write: false,
    tsconfig: 'tsconfig.json',
    logLevel: 'error',
  });
  const files = new Map(
    outputFiles.map(({path, text}) => [path.replaceAll('\\', '/').replace(/^.*\/assets/, ''), text]),
  );
  return {head: '<script type="module" src="/define.js"></script>', read: (path) => files.get(path)};
}

/** A part whose modules tell the server that something was taken from them; loading alone is not told. */
const telling = (url: string, modules: readonly string[]) =>
  [
    `import * as part from ${JSON.stringify(`${url}?whole`)};`,
    'const told = new Set();',
    'const tell = (path) => told.has(path) || (told.add(path), (new Image().src = "/used?" + path));',
    'const watched = (path) => new Proxy(part[path], {get: (target, name) => {',
    // Every promise asks its value for `then`.
    '  if (typeof name === "string" && name !== "then") tell(path);',
    '  return target[name];',
    '}});',
    ...modules.map(
      (path, index) =>
        `const m${index} = watched(${JSON.stringify(path)}); export {m${index} as ${JSON.stringify(path)}};`,
    ),
  ].join('\n');

/** What was built as `dist-cdn/`, as it is, but for telling which modules of its parts are used. */
export function builtScripts(
  folder: string,
  contents: Readonly<Record<string, {readonly modules: readonly string[]}>>,
  kind: 'module' | 'script',
  used: (module: string) => void,
): PageScripts {
  const head = {
    module: '<script type="module" src="/account-elements.js"></script>',
    script: '<script defer src="/account-elements.iife.js"></script>',
  };
  return {
    head: head[kind],
    used,
    read(url) {
      const [path = '', query] = url.slice(1).split('?');
      const file = contents[path];
      if (!file) return undefined;
      if (file.modules.length > 0 && query !== 'whole') return telling(`/${path}`, file.modules);
      return readFileSync(join(folder, path), 'utf8');
    },
  };
}

/** Serves one page with all elements, on an origin of its own and under a strict policy. */
export async function servePage(markup: string, connect: string, lang = 'en'): Promise<PageServer> {
  const scripts = instead ?? (await (bundled ??= bundle()));
  const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Intranet</title><main>${markup}</main>${scripts.head}</html>`;
  const server: Server = createServer(({url = '/'}, response) => {
    if (url.startsWith('/used?')) {
      scripts.used?.(decodeURIComponent(url.slice('/used?'.length)));
      response.writeHead(204).end();
      return;
    }
    const script = scripts.read(url);
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'self'; connect-src ${connect}; require-trusted-types-for 'script'; trusted-types lit-html dompurify`,
    );
    response.setHeader('Content-Type', script === undefined ? 'text/html' : 'text/javascript');
    response.end(script ?? html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
