/** Keycloak's shapes as the contract has them. */
import type {FieldError} from '../../contract/error-details.js';
import type {Organization} from '../../contract/organization.js';
import type {Attribute, Profile, ProfilePatch} from '../../contract/profile.js';
import type {Session} from '../../contract/session.js';
import type {VerificationMethod, VerificationState, VerificationType} from '../../contract/verification.js';
import {entryOf, instantOf} from '../internal/read.js';
import type {
  KeycloakAttribute,
  KeycloakCredentials,
  KeycloakDevice,
  KeycloakFieldError,
  KeycloakOrganization,
  KeycloakUser,
} from './wire.js';

/** Keycloak's names of what the contract has a field for. */
const fields: Readonly<Record<string, string>> = {firstName: 'givenName', lastName: 'familyName'};
const keycloakNames = new Map(Object.entries(fields).map(([theirs, ours]) => [ours, theirs]));
const rootNames: readonly string[] = ['username', 'firstName', 'lastName', 'email'];

const nameOf = (theirs: string) => entryOf(fields, theirs) ?? theirs;

export function readProfile(user: KeycloakUser): Profile {
  const {username, firstName, lastName, email, attributes = {}, userProfileMetadata} = user;
  const displayName = [firstName, lastName].filter(Boolean).join(' ') || (username ?? email ?? '');
  const described = userProfileMetadata?.attributes ?? [];
  const known = described.filter(({name}) => !rootNames.includes(name));
  const values = known.flatMap(({name}) => (attributes[name] ? [{name, list: [...attributes[name]]}] : []));
  return {
    id: user.id ?? username ?? '',
    version: versionOf(user),
    displayName,
    ...(username && {username}),
    ...(firstName && {givenName: firstName}),
    ...(lastName && {familyName: lastName}),
    ...(email && {email}),
    ...(attributes['locale']?.[0] && {locale: attributes['locale'][0]}),
    hasPhoto: false,
    ...(values.length > 0 && {values: Object.fromEntries(values.map(({name, list}) => [name, list]))}),
    attributes: described.map(readAttribute),
  };
}

/** Keycloak has no versions: what can be edited is its own. */
function versionOf({username, firstName, lastName, email, attributes}: KeycloakUser): string {
  return JSON.stringify([username, firstName, lastName, email, attributes]);
}

const inputs: Readonly<Record<string, Attribute['type']>> = {
  'html5-email': 'email',
  'html5-tel': 'tel',
  'html5-url': 'url',
  'html5-date': 'date',
  'html5-number': 'number',
  textarea: 'textarea',
  select: 'select',
  'select-radiobuttons': 'select',
  multiselect: 'select',
  'multiselect-checkboxes': 'select',
};

function readAttribute(attribute: KeycloakAttribute): Attribute {
  const {name, displayName, annotations = {}, validators = {}} = attribute;
  const {length = {}, pattern = {}, options = {}} = validators;
  const type = entryOf(inputs, annotations['inputType']) ?? (name === 'email' ? 'email' : 'text');
  const help = textOf(annotations['inputHelperTextBefore']);
  const label = textOf(displayName) ?? (rootNames.includes(name) ? undefined : name);
  return {
    name: nameOf(name),
    type,
    required: attribute.required === true,
    edit: editOf(attribute),
    ...(label && {label}),
    ...(attribute.multivalued && {multivalued: true}),
    ...numbers({minLength: length['min'], maxLength: length['max']}),
    ...numbers({min: validators['integer']?.['min'], max: validators['integer']?.['max']}),
    ...(typeof pattern['pattern'] === 'string' && {pattern: pattern['pattern']}),
    ...(type === 'select' &&
      Array.isArray(options['options']) && {
        options: options['options'].map((value) => ({value: String(value)})),
      }),
    ...(help && {help}),
  };
}

// The page that proves the new address is Keycloak's, where the realm has it switched on.
function editOf({readOnly, annotations}: KeycloakAttribute): Attribute['edit'] {
  if (annotations?.['kc.required.action.supported']) return {support: 'redirect'};
  return readOnly ? {support: 'none', refusal: {reason: 'managed'}} : {support: 'native'};
}

/** A text for people; none where it is a key of a message bundle that only Keycloak has. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && !value.startsWith('${') ? value : undefined;
}

// Keycloak has them as numbers or as digits.
function numbers<N extends string>(given: Readonly<Record<N, unknown>>): {[K in N]?: number} {
  const found = Object.entries(given).filter(
    ([, value]) => value !== undefined && Number.isFinite(Number(value)),
  );
  return Object.fromEntries(found.map(([name, value]) => [name, Number(value)])) as {[K in N]?: number};
}

/** The whole user, as Keycloak wants it back, with what the patch changes. */
export function patched(user: KeycloakUser, patch: ProfilePatch): object {
  const {userProfileMetadata: _, ...rest} = user;
  const attributes: Record<string, readonly string[]> = {...rest.attributes};
  const root: Record<string, string> = {};
  for (const [name, value] of Object.entries(patch)) {
    const theirs = keycloakNames.get(name) ?? name;
    const list = value === null ? [] : typeof value === 'string' ? [value] : value;
    if (rootNames.includes(theirs)) root[theirs] = list[0] ?? '';
    else attributes[theirs] = list;
  }
  return {...rest, ...root, attributes};
}

const fieldCodes: Readonly<Record<string, string>> = {
  'error-user-attribute-required': 'required',
  'error-empty': 'required',
  'error-invalid-blank': 'required',
  'error-invalid-length': 'pattern',
  'error-invalid-length-too-short': 'too-short',
  'error-invalid-length-too-long': 'too-long',
  'error-number-out-of-range-too-small': 'too-small',
  'error-number-out-of-range-too-big': 'too-large',
  'error-invalid-email': 'email',
  invalidEmailMessage: 'email',
  'error-invalid-uri': 'url',
  'error-invalid-date': 'date',
  'error-invalid-number': 'number',
  'error-pattern-no-match': 'pattern',
  'error-person-name-invalid-character': 'pattern',
  'error-username-invalid-character': 'pattern',
  'error-invalid-value': 'option',
  'error-user-attribute-read-only': 'read-only',
  readOnlyUsernameMessage: 'read-only',
  emailExistsMessage: 'reserved',
  usernameExistsMessage: 'reserved',
};

/** Which field, and what is wrong with it; a field that is refused twice is said once. */
export function readFieldErrors(errors: readonly KeycloakFieldError[]): FieldError[] {
  const found = errors.map(({field, errorMessage, params}): FieldError => {
    const code =
      entryOf(fieldCodes, errorMessage) ??
      (typeof errorMessage === 'string' && errorMessage ? errorMessage : 'refused');
    // The name for people, then the numbers of the rule.
    const [, first, second] = Array.isArray(params) ? params.map(Number) : [];
    const known = /^too-(short|small)$/.test(code)
      ? numbers({min: first})
      : /^too-(long|large)$/.test(code)
        ? numbers({max: second ?? first})
        : {};
    return {
      pointer: typeof field === 'string' && field ? `/${nameOf(field)}` : '',
      code,
      ...(Object.keys(known).length > 0 && {params: known}),
    };
  });
  return found.filter(({pointer}, index) => found.findIndex((each) => each.pointer === pointer) === index);
}

/** The session in use first, then those seen last. */
export function readSessions(devices: readonly KeycloakDevice[]): Session[] {
  const sessions = devices.flatMap((device) => (device.sessions ?? []).map((session) => ({device, session})));
  sessions.sort(
    (a, b) =>
      Number(b.session.current ?? false) - Number(a.session.current ?? false) ||
      (b.session.lastAccess ?? 0) - (a.session.lastAccess ?? 0),
  );
  return sessions.map(({device, session}): Session => {
    const [browser] = known(session.browser)?.split('/') ?? [];
    const os = [known(device.os), known(device.osVersion)].filter(Boolean).join(' ');
    const apps = (session.clients ?? []).flatMap(
      ({clientName, clientId}) => textOf(clientName) ?? clientId ?? [],
    );
    const [startedAt, lastActivityAt, expiresAt] = [session.started, session.lastAccess, session.expires].map(
      (seconds = NaN) => instantOf(seconds * 1000),
    );
    return {
      id: session.id,
      ...(session.current && {
        current: true,
        revoke: {support: 'none', refusal: {reason: 'current'}},
      }),
      ...(browser && {browser}),
      ...(os && {os}),
      ...(known(device.device) && {device: device.device}),
      ...(session.ipAddress && {ip: session.ipAddress}),
      ...(startedAt && {startedAt}),
      ...(lastActivityAt && {lastActivityAt}),
      ...(expiresAt && {expiresAt}),
      ...(apps.length > 0 && {apps}),
    };
  });
}

// What Keycloak cannot tell it calls "Other" or "Unknown".
const known = (text: string | undefined) => (text && !/^(other|unknown)\b/i.test(text) ? text : undefined);

export const readOrganization = ({id, name, domains = []}: KeycloakOrganization): Organization => ({
  id,
  name,
  ...(domains.length > 0 && {domains: [...domains]}),
  relation: 'member',
});

/** Keycloak's types of credentials, and the action that adds one. */
export const actions: {readonly [T in VerificationType]?: string} = {
  'authenticator-app': 'CONFIGURE_TOTP',
  passkey: 'webauthn-register-passwordless',
  'security-key': 'webauthn-register',
  'recovery-codes': 'CONFIGURE_RECOVERY_AUTHN_CODES',
};
const types: Readonly<Record<string, VerificationType>> = {
  otp: 'authenticator-app',
  'webauthn-passwordless': 'passkey',
  webauthn: 'security-key',
  'recovery-authn-codes': 'recovery-codes',
};

export function readVerification(groups: readonly KeycloakCredentials[]): VerificationState {
  const ours = groups.filter(({type}) => entryOf(types, type));
  const credentials = ours
    .flatMap((group) =>
      (group.userCredentialMetadatas ?? []).flatMap(({credential}) =>
        credential ? [{group, credential}] : [],
      ),
    )
    .sort((a, b) => (a.credential.priority ?? 0) - (b.credential.priority ?? 0));
  // What is asked for after the password; the first of them at once.
  const second = credentials.filter(({group}) => group.category === 'two-factor');
  const methods = credentials.map(({group, credential}): VerificationMethod => {
    const createdAt = instantOf(credential.createdDate);
    const factor = second.some((each) => each.credential === credential);
    return {
      id: credential.id,
      type: entryOf(types, group.type) ?? 'other',
      ...(credential.userLabel && {label: credential.userLabel}),
      usedFor: ['sign-in'],
      ...(second[0]?.credential === credential && {isDefault: true}),
      ...(createdAt && {createdAt}),
      ...remainingOf(credential.credentialData),
      ...(!group.removeable && {remove: {support: 'none', refusal: {reason: 'admin-only'}}}),
      ...(!factor && {makeDefault: {support: 'none', refusal: {reason: 'backend'}}}),
    };
  });
  const options = ours.map(({type, createAction}) => ({
    type: entryOf(types, type) ?? 'other',
    add: createAction
      ? ({support: 'redirect'} as const)
      : ({support: 'none', refusal: {reason: 'configuration'}} as const),
  }));
  return {methods, options, required: 0};
}

function remainingOf(data: string | undefined): {remaining?: number} {
  try {
    const {remainingCodes} = Object(JSON.parse(data ?? '{}')) as {remainingCodes?: unknown};
    return typeof remainingCodes === 'number' ? {remaining: remainingCodes} : {};
  } catch {
    return {};
  }
}

/** When the password was set. */
export function passwordSetAt(groups: readonly KeycloakCredentials[]): string | undefined {
  const password = groups.find(({type}) => type === 'password')?.userCredentialMetadatas?.[0]?.credential;
  return instantOf(password?.createdDate);
}
