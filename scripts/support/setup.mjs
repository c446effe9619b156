// Before a command can run: the right Node, and installed packages. Runs on older Nodes, imports no package.
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'node_modules/.bin');
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Whether what is installed is what package-lock.json says; parts for other platforms may be missing. */
function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  const wanted = readJson('package-lock.json').packages;
  const present = readJson('node_modules/.package-lock.json').packages;
  return Object.entries(wanted).every(([path, {version, optional, peer, link}]) => {
    if (!path.startsWith('node_modules/') || link) return true;
    return path in present ? present[path].version === version : Boolean(optional ?? peer);
  });
}

function install() {
  console.log('Installing packages (npm ci)…');
  const npm = process.env.npm_execpath;
  const options = ['ci', '--loglevel=error'];
  const isScript = npm && /\.c?js$/.test(npm);
  const {status} = isScript
    ? spawnSync(process.execPath, [npm, ...options], {cwd: root, stdio: 'inherit'})
    : spawnSync('npm', options, {cwd: root, stdio: 'inherit', shell: process.platform === 'win32'});
  if (status !== 0) throw new Failure('npm ci failed; what it said is above.');
}

function isOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major < 22 || (major === 22 && minor < 19);
}

/** Starts this command again under the Node that the packages brought, and ends with its status. */
async function runUnderOwnNode() {
  const node = join(bin, 'node');
  if (!existsSync(node))
    throw new Failure(`Node ${process.versions.node} is too old: 22.19 or later is needed.`);
  const child = spawn(node, process.argv.slice(1), {stdio: 'inherit'});
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  const [status] = await once(child, 'exit');
  process.exit(status ?? 1);
}

/** Installs what is missing, and goes on under a Node that is new enough. */
export async function setUp() {
  process.chdir(root);
  const path = process.env.PATH ?? '';
  if (!path.split(delimiter).includes(bin)) process.env.PATH = bin + delimiter + path;
  if (!isInstalled()) install();
  if (isOldNode()) await runUnderOwnNode();
}

/** An end that needs no stack: the message says it all. */
export class Failure extends Error {
  constructor(message, status = 1) {
    super(message);
    this.status = status;
  }
}

/** A wrong option or name: names it with the right ones. */
export class WrongUse extends Failure {
  constructor(wrong, right) {
    super(`${wrong}\n${right}`, 2);
  }
}

/** Runs a command's main function; a Failure ends it with its words and status. */
export async function main(run) {
  try {
    await run(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(error.message);
    process.exitCode = error.status;
  }
}

// What a terminal takes as a command: colours, and the cursor that a reporter moves.
const terminalCommand = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, 'g');

/** Passes on what comes, line by line, each with its title before it: several may speak at once. */
function passOn(stream, title, target) {
  let rest = '';
  const say = (line) => target.write(`${title} │ ${line.replace(terminalCommand, '')}\n`);
  stream.setEncoding('utf8');
  stream.on('data', (part) => {
    const lines = (rest + part).split(/\r?\n/);
    rest = lines.pop();
    lines.forEach(say);
  });
  stream.on('end', () => rest && say(rest));
}

/**
 * Starts a tool of node_modules/.bin or a script. Its output is passed on; with a `title`, that stands before each line; with
 * `collect`, the output is handed over instead.
 */
export function run(command, options = {}) {
  const {env = {}, collect = false, title} = options;
  const [name, ...rest] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(name, rest, {
      cwd: root,
      env: {...process.env, ...env},
      stdio: collect || title ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    let output = '';
    if (title) {
      passOn(child.stdout, title, process.stdout);
      passOn(child.stderr, title, process.stderr);
    } else {
      child.stdout?.on('data', (part) => (output += part));
      child.stderr?.on('data', (part) => (output += part));
    }
    child.on('error', reject);
    child.on('close', (status) => resolve({status: status ?? 1, output}));
  });
}
