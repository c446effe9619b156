/** The demo on a real server: the server, its page, and somebody to sign in as. */
import {createBetterAuthServer, settle} from './better-auth.js';
import {ada, keycloakInstalled, startKeycloak} from './keycloak.js';
import {createIdentity, kratosInstalled, password, startKratos} from './kratos.js';
import {serveDemo, type ServedServer} from './serve.js';
import {holdPort, type Installed} from './servers.js';

export interface Demo {
  readonly address: string;
  readonly username: string;
  readonly password: string;
  stop(): Promise<void>;
}

export type DemoName = ServedServer['name'];

interface Started extends Omit<Demo, 'address' | 'stop'> {
  readonly served: ServedServer;
  stop?(): Promise<void>;
}

type Start = (home: string, origin: string) => Promise<Started>;

/** Each with where it is installed, or why not. */
const demos: Readonly<Record<DemoName, readonly [find: () => Installed, start: Start]>> = {
  keycloak: [
    keycloakInstalled,
    async (home, origin) => {
      const keycloak = await startKeycloak(home, {origin});
      return {served: {name: 'keycloak', url: keycloak.url}, ...ada, stop: () => keycloak.stop()};
    },
  ],
  kratos: [
    kratosInstalled,
    async (home, origin) => {
      const kratos = await startKratos(home, {origin});
      const username = await createIdentity(kratos);
      return {served: {name: 'kratos', url: kratos.url}, username, password, stop: () => kratos.stop()};
    },
  ],
  'better-auth': [
    () => ({home: ''}),
    async (_home, origin) => {
      const server = createBetterAuthServer(origin, origin);
      const {email, password} = await settle(server);
      return {
        served: {name: 'better-auth', url: server.url, api: server.listener},
        username: email,
        password,
      };
    },
  ],
};

export const demoNames = Object.keys(demos) as DemoName[];

/** Starts it at a port of localhost, from 5173 on the first that is free. What is missing is told, and nothing started. */
export async function startDemo(name: DemoName): Promise<Demo | {readonly missing: string}> {
  const [find, start] = demos[name];
  const found = find();
  if ('missing' in found) return found;
  // The server has to know the page's address, and may take minutes to start.
  const {port, release} = await holdPort(5173);
  const origin = `http://localhost:${port}`;
  const server = await start(found.home, origin).finally(release);
  const {username, password} = server;
  const close = await serveDemo(server.served, port).catch(async (error: unknown) => {
    await server.stop?.();
    throw error;
  });
  return {
    address: `${origin}/`,
    username,
    password,
    stop: async () => {
      await Promise.all([close(), server.stop?.()]);
    },
  };
}
