/**
 * better-auth: profile, password and sessions of its core; authenticator app and backup codes, passkeys and organizations of its
 * plugins.
 *
 * ```ts
 * createBetterAuthAdapter({
 *   url: 'https://app.example/api/auth',
 *   plugins: ['two-factor', 'passkey', 'organization'],
 *   signIn: (returnTo) => `https://app.example/sign-in?next=${encodeURIComponent(returnTo)}`,
 * });
 * ```
 *
 * The page's origin must be among `trustedOrigins`. Its two-factor endpoints want the password inside the call itself: that is a step-up
 * whose proof goes with the call. Passkeys want a session of today: where it is older, one signs in again. It has no devices, no terms of
 * use, no default method, and its core knows no photo upload.
 */
import type {AccountAdapter, Capabilities, OperationId} from '../../contract/adapter.js';
import type {CallOptions, Redirect, StepUpProof, WriteOptions} from '../../contract/calls.js';
import {AccountError, type AccountErrorCode} from '../../contract/error.js';
import type {AccountErrorDetails} from '../../contract/error-details.js';
import type {Profile} from '../../contract/profile.js';
import type {Session} from '../../contract/session.js';
import type {
  Enrollment,
  VerificationMethod,
  VerificationState,
  VerificationType,
} from '../../contract/verification.js';
import {failureOf} from '../internal/failure.js';
import {
  type Answer,
  exchange,
  type HttpOptions,
  isObject,
  type JsonObject,
  malformed,
  objectOf,
  objectsOf,
  notSupported,
} from '../internal/http.js';
import {rootOf} from '../internal/options.js';
import {entryOf, instantOf, parsed} from '../internal/read.js';
import {marked, markOf, returnAddress} from '../internal/redirects.js';
import {readUserAgent} from '../internal/user-agent.js';
import type {GetToken} from '../../contract/token.js';
import type {
  BetterAuthCurrent,
  BetterAuthOrganization,
  BetterAuthPasskey,
  BetterAuthSession,
  BetterAuthTotp,
} from './wire.js';

export type BetterAuthPlugin = 'two-factor' | 'passkey' | 'organization';

export interface BetterAuthAdapterOptions extends HttpOptions {
  /** Where better-auth is mounted: "https://app.example/api/auth". */
  readonly url: string;
  /** The plugins that the server has. Default: none. */
  readonly plugins?: readonly BetterAuthPlugin[] | undefined;
  /** Gives the address of the application's own sign-in page. Default: the element does not offer to sign in. */
  readonly signIn?: ((returnTo: string) => string | Promise<string>) | undefined;
  /** Gives a bearer token, where the server has the `bearer` plugin. Default: cookies. */
  readonly getToken?: GetToken | undefined;
  /** The server's `emailAndPassword.minPasswordLength`. Default: better-auth's, 8. */
  readonly minPasswordLength?: number | undefined;
  /** The server's `emailAndPassword.maxPasswordLength`. Default: better-auth's, 128. */
  readonly maxPasswordLength?: number | undefined;
}

const core: readonly OperationId[] = [
  'profile.get',
  'profile.update',
  'sessions.list',
  'sessions.revoke',
  'sessions.revokeOthers',
  'sessions.revokeAll',
  'password.policy',
  'password.change',
];
const ofMethods: readonly OperationId[] = [
  'verification.get',
  'verification.begin',
  'verification.complete',
  'verification.cancel',
  'verification.remove',
];
const ofPlugins: Readonly<Record<BetterAuthPlugin, readonly OperationId[]>> = {
  'two-factor': ofMethods,
  passkey: [...ofMethods, 'verification.rename'],
  organization: ['organizations.list', 'organizations.leave'],
};

function operationsOf(plugin: BetterAuthPlugin): readonly OperationId[] {
  const found = entryOf(ofPlugins, plugin);
  if (found) return found;
  throw new TypeError(`plugins has "${plugin}": give any of ${Object.keys(ofPlugins).join(', ')}.`);
}

/** @throws TypeError where an option cannot be used; it names the cure. */
export function createBetterAuthAdapter(options: BetterAuthAdapterOptions): AccountAdapter {
  const {plugins = [], getToken, minPasswordLength = 8, maxPasswordLength = 128} = options;
  const root = rootOf(options, 'https://app.example/api/auth');
  const operations = [...core, ...plugins.flatMap(operationsOf)];
  const capabilities: Capabilities = Object.fromEntries(
    operations.map((operation) => [operation, {support: 'native'}]),
  );
  const has = (plugin: BetterAuthPlugin) => plugins.includes(plugin);

  let begun = 0;
  const givenUp = new Set<string>();
  /** The server has one enrolment of a type at a time, and no name for it. */
  const idOf = (type: VerificationType, label = '') =>
    [type, (begun += 1), encodeURIComponent(label)].join('~');

  const call = async (
    path: string,
    {signal, locale}: CallOptions = {},
    body?: JsonObject,
  ): Promise<Answer> => {
    const prepare = async () => {
      const token = await getToken?.({renew: false});
      const headers = {
        Accept: 'application/json',
        ...(body && {'Content-Type': 'application/json'}),
        ...(token && {Authorization: `Bearer ${token}`}),
        ...(locale && {'Accept-Language': locale}),
      };
      return {
        method: body ? 'POST' : 'GET',
        headers,
        credentials: getToken ? 'omit' : 'include',
        body: body ? JSON.stringify(body) : null,
      } as const;
    };
    const answer = await exchange(new URL(root + path), prepare, options, signal);
    if (answer.status === 200) return answer;
    throw errorOf(answer, body);
  };
  const list = async <T>(path: string, callOptions?: CallOptions) =>
    objectsOf<T>(await call(path, callOptions));
  /** A write whose whole answer is that it was done. */
  const write = async (path: string, writeOptions: WriteOptions | undefined, body: JsonObject = {}) => {
    const answer = await call(path, writeOptions, body);
    if (objectOf(answer).status !== true) throw malformed(answer, 'status');
  };
  const current = async (callOptions?: CallOptions): Promise<BetterAuthCurrent> => {
    const answer = await call('/get-session', callOptions);
    if (answer.body === null) throw new AccountError('unauthenticated');
    const {session, user} = objectOf(answer);
    if (!isObject(session) || !isObject(user)) throw malformed(answer, 'session');
    return {session, user} as unknown as BetterAuthCurrent;
  };
  const sessions = (callOptions?: CallOptions) => list<BetterAuthSession>('/list-sessions', callOptions);
  const passkeys = (callOptions?: CallOptions) =>
    has('passkey') ? list<BetterAuthPasskey>('/passkey/list-user-passkeys', callOptions) : [];

  /** The password that a two-factor call wants inside. */
  const passwordIn = async (proof: StepUpProof | undefined, writeOptions?: WriteOptions): Promise<string> => {
    if (proof && 'password' in proof) return proof.password;
    // Whoever is signed out hears that first.
    await current(writeOptions);
    throw new AccountError('step-up-required', {challenge: {inPage: ['password'], withCall: true}});
  };

  const signInPage = async (
    operation: 'sign-in' | 'step-up',
    {returnTo, signal}: WriteOptions = {},
  ): Promise<Redirect> => {
    signal?.throwIfAborted();
    const back = marked(returnAddress(returnTo, root), operation);
    if (!options.signIn) throw new AccountError('not-supported');
    const url = await options.signIn(back.href);
    return {url, operation};
  };

  return {
    name: 'better-auth',
    describe: async (callOptions) => {
      const description = {capabilities, canSignIn: Boolean(options.signIn)};
      try {
        return {...description, subject: (await current(callOptions)).user.id};
      } catch (error) {
        if (AccountError.from(error).code === 'unauthenticated') return description;
        throw error;
      }
    },
    signIn: (writeOptions) => signInPage('sign-in', writeOptions),
    stepUp: async (_challenge, _proof, writeOptions) => ({
      kind: 'redirect',
      redirect: await signInPage('step-up', writeOptions),
    }),
    resume: (url) => {
      const mark = markOf(url);
      return mark && {...mark, status: 'unknown'};
    },
    profile: {
      get: async (callOptions) => parsed(readProfile, await current(callOptions)),
      update: async (patch, {ifVersion, ...writeOptions} = {}) => {
        const {displayName, ...others} = patch;
        const before = parsed(readProfile, await current(writeOptions));
        if (ifVersion !== undefined && before.version !== ifVersion) throw new AccountError('stale');
        const fields = [
          ...Object.keys(others).map((name) => ({pointer: `/${name}`, code: 'read-only'})),
          ...(displayName === undefined || String(displayName ?? '').trim()
            ? []
            : [{pointer: '/displayName', code: 'required'}]),
        ];
        if (fields.length > 0) throw new AccountError('validation', {fields});
        if (displayName !== undefined) await write('/update-user', writeOptions, {name: String(displayName)});
        // It is done, whatever becomes of reading it again.
        const after = current({signal: writeOptions.signal}).then((now) => parsed(readProfile, now));
        return {kind: 'done', value: await after.catch(() => undefined)};
      },
      startEdit: notSupported,
      photo: notSupported,
      setPhoto: notSupported,
    },
    sessions: {
      list: async (callOptions) => {
        const [{session: mine}, all] = await Promise.all([current(callOptions), sessions(callOptions)]);
        const others = all.filter(({id}) => id !== mine.id);
        return {
          items: [
            parsed(readSession, mine, true),
            ...others.map((session) => parsed(readSession, session, false)),
          ],
        };
      },
      revoke: async (id, writeOptions) => {
        // It is ended by its token, and any token is answered with success.
        const [{session: mine}, all] = await Promise.all([current(writeOptions), sessions(writeOptions)]);
        if (mine.id === id) throw new AccountError('policy', {refusal: {reason: 'current'}});
        const session = all.find((each) => each.id === id);
        if (!session) throw new AccountError('not-found');
        const {token} = session;
        if (typeof token !== 'string') throw new AccountError('malformed-response', {path: 'token'});
        await write('/revoke-session', writeOptions, {token});
        return {kind: 'done'};
      },
      revokeOthers: async (writeOptions) => {
        await write('/revoke-other-sessions', writeOptions);
        return {kind: 'done', value: {}};
      },
      revokeAll: async (writeOptions) => {
        await write('/revoke-sessions', writeOptions);
        return {kind: 'done', value: {}};
      },
      signIns: notSupported,
      reportSignIn: notSupported,
    },
    password: {
      policy: async (callOptions) => {
        await current(callOptions);
        return {
          minLength: minPasswordLength,
          maxLength: maxPasswordLength,
          requiresCurrent: true,
          rules: [
            {code: 'min-length', params: {min: minPasswordLength}, check: 'client'},
            {code: 'max-length', params: {max: maxPasswordLength}, check: 'client'},
          ],
          signOutOthers: 'offered',
        };
      },
      change: async ({currentPassword = '', newPassword, signOutOthers}, writeOptions) => {
        // The server counts UTF-16 units, the contract characters.
        if ([...newPassword].length < minPasswordLength)
          throw new AccountError('validation', field('/newPassword', 'too-short').details);
        const revokeOtherSessions = signOutOthers === true;
        const answer = await call('/change-password', writeOptions, {
          currentPassword,
          newPassword,
          revokeOtherSessions,
        });
        if (!isObject(objectOf(answer).user)) throw malformed(answer, 'user');
        return {kind: 'done'};
      },
    },
    ...((has('two-factor') || has('passkey')) && {
      verification: {
        get: async (callOptions): Promise<VerificationState> => {
          const [{user}, keys] = await Promise.all([current(callOptions), passkeys(callOptions)]);
          return readVerification(user.twoFactorEnabled === true, keys, has);
        },
        begin: async ({type, label = ''}, {proof, ...writeOptions} = {}) => {
          const done = (value: Enrollment) => ({kind: 'done', value}) as const;
          if (type === 'passkey' && has('passkey')) {
            const publicKey = objectOf(await call('/passkey/generate-register-options', writeOptions));
            return done({id: idOf(type, label), step: 'webauthn', publicKey});
          }
          if (type !== 'authenticator-app' && type !== 'recovery-codes')
            throw new AccountError('policy', {refusal: {reason: 'backend'}});
          const password = await passwordIn(proof, writeOptions);
          if (type === 'recovery-codes') {
            const answer = objectOf(
              await call('/two-factor/generate-backup-codes', writeOptions, {password}),
            );
            // The old ones are void from here on: the server knows no other order.
            return done({id: idOf(type), step: 'show-once', secrets: answer.backupCodes as string[]});
          }
          const answer = objectOf(await call('/two-factor/enable', writeOptions, {password}));
          return done(parsed(readTotp, idOf(type), answer as unknown as BetterAuthTotp));
        },
        resend: notSupported,
        complete: async (id, proof, writeOptions) => {
          if (givenUp.has(id)) throw new AccountError('expired');
          const [type = '', , label = ''] = id.split('~');
          if (type === 'passkey' && 'credential' in proof) {
            const name = decodeURIComponent(label);
            const body = {response: proof.credential, ...(name && {name})};
            objectOf(await call('/passkey/verify-registration', writeOptions, body));
          } else if (type === 'authenticator-app' && 'code' in proof) {
            objectOf(await call('/two-factor/verify-totp', writeOptions, {code: proof.code}));
          } else {
            await current(writeOptions);
            if (type !== 'recovery-codes') throw new AccountError('not-found');
          }
          return {kind: 'done'};
        },
        cancel: async (id, writeOptions) => {
          // What was not proven never counts. The server knows no giving up: it would take the code still.
          await current(writeOptions);
          givenUp.add(id);
          return {kind: 'done'};
        },
        rename: async (id, name, writeOptions) => {
          if (!has('passkey')) throw new AccountError('not-supported');
          objectOf(await call('/passkey/update-passkey', writeOptions, {id, name}));
          return {kind: 'done'};
        },
        remove: async (id, {proof, ...writeOptions} = {}) => {
          if (id === 'authenticator-app') {
            await write('/two-factor/disable', writeOptions, {
              password: await passwordIn(proof, writeOptions),
            });
          } else {
            // Anything else is a passkey, or not there.
            const known = (await passkeys(writeOptions)).some((passkey) => passkey.id === id);
            if (!known) await current(writeOptions);
            if (!known) throw new AccountError('not-found');
            await write('/passkey/delete-passkey', writeOptions, {id});
          }
          return {kind: 'done'};
        },
        makeDefault: notSupported,
      },
    }),
    ...(has('organization') && {
      organizations: {
        list: async (callOptions) => {
          const found = await list<BetterAuthOrganization>('/organization/list', callOptions);
          return {items: found.map(({id, name}) => ({id, name, relation: 'member' as const}))};
        },
        leave: async (organizationId, writeOptions) => {
          objectOf(await call('/organization/leave', writeOptions, {organizationId}));
          return {kind: 'done'};
        },
      },
    }),
  };
}

function readProfile({user}: BetterAuthCurrent): Profile {
  const {id, name, email, username, updatedAt} = user;
  return {
    id,
    displayName: name || (email ?? id),
    ...(updatedAt && {version: updatedAt}),
    ...((username ?? email) && {username: username ?? email}),
    ...(email && {email}),
    hasPhoto: false,
    attributes: [{name: 'displayName', type: 'text', required: true, edit: {support: 'native'}}],
  };
}

function readTotp(id: string, {totpURI: uri, backupCodes = []}: BetterAuthTotp): Enrollment {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return {id, step: 'totp', secret, uri, secrets: [...backupCodes]};
}

function readSession(session: BetterAuthSession, current: boolean): Session {
  const {id, ipAddress, userAgent} = session;
  const [startedAt, lastActivityAt, expiresAt] = [
    session.createdAt,
    session.updatedAt,
    session.expiresAt,
  ].map(instantOf);
  return {
    id,
    ...(current && {current, revoke: {support: 'none', refusal: {reason: 'current'}}}),
    ...readUserAgent(userAgent ?? ''),
    ...(ipAddress && {ip: ipAddress}),
    ...(startedAt && {startedAt}),
    ...(lastActivityAt && {lastActivityAt}),
    ...(expiresAt && {expiresAt}),
  };
}

const native = {support: 'native'} as const;
const usedFor: VerificationMethod['usedFor'] = ['sign-in'];

function readVerification(
  twoFactor: boolean,
  keys: readonly BetterAuthPasskey[],
  has: (plugin: BetterAuthPlugin) => boolean,
): VerificationState {
  const fixed = {support: 'none', refusal: {reason: 'backend'}} as const;
  return {
    required: 0,
    methods: [
      ...(twoFactor
        ? [
            {id: 'authenticator-app', type: 'authenticator-app' as const, usedFor, rename: fixed},
            {id: 'recovery-codes', type: 'recovery-codes' as const, usedFor, rename: fixed, remove: fixed},
          ]
        : []),
      ...keys.map(({id, name, createdAt: created}) => {
        const createdAt = instantOf(created);
        return {
          id,
          type: 'passkey' as const,
          usedFor,
          ...(name && {label: name}),
          ...(createdAt && {createdAt}),
        };
      }),
    ],
    options: [
      ...(has('two-factor')
        ? [
            {
              type: 'authenticator-app' as const,
              limit: 1,
              named: false,
              add: twoFactor ? ({support: 'none', refusal: {reason: 'limit'}} as const) : native,
            },
            // The first ones come with the app.
            ...(twoFactor ? [{type: 'recovery-codes' as const, add: native}] : []),
          ]
        : []),
      ...(has('passkey') ? [{type: 'passkey' as const, add: native}] : []),
    ],
  };
}

interface Meaning {
  readonly code: AccountErrorCode;
  readonly details?: AccountErrorDetails;
}
const field = (pointer: string, code: string): Meaning => ({
  code: 'validation',
  details: {fields: [{pointer, code}]},
});

/** better-auth's codes are stable. */
const meanings: Readonly<Record<string, Meaning>> = {
  PASSWORD_TOO_SHORT: field('/newPassword', 'too-short'),
  PASSWORD_TOO_LONG: field('/newPassword', 'too-long'),
  PASSWORD_COMPROMISED: field('/newPassword', 'breached'),
  INVALID_CODE: field('/code', 'incorrect'),
  INVALID_TWO_FACTOR_COOKIE: {code: 'expired'},
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: {code: 'rate-limited'},
  TOTP_ALREADY_ENABLED: {code: 'conflict', details: {refusal: {reason: 'limit'}}},
  TWO_FACTOR_NOT_ENABLED: {code: 'conflict', details: {refusal: {reason: 'prerequisite'}}},
  TOTP_NOT_ENABLED: {code: 'not-found'},
  CHALLENGE_NOT_FOUND: {code: 'expired'},
  PASSKEY_NOT_FOUND: {code: 'not-found'},
  FAILED_TO_VERIFY_REGISTRATION: field('/credential', 'incorrect'),
  MEMBER_NOT_FOUND: {code: 'not-found'},
  ORGANIZATION_NOT_FOUND: {code: 'not-found'},
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER: {
    code: 'conflict',
    details: {refusal: {reason: 'last-owner'}},
  },
  SESSION_NOT_FRESH: {code: 'step-up-required', details: {challenge: {maxAgeSeconds: 0}}},
  UNAUTHORIZED: {code: 'unauthenticated'},
};

function errorOf(answer: Answer, body: JsonObject | undefined): AccountError {
  const [code, details] = failureOf(answer);
  const backendCode =
    isObject(answer.body) && typeof answer.body.code === 'string' ? answer.body.code : undefined;
  // The same code, wherever a password was wrong: in the form, or in what a step-up gave.
  const wrong = field(body && 'newPassword' in body ? '/currentPassword' : '/password', 'incorrect');
  const meaning = backendCode === 'INVALID_PASSWORD' ? wrong : entryOf(meanings, backendCode);
  return new AccountError(meaning?.code ?? code, {
    ...details,
    ...meaning?.details,
    ...(backendCode && {backendCode}),
  });
}
