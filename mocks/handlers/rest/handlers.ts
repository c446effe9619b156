import {http, type HttpHandler, HttpResponse} from 'msw';
import type * as z from 'zod/mini';

import {clientHeader, returnToHeader, routes} from '../../../src/adapters/rest/routes.js';
import type {Outcome, PageOptions, WriteOptions} from '../../../src/contract/calls.js';
import {AccountError} from '../../../src/contract/error.js';
import type {Account} from '../../account.js';
import type {MockBackend} from '../../backend.js';
import {defaultPlaces, pageAddress, type Places} from '../../places.js';
import {bodies} from './bodies.js';
import {problem} from './problem.js';
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
          if (method !== 'GET') demandOurClient(request);
          const account = answering.as(session.read(answering, request, cookies), places);
          const query = new URL(request.url).searchParams;
          const id = decodeURIComponent(params['id'] ?? '');
          return await answer({backend: answering, account, request, id, query, options: optionsOf(request)});
        } catch (error) {
          return problem(AccountError.from(error), error instanceof StatusError ? error.status : undefined);
        }
      },
    );
  };
  const list = (route: string, call: (account: Account, options: PageOptions) => Promise<unknown>) =>
    on(route, async ({account, options, query}) =>
      json(await call(account, {...options, ...pageOptions(query)})),
    );
  const write = (route: string, call: (call: Call) => Promise<Outcome<unknown>>) =>
    on(route, async (given) => answerOf(await call(given)));

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
      if ('challenge' in body || !('password' in body || 'code' in body)) {
        return account.stepUp(body.challenge ?? {}, undefined, options);
      }
      return account.stepUp({}, body, options);
    }),
    on(routes['profile.get'], async ({account, options}) => profile(await account.profile.get(options))),
    on(routes['profile.update'], async ({account, request, options}) => {
      if (options.ifVersion === undefined) {
        // Who may not see it at all hears that first.
        await account.profile.get(options);
        throw new StatusError('stale', 428);
      }
      const outcome = await account.profile.update(await read(request, bodies['profile.update']), options);
      return outcome.kind === 'done' && outcome.value ? profile(outcome.value) : answerOf(outcome);
    }),
    write(routes['profile.startEdit'], async ({account, request, options}) =>
      account.profile.startEdit((await read(request, bodies['profile.startEdit'])).name, options),
    ),
    on(routes['profile.photo'], async ({account, query, options}) => {
      const size = Number(query.get('size')) || undefined;
      const photo = await account.profile.photo({...options, size});
      if (!photo) throw new AccountError('not-found');
      // A planted fault may answer with something else.
      const type = photo instanceof Blob ? photo.type : 'text/html';
      return new HttpResponse(photo, {headers: {'Content-Type': type, 'Cache-Control': 'no-store'}});
    }),
    write(routes['profile.setPhoto'], async ({account, request, options}) => {
      const type = request.headers.get('Content-Type') ?? '';
      if (!type.startsWith('image/')) throw new StatusError('validation', 415, '/photo', 'type');
      return account.profile.setPhoto(await request.blob(), options);
    }),
    write(routes.removePhoto, ({account, options}) => account.profile.setPhoto(null, options)),
    list(routes['devices.list'], ({devices}, options) => devices.list(options)),
    write(routes['devices.disable'], async ({account, request, id, options}) =>
      account.devices.disable(id, {...options, ...(await read(request, bodies['devices.disable']))}),
    ),
    list(routes['sessions.list'], ({sessions}, options) => sessions.list(options)),
    write(routes['sessions.revoke'], ({account, id, options}) => account.sessions.revoke(id, options)),
    write(routes['sessions.revokeOthers'], async ({account, request, options}) => {
      const {scope} = await read(request, bodies['sessions.revokeOthers']);
      return scope === 'all' ? account.sessions.revokeAll(options) : account.sessions.revokeOthers(options);
    }),
    list(routes['sessions.signIns'], ({sessions}, options) => sessions.signIns(options)),
    write(routes['sessions.reportSignIn'], ({account, id, options}) =>
      account.sessions.reportSignIn(id, options),
    ),
    on(routes['password.policy'], async ({account, options}) => json(await account.password.policy(options))),
    write(routes['password.change'], async ({account, request, options}) =>
      account.password.change(await read(request, bodies['password.change']), options),
    ),
    // The reference server's own, not of the contract.
    on('POST /session', async ({backend: answering, request}) => {
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

class StatusError extends AccountError {
  readonly status: number;

  constructor(code: 'stale' | 'validation' | 'forbidden', status: number, pointer?: string, field = '') {
    super(code, pointer === undefined ? {} : {fields: [{pointer, code: field}]});
    this.status = status;
  }
}

function demandOurClient({headers}: Request) {
  if (!headers.has(clientHeader)) throw new StatusError('forbidden', 403);
}

async function read<S extends z.ZodMiniType>(request: Request, schema: S): Promise<z.output<S>> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/([\w.]+\+)?json\b/.test(type)) throw new StatusError('validation', 415, '', 'type');
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    throw new StatusError('validation', 400, '', 'json');
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path ?? [];
  throw new AccountError('validation', {
    fields: [{pointer: path.map((key) => `/${String(key)}`).join(''), code: 'type'}],
  });
}

function optionsOf({headers, signal}: Request): WriteOptions {
  const ifVersion = headers.get('If-Match') ?? undefined;
  const returnTo = headers.get(returnToHeader) ?? undefined;
  return {signal, ifVersion, returnTo};
}

function pageOptions(query: URLSearchParams): PageOptions {
  const limit = Number(query.get('limit')) || undefined;
  return {cursor: query.get('cursor') ?? undefined, search: query.get('search') ?? undefined, limit};
}

function answerOf(outcome: Outcome<unknown>): Response {
  if (outcome.kind === 'redirect') return json({redirect: {url: outcome.redirect.url}});
  if (outcome.kind === 'pending') return json({pending: {code: outcome.code}}, {}, 202);
  if (outcome.value === undefined) return new HttpResponse(null, {status: 204});
  return json(outcome.value);
}

function json(value: unknown, headers: Record<string, string> = {}, status = 200): Response {
  return new HttpResponse(JSON.stringify(value), {
    status,
    headers: {'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers},
  });
}
