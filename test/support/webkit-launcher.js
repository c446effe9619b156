// A Web Test Runner launcher for WebKitGTK's own WebDriver (Debian: webkit2gtk-driver, xvfb), spoken to over fetch.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {createServer} from 'node:net';
import process from 'node:process';
import {setTimeout as sleep} from 'node:timers/promises';

const buttons = ['left', 'middle', 'right'];
const modifiers = {Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Meta: '\uE03D'};
const keys = {
  ...modifiers,
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address();
  server.close();
  return port;
}

function miniBrowser() {
  const library = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;
  return ['4.1', '6.0', '4.0']
    .map((version) => `${library}/webkit2gtk-${version}/MiniBrowser`)
    .find((path) => existsSync(path));
}

class WebkitLauncher {
  name = 'WebKitGTK';
  type = 'webdriver'; // so that sendKeys and sendMouse of @web/test-runner-commands use the methods below
  concurrency = 1;

  #driver;
  #processes = [];
  #base = '';
  #session = '';
  #started;
  #active = new Map();

  constructor(driver) {
    this.#driver = driver;
  }

  async initialize() {}

  async startSession(id, url) {
    await (this.#started ??= this.#start());
    this.#active.set(id, url);
    await this.#call('POST', `${this.#session}/url`, {url});
  }

  isActive(id) {
    return this.#active.has(id);
  }

  getBrowserUrl(id) {
    return this.#active.get(id);
  }

  async stopSession(id) {
    await this.#call('POST', `${this.#session}/url`, {url: 'about:blank'});
    this.#active.delete(id);
    return {};
  }

  startDebugSession() {
    throw new Error('This launcher has no debug mode.');
  }

  async stop() {
    if (this.#session) await this.#call('DELETE', this.#session).catch(() => {});
    for (const child of this.#processes.reverse()) child.kill();
  }

  async sendKeys(_id, pressed) {
    const values = pressed.flatMap((key) => key.split('+')).map((key) => keys[key] ?? key);
    const held = values.filter((value) => Object.values(modifiers).includes(value));
    const struck = values.filter((value) => !held.includes(value));
    const down = (value) => ({type: 'keyDown', value});
    const up = (value) => ({type: 'keyUp', value});
    const actions = [
      ...held.map(down),
      ...struck.flatMap((value) => [down(value), up(value)]),
      ...held.reverse().map(up),
    ];
    await this.#call('POST', `${this.#session}/actions`, {actions: [{type: 'key', id: 'keyboard', actions}]});
  }

  sendMouseMove(_id, x, y) {
    return this.#mouse([{type: 'pointerMove', x, y}]);
  }

  sendMouseClick(_id, x, y, name = 'left') {
    const button = buttons.indexOf(name);
    return this.#mouse([
      {type: 'pointerMove', x, y},
      {type: 'pointerDown', button},
      {type: 'pointerUp', button},
    ]);
  }

  sendMouseDown(_id, name = 'left') {
    return this.#mouse([{type: 'pointerDown', button: buttons.indexOf(name)}]);
  }

  sendMouseUp(_id, name = 'left') {
    return this.#mouse([{type: 'pointerUp', button: buttons.indexOf(name)}]);
  }

  resetMouse() {
    return this.#call('DELETE', `${this.#session}/actions`);
  }

  #mouse(actions) {
    const pointer = {type: 'pointer', id: 'mouse', parameters: {pointerType: 'mouse'}, actions};
    return this.#call('POST', `${this.#session}/actions`, {actions: [pointer]});
  }

  async #start() {
    const env = {...process.env, GSETTINGS_BACKEND: 'memory', TZ: 'UTC', LANG: 'en_US.UTF-8', LANGUAGE: 'en'};
    if (!env.DISPLAY && !env.WAYLAND_DISPLAY) env.DISPLAY = await this.#startDisplay();
    const port = await freePort();
    this.#base = `http://127.0.0.1:${port}`;
    this.#processes.push(spawn(this.#driver, [`--port=${port}`], {env, stdio: 'ignore'}));
    await this.#whenReady();
    const binary = miniBrowser();
    const options = {...(binary && {binary}), args: ['--automation']};
    const {sessionId, capabilities} = await this.#call('POST', '/session', {
      capabilities: {alwaysMatch: {'webkitgtk:browserOptions': options}},
    });
    this.name = `WebKitGTK ${capabilities.browserVersion}`;
    this.#session = `/session/${sessionId}`;
  }

  async #startDisplay() {
    const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    this.#processes.push(display);
    const failed = once(display, 'error').then(([error]) => Promise.reject(error));
    const [number] = await Promise.race([once(display.stdio[3], 'data'), failed]);
    return `:${String(number).trim()}`;
  }

  async #whenReady() {
    for (let attempt = 0; attempt < 100; attempt++) {
      try {
        return await this.#call('GET', '/status');
      } catch {
        await sleep(100);
      }
    }
    throw new Error('WebKitWebDriver does not answer.');
  }

  async #call(method, path, body) {
    const response = await fetch(this.#base + path, {
      method,
      ...(body && {body: JSON.stringify(body), headers: {'content-type': 'application/json'}}),
    });
    const {value} = await response.json();
    if (!response.ok) throw new Error(`WebKitWebDriver ${path}: ${value?.error} ${value?.message}`);
    return value;
  }
}

export function webkitLauncher({driver = '/usr/bin/WebKitWebDriver'} = {}) {
  return new WebkitLauncher(driver);
}
