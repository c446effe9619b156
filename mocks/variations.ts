import type {Device} from '../src/contract/device.js';
import type {Organization} from '../src/contract/organization.js';
import type {Profile} from '../src/contract/profile.js';
import type {SignIn} from '../src/contract/session.js';
import {instant} from './clock.js';
import type {StoredSession} from './state.js';
import {pendingTerms} from './terms/documents.js';
import {hostileDocument} from './terms/hostile.js';
import type {StoredTerms} from './terms/stored.js';
import type {StoredMethod} from './verification/stored.js';

/** Fills the list up to 10,000. */
export function manyDevices(devices: readonly Device[], now: number): readonly Device[] {
  const models = [
    {kind: 'laptop', os: 'Windows', osVersion: '11', manufacturer: 'Lenovo', model: 'ThinkPad T14'},
    {kind: 'laptop', os: 'macOS', osVersion: '26', manufacturer: 'Apple', model: 'MacBook Pro'},
    {kind: 'phone', os: 'Android', osVersion: '16', manufacturer: 'Google', model: 'Pixel 9'},
    {kind: 'tablet', os: 'iPadOS', osVersion: '26.1', manufacturer: 'Apple', model: 'iPad Air'},
    {kind: 'desktop', os: 'Ubuntu', osVersion: '26.04', manufacturer: 'Dell', model: 'Precision 3680'},
  ] as const;
  const more = Array.from({length: 10_000 - devices.length}, (_, index): Device => {
    const model = models[index % models.length] ?? models[0];
    const number = String(index + 1).padStart(4, '0');
    return {
      id: `fleet-${number}`,
      name: `FLEET-${number}`,
      ...model,
      compliance: index % 7 === 0 ? 'non-compliant' : 'compliant',
      managed: true,
      join: 'joined',
      registeredAt: instant(Date.UTC(2024, 0, 1 + (index % 600))),
      lastActivityAt: instant(now - (index + 1) * 600_000),
    };
  });
  return [...devices, ...more];
}

/** As many of each type as there may be. */
export function manyMethods(methods: readonly StoredMethod[], now: number): readonly StoredMethod[] {
  const more = (type: 'authenticator-app' | 'app-password', count: number, label: string): StoredMethod[] =>
    Array.from({length: count}, (_, index) => ({
      method: {
        id: `${type}-${index + 1}`,
        type,
        label: `${label} ${index + 1}`,
        usedFor: type === 'app-password' ? ['sign-in'] : ['sign-in', 'reset'],
        createdAt: instant(Date.UTC(2024, 0, 1 + index)),
        lastUsedAt: instant(now - (index + 1) * 3_600_000),
      },
    }));
  return [...methods, ...more('authenticator-app', 4, 'Phone'), ...more('app-password', 39, 'Program')];
}

/** Fills the list up to 500: mostly guests, some of whom have to sign in there, or cannot leave. */
export function manyOrganizations(organizations: readonly Organization[]): readonly Organization[] {
  const more = Array.from({length: 500 - organizations.length}, (_, index): Organization => {
    const number = String(index + 1).padStart(3, '0');
    return {
      id: `partner-${number}`,
      name: `Partner ${number}`,
      domains: [`partner-${number}.example`],
      relation: index % 9 === 0 ? 'member' : 'guest',
      ...(index % 7 === 3 && {signInToLeave: true}),
      ...(index % 11 === 5 && {leave: {support: 'none', refusal: {reason: 'managed'}}}),
      contact: {label: `Service desk of partner ${number}`, email: `desk@partner-${number}.example`},
    };
  });
  return [...organizations, ...more];
}

/** Nobody's account but a guest's: signed in at the first, the last owner of another. */
export function guestOnly(organizations: readonly Organization[]): readonly Organization[] {
  const guests = organizations.filter(({relation}) => relation !== 'home');
  return [
    ...guests.map((organization, index) => (index === 0 ? {...organization, current: true} : organization)),
    {
      id: 'adventure-works',
      name: 'Adventure Works',
      domains: ['adventure-works.example'],
      relation: 'member',
    },
    {
      id: 'tailspin',
      name: 'Tailspin Toys',
      domains: ['tailspin.example'],
      relation: 'owner',
      leave: {
        support: 'none',
        refusal: {
          reason: 'last-owner',
          contact: {label: 'Tailspin Toys administrators', email: 'admins@tailspin.example'},
        },
      },
    },
  ];
}

/** Fills the list up to 120, the one in use included. */
export function manySessions(sessions: readonly StoredSession[], now: number): readonly StoredSession[] {
  const more = Array.from({length: 119 - sessions.length}, (_, index): StoredSession => {
    const number = String(index + 1).padStart(3, '0');
    return {
      token: `seeded-kiosk-${number}`,
      session: {
        id: `kiosk-${number}`,
        browser: 'Edge',
        os: 'Windows 11',
        device: `KIOSK-${number}`,
        place: 'London, United Kingdom',
        startedAt: instant(now - (index + 1) * 7_200_000),
        lastActivityAt: instant(now - (index + 1) * 3_600_000),
        expiresAt: instant(now + 86_400_000),
        apps: ['Notebooks'],
      },
    };
  });
  return [...sessions, ...more];
}

/** Fills the list up to 300. */
export function manySignIns(signIns: readonly SignIn[], now: number): readonly SignIn[] {
  const weeks = 14 * 86_400_000;
  const more = Array.from({length: 300 - signIns.length}, (_, index): SignIn => ({
    id: `b${index + 1}`,
    at: instant(now - weeks - index * 5_400_000),
    result: index % 11 === 0 ? 'failure' : 'success',
    app: index % 2 === 0 ? 'Mail' : 'My Apps',
    place: 'London, United Kingdom',
    browser: 'Firefox',
    os: 'Windows 11',
  }));
  return [...signIns, ...more];
}

/** The same person, device and place, with every text replaced. */
function worded(text: (what: string) => string) {
  return {
    profile: (profile: Profile): Partial<Profile> => ({
      displayName: text(profile.displayName),
      givenName: text('Ada'),
      familyName: text('Lovelace'),
      otherEmails: [text('ada.lovelace@contoso.example')],
      jobTitle: text('Principal analyst'),
      department: text('Computing'),
      organization: text('Contoso'),
      office: {location: text('Building 4'), street: text('12 St James’s Square'), city: text('London')},
      manager: {displayName: text('Charles Babbage')},
    }),
    devices: (devices: readonly Device[]) =>
      devices.map((device) => ({
        ...device,
        name: text(device.name),
        os: text('Windows'),
        model: text(device.model ?? ''),
        ...(device.disable?.support === 'none' && {
          disable: {
            support: 'none' as const,
            refusal: {
              reason: 'policy' as const,
              text: text('Shared'),
              contact: {label: text('Contoso IT help')},
            },
          },
        }),
      })),
    organizations: (organizations: readonly Organization[]) =>
      organizations.map((organization) => {
        const {name, domains = [], leave} = organization;
        const contact = {label: text('Service desk'), email: text('desk')};
        return {
          ...organization,
          name: text(name),
          domains: domains.map(text),
          contact,
          ...(leave?.support === 'none' && {
            leave: {...leave, refusal: {reason: leave.refusal.reason, text: text('Never'), contact}},
          }),
        };
      }),
    terms: (terms: readonly StoredTerms[]) =>
      pendingTerms(terms).map((each) => ({
        ...each,
        title: {en: text(each.title['en'] ?? '')},
        ...(each.declineConsequence && {declineConsequence: {en: text('Nothing else changes.')}}),
      })),
    sessions: (sessions: readonly StoredSession[]) =>
      sessions.map((stored) => ({
        ...stored,
        session: {
          ...stored.session,
          browser: text('Firefox'),
          os: text('Windows'),
          device: text('LAB-07'),
          place: text('London'),
          apps: [text('Mail'), text('Calendar')],
        },
      })),
    methods: (methods: readonly StoredMethod[]) =>
      methods.map(({method, ...rest}): StoredMethod => {
        const {label, destination, remove} = method;
        const refused = {
          support: 'none' as const,
          refusal: {
            reason: 'admin-only' as const,
            text: text('Contoso sets it'),
            contact: {label: text('Contoso IT help')},
          },
        };
        return {
          ...rest,
          method: {
            ...method,
            ...(label && {label: text(label)}),
            ...(destination && {destination: text(destination)}),
            ...(remove && {remove: refused, rename: refused, change: refused}),
          },
        };
      }),
    signIns: (signIns: readonly SignIn[]) =>
      signIns.map((signIn) => ({
        ...signIn,
        app: text('Mail'),
        place: text('London'),
        browser: text('Firefox'),
      })),
  };
}

export const long = worded(
  (what) =>
    `${what} of the Interdepartmental Rechenzentrumsverwaltungsangelegenheitenkoordinationsstelle and of everything that was ever entrusted to it in the long years since its foundation`,
);

// Markup, an override of the writing direction, a placeholder of our own texts, a stack of combining marks, a zero byte's picture,
// half a surrogate pair.
const hostileWords = worded(
  (what) =>
    `<img src=x onerror="alert('${what}')">"&amp;{name}\${7*7}</script>\u202Egnp.exe\u202C Z\u0351\u036B\u0343a\u0308\u0489 \u2400\uD83D`,
);

export const hostile = {
  ...hostileWords,
  terms: (terms: readonly StoredTerms[]) => [hostileDocument, ...hostileWords.terms(terms)],
};
