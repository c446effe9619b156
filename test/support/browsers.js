// Finds the browsers that the tests run in, and makes launchers of them.
import {existsSync} from 'node:fs';
import {mkdir, mkdtemp, readFile, rename, rm} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

const {env, platform} = process;
const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../..', import.meta.url));
const isRoot = process.getuid?.() === 0;

/** Without these, Chromium calls its maker's hosts at every start. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

const installedChromium = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
];

const installedFirefox = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  ...(env.PROGRAMFILES ? [join(env.PROGRAMFILES, 'Mozilla Firefox/firefox.exe')] : []),
];

const webkitDriver = '/usr/bin/WebKitWebDriver';

/** The named path must exist: a typing error must not quietly run another browser. */
function named(variable) {
  const path = env[variable];
  if (!path) return undefined;
  if (!existsSync(path)) throw new Error(`${variable} is ${path}, where there is no file.`);
  return path;
}

/**
 * Unpacks the Chromium that npm brought (Linux x64) with the libraries it needs, once for each version.
 * It needs no root and no package of the system.
 */
async function shippedChromium() {
  if (platform !== 'linux' || process.arch !== 'x64') return undefined;
  const bin = join(dirname(require.resolve('@sparticuz/chromium')), '../bin');
  const {version} = JSON.parse(await readFile(join(bin, '../package.json'), 'utf8'));
  const folder = join(root, `node_modules/.cache/chromium-${version}`);
  if (!existsSync(folder)) {
    await mkdir(dirname(folder), {recursive: true});
    const staging = await mkdtemp(`${folder}-`);
    const {TMPDIR} = env;
    try {
      env.TMPDIR = staging; // that is where inflate() unpacks to
      const {inflate} = await import('@sparticuz/chromium');
      const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
      await Promise.all(archives.map((name) => inflate(join(bin, name))));
      await rename(staging, folder);
    } catch (error) {
      await rm(staging, {recursive: true, force: true});
      if (!existsSync(folder)) throw error; // otherwise another process was quicker
    } finally {
      if (TMPDIR === undefined) delete env.TMPDIR;
      else env.TMPDIR = TMPDIR;
    }
  }
  const libraries = [join(folder, 'al2023/lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: libraries,
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : {FONTCONFIG_PATH: join(folder, 'fonts')}),
    },
  };
}

/** Options for playwright-core: CHROME_PATH, or an installed Chromium or Chrome, or the one that npm brought. */
export async function chromiumOptions() {
  const installed =
    named('CHROME_PATH') ?? (env.SHIPPED_CHROMIUM ? undefined : installedChromium.find(existsSync));
  const found = installed ? {executablePath: installed} : await shippedChromium();
  if (!found) throw new Error('There is no Chromium or Chrome here: install one, or set CHROME_PATH.');
  return {
    executablePath: found.executablePath,
    args: isRoot ? [...quiet, '--no-sandbox'] : quiet,
    env: {...env, ...found.env},
  };
}

export function findFirefox() {
  return named('FIREFOX_PATH') ?? installedFirefox.find(existsSync);
}

export function findWebkit() {
  const display = env.DISPLAY ?? env.WAYLAND_DISPLAY ?? (existsSync('/usr/bin/Xvfb') ? 'Xvfb' : undefined);
  return display && existsSync(webkitDriver) ? webkitDriver : undefined;
}

/** Chromium: each test file gets a fresh context (cookies, storage, service worker). */
export async function chromium() {
  const {playwrightLauncher} = await import('@web/test-runner-playwright');
  return playwrightLauncher({
    product: 'chromium',
    launchOptions: await chromiumOptions(),
    createBrowserContext: ({browser}) => browser.newContext({locale: 'en-US', timezoneId: 'UTC'}),
  });
}

/** Firefox over WebDriver BiDi: the Chrome launcher, driving another browser. All test files share one context. */
export async function firefox() {
  const [{chromeLauncher}, {default: puppeteer}] = await Promise.all([
    import('@web/test-runner-chrome'),
    import('puppeteer-core'),
  ]);
  return chromeLauncher({
    puppeteer,
    concurrency: 1,
    launchOptions: {
      browser: 'firefox',
      executablePath: findFirefox(),
      headless: true,
      env: {...env, TZ: 'UTC'},
      extraPrefsFirefox: {'intl.locale.requested': 'en-US', 'intl.accept_languages': 'en-US, en'},
    },
  });
}

export async function webkit() {
  const {webkitLauncher} = await import('./webkit-launcher.js');
  return webkitLauncher({driver: findWebkit()});
}
