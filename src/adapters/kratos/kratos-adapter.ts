/**
 * Ory Kratos, by its browser flows: profile, password, sessions, authenticator app, passkeys, security keys and recovery codes, all
 * in the page.
 *
 * ```ts
 * createKratosAdapter({url: 'https://id.example'});
 * ```
 *
 * The page must be among Kratos' CORS origins, with credentials allowed, and on its site: its cookie is `SameSite=Lax`. Kratos asks for
 * no old password but for a fresh sign-in: that is a step-up, in the page by password or passkey, or at its login page. What Kratos has
 * not: devices, organizations, terms of use, a photo, a default method.
 */
import type {AccountAdapter, Capabilities} from '../../contract/adapter.js';
import type {CallOptions, StepUpChallenge, StepUpProof, WriteOptions} from '../../contract/calls.js';
import type {Capability} from '../../contract/capability.js';
import {AccountError} from '../../contract/error.js';
import {isSafeUrl} from '../../contract/safe-url.js';
import {failureOf} from '../internal/failure.js';
import {
  type Answer,
  exchange,
  type HttpOptions,
  isObject,
  malformed,
  objectOf,
  objectsOf,
  onDemand,
  notSupported,
} from '../internal/http.js';
import {rootOf} from '../internal/options.js';
import {entryOf, parsed} from '../internal/read.js';
import {marked, markOf, returnAddress} from '../internal/redirects.js';
import {
  nodeOf,
  patched,
  patchPointer,
  readFieldErrors,
  readProfile,
  readSession,
  readVerification,
  textIn,
} from './read.js';
import type {KratosFlow, KratosSession} from './wire.js';

export interface KratosAdapterOptions extends HttpOptions {
  /** Kratos' public address: "https://id.example". */
  readonly url: string;
  /** What authenticator apps call the account. Default: the server's host name. */
  readonly issuer?: string | undefined;
}

const native: Capability = {support: 'native'};

const capabilities: Capabilities = {
  'profile.get': native,
  'profile.update': native,
  'sessions.list': native,
  'sessions.revoke': native,
  'sessions.revokeOthers': native,
  'sessions.revokeAll': native,
  'password.policy': native,
  'password.change': native,
  'verification.get': native,
  'verification.begin': native,
  'verification.resend': native,
  'verification.complete': native,
  'verification.cancel': native,
  'verification.remove': native,
};

/** How many of a person's sessions are looked at. */
const most = 250;

/** @throws TypeError where an option cannot be used; it names the cure. */
export function createKratosAdapter(options: KratosAdapterOptions): AccountAdapter {
  const root = new URL(`${rootOf(options, 'https://id.example')}/`);
  const {issuer = root.hostname} = options;

  const send = async (method: string, address: string, callOptions: CallOptions = {}, body?: unknown) => {
    const url = new URL(address);
    // What a flow says its form's address is must be this server's.
    if (url.origin !== root.origin) throw new AccountError('malformed-response', {path: 'ui.action'});
    const {signal, locale} = callOptions;
    const headers = {
      Accept: 'application/json',
      ...(body !== undefined && {'Content-Type': 'application/json'}),
      ...(locale && {'Accept-Language': locale}),
    };
    const prepare = () =>
      Promise.resolve({method, headers, credentials: 'include', body: JSON.stringify(body) ?? null} as const);
    return exchange(url, prepare, options, signal);
  };
  const get = async (path: string, callOptions?: CallOptions) => {
    const answer = await send('GET', root.href + path, callOptions);
    if (answer.status === 200) return answer;
    throw errorOf(answer);
  };
  const begun = async (path: string, callOptions?: CallOptions) =>
    flowIn(await get(`self-service/${path}`, callOptions));
  const settings = (callOptions?: CallOptions) => begun('settings/browser', callOptions);
  const whoami = async (callOptions?: CallOptions) =>
    objectOf(await get('sessions/whoami', callOptions)) as unknown as KratosSession;
  const otherSessions = async (callOptions?: CallOptions) =>
    objectsOf<KratosSession>(await get(`sessions?per_page=${most}&page=1`, callOptions));

  /** Sends a form. What is wrong with it is `validation`, at the pointers that `rename` makes of Kratos' names. */
  const submit = async (
    flow: KratosFlow,
    values: Readonly<Record<string, unknown>>,
    callOptions: CallOptions | undefined,
    rename: (name: string) => string,
  ): Promise<KratosFlow> => {
    const body = {...values, csrf_token: textIn(flow, 'csrf_token')};
    const answer = await send('POST', flow.ui.action, callOptions, body);
    // Kratos takes it for a failure of its own when a credential does not answer its challenge.
    if (answer.status === 500 && /WebAuthn credential/.test(reasonIn(answer)))
      throw new AccountError('validation', {
        status: 500,
        fields: [{pointer: rename(''), code: 'incorrect'}],
      });
    if (answer.status !== 200 && answer.status !== 400) throw await raised(errorOf(answer), callOptions);
    const after = isFlow(answer.body) ? answer.body : undefined;
    // A 400 without a flow is an error like any other; a 200 may still say that the code was wrong.
    const fields = after ? parsed(readFieldErrors, after, rename) : [];
    if (fields.length > 0) throw new AccountError('validation', {status: answer.status, fields});
    if (answer.status === 400) throw errorOf(answer);
    // A login answers with its session.
    if (isObject(answer.body) && isObject(answer.body.session)) return flow;
    if (!after) throw malformed(answer);
    return after;
  };

  /** The challenge of a refused write with what this person can prove in the page. */
  const raised = async (error: AccountError, callOptions?: CallOptions): Promise<AccountError> => {
    const {challenge} = error.details;
    if (error.code !== 'step-up-required' || !challenge) return error;
    const login = begun(loginPath(challenge), callOptions).then((flow) => parsed(provable, flow));
    // Where it cannot be seen, it is the login page.
    const proofs = await login.catch(() => undefined);
    return new AccountError(error.code, {...error.details, challenge: {...challenge, ...proofs}});
  };

  const prove = async (challenge: StepUpChallenge, proof: StepUpProof, writeOptions?: WriteOptions) => {
    // A passkey answers the challenge of the login that asked for it.
    const asked = 'credential' in proof ? challenge.publicKey?.['flow'] : undefined;
    const login = await (typeof asked === 'string'
      ? begun(`login/flows?id=${encodeURIComponent(asked)}`, writeOptions)
      : begun(loginPath(challenge), writeOptions));
    const values =
      'password' in proof
        ? {method: 'password', identifier: textIn(login, 'identifier'), password: proof.password}
        : 'code' in proof
          ? /^\d{6}$/.test(proof.code)
            ? {method: 'totp', totp_code: proof.code}
            : {method: 'lookup_secret', lookup_secret: proof.code}
          : {method: 'passkey', passkey_login: JSON.stringify(proof.credential)};
    const [pointer = ''] = Object.keys(proof);
    await submit(login, values, writeOptions, () => `/${pointer}`);
  };

  const change = async (
    values: Readonly<Record<string, unknown>>,
    writeOptions: WriteOptions | undefined,
    rename: (name: string) => string = () => '',
  ) => submit(await settings(writeOptions), values, writeOptions, rename);

  const givenUp = new Set<string>();
  const enrolling = onDemand(async () =>
    (await import('./enrolling.js')).callsOf({begun, settings, submit}, issuer, givenUp),
  );

  const page = (path: string, writeOptions: WriteOptions | undefined, purpose: 'sign-in' | 'step-up') => {
    writeOptions?.signal?.throwIfAborted();
    const url = new URL(`${root.href}self-service/${path}`);
    url.searchParams.set('return_to', marked(returnAddress(writeOptions?.returnTo, root.href), purpose).href);
    return {url: url.href, operation: purpose};
  };

  return {
    name: 'kratos',
    describe: async (callOptions) => {
      try {
        const {identity} = await whoami(callOptions);
        return {...(identity && {subject: identity.id}), capabilities, canSignIn: true};
      } catch (error) {
        if (AccountError.from(error).code === 'unauthenticated') return {capabilities, canSignIn: true};
        throw error;
      }
    },
    signIn: (writeOptions) => Promise.resolve().then(() => page('login/browser', writeOptions, 'sign-in')),
    stepUp: async (challenge, proof, writeOptions) => {
      if (proof) {
        await prove(challenge, proof, writeOptions);
        return {kind: 'done'};
      }
      return {kind: 'redirect', redirect: page(loginPath(challenge), writeOptions, 'step-up')};
    },
    resume: (url) => {
      const mark = markOf(url);
      return mark && {...mark, status: 'unknown'};
    },
    profile: {
      get: async (callOptions) => parsed(readProfile, await settings(callOptions)),
      update: async (patch, {ifVersion, ...writeOptions} = {}) => {
        const flow = await settings(writeOptions);
        const {version, attributes = []} = parsed(readProfile, flow);
        if (ifVersion !== undefined && version !== ifVersion) throw new AccountError('stale');
        const locked = Object.keys(patch).filter(
          (name) => attributes.find((attribute) => attribute.name === name)?.edit.support !== 'native',
        );
        if (locked.length > 0) {
          const fields = locked.map((name) => ({pointer: `/${name}`, code: 'read-only'}));
          throw new AccountError('validation', {fields});
        }
        const values = {method: 'profile', traits: patched(flow, patch)};
        const after = await submit(flow, values, writeOptions, patchPointer);
        return {kind: 'done', value: parsed(readProfile, after)};
      },
      startEdit: notSupported,
      photo: notSupported,
      setPhoto: notSupported,
    },
    sessions: {
      list: async (callOptions) => {
        const [mine, others] = await Promise.all([whoami(callOptions), otherSessions(callOptions)]);
        const active = others.filter(({active, id}) => active !== false && id !== mine.id);
        return {
          items: [
            parsed(readSession, mine, true),
            ...active.map((session) => parsed(readSession, session, false)),
          ],
        };
      },
      revoke: async (id, writeOptions) => {
        // Kratos answers 204 for any id.
        const [mine, others] = await Promise.all([whoami(writeOptions), otherSessions(writeOptions)]);
        if (mine.id === id) throw new AccountError('policy', {refusal: {reason: 'current'}});
        if (!others.some((session) => session.id === id)) throw new AccountError('not-found');
        const answer = await send('DELETE', `${root.href}sessions/${encodeURIComponent(id)}`, writeOptions);
        if (answer.status >= 300) throw errorOf(answer);
        if (answer.status !== 204) throw malformed(answer);
        return {kind: 'done'};
      },
      revokeOthers: async (writeOptions) => {
        await endOthers(writeOptions);
        return {kind: 'done', value: {}};
      },
      revokeAll: async (writeOptions) => {
        await endOthers(writeOptions);
        const logout = await get('self-service/logout/browser', writeOptions);
        const {logout_token: token} = objectOf(logout);
        if (typeof token !== 'string') throw malformed(logout, 'logout_token');
        const address = `${root.href}self-service/logout?token=${encodeURIComponent(token)}`;
        const answer = await send('GET', address, writeOptions);
        if (answer.status !== 204) throw answer.status < 300 ? malformed(answer) : errorOf(answer);
        return {kind: 'done', value: {}};
      },
      signIns: notSupported,
      reportSignIn: notSupported,
    },
    password: {
      policy: async (callOptions) => {
        // Kratos keeps its rules to itself and says them when one is broken.
        await whoami(callOptions);
        return {requiresCurrent: false, rules: [], signOutOthers: 'offered'};
      },
      change: async ({newPassword, signOutOthers}, writeOptions) => {
        await change({method: 'password', password: newPassword}, writeOptions, (name) =>
          name === 'password' || name === '' ? '/newPassword' : '',
        );
        // The password is changed already: that nothing happened may not be said.
        if (signOutOthers)
          await endOthers(writeOptions).catch((cause: unknown) => {
            throw new AccountError('unknown', {cause});
          });
        return {kind: 'done'};
      },
    },
    verification: {
      get: async (callOptions) => parsed(readVerification, await settings(callOptions)),
      begin: async (...parameters) => (await enrolling()).begin(...parameters),
      resend: async (...parameters) => (await enrolling()).resend(...parameters),
      complete: async (...parameters) => (await enrolling()).complete(...parameters),
      // Nothing of it counts until it is complete. Kratos knows no giving up: it would take the proof still.
      cancel: async (id, writeOptions) => {
        await whoami(writeOptions);
        givenUp.add(id);
        return {kind: 'done'};
      },
      rename: notSupported,
      remove: async (id, writeOptions) => {
        const flow = await settings(writeOptions);
        if (!parsed(readVerification, flow).methods.some((method) => method.id === id))
          throw new AccountError('not-found');
        const [kind = '', ...rest] = id.split(':');
        const values: Readonly<Record<string, object>> = {
          totp: {method: 'totp', totp_unlink: true},
          lookup_secret: {method: 'lookup_secret', lookup_secret_disable: true},
          'security-key': {method: 'webauthn', webauthn_remove: rest.join(':')},
          passkey: {method: 'passkey', passkey_remove: rest.join(':')},
        };
        const sent = entryOf(values, kind);
        if (!sent) throw new AccountError('policy', {refusal: {reason: 'managed'}});
        await submit(flow, sent as Readonly<Record<string, unknown>>, writeOptions, () => '');
        return {kind: 'done'};
      },
      makeDefault: notSupported,
    },
  };

  async function endOthers(writeOptions: WriteOptions | undefined) {
    const answer = await send('DELETE', `${root.href}sessions`, writeOptions);
    if (answer.status !== 200) throw answer.status < 300 ? malformed(answer) : errorOf(answer);
    // Its count has those in it that had ended already.
    if (typeof objectOf(answer).count !== 'number') throw malformed(answer);
  }
}

const isFlow = (body: unknown): body is KratosFlow =>
  isObject(body) &&
  isObject(body.ui) &&
  Array.isArray(body.ui.nodes) &&
  body.ui.nodes.every((node) => isObject(node) && isObject(node.attributes)) &&
  typeof body.ui.action === 'string' &&
  isSafeUrl(body.ui.action);

const reasonIn = ({body}: Answer): string =>
  isObject(body) && isObject(body.error) ? String(body.error.reason) : '';

function flowIn(answer: Answer): KratosFlow {
  if (isFlow(answer.body)) return answer.body;
  throw malformed(answer, 'ui');
}

const loginPath = ({acrValues}: StepUpChallenge) =>
  acrValues?.includes('aal2') ? 'login/browser?aal=aal2' : 'login/browser?refresh=true';

/** What a login flow takes as a proof. */
function provable(login: KratosFlow): Pick<StepUpChallenge, 'inPage' | 'publicKey'> {
  const has = (name: string) => nodeOf(login, name) !== undefined;
  const passkey = textIn(login, 'passkey_challenge');
  const {publicKey} = Object(passkey && JSON.parse(passkey)) as {publicKey?: Record<string, unknown>};
  return {
    inPage: [
      ...(has('password') ? (['password'] as const) : []),
      ...(has('totp_code') || has('lookup_secret') ? (['code'] as const) : []),
      ...(publicKey ? (['passkey'] as const) : []),
    ],
    ...(publicKey && {publicKey: {...publicKey, flow: login.id}}),
  };
}

/** For logs: where it is so each time, the page is not where Kratos' cookies are. */
const cookieCure =
  'If it does so each time: put the page on Kratos’ site (“SameSite=Lax”), allow credentials in its CORS, let no proxy drop cookies.';

function errorOf(answer: Answer): AccountError {
  const [code, details] = failureOf(answer);
  const body = isObject(answer.body) ? answer.body : {};
  const backendCode = isObject(body.error) && typeof body.error.id === 'string' ? body.error.id : undefined;
  // It goes on at a page of Kratos: we know the way to its login only, and take no address from an answer.
  const elsewhere = backendCode === 'browser_location_change_required';
  const challenge =
    backendCode === 'session_aal2_required' ||
    (elsewhere && /\baal=aal2\b/.test(String(body.redirect_browser_to)))
      ? {acrValues: ['aal2']}
      : backendCode === 'session_refresh_required'
        ? {}
        : details.challenge;
  // The form began with another cookie than comes along, or none does. A new form may do.
  const forged = backendCode === 'security_csrf_violation';
  return new AccountError(
    challenge ? 'step-up-required' : elsewhere ? 'unknown' : forged ? 'expired' : code,
    {
      ...details,
      challenge,
      backendCode,
      ...(forged && {cause: new Error(`Kratos missed its CSRF cookie. ${cookieCure}`)}),
    },
  );
}
