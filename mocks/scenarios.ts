import type {Capabilities} from '../src/contract/adapter.js';
import type {Capability, Refusal} from '../src/contract/capability.js';
import type {Device} from '../src/contract/device.js';
import {changingOperations, operationsOf} from '../src/contract/operations.js';
import type {Organization} from '../src/contract/organization.js';
import type {Profile} from '../src/contract/profile.js';
import {operationIds} from '../src/contract/results.js';
import type {SignIn} from '../src/contract/session.js';
import {editableAttributes, redirectedAttributes} from './attributes.js';
import {capabilities, inAll} from './capabilities.js';
import type {CallId, Fault} from './faults.js';
import {helpdesk} from './person.js';
import type {StoredSession} from './state.js';
import {
  guestOnly,
  hostile,
  long,
  manyDevices,
  manyMethods,
  manyOrganizations,
  manySessions,
  manySignIns,
} from './variations.js';
import {manyTerms, pendingTerms} from './terms/documents.js';
import type {StoredTerms} from './terms/stored.js';
import type {StoredMethod} from './verification/stored.js';

/** A situation that can be asked for by name. What it does not say is as in `default`. */
export interface Scenario {
  /** What is different, in a sentence. */
  readonly summary: string;
  readonly capabilities?: Capabilities;
  readonly profile?: (profile: Profile) => Partial<Profile>;
  readonly devices?: (devices: readonly Device[], now: number) => readonly Device[];
  readonly organizations?: (organizations: readonly Organization[]) => readonly Organization[];
  readonly terms?: (terms: readonly StoredTerms[]) => readonly StoredTerms[];
  /** The sessions besides the one in use. */
  readonly sessions?: (sessions: readonly StoredSession[], now: number) => readonly StoredSession[];
  readonly signIns?: (signIns: readonly SignIn[], now: number) => readonly SignIn[];
  /** The verification methods. */
  readonly methods?: (methods: readonly StoredMethod[], now: number) => readonly StoredMethod[];
  /** How many methods beside the password the organization demands. */
  readonly requiredMethods?: number;
  /** Names of methods that cannot be changed at the moment. */
  readonly unreachableMethods?: readonly string[];
  readonly withoutPhoto?: true;
  /** Answers only what the contract demands: every optional field is absent. */
  readonly bare?: true;
  readonly startsSignedOut?: true;
  /** Every write wants a step-up that is not older than five minutes. */
  readonly stepUp?: true;
  readonly sessionExpiresAtNextWrite?: true;
  readonly locked?: true;
  /** From the first write on, every write is refused for half a minute. */
  readonly limitsWrites?: true;
  /** Names of what signing out elsewhere cannot end. */
  readonly unendable?: readonly string[];
  /** Milliseconds before each answer. */
  readonly latency?: number;
  readonly faults?: readonly {readonly call: CallId | '*'; readonly fault: Fault}[];
}

const none = (reason: Refusal['reason'], text?: string): Capability => ({
  support: 'none',
  refusal: {reason, contact: helpdesk, ...(text && {text})},
});

const native: Capability = {support: 'native'};
const redirect: Capability = {support: 'redirect'};
const external: Capability = {support: 'external', url: 'https://myaccount.contoso.example/'};
const elsewhere = (what: string): Capability => ({
  support: 'external',
  url: `https://id.fabrikam.example/${what}`,
  refusal: {reason: 'managed', text: `Fabrikam manages the ${what} of this account.`},
});

const only =
  (...ids: readonly string[]) =>
  (methods: readonly StoredMethod[]) =>
    methods.filter(({method}) => ids.includes(method.id));

const always = (fault: Fault) => [{call: '*', fault}] as const;

export const scenarios = {
  default: {
    summary:
      'Ada Lovelace of Contoso: a profile she cannot edit, four devices, three sessions, four organizations.',
  },
  empty: {
    summary: 'Nothing there yet: no device, no organization, no other session, no sign-in, no photo.',
    withoutPhoto: true,
    profile: () => ({hasPhoto: false}),
    devices: () => [],
    organizations: () => [],
    terms: () => [],
    sessions: () => [],
    signIns: () => [],
    methods: () => [],
  },
  minimal: {summary: 'Every optional field is missing.', bare: true, withoutPhoto: true},
  many: {
    summary:
      '10,000 devices, 500 organizations, 120 sessions, 300 sign-ins, 124 terms of use, and as many verification methods as there may be.',
    devices: manyDevices,
    sessions: manySessions,
    signIns: manySignIns,
    organizations: manyOrganizations,
    terms: manyTerms,
    methods: manyMethods,
  },
  'long-texts': {summary: 'Names and titles far longer than anybody planned for.', ...long},
  'hostile-texts': {summary: 'Markup, control characters and placeholders in every text.', ...hostile},
  editable: {
    summary: 'Phone, office and photo can be edited.',
    capabilities: {'profile.update': native, 'profile.setPhoto': native},
    profile: () => ({attributes: editableAttributes}),
  },
  redirect: {
    summary: 'Every operation that can be a redirect is one.',
    terms: pendingTerms,
    capabilities: inAll(operationsOf('write', 'visitor'), redirect),
    profile: () => ({attributes: redirectedAttributes}),
  },
  external: {
    summary: 'Everything is done at another page, which is linked.',
    terms: pendingTerms,
    capabilities: inAll(changingOperations, external),
  },
  'no-access': {
    summary: 'The person may see nothing.',
    capabilities: inAll(operationIds, none('permission')),
  },
  'read-only': {
    summary: 'The person may see everything and change nothing: the organization decided so.',
    terms: pendingTerms,
    capabilities: inAll(changingOperations, none('policy', 'Contoso has closed self-service for now.')),
  },
  reduced: {
    summary:
      'The organization has chosen to include less: of the profile the essentials, no lists, no reset.',
    capabilities: inAll(
      [
        'devices.list',
        'devices.disable',
        'sessions.list',
        'sessions.revoke',
        'sessions.revokeOthers',
        'sessions.signIns',
        'sessions.reportSignIn',
        'organizations.list',
        'organizations.leave',
        'reset.status',
        'reset.confirm',
        'reset.start',
      ],
      none('configuration'),
    ),
    profile: () => ({phones: undefined, office: undefined, manager: undefined, hasPhoto: false}),
    withoutPhoto: true,
  },
  'managed-elsewhere': {
    summary: 'Another organization manages the profile, the password and how it is verified.',
    capabilities: {
      ...inAll(
        ['profile.update', 'profile.startEdit', 'profile.setPhoto'],
        none('managed', 'Fabrikam manages the profile of this account.'),
      ),
      'password.change': elsewhere('password'),
      ...inAll(
        changingOperations.filter((operation) => operation.startsWith('verification.')),
        elsewhere('verification'),
      ),
    },
  },
  'guest-only': {
    summary: 'No home organization: a guest of some, a member of one, and the last owner of another.',
    organizations: guestOnly,
  },
  'step-up': {summary: 'Every write wants a fresh proof of who is there.', stepUp: true, terms: pendingTerms},
  'session-expires': {
    summary: 'The session expires at the next write, once.',
    terms: pendingTerms,
    sessionExpiresAtNextWrite: true,
  },
  'signed-out': {summary: 'Nobody is signed in.', startsSignedOut: true},
  'last-method': {
    summary: 'One verification method is demanded, and there is no more than one.',
    requiredMethods: 1,
    methods: only('authenticator', 'email', 'recovery'),
  },
  'two-step-required': {
    summary: 'Two verification methods are demanded, and one is missing.',
    requiredMethods: 2,
    methods: only('mobile', 'email'),
  },
  'partial-failure': {
    summary:
      'Signing out elsewhere cannot end everything at once, and one verification method cannot be changed.',
    unendable: ['Contoso Archive'],
    unreachableMethods: ['alternate'],
  },
  'locked-account': {
    summary: 'Nobody is signed in, and the account is locked.',
    startsSignedOut: true,
    locked: true,
  },
  'terms-pending': {
    summary: 'Five terms of use wait for a decision: each of another kind, one that has run out.',
    terms: pendingTerms,
  },
  'no-terms': {summary: 'The organization has published no terms of use.', terms: () => []},
  'reset-disabled': {
    summary: 'Contoso has not enabled password reset.',
    capabilities: inAll(
      ['reset.status', 'reset.confirm', 'reset.start', 'reset.choose', 'reset.prove', 'reset.finish'],
      none('policy', 'Contoso has not enabled password reset.'),
    ),
  },
  'reset-unregistered': {
    summary: 'Password reset is enabled, and the person has set up one method of the two that it wants.',
    methods: only('authenticator'),
  },
  offline: {summary: 'There is no network.', faults: always({code: 'offline'})},
  slow: {summary: 'Every answer takes three seconds.', latency: 3_000},
  failing: {summary: 'The backend is down (503).', faults: always({code: 'unavailable'})},
  'rate-limited': {
    summary: 'Writes are refused for thirty seconds from the first on.',
    limitsWrites: true,
  },
  malformed: {
    summary: 'Every answer but the description has a wrong shape.',
    faults: operationIds.map((call) => ({
      call,
      fault: {code: 'malformed-answer'},
    })),
  },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

export const scenarioNames = Object.keys(scenarios) as readonly ScenarioName[];

export function isScenarioName(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name);
}

export function scenarioOf(name: ScenarioName): Scenario {
  return scenarios[name];
}

/** @throws RangeError that lists the names, where there is no such scenario. */
export function scenarioNamed(name: string): ScenarioName {
  if (isScenarioName(name)) return name;
  throw new RangeError(`There is no scenario "${name}". The scenarios are: ${scenarioNames.join(', ')}.`);
}

/** What can be done in a scenario. */
export function capabilitiesOf(name: ScenarioName): Capabilities {
  return {...capabilities, ...scenarioOf(name).capabilities};
}
