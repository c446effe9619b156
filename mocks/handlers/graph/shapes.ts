import {
  deviceFields,
  deviceType,
  type GraphDevice,
  type GraphError,
  type GraphUser,
  userFields,
} from '../../../src/adapters/graph/wire.js';
import type {Device} from '../../../src/contract/device.js';
import type {AccountError, AccountErrorCode} from '../../../src/contract/error.js';
import type {Profile} from '../../../src/contract/profile.js';

/** As the real one, it says null where there is nothing, and gives only what was selected. */
function selected(value: object, fields: readonly string[], select: string | null): Record<string, unknown> {
  const wanted = select?.split(',') ?? fields;
  const members = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    fields.filter((field) => wanted.includes(field)).map((field) => [field, members[field] ?? null]),
  );
}

export function graphUser(profile: Profile, select: string | null): GraphUser {
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
  };
  return selected(user, userFields, select) as GraphUser;
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

const errors: Partial<Record<AccountErrorCode, readonly [status: number, code: string]>> = {
  unauthenticated: [401, 'InvalidAuthenticationToken'],
  forbidden: [403, 'Authorization_RequestDenied'],
  policy: [403, 'Authorization_RequestDenied'],
  'not-found': [404, 'Request_ResourceNotFound'],
  'not-supported': [404, 'Request_ResourceNotFound'],
  validation: [400, 'Request_BadRequest'],
  'rate-limited': [429, 'TooManyRequests'],
  unavailable: [503, 'serviceNotAvailable'],
};

/** The status and the body of an error, in Graph's words. */
export function graphError({code, details}: AccountError): readonly [status: number, body: GraphError] {
  const [status, name] = errors[code] ?? [500, 'generalException'];
  const innerError = {'request-id': details.requestId ?? 'unknown', date: '2026-11-22T09:30:00'};
  return [status, {error: {code: name, message: 'For administrators, in English.', innerError}}];
}
