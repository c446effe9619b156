import {getResponse} from 'msw';

import {MockBackend} from '../../mocks/backend.js';
import {graphHandlers} from '../../mocks/handlers/graph/handlers.js';
import {graphTokens} from '../../mocks/handlers/graph/tokens.js';
import {person} from '../../mocks/person.js';
import {codeFor} from '../../mocks/totp.js';
import {
  createGraphAdapter,
  type GraphAdapterOptions,
  type GraphTokenRequest,
} from '../../src/adapters/graph/graph-adapter.js';
import {grants} from '../../src/adapters/graph/scopes.js';
import {faultyFetch, type SuiteRig} from '../../src/testing/adapter-suite.js';

/** Everything that an administrator can grant, the least of each. */
export const scopes = Object.values(grants).map(([least]) => least);

/** What may be done with the adapter, by who has consented. */
export const consents: Readonly<Record<string, Partial<GraphAdapterOptions>>> = {
  'what people consent to themselves': {},
  'the consent of an administrator, and what is beta': {scopes, allowBeta: true},
};

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  /** The token requests until now. */
  readonly asked: readonly GraphTokenRequest[];
}

/** The Graph adapter over the reference backend's handlers. @param see gets what went over the wire, and may object. */
export function graphRig(
  scenario: string,
  options: Partial<GraphAdapterOptions> = {},
  see: (exchange: Exchange) => Promise<void> = () => Promise.resolve(),
) {
  const backend = new MockBackend({scenario});
  const handlers = graphHandlers({backend});
  const asked: GraphTokenRequest[] = [];
  const {fetch, fail, requests} = faultyFetch(async (input, init) => {
    const request = new Request(input, init);
    const response = await getResponse(handlers, request.clone());
    if (!response) throw new Error(`Nobody answers ${request.url}.`);
    if (response.type === 'error') throw new TypeError('Failed to fetch');
    await see({request, response, asked});
    return response;
  });
  const tokens = graphTokens(backend);
  const getToken = (request: GraphTokenRequest) => {
    asked.push(request);
    return tokens(request);
  };
  const rig = {
    adapter: createGraphAdapter({getToken, fetch, ...options}),
    password: person.password,
    totp: (secret) => codeFor(secret, backend.now()),
    otherSession: async () => {
      const {token} = await backend.signIn({identifier: person.identifier, password: person.password});
      return createGraphAdapter({getToken: () => token, fetch, ...options});
    },
    fail,
    requests,
  } satisfies SuiteRig;
  return {...rig, backend, asked};
}
