/** What starting a real server takes. */
import {type ChildProcess, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {createServer} from 'node:net';
import {homedir} from 'node:os';
import {join} from 'node:path';

/** Where `npm run setup:servers` puts them: outside the repository. */
export const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'account-elements');

export type Installed = {readonly home: string} | {readonly missing: string};

/** The folder of a server, or why it cannot be started here. */
export function installed(name: string, file: string, [command = '', ...parameters]: string[]): Installed {
  const home = join(cache, name);
  if (command && spawnSync(command, parameters, {stdio: 'ignore'}).status !== 0)
    return {missing: `${name}: there is no ${command} on this machine`};
  return existsSync(join(home, file))
    ? {home}
    : {missing: `${name} is not set up on this machine: npm run setup:servers`};
}

/** A port of this machine that nobody uses. */
export async function freePort(): Promise<number> {
  const {port, release} = await holdPort(0);
  await release();
  return port;
}

export interface HeldPort {
  readonly port: number;
  /** Whoever asked for it can take it now. */
  readonly release: () => Promise<void>;
}

/** Keeps a port from others, as long as what will use it needs to start: `wanted`, or the next one that is free. 0: any. */
export async function holdPort(wanted: number): Promise<HeldPort> {
  // A tab that waits for the page of before would keep it open.
  const server = createServer((socket) => socket.destroy()).listen(wanted, 'localhost');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (wanted && wanted < 65_535 && (error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      return holdPort(wanted + 1);
    throw error;
  }
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('There is no free port.');
  return {
    port: address.port,
    release: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

/** Resolves when the address answers 200. */
export async function untilReady(url: string, server: ChildProcess, milliseconds: number): Promise<void> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (server.exitCode !== null)
      throw new Error(`The server stopped at its start, with ${server.exitCode}.`);
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${url} did not answer within ${milliseconds / 1000} seconds.`);
}

/** Ends a server that was started `detached`, and all that it started; also when the tests are interrupted. */
export function stopper(server: ChildProcess): () => Promise<void> {
  const end = () => {
    if (server.pid !== undefined && server.exitCode === null && server.signalCode === null)
      process.kill(-server.pid, 'SIGTERM');
  };
  process.once('exit', end);
  return async () => {
    process.off('exit', end);
    if (server.exitCode !== null || server.signalCode !== null) return;
    const stopped = once(server, 'exit');
    end();
    await stopped;
  };
}
