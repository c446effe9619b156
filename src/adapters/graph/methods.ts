/** Authentication methods as the contract has them. */
import type {
  EnrollmentRequest,
  PhoneSlot,
  PhoneWay,
  VerificationMethod,
  VerificationOption,
  VerificationState,
  VerificationType,
} from '../../contract/verification.js';
import {entryOf, instantOf} from '../internal/read.js';
import {present} from './read.js';
import {atSecurityInfo, type Grant, type Granted, native, none} from './scopes.js';
import type {GraphMethod, GraphSignInPreferences} from './wire.js';

type UsedFor = VerificationMethod['usedFor'];
const signIn: UsedFor = ['sign-in'];
const both: UsedFor = ['sign-in', 'reset'];

interface Kind {
  readonly type: VerificationType;
  /** What the organization's own policy may narrow. Not said by Graph, so not verified. */
  readonly usedFor: UsedFor;
  /** Without: nobody removes it here. */
  readonly grant?: Grant;
}

/** By what stands in the name of the type: "#microsoft.graph.phoneAuthenticationMethod". */
const kinds: Readonly<Record<string, Kind>> = {
  phone: {type: 'phone', usedFor: both, grant: 'phone'},
  email: {type: 'email', usedFor: ['reset'], grant: 'email'},
  fido2: {type: 'passkey', usedFor: signIn, grant: 'fido2'},
  microsoftAuthenticator: {type: 'push-app', usedFor: both, grant: 'microsoftAuthenticator'},
  softwareOath: {type: 'authenticator-app', usedFor: both, grant: 'softwareOath'},
  windowsHelloForBusiness: {type: 'platform', usedFor: signIn, grant: 'windowsHelloForBusiness'},
  platformCredential: {type: 'platform', usedFor: signIn, grant: 'platformCredential'},
  password: {type: 'password', usedFor: signIn},
  temporaryAccessPass: {type: 'temporary-pass', usedFor: signIn},
  external: {type: 'other', usedFor: signIn},
};

const slots: Readonly<Record<string, PhoneSlot>> = {
  mobile: 'mobile',
  alternateMobile: 'alternate',
  office: 'office',
};
export const phoneTypeOf = (slot: PhoneSlot) => (slot === 'alternate' ? 'alternateMobile' : slot);
const ways: Readonly<Record<PhoneSlot, PhoneWay[]>> = {
  mobile: ['text', 'call'],
  alternate: ['call'],
  office: ['call'],
};

/** A preference as Graph calls it, and what it means: the kind of method, of a phone its slot and way. */
const preferences: Readonly<Record<string, readonly [kind: string, slot?: PhoneSlot, way?: PhoneWay]>> = {
  push: ['microsoftAuthenticator'],
  oath: ['softwareOath'],
  sms: ['phone', 'mobile', 'text'],
  voiceMobile: ['phone', 'mobile', 'call'],
  voiceAlternateMobile: ['phone', 'alternate', 'call'],
  voiceOffice: ['phone', 'office', 'call'],
};

const kindOf = (id: string) => id.slice(0, id.indexOf(':'));

/** The id of the contract as an address, and the kind it is of. Nothing where there can be no such method. */
export function addressOf(id: string): {readonly grant: Grant; readonly path: string} | undefined {
  const kind = kindOf(id);
  const own = id.slice(kind.length + 1);
  const grant = entryOf(kinds, kind)?.grant;
  if (!grant || /^\.{0,2}$/.test(own)) return undefined;
  return {grant, path: `/me/authentication/${kind}Methods/${encodeURIComponent(own)}`};
}

/** @param kind where the answer does not name its type. */
export function readMethod(method: GraphMethod, granted: Granted, kind = ''): VerificationMethod {
  const named =
    /^#microsoft\.graph\.(\w+)AuthenticationMethod$/.exec(method['@odata.type'] ?? '')?.[1] ?? kind;
  const {type, usedFor, grant} = entryOf(kinds, named) ?? {
    type: 'other',
    usedFor: signIn,
  };
  const may = grant && (granted(grant) ? native : atSecurityInfo('configuration'));
  const slot = entryOf(slots, method.phoneType);
  const start = Date.parse(method.startDateTime ?? '');
  const lifetime = (method.lifetimeInMinutes ?? NaN) * 60_000;
  return {
    id: `${named}:${method.id}`,
    type,
    usedFor,
    ...present({
      label: method.displayName || method.model,
      destination: method.phoneNumber ?? method.emailAddress,
      createdAt: instantOf(method.createdDateTime),
      expiresAt: instantOf(start + lifetime),
    }),
    ...(slot && {slot, ways: ways[slot]}),
    remove: may ?? none(type === 'temporary-pass' ? 'admin-only' : 'backend'),
    rename: named === 'fido2' && may ? may : none('backend'),
    change: (type === 'phone' || type === 'email') && may ? may : none('backend'),
  };
}

/** @param preferred absent where it was not asked for. */
export function readState(
  found: readonly GraphMethod[],
  granted: Granted,
  preferred?: GraphSignInPreferences,
): VerificationState {
  const all = found.map((method) => readMethod(method, granted));
  const systemChooses = preferred?.isSystemPreferredAuthenticationMethodEnabled === true;
  const choice = entryOf(preferences, preferred?.userPreferredMethodForSecondaryAuthentication);
  const [kind, slot, way] = (!systemChooses && choice) || [];
  const first = all.find((method) => kindOf(method.id) === kind && method.slot === slot);
  const methods = all.map((method) => ({
    ...method,
    ...(method === first && {isDefault: true, ...(way && {defaultWay: way})}),
    ...(preferred && systemChooses && preferenceFor(method) && {makeDefault: none('policy')}),
    ...(preferred && !preferenceFor(method) && {makeDefault: none('backend')}),
  }));
  return {methods, options: optionsFor(methods, granted), required: 0};
}

/** Graph's word for it. Nothing where it cannot be preferred. */
export function preferenceFor(
  {id, slot, ways: [usual] = []}: VerificationMethod,
  way: PhoneWay | undefined = usual,
): string | undefined {
  return Object.entries(preferences).find(
    ([, [kind, phone, by]]) => kind === kindOf(id) && phone === slot && by === way,
  )?.[0];
}

/** The phones that are not there yet. */
export const freeSlots = (methods: readonly VerificationMethod[]): PhoneSlot[] =>
  Object.values(slots).filter((slot) => methods.every((method) => method.slot !== slot));

function optionsFor(methods: readonly VerificationMethod[], granted: Granted): VerificationOption[] {
  const limited = (type: 'phone' | 'email', full: boolean, limit: number): VerificationOption => ({
    type,
    add: full ? none('limit') : granted(type) ? native : atSecurityInfo('configuration'),
    limit,
  });
  // Graph creates no authenticator, and a passkey only for Microsoft's own pages.
  const elsewhere = (type: VerificationType): VerificationOption => ({type, add: atSecurityInfo('backend')});
  return [
    elsewhere('push-app'),
    elsewhere('authenticator-app'),
    elsewhere('passkey'),
    limited('phone', freeSlots(methods).length === 0, 3),
    limited(
      'email',
      methods.some(({type}) => type === 'email'),
      1,
    ),
  ];
}

// Of one and of two digits (ITU-T E.164); all others have three.
const callingCode = /^\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d+)$/;

/** "+44 2079460018x217", as Graph wants it. Nothing where it is no number with its country. */
export function phoneNumberOf({number = '', extension = ''}: EnrollmentRequest): string | undefined {
  const plain = number
    .normalize('NFKC')
    .replace(/[\s().\-/\u2010-\u2015]/g, '')
    .replace(/^00/, '+');
  if (!/^\+[1-9]\d{5,14}$/.test(plain)) return undefined;
  const inner = extension.trim();
  return plain.replace(callingCode, '+$1 $2') + (inner && `x${inner}`);
}
