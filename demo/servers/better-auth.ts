/** A better-auth in this process, its database in memory. */
import {passkey} from '@better-auth/passkey';
import {betterAuth} from 'better-auth';
import {memoryAdapter} from 'better-auth/adapters/memory';
import {toNodeHandler} from 'better-auth/node';
import {organization, twoFactor} from 'better-auth/plugins';

export const password = 'correct horse battery staple';

export interface BetterAuthServer {
  readonly url: string;
  /** Answers a request as the server does. */
  readonly handle: (request: Request) => Promise<Response>;
  /** The same for a server of Node. */
  readonly listener: ReturnType<typeof toNodeHandler>;
  /** Makes somebody a member of an organization. */
  readonly addMember: (organizationId: string, userId: string) => Promise<unknown>;
}

/** `base`: where it is; `origin`: of the page that may use it. */
export function createBetterAuthServer(base: string, origin: string): BetterAuthServer {
  const tables = [
    'user',
    'session',
    'account',
    'verification',
    'twoFactor',
    'passkey',
    'organization',
    'member',
    'invitation',
  ];
  const auth = betterAuth({
    baseURL: base,
    secret: 'test-only-secret-of-better-auth-0123456789',
    trustedOrigins: [origin],
    database: memoryAdapter(Object.fromEntries(tables.map((table) => [table, []]))),
    emailAndPassword: {enabled: true},
    rateLimit: {enabled: false},
    logger: {disabled: true},
    telemetry: {enabled: false},
    plugins: [
      twoFactor({issuer: 'Contoso'}),
      organization(),
      passkey({rpID: 'localhost', rpName: 'Contoso', origin}),
    ],
  });
  return {
    url: `${base}/api/auth`,
    handle: (request) => auth.handler(request),
    listener: toNodeHandler(auth),
    addMember: (organizationId, userId) =>
      auth.api.addMember({body: {organizationId, userId, role: 'member'}}),
  };
}

let count = 0;

/** Signs somebody up who is a member of an organization that another person founded. */
export async function settle({url, handle, addMember}: BetterAuthServer): Promise<Resident> {
  const post = async (path: string, body: object, headers: Readonly<Record<string, string>> = {}) => {
    const {origin} = new URL(url);
    const response = await handle(
      new Request(url + path, {
        method: 'POST',
        headers: {'Content-Type': 'application/json', Origin: origin, ...headers},
        body: JSON.stringify(body),
      }),
    );
    if (!response.ok) throw new Error(`better-auth refused ${path}: ${await response.text()}`);
    return response;
  };
  const email = `ada-${++count}@example.org`;
  const created = await post('/sign-up/email', {email, password, name: 'Ada Lovelace'});
  const {user} = (await created.json()) as {user: {id: string}};
  // The sign-up signed in, where nobody is.
  await post('/sign-out', {}, {Cookie: cookieOf(created)});
  const owner = await post('/sign-up/email', {
    email: `charles-${count}@example.org`,
    password,
    name: 'Charles Babbage',
  });
  const contoso = {name: 'Contoso', slug: `contoso-${count}`};
  const founded = await post('/organization/create', contoso, {Cookie: cookieOf(owner)});
  const {id} = (await founded.json()) as {id: string};
  await addMember(id, user.id);
  return {email, password};
}

export interface Resident {
  readonly email: string;
  readonly password: string;
}

const cookieOf = ({headers}: Response) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
