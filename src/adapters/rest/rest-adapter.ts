import {type AccountAdapter, portsOf, type WholePorts} from '../../contract/adapter.js';
import type {CallOptions, PageOptions} from '../../contract/calls.js';
import type {Description} from '../../contract/description.js';
import {AccountError} from '../../contract/error.js';
import {malformed, objectOf, onDemand} from '../internal/http.js';
import {createClient, profileOf, type RestAdapterOptions} from './client.js';
import {firstRoutes, resumptionParameters} from './routes.js';

export type {RestAdapterOptions} from './client.js';

type Answered = Description & {readonly signInUrl?: unknown};
type AnyCall = (...parameters: unknown[]) => Promise<unknown>;
type FirstRoute = keyof typeof firstRoutes;
const statuses = ['completed', 'cancelled', 'failed'] as const;

/**
 * The adapter for a backend that speaks the REST contract (`openapi.json`). What an element reads at first sight is here;
 * the rest is loaded a moment later.
 *
 * @throws TypeError where an option cannot be used; it names the cure.
 */
export function createRestAdapter(options: RestAdapterOptions): AccountAdapter {
  const client = createClient(options);
  const later = onDemand(async () => (await import('./later.js')).laterCalls(client));

  // On a page, so that no press waits for it, once what is seen first has come.
  let prepared = !globalThis.document;
  const prepare = () => {
    if (!prepared) setTimeout(() => void later().catch(() => {}), 1000);
    prepared = true;
  };

  const first = async (
    route: FirstRoute,
    {cursor, limit, search, size, ...callOptions}: PageOptions & {size?: number | undefined} = {},
  ) => {
    const query = {cursor, limit, search, size};
    const answer = await client.call(firstRoutes[route], callOptions, {query});
    prepare();
    return answer;
  };

  const profile: Pick<WholePorts['profile'], 'get' | 'photo'> = {
    get: async (callOptions) => profileOf(await first('profile.get', callOptions)),
    photo: async (wanted, callOptions) => {
      try {
        const answer = await first('profile.photo', {...callOptions, ...wanted});
        if (answer.status === 204) return null;
        if (answer.body instanceof Blob && answer.body.size) return answer.body;
        throw malformed(answer);
      } catch (error) {
        if (error instanceof AccountError && error.code === 'not-found') return null;
        throw error;
      }
    },
  };
  const ports = portsOf((operation) =>
    operation in firstRoutes
      ? async (callOptions?: CallOptions) => objectOf(await first(operation as FirstRoute, callOptions))
      : async (...parameters) => ((await later())[operation as 'stepUp'] as AnyCall)(...parameters),
  );

  return {
    name: 'rest',
    ...ports,
    profile: {...ports.profile, ...profile},
    describe: async (callOptions) => {
      const {signInUrl, ...description} = objectOf(
        await first('describe', callOptions),
      ) as object as Answered;
      return {canSignIn: Boolean(signInUrl), ...description};
    },
    signIn: async (writeOptions) => (await later()).signIn(writeOptions),
    stepUp: async (...parameters) => (await later()).stepUp(...parameters),
    resume: ({searchParams}) => {
      const operation = searchParams.get(resumptionParameters.operation);
      if (!operation) return undefined;
      const item = searchParams.get(resumptionParameters.item);
      const status = statuses.find((known) => known === searchParams.get(resumptionParameters.status));
      return {operation, ...(item && {item}), status: status ?? 'unknown'};
    },
  };
}
