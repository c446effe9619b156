/** The demo page on an Ory Kratos, whose cookie it shares: both are at "localhost", which is one site. */
import {createKratosAdapter} from '../../src/adapters/kratos/kratos-adapter.js';
import type {Connection} from '../connect.js';

/** Written in by Vite. */
declare const serverUrl: string;

export function connect(): Promise<Connection> {
  return Promise.resolve({
    server: 'Ory Kratos',
    adapter: createKratosAdapter({url: serverUrl, issuer: 'Contoso'}),
  });
}
