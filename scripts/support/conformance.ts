/** What each adapter offers, asked of the adapters themselves, as tables for people. */
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import {getResponse, type HttpHandler} from 'msw';
import * as prettier from 'prettier';

import {MockBackend} from '../../mocks/backend.js';
import {graphHandlers} from '../../mocks/handlers/graph/handlers.js';
import {graphTokens} from '../../mocks/handlers/graph/tokens.js';
import {restHandlers} from '../../mocks/handlers/rest/handlers.js';
import {createBetterAuthAdapter} from '../../src/adapters/better-auth/better-auth-adapter.js';
import {createGraphAdapter} from '../../src/adapters/graph/graph-adapter.js';
import {grants} from '../../src/adapters/graph/scopes.js';
import {createKeycloakAdapter} from '../../src/adapters/keycloak/keycloak-adapter.js';
import {createKratosAdapter} from '../../src/adapters/kratos/kratos-adapter.js';
import {createRestAdapter} from '../../src/adapters/rest/rest-adapter.js';
import {type AccountAdapter, type OperationId, operations} from '../../src/contract/adapter.js';
import type {Capability} from '../../src/contract/capability.js';
import {checked} from '../../src/contract/checked.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const id = 'https://id.example';

const over =
  (handlers: readonly HttpHandler[]): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    return (await getResponse([...handlers], request)) ?? Promise.reject(new TypeError(request.url));
  };
const answering =
  (body: object): typeof fetch =>
  () =>
    Promise.resolve(Response.json(body));

function rest(scenario: string): AccountAdapter {
  const url = `${id}/account/v1`;
  return createRestAdapter({url, fetch: over(restHandlers({backend: new MockBackend({scenario}), url}))});
}

function graph(...scopes: readonly string[]): AccountAdapter {
  const backend = new MockBackend();
  return createGraphAdapter({getToken: graphTokens(backend), fetch: over(graphHandlers({backend})), scopes});
}

const token = ['{}', '{"sub": "1"}', ''].map((part) => btoa(part)).join('.');

/** Each column; where there are several adapters, the one that offers most counts, operation by operation. */
const columns: Readonly<Record<string, readonly AccountAdapter[]>> = {
  rest: ['editable', 'redirect'].map(rest),
  graph: [graph()],
  'graph, with consent': [graph(...Object.values(grants).flat())],
  keycloak: [
    createKeycloakAdapter({
      url: id,
      realm: 'r',
      getToken: () => token,
      login: ({redirectUri}) => redirectUri,
    }),
  ],
  kratos: [createKratosAdapter({url: id, fetch: answering({id: 's', identity: {id: '1'}})})],
  'better-auth': [
    createBetterAuthAdapter({
      url: `${id}/api/auth`,
      plugins: ['two-factor', 'passkey', 'organization'],
      fetch: answering({session: {id: 's'}, user: {id: '1'}}),
    }),
  ],
};

const ranks: readonly Capability['support'][] = ['native', 'redirect', 'external', 'none'];
const rank = ({support}: Capability) => ranks.indexOf(support);

type Offers = Readonly<Record<OperationId, Capability>>;

async function offersOf(adapters: readonly AccountAdapter[]): Promise<Offers> {
  const all = await Promise.all(adapters.map(async (adapter) => checked(adapter).describe()));
  for (const {subject} of all) if (!subject) throw new Error('Nobody is signed in.');
  return all
    .map(({capabilities}) => capabilities)
    .reduce(
      (best, offers) =>
        Object.fromEntries(
          Object.entries(best).map(([operation, capability]) => {
            const other = offers[operation as OperationId];
            return [operation, rank(other) < rank(capability) ? other : capability];
          }),
        ) as Offers,
    );
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map(row).join('\n');

function inWords(capability: Capability): string {
  if (capability.support === 'external') return `[external](${capability.url})`;
  return capability.support === 'none' ? `none: ${capability.refusal.reason}` : capability.support;
}

/** A resource in a few words: "6 native, 2 redirect". */
function summary(capabilities: readonly Capability[]): string {
  const counts = ranks.slice(0, 3).map((support) => {
    const {length} = capabilities.filter((capability) => capability.support === support);
    return length > 0 ? `${length} ${support}` : '';
  });
  const offered = counts.filter(Boolean).join(', ');
  return capabilities.every(({support}) => support === 'native') ? 'all native' : offered || '–';
}

const begin = '<!-- conformance: written by npm run build -->';
const end = '<!-- /conformance -->';

/** The README with what its tables must say now. */
export async function readmeWithConformance(): Promise<string> {
  const names = Object.keys(columns);
  const offers = await Promise.all(Object.values(columns).map(offersOf));
  const resources = Object.entries(operations).map(([resource, calls]) => ({
    resource,
    calls: calls.map((call) => ({
      call,
      capabilities: offers.map((each) => each[`${resource}.${call}` as OperationId]),
    })),
  }));
  const short = table(
    ['', ...names],
    resources.map(({resource, calls}) => [
      `${resource} (${calls.length})`,
      ...names.map((_, index) => summary(calls.flatMap(({capabilities}) => capabilities[index] ?? []))),
    ]),
  );
  const long = table(
    ['', ...names],
    resources.flatMap(({resource, calls}) =>
      calls.map(({call, capabilities}) => [`\`${resource}.${call}\``, ...capabilities.map(inWords)]),
    ),
  );
  const path = `${root}README.md`;
  const [before, rest = ''] = readFileSync(path, 'utf8').split(begin);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error(`README.md has no place for the tables: ${begin} … ${end}`);
  const tables = [short, '<details><summary>Operation by operation</summary>', long, '</details>'];
  const page = [before, begin, '\n\n', tables.join('\n\n'), '\n\n', end, after].join('');
  return prettier.format(page, {...(await prettier.resolveConfig(path)), parser: 'markdown'});
}
