import type {Device} from '../../contract/device.js';
import type {Organization} from '../../contract/organization.js';
import type {Profile} from '../../contract/profile.js';
import {isSafeUrl} from '../../contract/safe-url.js';
import type {TermsRecord} from '../../contract/terms.js';
import {entryOf, instantOf} from '../internal/read.js';
import {
  deviceType,
  type GraphAcceptance,
  type GraphDevice,
  type GraphOrganization,
  type GraphUser,
} from './wire.js';

/** The person as the contract has it: what Graph calls null is left out. */
export function readProfile(user: GraphUser, manager?: GraphUser): Profile {
  const email = user.mail ?? undefined;
  const phones = [
    ...listOf(user.businessPhones).map((number) => ({type: 'business' as const, number})),
    ...textsOf(user.mobilePhone).map((number) => ({type: 'mobile' as const, number})),
    ...textsOf(user.faxNumber).map((number) => ({type: 'fax' as const, number})),
  ];
  const otherEmails = listOf(user.otherMails).filter((address) => address !== email);
  const office = present({
    location: user.officeLocation,
    street: user.streetAddress,
    city: user.city,
    postalCode: user.postalCode,
    country: user.country,
  });
  return {
    id: user.id,
    displayName: user.displayName || user.userPrincipalName || user.id,
    ...present({
      username: user.userPrincipalName,
      givenName: user.givenName,
      familyName: user.surname,
      email,
      jobTitle: user.jobTitle,
      department: user.department,
      organization: user.companyName,
      locale: user.preferredLanguage,
    }),
    ...(otherEmails.length > 0 && {otherEmails}),
    ...(phones.length > 0 && {phones}),
    ...(Object.keys(office).length > 0 && {office}),
    ...(manager && {manager: readManager(manager)}),
  };
}

function readManager({displayName, userPrincipalName, mail}: GraphUser): NonNullable<Profile['manager']> {
  return {displayName: displayName || userPrincipalName || mail || '', ...present({email: mail})};
}

/** The devices in use among what somebody owns or registered, each once. */
export function readDevices(objects: readonly GraphDevice[]): Device[] {
  const inUse = objects.filter(
    (object) => (object['@odata.type'] ?? deviceType) === deviceType && object.accountEnabled !== false,
  );
  const ids = inUse.map(({id}) => id);
  return inUse.filter(({id}, index) => ids.indexOf(id) === index).map(readDevice);
}

const joins: Readonly<Record<string, Device['join']>> = {
  Workplace: 'registered',
  AzureAd: 'joined',
  ServerAd: 'hybrid-joined',
};

function readDevice(device: GraphDevice): Device {
  const {id, isCompliant, operatingSystem: os} = device;
  return {
    id,
    name: device.displayName || device.model || os || device.deviceId || id,
    ...present({
      kind: kindOf(os),
      os,
      osVersion: device.operatingSystemVersion,
      manufacturer: device.manufacturer,
      model: device.model,
      managed: device.isManaged,
      join: entryOf(joins, device.trustType),
      compliance: isCompliant == null ? undefined : isCompliant ? 'compliant' : 'non-compliant',
      registeredAt: instantOf(device.registrationDateTime),
      lastActivityAt: instantOf(device.approximateLastSignInDateTime),
    } as const),
  };
}

// Graph does not say whether a computer is a laptop.
function kindOf(os: string | null | undefined): Device['kind'] {
  if (/ipad/i.test(os ?? '')) return 'tablet';
  return /android|iphone|ios|windows ?phone/i.test(os ?? '') ? 'phone' : undefined;
}

/** Whether another organization manages the account. Its name then says so: "ada_fabrikam.example#EXT#@contoso.onmicrosoft.com". */
export const isExternal = ({userPrincipalName}: GraphUser): boolean =>
  /#EXT#@/i.test(userPrincipalName ?? '');

export function readOrganization(organization: GraphOrganization, external: boolean): Organization {
  const {id, displayName, privacyProfile} = organization;
  const {statementUrl, contactEmail} = privacyProfile ?? {};
  const domains = (organization.verifiedDomains ?? []).flatMap(({name}) => textsOf(name));
  const name = displayName || domains[0] || id;
  return {
    id,
    name,
    current: true,
    relation: external ? 'guest' : 'home',
    ...(!external && {leave: {support: 'none', refusal: {reason: 'home'}}}),
    ...(domains.length > 0 && {domains}),
    ...(statementUrl && isSafeUrl(statementUrl) && {privacyUrl: statementUrl}),
    ...(contactEmail && {contact: {label: name, email: contactEmail}}),
  };
}

/** What was decided, newest first. Graph tells a person the id of an agreement, not its name. */
export function readHistory(
  acceptances: readonly GraphAcceptance[],
  titles: Readonly<Record<string, string>>,
): TermsRecord[] {
  const records = acceptances.flatMap(({state, recordedDateTime, ...one}): TermsRecord[] => {
    const at = instantOf(recordedDateTime);
    const documentId = one.agreementId ?? one.id;
    const decision = state === 'accepted' ? 'accept' : 'decline';
    if (!at || (state !== 'accepted' && state !== 'declined')) return [];
    return [
      {
        documentId,
        title: entryOf(titles, documentId) ?? documentId,
        version: one.agreementFileId ?? '',
        decision,
        at,
      },
    ];
  });
  return records.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

const textsOf = (text: string | null | undefined) => (text ? [text] : []);
const listOf = (texts: readonly string[] | null | undefined) =>
  Array.isArray(texts) ? (texts as string[]) : [];

type Present<T> = {[K in keyof T]?: Exclude<T[K], null | undefined>};

/** Only the members that have a value. */
export function present<T extends object>(members: T): Present<T> {
  const entries = Object.entries(members).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  return Object.fromEntries(entries) as Present<T>;
}
