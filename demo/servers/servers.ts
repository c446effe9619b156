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

/** A port of this machine that nobody uses: `wanted`, where that is free. */
export async function freePort(wanted = 0): Promise<number> {
  const server = createServer().listen(wanted, 'localhost');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (wanted) return freePort();
    throw error;
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (!address || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
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
