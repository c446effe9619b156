/** Serves the demo's page, in whose place of the reference backend there is a real server. */
import type {IncomingMessage, ServerResponse} from 'node:http';
import {fileURLToPath} from 'node:url';

import {createServer} from 'vite';

export interface ServedServer {
  readonly name: 'keycloak' | 'kratos' | 'better-auth';
  readonly url: string;
  /** What the page's own origin answers below `/api/`. */
  readonly api?: (request: IncomingMessage, response: ServerResponse) => unknown;
}

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** On a port of localhost; ends with the function that it gives. */
export async function serveDemo({name, url, api}: ServedServer, port: number): Promise<() => Promise<void>> {
  const vite = await createServer({
    configFile: file('../../vite.config.ts'),
    cacheDir: file(`../../node_modules/.vite/demo-${name}`),
    logLevel: 'warn',
    clearScreen: false,
    server: {host: 'localhost', port, strictPort: true, hmr: false, watch: null},
    define: {serverName: JSON.stringify(name), serverUrl: JSON.stringify(url)},
    resolve: {
      alias: {'./connect.js': file(`./connect-${name}.ts`)},
    },
    plugins: [
      {
        name: 'a-real-server',
        configureServer: ({middlewares}) => {
          middlewares.use((request, response, next) => {
            if (api && request.url?.startsWith('/api/')) void api(request, response);
            else next();
          });
        },
        // A page has to name in its policy what it talks to.
        transformIndexHtml: (html) =>
          html.replace(
            "default-src 'self';",
            `default-src 'self'; connect-src 'self' ${new URL(url).origin};`,
          ),
      },
    ],
  });
  await vite.listen();
  return () => vite.close();
}
