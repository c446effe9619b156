import {
  type AccountAdapter,
  AccountError,
  type Attribute,
  type CallOptions,
  type Outcome,
  type Profile,
  type ProfilePatch,
  type WriteOptions,
} from 'account-elements';
import {
  type Answer,
  exchange,
  failureOf,
  type HttpOptions,
  malformed,
  notSupported,
  objectOf,
} from 'account-elements/http.js';

export interface ScimAdapterOptions extends HttpOptions {
  /** The service provider's root: "https://id.example/scim/v2". */
  readonly url: string;
  readonly getToken: () => string | Promise<string>;
  /** Which of `paths` the server lets people change themselves: SCIM cannot say. Default: none. */
  readonly editable?: readonly string[] | undefined;
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

function errorOf(answer: Answer, names: readonly string[]): AccountError {
  const [code, details] = failureOf(answer);
  const {scimType, detail} = Object(answer.body) as {scimType?: string; detail?: string};
  // SCIM does not say which value it refuses: with one, we know.
  const pointer = names.length === 1 ? `/${names[0]}` : '';
  const fault = {pointer, code: scimType ?? 'invalidValue', ...(detail && {message: detail})};
  return new AccountError(code, {
    ...details,
    ...(code === 'validation' && {fields: [fault]}),
    ...(scimType && {backendCode: scimType}),
  });
}

interface ScimRequest {
  readonly method?: 'PATCH';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One request and its whole answer. Rejects with an `AccountError`, or with the signal's reason. */
function createClient({url, getToken, ...http}: ScimAdapterOptions) {
  const root = new URL(url.endsWith('/') ? url : `${url}/`);

  return async (
    path: string,
    {signal}: CallOptions = {},
    {headers, ...request}: ScimRequest = {},
    names: readonly string[] = [],
  ) => {
    const address = new URL(path, root);
    // The token goes to this server only, whatever a link says.
    if (address.origin !== root.origin) throw new AccountError('malformed-response', {path: 'meta.location'});
    const prepare = async (): Promise<RequestInit> => ({
      ...request,
      headers: {...headers, Accept: 'application/scim+json', Authorization: `Bearer ${await getToken()}`},
      credentials: 'omit',
    });
    const answer = await exchange(address, prepare, http, signal);
    if (answer.status >= 300) throw errorOf(answer, names);
    return answer;
  };
}

function userIn(answer: Answer): ScimUser {
  const user = objectOf(answer) as Partial<ScimUser>;
  if (user.id && user.userName && user.meta) return user as ScimUser;
  throw malformed(answer);
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
      startEdit: notSupported,
      photo: notSupported,
      setPhoto: notSupported,
    },
  };
}
