import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';

import {build} from 'esbuild';

export interface PageServer {
  readonly origin: string;
  close(): void;
}

/** Serves one page with all elements, bundled from the sources, on an origin of its own and under a strict policy. */
export async function servePage(markup: string, connect: string): Promise<PageServer> {
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
  const html = `<!doctype html><html lang="en"><title>Intranet</title><main>${markup}</main><script type="module" src="/define.js"></script></html>`;
  const server: Server = createServer(({url = '/'}, response) => {
    const script = files.get(url);
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'self'; connect-src ${connect}; require-trusted-types-for 'script'; trusted-types lit-html`,
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
