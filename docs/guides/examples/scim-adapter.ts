import {
  type AccountAdapter,
  AccountError,
  type AccountErrorCode,
  type AccountErrorDetails,
  type Attribute,
  type CallOptions,
  type Outcome,
  type Profile,
  type ProfilePatch,
  type WriteOptions,
} from 'account-elements';

export interface ScimAdapterOptions {
  /** The service provider's root: "https://id.example/scim/v2". */
  readonly url: string;
  readonly getToken: () => string | Promise<string>;
  /** Which of `paths` the server lets people change themselves: SCIM cannot say. Default: none. */
  readonly editable?: readonly string[] | undefined;
  /** Default: the global one. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** What is used of a User (RFC 7643, 4.1). */
interface ScimUser {
  readonly id: string;
  readonly userName: string;
  readonly displayName?: string;
  readonly name?: {readonly formatted?: string; readonly givenName?: string; readonly familyName?: string};
  readonly title?: string;
  readonly emails?: readonly {readonly value: string; readonly primary?: boolean}[];
  readonly meta: {readonly location: string; readonly version?: string};
}

/** Our names, and SCIM's. */
const paths: Readonly<Record<string, string>> = {
  displayName: 'displayName',
  givenName: 'name.givenName',
  familyName: 'name.familyName',
  jobTitle: 'title',
};

function readProfile(user: ScimUser, editable: readonly string[]): Profile {
  const {displayName, userName, name, title, emails, meta} = user;
  const email = (emails?.find(({primary}) => primary) ?? emails?.[0])?.value;
  return {
    id: user.id,
    displayName: displayName || name?.formatted || userName,
    username: userName,
    ...(name?.givenName && {givenName: name.givenName}),
    ...(name?.familyName && {familyName: name.familyName}),
    ...(title && {jobTitle: title}),
    ...(email && {email}),
    ...(meta.version && {version: meta.version}),
    hasPhoto: false,
    attributes: editable.map((name): Attribute => ({
      name,
      type: 'text',
      required: false,
      edit: {support: 'native'},
    })),
  };
}

const codes: Readonly<Record<number, AccountErrorCode>> = {
  400: 'validation',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  412: 'stale',
  429: 'rate-limited',
  501: 'not-supported',
};

function errorOf({status, headers}: Response, body: unknown, names: readonly string[]): AccountError {
  const code = codes[status] ?? (status >= 500 ? 'unavailable' : 'unknown');
  const {scimType, detail} = Object(body) as {scimType?: string; detail?: string};
  const wait = Number(headers.get('Retry-After') ?? NaN);
  // SCIM does not say which value it refuses: with one, we know.
  const pointer = names.length === 1 ? `/${names[0]}` : '';
  const fault = {pointer, code: scimType ?? 'invalidValue', ...(detail && {message: detail})};
  const details: AccountErrorDetails = {
    status,
    ...(code === 'validation' && {fields: [fault]}),
    ...(scimType && {backendCode: scimType}),
    ...(wait >= 0 && {retryAfterSeconds: wait}),
  };
  return new AccountError(code, details);
}

interface ScimRequest {
  readonly method?: 'PATCH';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One request and its whole answer. Rejects with an `AccountError`, or with the signal's reason. */
function createClient({url, getToken, fetch}: ScimAdapterOptions) {
  const root = new URL(url.endsWith('/') ? url : `${url}/`);

  const exchange = async (address: URL, signal: AbortSignal, init: ScimRequest, names: readonly string[]) => {
    const headers = new Headers({...init.headers, Accept: 'application/scim+json'});
    try {
      headers.set('Authorization', `Bearer ${await getToken()}`);
    } catch (cause) {
      throw new AccountError('unauthenticated', {cause});
    }
    // A write that followed a redirect could end as a GET, or at another host.
    const redirect = init.method ? 'error' : 'follow';
    let response: Response;
    let text: string;
    try {
      response = await (fetch ?? globalThis.fetch)(address, {...init, headers, redirect, signal});
      text = await response.text();
    } catch (cause) {
      throw new AccountError(navigator.onLine === false ? 'offline' : 'network', {cause});
    }
    const body = parsed(text);
    if (!response.ok) throw errorOf(response, body, names);
    return {status: response.status, body};
  };

  return async (
    path: string,
    {signal}: CallOptions = {},
    init: ScimRequest = {},
    names: readonly string[] = [],
  ) => {
    signal?.throwIfAborted();
    const address = new URL(path, root);
    // The token goes to this server only, whatever a link says.
    if (address.origin !== root.origin) throw new AccountError('malformed-response', {path: 'meta.location'});
    const late = AbortSignal.timeout(30_000);
    const ended = new AbortController();
    const givenUp = new Promise<never>((_, reject) => {
      const end = (reason: Error) => {
        ended.abort(reason);
        reject(reason);
      };
      late.addEventListener('abort', () => end(new AccountError('timeout')), {signal: ended.signal});
      signal?.addEventListener('abort', () => end(signal.reason as Error), {signal: ended.signal});
    });
    try {
      return await Promise.race([exchange(address, ended.signal, init, names), givenUp]);
    } finally {
      ended.abort();
    }
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The user in an answer. A page, half an answer and another shape are none. */
function userIn({status, body}: {readonly status: number; readonly body: unknown}): ScimUser {
  const user = Object(body) as Partial<ScimUser>;
  if (user.id && user.userName && user.meta) return user as ScimUser;
  throw new AccountError('malformed-response', {status, path: ''});
}

export function createScimAdapter(options: ScimAdapterOptions): AccountAdapter {
  const {editable = []} = options;
  const call = createClient(options);
  const me = async (callOptions?: CallOptions) => userIn(await call('Me', callOptions));

  const update = async (patch: ProfilePatch, writeOptions: WriteOptions = {}): Promise<Outcome<Profile>> => {
    // Many servers take no PATCH of /Me; the user's own address takes it.
    const {meta} = await me(writeOptions);
    const names = Object.keys(patch);
    const fixed = names.filter((name) => !editable.includes(name));
    if (fixed.length > 0) {
      const fields = fixed.map((name) => ({pointer: `/${name}`, code: 'read-only'}));
      throw new AccountError('validation', {fields});
    }
    const {ifVersion} = writeOptions;
    const headers = {'Content-Type': 'application/scim+json', ...(ifVersion && {'If-Match': ifVersion})};
    const body = JSON.stringify({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: Object.entries(patch).map(([name, value]) =>
        value ? {op: 'replace', path: paths[name], value} : {op: 'remove', path: paths[name]},
      ),
    });
    const answer = await call(meta.location, writeOptions, {method: 'PATCH', headers, body}, names);
    // 204: nothing to tell; the element reads again.
    if (answer.status === 204) return {kind: 'done'};
    return {kind: 'done', value: readProfile(userIn(answer), editable)};
  };

  const lacking = () => Promise.reject(new AccountError('not-supported'));

  return {
    name: 'scim',
    describe: async (callOptions) => {
      try {
        const {id} = await me(callOptions);
        const native = {support: 'native'} as const;
        return {
          subject: id,
          capabilities: {'profile.get': native, ...(editable.length > 0 && {'profile.update': native})},
        };
      } catch (error) {
        if (error instanceof AccountError && error.code === 'unauthenticated') return {capabilities: {}};
        throw error;
      }
    },
    profile: {
      get: async (callOptions) => readProfile(await me(callOptions), editable),
      update,
      startEdit: lacking,
      photo: lacking,
      setPhoto: lacking,
    },
  };
}
