import {http, type HttpHandler, HttpResponse} from 'msw';

import {routes} from '../../../src/adapters/rest/wire.js';
import {callOf, type OperationId} from '../../../src/contract/adapter.js';
import type {Outcome, WriteOptions} from '../../../src/contract/calls.js';
import {AccountError} from '../../../src/contract/error.js';
import {operationOf} from '../../../src/contract/operations.js';
import {operationIds} from '../../../src/contract/results.js';
import type {Account} from '../../account.js';
import type {MockBackend} from '../../backend.js';
import {defaultPlaces, pageAddress, type Places} from '../../places.js';
import {answerOf, json, unstored} from './answer.js';
import {bodies} from './bodies.js';
import {field, problem, StatusError} from './problem.js';
import {demandOurClient, optionsOf, originOf, pageOptions, read} from './request.js';
import {pageSession, type SessionTransport} from './session-transport.js';

export interface RestHandlerOptions {
  /** The backend, or which one answers a request: a path may name its scenario. */
  readonly backend: MockBackend | ((parameters: Readonly<Record<string, string>>) => MockBackend);
  /** The contract's root: an address, or a path pattern such as "/mock/:scenario/account". */
  readonly url: string;
  /** Where the backend's own pages are. Default: addresses that lead nowhere. */
  readonly places?: Places | undefined;
  /** How a request says whose it is. Default: whoever is signed in in this page. */
  readonly session?: SessionTransport | undefined;
}

interface Call {
  readonly backend: MockBackend;
  readonly account: Account;
  readonly request: Request;
  readonly id: string;
  readonly query: URLSearchParams;
  /** Signal and what the headers of a write say. */
  readonly options: WriteOptions;
}

const signInRoute = 'POST /session';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The REST contract over the reference backend: HTTP to its calls, and nothing more. */
export function restHandlers({
  backend,
  url: root,
  places = defaultPlaces,
  session = pageSession,
}: RestHandlerOptions): HttpHandler[] {
  const on = (route: string, answer: (call: Call) => Promise<Response>) => {
    const [method = 'GET', path = '/'] = route.split(' ');
    const pattern = `${root}${path.replace('{id}', ':id')}`;
    return http[method.toLowerCase() as Method]<Record<string, string>>(
      pattern,
      async ({request, params, cookies}) => {
        try {
          const answering = typeof backend === 'function' ? backend(params) : backend;
          // Signing in takes JSON and nothing else, which forces a preflight too.
          if (method !== 'GET' && route !== signInRoute) demandOurClient(request);
          const account = answering.as(session.read(answering, request, cookies), places, originOf(request));
          const query = new URL(request.url).searchParams;
          // MSW has decoded it.
          const id = params['id'] ?? '';
          return await answer({backend: answering, account, request, id, query, options: optionsOf(request)});
        } catch (error) {
          return problem(AccountError.from(error));
        }
      },
    );
  };
  const write = (route: string, call: (call: Call) => Promise<Outcome<unknown>>) =>
    on(route, async (given) => answerOf(await call(given)));

  /** A call as its row says: of an item, with a body. */
  const plain = (operation: OperationId) => {
    const {kind, route, paged, item, input} = operationOf(operation);
    return on(route, async ({account, request, id, query, options}) => {
      const call = callOf(account, operation);
      const ids = item ? [id] : [];
      if (kind === 'read')
        return json(await call(...ids, paged ? {...options, ...pageOptions(query)} : options));
      const body: unknown = input && (await read(request, bodies[operation as keyof typeof bodies]));
      const given = typeof input === 'string' ? (body as Readonly<Record<string, unknown>>)[input] : body;
      return answerOf((await call(...ids, ...(input ? [given] : []), options)) as Outcome<unknown>);
    });
  };

  const profile = (value: unknown) => {
    const {version} = value as {version?: string};
    return json(value, version === undefined ? {} : {ETag: version});
  };

  return [
    on(`${routes.describe}`, describe(places)),
    // "…/account/v1" without the slash.
    on('GET ', describe(places)),
    write(routes.stepUp, async ({account, request, options}) => {
      const body = await read(request, bodies.stepUp);
      if ('password' in body || 'code' in body || 'credential' in body)
        return account.stepUp({}, body, options);
      return account.stepUp(body.challenge ?? {}, undefined, options);
    }),
    on(routes['profile.get'], async ({account, options}) => profile(await account.profile.get(options))),
    on(routes['profile.update'], async ({account, request, options}) => {
      if (options.ifVersion === undefined) {
        // Who may not see it at all hears that first.
        await account.profile.get(options);
        throw new StatusError('stale', 428);
      }
      // "*": whatever is there (RFC 9110).
      const ifVersion = options.ifVersion === '*' ? undefined : options.ifVersion;
      const patch = await read(request, bodies['profile.update']);
      const outcome = await account.profile.update(patch, {...options, ifVersion});
      return outcome.kind === 'done' && outcome.value ? profile(outcome.value) : answerOf(outcome);
    }),
    write(routes['profile.startEdit'], async ({account, request, options}) =>
      account.profile.startEdit((await read(request, bodies['profile.startEdit'])).name, options),
    ),
    on(routes['profile.photo'], async ({account, query, options}) => {
      const size = Number(query.get('size')) || undefined;
      const photo = await account.profile.photo({size}, options);
      if (!photo) throw new AccountError('not-found');
      // A planted fault may answer with something else.
      const type = photo instanceof Blob ? photo.type : 'text/html';
      return new HttpResponse(photo, {headers: {'Content-Type': type, ...unstored}});
    }),
    write(routes['profile.setPhoto'], async ({account, request, options}) => {
      const type = request.headers.get('Content-Type') ?? '';
      if (!/^image\//i.test(type)) throw new StatusError('validation', 415, field('/photo', 'type'));
      return account.profile.setPhoto(await request.blob(), options);
    }),
    write(routes.removePhoto, ({account, options}) => account.profile.setPhoto(null, options)),
    on(routes['sessions.revokeOthers'], async ({backend: answering, account, request, options}) => {
      const {scope} = await read(request, bodies['sessions.revokeOthers']);
      if (scope === 'others') return answerOf(await account.sessions.revokeOthers(options));
      const outcome = await account.sessions.revokeAll(options);
      return answerOf(outcome, outcome.kind === 'done' ? session.end(answering) : {});
    }),
    write(routes['verification.makeDefault'], async ({account, request, options}) => {
      const {id, ...details} = await read(request, bodies['verification.makeDefault']);
      return account.verification.makeDefault(id, details, options);
    }),
    on(routes['terms.content'], async ({account, id, options}) => {
      const content = await account.terms.content(id, options);
      if (content.type !== 'application/pdf') return json(content);
      const {file, version, locale} = content;
      const headers = {ETag: `"${version}"`, ...(locale && {'Content-Language': locale})};
      return new HttpResponse(file, {headers: {'Content-Type': content.type, ...unstored, ...headers}});
    }),
    // MSW takes the first handler that fits: what is special comes before what is plain.
    ...operationIds.map(plain),
    // The reference server's own, not of the contract.
    on(signInRoute, async ({backend: answering, request}) => {
      const {identifier, password} = await read(request, bodies.session);
      const userAgent = request.headers.get('User-Agent') ?? undefined;
      const {token} = await answering.signIn({identifier, password, userAgent});
      return json({token}, session.begin(answering, token));
    }),
    on('DELETE /session', ({backend: answering, account}) => {
      account.signOut();
      return Promise.resolve(new HttpResponse(null, {status: 204, headers: session.end(answering)}));
    }),
    on('GET /_outbox', ({backend: {state}}) => Promise.resolve(json({items: state.outbox}))),
  ];
}

function describe(places: Places) {
  return async ({account, options}: Call) => {
    const description = await account.describe(options);
    const signInUrl = description.canSignIn ? pageAddress(places, 'sign-in', {}) : undefined;
    return json({...description, signInUrl});
  };
}
