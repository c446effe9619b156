import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';

import {build} from 'esbuild';

export interface PageServer {
  readonly origin: string;
  close(): void;
}

let bundled: Promise<ReadonlyMap<string, string>> | undefined;

/** All elements from the sources, by path; made once for all pages of a process. */
async function bundle(): Promise<ReadonlyMap<string, string>> {
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
  return new Map(
    outputFiles.map(({path, text}) => [path.replaceAll('\\', '/').replace(/^.*\/assets/, ''), text]),
  );
}

/** Serves one page with all elements, bundled from the sources, on an origin of its own and under a strict policy. */
export async function servePage(markup: string, connect: string, lang = 'en'): Promise<PageServer> {
  const files = await (bundled ??= bundle());
  const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Intranet</title><main>${markup}</main><script type="module" src="/define.js"></script></html>`;
  const server: Server = createServer(({url = '/'}, response) => {
    const script = files.get(url);
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
