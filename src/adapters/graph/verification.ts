/** The authentication methods: what is done with them. Loaded when it is first wanted. */
import type {CallOptions, WriteOptions} from '../../contract/calls.js';
import type {Capability} from '../../contract/capability.js';
import {AccountError} from '../../contract/error.js';
import type {EnrollmentRequest, VerificationPort} from '../../contract/verification.js';
import {malformed, objectOf, notSupported} from '../internal/http.js';
import {parsed} from '../internal/read.js';
import {type GraphClient, invalid} from './client.js';
import {
  addressOf as addressOfMethod,
  freeSlots,
  phoneNumberOf,
  phoneTypeOf,
  preferenceFor,
  readMethod,
  readState,
} from './methods.js';
import type {GraphMethod, GraphSignInPreferences} from './wire.js';

/** @param allowBeta whether the default method is read and set. */
export function callsOf(
  {root, granted, demand, addressOf, send, ask, change, all, whoIs}: GraphClient,
  allowBeta: boolean,
): Omit<VerificationPort, 'resend' | 'complete' | 'cancel'> {
  const preferencesAt = async (callOptions?: CallOptions) => {
    const {id} = await whoIs(callOptions);
    // Documented for `/users`, not for `/me`.
    const beta = root.href.replace(/[^/]+$/, 'beta');
    return `${beta}/users/${encodeURIComponent(id)}/authentication/signInPreferences`;
  };
  const preferred = async (callOptions?: CallOptions) => {
    const wanted = allowBeta && granted('preferred');
    if (!wanted) return undefined;
    const answer = await ask(await preferencesAt(callOptions), wanted, callOptions);
    return objectOf(answer) as unknown as GraphSignInPreferences;
  };
  const methodsOf = async (callOptions?: CallOptions) => {
    const wanted = demand('methods');
    const [found, preference] = await Promise.all([
      all<GraphMethod>('/me/authentication/methods', wanted, callOptions),
      preferred(callOptions),
    ]);
    return parsed(readState, found, granted, preference);
  };
  const methodOf = async (id: string, callOptions?: CallOptions) => {
    const {methods} = await methodsOf(callOptions);
    const found = methods.find((method) => method.id === id);
    if (!found) throw new AccountError('not-found');
    return {...found, methods};
  };

  /** What cannot be done with a method, with the reason that the list gives. @throws AccountError always. */
  const refuse = async (
    id: string,
    operation: 'rename' | 'remove',
    callOptions?: CallOptions,
  ): Promise<never> => deny((await methodOf(id, callOptions))[operation]);

  /** What is sent for a phone or an address. @throws AccountError where it cannot be added. */
  const wantedOf = async (request: EnrollmentRequest, callOptions?: CallOptions): Promise<object> => {
    const {type, address, replaces} = request;
    const replaced = replaces === undefined ? undefined : await methodOf(replaces, callOptions);
    if (replaced && replaced.type !== type) throw new AccountError('not-found');
    const {methods} = replaced ?? (await methodsOf(callOptions));
    if (type === 'email') {
      if (!address?.trim()) throw invalid('/address', 'required');
      if (!replaced && methods.some((method) => method.type === type)) throw clash('limit');
      return {emailAddress: address.trim()};
    }
    const free = freeSlots(methods);
    const slot = replaced?.slot ?? request.slot ?? free[0];
    if (!slot || (!replaced && !free.includes(slot))) throw clash('limit');
    if (slot === 'alternate' && free.includes('mobile')) throw clash('prerequisite');
    if (!request.number?.trim()) throw invalid('/number', 'required');
    const phoneNumber = phoneNumberOf(request);
    if (!phoneNumber) throw invalid('/number', 'pattern');
    return {phoneNumber, phoneType: phoneTypeOf(slot)};
  };

  const begin = async (request: EnrollmentRequest, writeOptions?: WriteOptions) => {
    const {type: kind, replaces} = request;
    // Graph sends no code and asks for none: what was typed counts at once.
    if (kind !== 'phone' && kind !== 'email') {
      const {options: types} = await methodsOf(writeOptions);
      return deny(types.find(({type}) => type === kind)?.add);
    }
    const wanted = demand(kind);
    const body = await wantedOf(request, writeOptions);
    const path =
      replaces === undefined ? `/me/authentication/${kind}Methods` : addressOfMethod(replaces)?.path;
    const fieldsOf = () => ({pointer: kind === 'phone' ? '/number' : '/address', code: 'pattern'});
    const verb = replaces === undefined ? 'POST' : 'PATCH';
    const answer = await send(verb, addressOf(path ?? ''), wanted, writeOptions, body, fieldsOf);
    const {id} = replaces === undefined ? objectOf(answer) : {id: replaces.slice(replaces.indexOf(':') + 1)};
    if (typeof id !== 'string') throw malformed(answer, 'id');
    const method = parsed(readMethod, {...body, id}, granted, kind);
    return {kind: 'done', value: {id: method.id, step: 'complete', method}} as const;
  };

  const rename = async (id: string, label: string, writeOptions?: WriteOptions) => {
    const found = addressOfMethod(id);
    if (found?.grant !== 'fido2') return refuse(id, 'rename', writeOptions);
    const body = {displayName: label};
    const answer = await send('PATCH', addressOf(found.path), demand('fido2'), writeOptions, body);
    if (answer.status !== 204) objectOf(answer);
    return {kind: 'done'} as const;
  };

  return {
    get: methodsOf,
    begin,
    rename,
    remove: async (id, writeOptions) => {
      const found = addressOfMethod(id);
      if (!found) return refuse(id, 'remove', writeOptions);
      await change('DELETE', addressOf(found.path), demand(found.grant), writeOptions);
      return {kind: 'done'};
    },
    makeDefault: async (id, {way} = {}, writeOptions) => {
      if (!allowBeta) return notSupported();
      const wanted = demand('preferred');
      const preference = preferenceFor(await methodOf(id, writeOptions), way);
      if (!preference) throw new AccountError('policy', {refusal: {reason: 'backend'}});
      const body = {userPreferredMethodForSecondaryAuthentication: preference};
      await change('PATCH', await preferencesAt(writeOptions), wanted, writeOptions, body);
      return {kind: 'done'};
    },
  };
}

function deny(capability: Capability | undefined): never {
  const refusal = capability && 'refusal' in capability ? capability.refusal : undefined;
  throw new AccountError(refusal ? 'policy' : 'not-supported', {refusal});
}
const clash = (reason: 'limit' | 'prerequisite') => new AccountError('conflict', {refusal: {reason}});
