/** Kratos' shapes as the contract has them. */
import type {FieldError} from '../../contract/error-details.js';
import type {Attribute, Profile, ProfilePatch} from '../../contract/profile.js';
import type {Session} from '../../contract/session.js';
import type {
  VerificationMethod,
  VerificationOption,
  VerificationState,
  VerificationType,
} from '../../contract/verification.js';
import {isObject, type JsonObject} from '../internal/http.js';
import {entryOf, instantOf} from '../internal/read.js';
import {readUserAgent} from '../internal/user-agent.js';
import type {KratosFlow, KratosIdentity, KratosMessage, KratosNode, KratosSession} from './wire.js';

/** Traits that the contract has a field for, by the paths of Kratos' own preset schemas. */
const fields: Readonly<Record<string, string>> = {
  'name/first': 'givenName',
  'name/last': 'familyName',
  first_name: 'givenName',
  last_name: 'familyName',
};

const nameOf = (path: string) => entryOf(fields, path) ?? path;

export const nodeOf = ({ui}: KratosFlow, name: string): KratosNode | undefined =>
  ui.nodes.find(({attributes}) => attributes.name === name || attributes.id === name);

export const textIn = (flow: KratosFlow, name: string): string | undefined => {
  const {value, text} = nodeOf(flow, name)?.attributes ?? {};
  return text?.text ?? (typeof value === 'string' ? value : undefined);
};

/** A trait as the texts it holds. */
function textsAt(traits: unknown, path: string): string[] {
  const found = path
    .split('/')
    .reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), traits);
  const list = Array.isArray(found) ? found : [found];
  return list.flatMap((value) =>
    value === undefined || value === null || value === '' || typeof value === 'object' ? [] : [String(value)],
  );
}

const traitNodes = (flow: KratosFlow) =>
  flow.ui.nodes.flatMap((node) => {
    const {name = ''} = node.attributes;
    return node.group === 'profile' && name.startsWith('traits.')
      ? [{node, path: name.slice('traits.'.length).replaceAll('.', '/')}]
      : [];
  });

export function readProfile(flow: KratosFlow): Profile {
  const {id, traits = {}} = flow.identity ?? {id: flow.id};
  const described = traitNodes(flow);
  const held: Record<string, string[]> = Object.fromEntries(
    described.map(({path}) => [nameOf(path), textsAt(traits, path)]),
  );
  const one = (name: string) => held[name]?.[0];
  const [givenName, familyName, email, username] = ['givenName', 'familyName', 'email', 'username'].map(one);
  const named = [givenName, familyName].filter(Boolean).join(' ');
  const known = ['givenName', 'familyName', 'email', 'username'];
  const others = Object.entries(held).filter(([name, texts]) => !known.includes(name) && texts.length > 0);
  return {
    id,
    version: JSON.stringify(traits),
    displayName: named || (one('name') ?? username ?? email ?? id),
    ...((username ?? email) && {username: username ?? email}),
    ...(givenName && {givenName}),
    ...(familyName && {familyName}),
    ...(email && {email}),
    hasPhoto: false,
    ...(others.length > 0 && {values: Object.fromEntries(others)}),
    attributes: described.map(({node, path}) => readAttribute(node, nameOf(path))),
  };
}

const inputs: readonly Attribute['type'][] = ['email', 'tel', 'url', 'date', 'number'];

function readAttribute({attributes, meta}: KratosNode, name: string): Attribute {
  const {type, required, disabled, pattern} = attributes;
  return {
    name,
    type: type === 'checkbox' ? 'boolean' : (inputs.find((known) => known === type) ?? 'text'),
    required: required === true,
    edit: disabled ? {support: 'none', refusal: {reason: 'managed'}} : {support: 'native'},
    ...(meta?.label?.text && {label: meta.label.text}),
    ...(pattern && {pattern}),
  };
}

/** The traits with what the patch changes, each in the type that it has. */
export function patched(flow: KratosFlow, patch: ProfilePatch): JsonObject {
  const traits = structuredClone(flow.identity?.traits ?? {}) as Record<string, unknown>;
  const paths = new Map(traitNodes(flow).map(({path, node}) => [nameOf(path), {path, node}]));
  for (const [name, value] of Object.entries(patch)) {
    const {path = name, node} = paths.get(name) ?? {};
    const keys = path.split('/');
    const last = keys.pop() ?? '';
    let owner = traits;
    for (const key of keys) {
      if (!isObject(owner[key])) owner[key] = {};
      owner = owner[key] as Record<string, unknown>;
    }
    if (value === null || value === '') delete owner[last];
    else owner[last] = typed(value, node?.attributes.type);
  }
  return traits;
}

function typed(value: string | readonly string[], type: string | undefined): unknown {
  if (type === 'number') return Number(value);
  if (type === 'checkbox') return value === 'true';
  return value;
}

const codes: Readonly<Record<string, string>> = {
  4000002: 'required',
  4000003: 'too-short',
  4000004: 'pattern',
  4000005: 'common',
  4000006: 'incorrect',
  4000007: 'reserved',
  4000008: 'incorrect',
  4000016: 'incorrect',
  4000017: 'too-long',
  4000028: 'reserved',
  4000031: 'contains-identifier',
  4000032: 'too-short',
  4000033: 'too-long',
  4000034: 'breached',
  4000039: 'reused',
  4070006: 'incorrect',
};

/** What is wrong with what was sent. `rename`: from Kratos' names to those of the input. */
export function readFieldErrors(flow: KratosFlow, rename: (name: string) => string): FieldError[] {
  const at = (pointer: string, messages: readonly KratosMessage[] = []) =>
    messages.filter(({type}) => type === 'error').map((message) => readMessage(pointer, message));
  return [
    ...at(rename(''), flow.ui.messages),
    ...flow.ui.nodes.flatMap(({attributes, messages}) => at(rename(attributes.name ?? ''), messages)),
  ];
}

function readMessage(pointer: string, {id, text, context = {}}: KratosMessage): FieldError {
  const [min, max] = [context['min_length'], context['max_length']].map(Number);
  const params = {...(Number.isFinite(min) && {min}), ...(Number.isFinite(max) && {max})} as Record<
    string,
    number
  >;
  return {
    pointer,
    code: entryOf(codes, String(id)) ?? String(id),
    ...(Object.keys(params).length > 0 && {params}),
    ...(text && {message: text}),
  };
}

/** Where a trait's error belongs in a patch. */
export const patchPointer = (name: string): string => {
  if (!name.startsWith('traits.')) return '';
  const path = name.slice('traits.'.length).replaceAll('.', '/');
  return `/${nameOf(path)}`;
};

export function readSession(session: KratosSession, current: boolean): Session {
  const [device] = session.devices ?? [];
  const startedAt = instantOf(session.authenticated_at ?? session.issued_at);
  const expiresAt = instantOf(session.expires_at);
  return {
    id: session.id,
    ...(current && {current, revoke: {support: 'none', refusal: {reason: 'current'}}}),
    ...readUserAgent(device?.user_agent ?? ''),
    // With the port.
    ...(device?.ip_address && {ip: device.ip_address.replace(/^\[?(.*?)\]?:\d+$/, '$1')}),
    ...(device?.location && {place: device.location}),
    ...(startedAt && {startedAt}),
    ...(expiresAt && {expiresAt}),
  };
}

const native = {support: 'native'} as const;
const usedFor: VerificationMethod['usedFor'] = ['sign-in'];

/** The methods that a settings flow can remove are those there are. */
export function readVerification(flow: KratosFlow): VerificationState {
  const has = (name: string) => nodeOf(flow, name) !== undefined;
  const keys = flow.ui.nodes.flatMap(({attributes, meta}): VerificationMethod[] => {
    const {name, value} = attributes;
    const type =
      name === 'webauthn_remove' ? 'security-key' : name === 'passkey_remove' ? 'passkey' : undefined;
    if (!type || typeof value !== 'string') return [];
    const {display_name: label, added_at: added} = meta?.label?.context ?? {};
    const createdAt = instantOf(added);
    return [
      {
        id: `${type}:${value}`,
        type,
        usedFor,
        // What it calls a key that nobody named.
        ...(typeof label === 'string' && label && label !== 'unnamed' && {label}),
        ...(createdAt && {createdAt}),
      },
    ];
  });
  const methods: VerificationMethod[] = [
    ...(has('totp_unlink') ? [{id: 'totp', type: 'authenticator-app' as const, usedFor}] : []),
    ...keys,
    ...(has('lookup_secret_disable')
      ? [{id: 'lookup_secret', type: 'recovery-codes' as const, usedFor}]
      : []),
    ...addressesOf(flow.identity),
  ];
  const option = (type: VerificationType, possible: boolean, limit?: number): VerificationOption => ({
    type,
    add: possible ? native : {support: 'none', refusal: {reason: limit ? 'limit' : 'configuration'}},
    ...(limit && {limit}),
    // Only keys are given names.
    ...(type !== 'security-key' && {named: false}),
  });
  const address = unverified(flow.identity);
  const options = [
    option('authenticator-app', has('totp_secret_key'), has('totp_unlink') ? 1 : undefined),
    option('passkey', has('passkey_create_data')),
    option('security-key', has('webauthn_register_trigger')),
    option('recovery-codes', has('lookup_secret_regenerate')),
    {...option('email', address !== undefined), ...(address && {destination: address.value})},
  ];
  // What Kratos has not switched on is not shown as forbidden.
  return {methods, options: options.filter(({add, limit}) => add.support === 'native' || limit), required: 0};
}

/** An address that nobody has proven yet. */
export const unverified = (identity: KratosIdentity | undefined) =>
  identity?.verifiable_addresses?.find(({via, verified}) => via === 'email' && !verified);

// Where the way back in leads; they are not changed here but with the profile.
function addressesOf(identity: KratosIdentity | undefined): VerificationMethod[] {
  const fixed = {support: 'none', refusal: {reason: 'backend'}} as const;
  return (identity?.recovery_addresses ?? []).map(({id, value, via, created_at: created}) => {
    const createdAt = instantOf(created);
    return {
      id: `address:${id}`,
      type: via === 'email' ? 'email' : 'phone',
      destination: value,
      usedFor: ['reset'],
      ...(createdAt && {createdAt}),
      remove: fixed,
      change: fixed,
    };
  });
}
