import type {Capability} from '../../src/contract/capability.js';
import {AccountError} from '../../src/contract/error.js';
import type {
  PhoneWay,
  VerificationMethod,
  VerificationOption,
  VerificationState,
  VerificationType,
} from '../../src/contract/verification.js';
import type {MockBackend} from '../backend.js';
import {instant} from '../clock.js';
import {capabilitiesOf, scenarioOf} from '../scenarios.js';
import type {Visit} from '../visit.js';
import {kindOf, knownTypes} from './kinds.js';
import {relyingPartyOf} from './relying-party.js';
import type {StoredMethod} from './stored.js';

/** Not a thing that one could do. */
const never: Capability = {support: 'none', refusal: {reason: 'backend'}};

export function stateFor(visit: Visit): VerificationState {
  const {backend} = visit;
  const {methods} = backend.state.verification;
  return {
    methods: methods.map((stored) => methodFor(backend, stored)),
    options: knownTypes.map((type) => optionFor(visit, type)),
    required: requiredOf(backend),
  };
}

/** A method as the person sees it. */
export function methodFor(backend: MockBackend, stored: StoredMethod): VerificationMethod {
  const {method, codes} = stored;
  const {id, type, usedFor} = method;
  if (scenarioOf(backend.scenario).bare) return {id, type, usedFor};
  const {preferred} = backend.state.verification;
  const isDefault = preferred?.id === id;
  return {
    ...(isLastUsable(backend, stored) && {
      remove: {support: 'none', refusal: {reason: 'last-method'}},
    }),
    ...(type === 'recovery-codes' && {rename: never, remaining: codes?.hashes.length ?? 0}),
    ...(!kindOf(type)?.changes && {change: never}),
    ...method,
    ...(isDefault && {isDefault}),
    ...(isDefault && preferred.way && {defaultWay: preferred.way}),
  };
}

export function optionFor(visit: Visit, type: VerificationType): VerificationOption {
  const {backend} = visit;
  const {limit, factor, refused} = kindOf(type) ?? {};
  return {
    type,
    add: refused ? {support: 'none', refusal: refused} : addableAs(visit, type),
    ...(!factor && {makeDefault: refused ? {support: 'none', refusal: refused} : never}),
    ...(limit !== undefined && !scenarioOf(backend.scenario).bare && {limit}),
  };
}

function addableAs(visit: Visit, type: VerificationType): Capability {
  const {backend} = visit;
  const {methods} = backend.state.verification;
  const {limit = Infinity, needsAnother, madeByBrowser} = kindOf(type) ?? {};
  const begin = capabilitiesOf(backend.scenario)['verification.begin'] ?? never;
  // A page of the backend has no script, so it makes no credential.
  if (madeByBrowser && (begin.support === 'redirect' || !relyingPartyOf(visit))) {
    return {support: 'none', refusal: {reason: 'configuration'}};
  }
  if (begin.support === 'none' || begin.support === 'external') return begin;
  const same = methods.filter(({method}) => method.type === type);
  const isFull = type === 'phone' ? !freeSlots(backend).length : same.length >= limit;
  if (isFull) return {support: 'none', refusal: {reason: 'limit'}};
  if (needsAnother && !methods.some((stored) => isFactor(stored))) {
    return {support: 'none', refusal: {reason: 'prerequisite'}};
  }
  return begin;
}

/** The phones that a person may set up and has not. The office phone is the administrator's to set. */
export function freeSlots(backend: MockBackend): ('mobile' | 'alternate')[] {
  const {methods} = backend.state.verification;
  return (['mobile', 'alternate'] as const).filter((slot) =>
    methods.every(({method}) => method.slot !== slot),
  );
}

/** @throws AccountError `not-found` */
export function demandMethod(backend: MockBackend, id: string): StoredMethod {
  const stored = backend.state.verification.methods.find(({method}) => method.id === id);
  if (!stored) throw new AccountError('not-found');
  return stored;
}

/** It proves by itself who is there. */
const isFactor = ({method: {type, usedFor}}: StoredMethod) =>
  Boolean(kindOf(type)?.factor) && usedFor.includes('sign-in');

export function requiredOf(backend: MockBackend): number {
  return scenarioOf(backend.scenario).requiredMethods ?? 0;
}

// Where none is demanded the last one stays all the same: without it the password would stand alone.
function isLastUsable(backend: MockBackend, stored: StoredMethod): boolean {
  const required = Math.max(1, requiredOf(backend));
  const others = backend.state.verification.methods.filter((each) => each !== stored && isFactor(each));
  return isFactor(stored) && others.length < required;
}

/** Puts it there, in place of another where it replaces one; what nobody has chosen becomes the default. */
export function putMethod(backend: MockBackend, stored: StoredMethod, replaces?: string): void {
  const {verification} = backend.state;
  const {methods, preferred} = verification;
  const takesPlace = methods.some(({method}) => method.id === replaces);
  verification.methods = takesPlace
    ? methods.map((each) => (each.method.id === replaces ? stored : each))
    : [...methods, stored];
  const wasDefault = takesPlace && preferred?.id === replaces;
  if (wasDefault) verification.preferred = {...preferred, id: stored.method.id};
  else settleDefault(backend);
}

export function changeMethod(backend: MockBackend, id: string, changes: Partial<StoredMethod>): void {
  const {verification} = backend.state;
  verification.methods = verification.methods.map((stored) =>
    stored.method.id === id ? {...stored, ...changes} : stored,
  );
}

/** Notes that it was used just now. */
export function noteUse(
  backend: MockBackend,
  stored: StoredMethod,
  changes: Partial<StoredMethod> = {},
): void {
  const method = {...stored.method, lastUsedAt: instant(backend.now())};
  changeMethod(backend, method.id, {...changes, method});
}

export function dropMethod(backend: MockBackend, id: string): void {
  const {verification} = backend.state;
  verification.methods = verification.methods.filter(({method}) => method.id !== id);
  settleDefault(backend);
}

export function prefer(backend: MockBackend, {method}: StoredMethod, way?: PhoneWay): void {
  const [first] = method.ways ?? [];
  const chosen = way ?? first;
  backend.state.verification.preferred = {id: method.id, ...(chosen && {way: chosen})};
}

/** Where the default is gone, it is the next one: by type, in the order of `kinds`; of a type, the one that was there first. */
function settleDefault(backend: MockBackend): void {
  const {verification} = backend.state;
  const {methods, preferred} = verification;
  if (methods.some(({method}) => method.id === preferred?.id)) return;
  const rank = ({method: {type}}: StoredMethod) => knownTypes.findIndex((known) => known === type);
  const [next] = methods.filter(isFactor).sort((a, b) => rank(a) - rank(b));
  verification.preferred = undefined;
  if (next) prefer(backend, next);
}

/** A number or address that the person recognises and nobody else learns. */
export function masked(reach: string): string {
  const [name = '', domain] = reach.split('@');
  return domain ? `${name.slice(0, 1)}•••@${domain}` : `${reach.slice(0, 3)} •••• ••${reach.slice(-2)}`;
}
