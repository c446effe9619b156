import type {Refusal} from '../../src/contract/capability.js';
import type {PhoneSlot, PhoneWay, VerificationType} from '../../src/contract/verification.js';
import {helpdesk} from '../person.js';

/** What Contoso says about a type of method. */
interface Kind {
  /** How many there may be. */
  readonly limit?: number;
  /** It cannot be added. */
  readonly refused?: Refusal;
  /** Another second factor must be there first. */
  readonly needsAnother?: true;
  /** A new one may take its place. */
  readonly changes?: true;
  /** The browser makes it, for the page that calls (WebAuthn). */
  readonly madeByBrowser?: true;
  /** It proves who is there, at every sign-in and by itself. */
  readonly factor?: true;
}

const byPolicy = (text: string): Refusal => ({reason: 'policy', text, contact: helpdesk});

/** The types that Contoso knows, in the order in which the next default is looked for. */
export const kinds = {
  'authenticator-app': {limit: 5, factor: true},
  passkey: {limit: 10, factor: true, madeByBrowser: true},
  'security-key': {limit: 10, factor: true, needsAnother: true, madeByBrowser: true},
  phone: {limit: 3, factor: true, changes: true},
  email: {limit: 1, changes: true},
  'recovery-codes': {limit: 1, changes: true, needsAnother: true},
  'app-password': {limit: 40, needsAnother: true},
  'push-app': {refused: byPolicy('Contoso uses the codes of authenticator apps instead.')},
  'security-questions': {refused: byPolicy('Answers can be guessed. Contoso no longer asks them.')},
  'temporary-pass': {refused: {reason: 'admin-only', contact: helpdesk}},
} as const satisfies Partial<Record<VerificationType, Kind>>;

export type KnownType = keyof typeof kinds;

export const knownTypes = Object.keys(kinds) as readonly KnownType[];

export function kindOf(type: VerificationType): Kind | undefined {
  return Object.hasOwn(kinds, type) ? kinds[type as KnownType] : undefined;
}

/** How each phone is reached; the first is what is taken where nobody says. */
export const waysOf: Readonly<Record<PhoneSlot, readonly PhoneWay[]>> = {
  mobile: ['text', 'call'],
  alternate: ['call'],
  office: ['call'],
};
