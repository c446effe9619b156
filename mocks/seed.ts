import type {Device} from '../src/contract/device.js';
import type {Organization} from '../src/contract/organization.js';
import type {Profile} from '../src/contract/profile.js';
import type {SignIn} from '../src/contract/session.js';
import {instant} from './clock.js';
import type {PasswordHash} from './hashing.js';
import {helpdesk, person} from './person.js';
import {type ScenarioName, scenarioOf} from './scenarios.js';
import type {StoredSession} from './state.js';
import {usualTerms} from './terms/documents.js';
import type {StoredTerms} from './terms/stored.js';

/** The device on which the person sits. */
export const deviceInUse = 'ada-laptop';

const minute = 60_000;
const day = 24 * 60 * minute;

/** "correct horse battery staple", and before it "analytical engine of 1843". */
export const firstPasswords: readonly PasswordHash[] = [
  {
    salt: '6164612d6c6f76656c6163652d303031',
    hash: 'f1f4ba838f7b0cd41a376b53deb1c5c03b5f234dbf364ee24160422540280310',
  },
  {
    salt: '6164612d6c6f76656c6163652d303030',
    hash: 'ec5e6fd119e6c652f99735197f6a5c9d453e4b1e58836ecb38f498689c31f983',
  },
];

const ada: Profile = {
  id: person.id,
  displayName: 'Ada Lovelace',
  username: person.identifier,
  givenName: 'Ada',
  familyName: 'Lovelace',
  email: person.identifier,
  otherEmails: ['ada.lovelace@contoso.example'],
  phones: [
    {type: 'business', number: '+44 20 7946 0018'},
    {type: 'mobile', number: '+44 7700 900123'},
  ],
  jobTitle: 'Principal analyst',
  department: 'Computing',
  organization: 'Contoso',
  office: {
    location: 'Building 4, room 2.17',
    street: '12 St James’s Square',
    city: 'London',
    postalCode: 'SW1Y 4JH',
    country: 'United Kingdom',
  },
  manager: {displayName: 'Charles Babbage', email: 'charles.babbage@contoso.example'},
  locale: 'en-GB',
  hasPhoto: true,
};

export function seedProfile(name: ScenarioName): Profile {
  return structuredClone({...ada, ...scenarioOf(name).profile?.(ada)});
}

export function seedDevices(name: ScenarioName, now: number): readonly Device[] {
  const devices: Device[] = [
    {
      id: deviceInUse,
      name: 'ADA-LAPTOP',
      kind: 'laptop',
      os: 'Windows',
      osVersion: '11',
      manufacturer: 'Lenovo',
      model: 'ThinkPad X1 Carbon',
      compliance: 'compliant',
      managed: true,
      join: 'joined',
      registeredAt: '2024-09-12T07:45:00Z',
      lastActivityAt: instant(now - 2 * minute),
    },
    {
      id: 'adas-phone',
      name: 'Ada’s phone',
      kind: 'phone',
      os: 'Android',
      osVersion: '16',
      manufacturer: 'Google',
      model: 'Pixel 9',
      compliance: 'non-compliant',
      managed: false,
      join: 'registered',
      registeredAt: '2025-03-03T16:20:00Z',
      lastActivityAt: instant(now - 5 * day),
    },
    {
      id: 'lab-07',
      name: 'LAB-07',
      kind: 'desktop',
      os: 'Windows',
      osVersion: '11',
      manufacturer: 'Dell',
      model: 'OptiPlex 7020',
      compliance: 'compliant',
      managed: true,
      join: 'hybrid-joined',
      registeredAt: '2023-01-16T10:05:00Z',
      lastActivityAt: instant(now - 9 * day),
      disable: {
        support: 'none',
        refusal: {
          reason: 'policy',
          text: 'The computers of the lab are shared. Contoso IT help removes them.',
          contact: helpdesk,
        },
      },
    },
    {
      id: 'adas-tablet',
      name: 'Ada’s tablet',
      kind: 'tablet',
      os: 'iPadOS',
      osVersion: '26.1',
      manufacturer: 'Apple',
      model: 'iPad Air',
      compliance: 'compliant',
      managed: false,
      join: 'registered',
      registeredAt: '2022-11-28T12:00:00Z',
      lastActivityAt: instant(now - 63 * day),
    },
  ];
  return scenarioOf(name).devices?.(devices, now) ?? devices;
}

export function seedOrganizations(name: ScenarioName): readonly Organization[] {
  const organizations: Organization[] = [
    {
      id: 'contoso',
      name: 'Contoso',
      domains: ['contoso.example'],
      relation: 'home',
      current: true,
      leave: {support: 'none', refusal: {reason: 'home', contact: helpdesk}},
      privacyUrl: 'https://contoso.example/privacy',
      contact: helpdesk,
    },
    {
      id: 'fabrikam',
      name: 'Fabrikam',
      domains: ['fabrikam.example', 'fabrikam-labs.example'],
      relation: 'guest',
      retentionDays: 30,
      privacyUrl: 'https://fabrikam.example/privacy',
      contact: {label: 'Fabrikam privacy office', email: 'privacy@fabrikam.example'},
    },
    {
      id: 'northwind',
      name: 'Northwind Traders',
      domains: ['northwind.example'],
      relation: 'guest',
      signInToLeave: true,
      retentionDays: 30,
      privacyUrl: 'https://northwind.example/privacy',
      contact: {label: 'Northwind service desk', email: 'desk@northwind.example'},
    },
    {
      id: 'woodgrove',
      name: 'Woodgrove Bank',
      domains: ['woodgrove.example'],
      relation: 'guest',
      leave: {
        support: 'none',
        refusal: {
          reason: 'policy',
          text: 'Woodgrove Bank ends the access of its guests itself.',
          contact: {label: 'Woodgrove guest access', email: 'guests@woodgrove.example'},
        },
      },
      contact: {label: 'Woodgrove guest access', email: 'guests@woodgrove.example'},
    },
  ];
  return scenarioOf(name).organizations?.(organizations) ?? organizations;
}

export function seedTerms(name: ScenarioName): readonly StoredTerms[] {
  return scenarioOf(name).terms?.(usualTerms) ?? usualTerms;
}

export function seedSessions(name: ScenarioName, now: number, signedIn: boolean): StoredSession[] {
  const here: StoredSession = {
    token: 'seeded-laptop',
    deviceId: deviceInUse,
    session: {
      id: 'laptop',
      browser: 'Firefox',
      os: 'Windows 11',
      device: 'ADA-LAPTOP',
      ip: '203.0.113.24',
      place: 'London, United Kingdom',
      startedAt: instant(now - 95 * minute),
      lastActivityAt: instant(now),
      expiresAt: instant(now + day),
      apps: ['My Apps', 'Mail'],
    },
  };
  const elsewhere: StoredSession[] = [
    {
      token: 'seeded-phone',
      deviceId: 'adas-phone',
      session: {
        id: 'phone',
        browser: 'Chrome',
        os: 'Android 16',
        device: 'Ada’s phone',
        ip: '2001:db8:40:c1::7',
        place: 'London, United Kingdom',
        startedAt: instant(now - 12 * day),
        lastActivityAt: instant(now - 5 * day),
        expiresAt: instant(now + 18 * day),
        apps: ['Mail', 'Calendar', 'Chat'],
      },
    },
    {
      token: 'seeded-lab',
      deviceId: 'lab-07',
      session: {
        id: 'lab',
        browser: 'Edge',
        os: 'Windows 11',
        device: 'LAB-07',
        ip: '198.51.100.7',
        place: 'Cambridge, United Kingdom',
        startedAt: instant(now - 9 * day),
        lastActivityAt: instant(now - 9 * day),
        expiresAt: instant(now + 21 * day),
        apps: ['Notebooks'],
      },
    },
  ];
  const others = scenarioOf(name).sessions?.(elsewhere, now) ?? elsewhere;
  return signedIn ? [here, ...others] : [...others];
}

export function seedSignIns(name: ScenarioName, now: number): readonly SignIn[] {
  const london = {place: 'London, United Kingdom', ip: '203.0.113.24', browser: 'Firefox', os: 'Windows 11'};
  const signIns: SignIn[] = [
    {id: 'a6', at: instant(now - 95 * minute), result: 'success', app: 'My Apps', ...london},
    {
      id: 'a5',
      at: instant(now - 2 * day),
      result: 'failure',
      unusual: true,
      app: 'Mail',
      ip: '192.0.2.181',
      place: 'Reykjavík, Iceland',
      browser: 'Chrome',
      os: 'Linux',
    },
    {id: 'a4', at: instant(now - 3 * day), result: 'interrupted', app: 'Payroll', ...london},
    {
      id: 'a3',
      at: instant(now - 9 * day),
      result: 'success',
      app: 'Notebooks',
      ip: '198.51.100.7',
      place: 'Cambridge, United Kingdom',
      browser: 'Edge',
      os: 'Windows 11',
    },
    {
      id: 'a2',
      at: instant(now - 12 * day),
      result: 'success',
      app: 'Mail',
      ip: '2001:db8:40:c1::7',
      place: 'London, United Kingdom',
      browser: 'Chrome',
      os: 'Android 16',
    },
    {id: 'a1', at: instant(now - 12 * day - 3 * minute), result: 'failure', app: 'Mail', ...london},
  ];
  return scenarioOf(name).signIns?.(signIns, now) ?? signIns;
}
