import {
  deviceFields,
  deviceType,
  type GraphAcceptance,
  type GraphDevice,
  type GraphError,
  type GraphMethod,
  type GraphOrganization,
  type GraphSignInPreferences,
  type GraphUser,
  userFields,
} from '../../../src/adapters/graph/wire.js';
import type {Device} from '../../../src/contract/device.js';
import type {AccountError, AccountErrorCode} from '../../../src/contract/error.js';
import type {Organization} from '../../../src/contract/organization.js';
import type {Profile} from '../../../src/contract/profile.js';
import type {TermsRecord} from '../../../src/contract/terms.js';
import type {StoredMethod, StoredVerification} from '../../verification/stored.js';

/** As the real one, it says null where there is nothing, and gives only what was selected. */
function selected(value: object, fields: readonly string[], select: string | null): Record<string, unknown> {
  const wanted = select?.split(',') ?? fields;
  const members = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    fields.filter((field) => wanted.includes(field)).map((field) => [field, members[field] ?? null]),
  );
}

const facts = ['lastPasswordChangeDateTime'] as const;

export function graphUser(profile: Profile, passwordChangedAt: string, select: string | null): GraphUser {
  const {phones = [], office = {}} = profile;
  const numbers = (wanted: string) => phones.filter(({type}) => type === wanted).map(({number}) => number);
  const user: GraphUser = {
    id: profile.id,
    displayName: profile.displayName,
    givenName: profile.givenName ?? null,
    surname: profile.familyName ?? null,
    userPrincipalName: profile.username ?? null,
    mail: profile.email ?? null,
    otherMails: profile.otherEmails ?? [],
    jobTitle: profile.jobTitle ?? null,
    department: profile.department ?? null,
    companyName: profile.organization ?? null,
    officeLocation: office.location ?? null,
    streetAddress: office.street ?? null,
    city: office.city ?? null,
    postalCode: office.postalCode ?? null,
    country: office.country ?? null,
    businessPhones: numbers('business'),
    mobilePhone: numbers('mobile')[0] ?? null,
    faxNumber: numbers('fax')[0] ?? null,
    preferredLanguage: profile.locale ?? null,
    lastPasswordChangeDateTime: passwordChangedAt,
  };
  return selected(user, [...userFields, ...facts], select) as GraphUser;
}

export function graphManager({displayName, email}: NonNullable<Profile['manager']>, select: string | null) {
  const user = {id: `manager-${displayName}`, displayName, mail: email, userPrincipalName: email};
  return {'@odata.type': '#microsoft.graph.user', ...selected(user, userFields, select)};
}

const trustTypes = {registered: 'Workplace', joined: 'AzureAd', 'hybrid-joined': 'ServerAd'} as const;

export function graphDevice(device: Device, select: string | null): GraphDevice {
  const {id, name, compliance, join} = device;
  const shape: GraphDevice = {
    id,
    deviceId: id,
    accountEnabled: true,
    displayName: name,
    operatingSystem: device.os ?? null,
    operatingSystemVersion: device.osVersion ?? null,
    manufacturer: device.manufacturer ?? null,
    model: device.model ?? null,
    trustType: join ? trustTypes[join] : null,
    isCompliant: compliance ? compliance === 'compliant' : null,
    isManaged: device.managed ?? null,
    registrationDateTime: device.registeredAt ?? null,
    approximateLastSignInDateTime: device.lastActivityAt ?? null,
  };
  return {'@odata.type': deviceType, ...selected(shape, deviceFields, select)} as GraphDevice;
}

export function graphOrganization({id, name, domains = [], privacyUrl}: Organization): GraphOrganization {
  return {
    id,
    displayName: name,
    verifiedDomains: domains.map((domain) => ({name: domain})),
    privacyProfile: privacyUrl ? {contactEmail: null, statementUrl: privacyUrl} : null,
  };
}

/** What Graph has a type for; of the others it knows nothing. */
const kinds: Readonly<Record<string, string>> = {
  'authenticator-app': 'softwareOath',
  'push-app': 'microsoftAuthenticator',
  phone: 'phone',
  email: 'email',
  passkey: 'fido2',
  'security-key': 'fido2',
};
const phoneTypes = {mobile: 'mobile', alternate: 'alternateMobile', office: 'office'} as const;

export const knowsMethod = ({method}: StoredMethod): boolean => Object.hasOwn(kinds, method.type);

export function graphMethod({method, reach}: StoredMethod): GraphMethod {
  const {id, type, slot, extension, label, createdAt} = method;
  const kind = kinds[type] ?? '';
  return {
    '@odata.type': `#microsoft.graph.${kind}AuthenticationMethod`,
    id,
    createdDateTime: createdAt ?? null,
    ...(kind === 'phone' && {
      phoneNumber: `${reach?.replace(/^\+44/, '+44 ') ?? ''}${extension ? `x${extension}` : ''}`,
      phoneType: slot ? phoneTypes[slot] : null,
    }),
    ...(kind === 'email' && {emailAddress: reach ?? null}),
    ...(kind === 'softwareOath' && {secretKey: null}),
    ...((kind === 'fido2' || kind === 'microsoftAuthenticator') && {displayName: label ?? null}),
  };
}

/** The preference and the method it stands for: a phone's by its slot and way. */
const preferences = {
  oath: ['authenticator-app'],
  sms: ['phone', 'mobile', 'text'],
  voiceMobile: ['phone', 'mobile', 'call'],
  voiceAlternateMobile: ['phone', 'alternate', 'call'],
  voiceOffice: ['phone', 'office', 'call'],
} as const;

export function graphPreferences({methods, preferred}: StoredVerification): GraphSignInPreferences {
  const {type, slot} = methods.find(({method}) => method.id === preferred?.id)?.method ?? {};
  const found = Object.entries(preferences).find(
    ([, [kind, phone, way]]) => kind === type && phone === slot && way === preferred?.way,
  );
  return {
    isSystemPreferredAuthenticationMethodEnabled: false,
    userPreferredMethodForSecondaryAuthentication: found?.[0] ?? null,
  };
}

export function preferredBy({methods}: StoredVerification, preference: string) {
  const [type, slot, way] = Object.hasOwn(preferences, preference)
    ? preferences[preference as keyof typeof preferences]
    : [];
  const found = methods.find(({method}) => method.type === type && method.slot === slot);
  return found && {id: found.method.id, way};
}

export function graphAcceptance(record: TermsRecord, index: number): GraphAcceptance {
  return {
    id: `acceptance-${index}`,
    agreementId: record.documentId,
    agreementFileId: record.version,
    state: record.decision === 'accept' ? 'accepted' : 'declined',
    recordedDateTime: record.at,
  };
}

const errors: Partial<Record<AccountErrorCode, readonly [status: number, code: string]>> = {
  unauthenticated: [401, 'InvalidAuthenticationToken'],
  forbidden: [403, 'Authorization_RequestDenied'],
  policy: [403, 'Authorization_RequestDenied'],
  'not-found': [404, 'Request_ResourceNotFound'],
  'not-supported': [404, 'Request_ResourceNotFound'],
  validation: [400, 'Request_BadRequest'],
  conflict: [409, 'invalidRequest'],
  'rate-limited': [429, 'TooManyRequests'],
  unavailable: [503, 'serviceNotAvailable'],
};

/** The status and the body of an error, in Graph's words. */
export function graphError({code, details}: AccountError): readonly [status: number, body: GraphError] {
  const [status, name] = errors[code] ?? [500, 'generalException'];
  const innerError = {'request-id': details.requestId ?? 'unknown', date: '2026-11-22T09:30:00'};
  return [status, {error: {code: name, message: sentences[pointerOf(details)] ?? unread, innerError}}];
}

const unread = 'For administrators, in English.';

/** All that Graph says about a password. The first was not seen. */
const sentences: Readonly<Record<string, string>> = {
  '/currentPassword': 'The current password is incorrect.',
  '/newPassword': 'The specified password does not comply with password complexity requirements.',
};
const pointerOf = ({fields = []}: AccountError['details']) => fields[0]?.pointer ?? '';
