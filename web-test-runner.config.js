// Browser tests. ENGINE chooses the browser: chromium (default), firefox or webkit.
// One file: npx wtr --files test/elements/device-list/device-list.test.ts
import {fileURLToPath} from 'node:url';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {browserReporter} from './test/support/browser-reporter.js';
import {chromium, firefox, webkit} from './test/support/browsers.js';
import {
  browserCommands,
  bundledPackages,
  elementsInErrors,
  serveMockServiceWorker,
  servePolicies,
  serveSecondCopy,
  serveShipped,
} from './test/support/server.js';

const launchers = {chromium, firefox, webkit};
const engine = process.env.ENGINE ?? 'chromium';
const launcher = launchers[engine];
if (!launcher) throw new Error(`ENGINE is ${engine}; it can be ${Object.keys(launchers).join(', ')}.`);

const noise = [/^Lit is in dev mode/, /^Multiple versions of Lit/];

export default {
  files: [
    'test/**/*.test.ts',
    '!test/**/*.node.test.ts',
    ...(engine === 'chromium' ? [] : ['!test/**/*.chromium.test.ts']),
  ],
  browsers: [await launcher()],
  concurrency: 2,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 600_000,
  testFramework: {config: {timeout: 30_000}},
  // 'browser' is for msw: without it a package of its own resolves to the build for Node.
  nodeResolve: {browser: true, exportConditions: ['browser', 'development']},
  middleware: [servePolicies, serveMockServiceWorker, serveSecondCopy, serveShipped],
  plugins: [
    browserCommands(),
    bundledPackages(),
    elementsInErrors(),
    esbuildPlugin({
      ts: true,
      json: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
  ],
  reporters: [browserReporter()],
  filterBrowserLogs: ({args}) => !noise.some((pattern) => pattern.test(String(args[0]))),
  coverageConfig: {include: ['src/**/*.ts'], reportDir: 'coverage', reporters: ['text-summary', 'html']},
};
