import assert from 'node:assert/strict';
import {test} from 'node:test';

import {person} from '../../mocks/person.js';
import type {AccountAdapter} from '../../src/contract/adapter.js';
import type {Outcome} from '../../src/contract/calls.js';
import {AccountError} from '../../src/contract/error.js';
import type {Profile, ProfilePatch} from '../../src/contract/profile.js';
import type {ResetFlow, ResetPort, ResetStatus} from '../../src/contract/reset.js';
import type {Enrollment} from '../../src/contract/verification.js';
import {adapterSuite, AdapterSuiteError, type SuiteSubject} from '../../src/testing/adapter-suite.js';
import {exemplary} from './exemplary.js';

interface Report {
  readonly passed: string[];
  readonly skipped: string[];
  readonly failed: Map<string, AdapterSuiteError>;
}

/** Runs the suite, or one group of it, without a test runner. */
async function reportOf(subject: SuiteSubject, group = ''): Promise<Report> {
  const report: Report = {passed: [], skipped: [], failed: new Map()};
  const bodies: [string, () => Promise<string | undefined>][] = [];
  adapterSuite({test: (name, body) => bodies.push([name, body]), skipped: () => {}}, subject);
  for (const [name, body] of bodies.filter(([name]) => name.startsWith(group))) {
    try {
      const reason = await body();
      if (reason === undefined) report.passed.push(name);
      else report.skipped.push(`${name}: ${reason}`);
    } catch (error) {
      assert.ok(error instanceof AdapterSuiteError, `${name} failed in no words: ${String(error)}`);
      report.failed.set(name, error);
    }
  }
  return report;
}

test('passes an adapter that keeps the contract, and skips only what it cannot try', async () => {
  const {passed, skipped, failed} = await reportOf({create: exemplary});
  assert.deepEqual(
    [...failed].map(([name, {message}]) => `${name}: ${message}`),
    [],
  );
  assert.deepEqual(skipped, []);
  assert.ok(passed.length > 50);
});

type Mutable = {-readonly [M in keyof AccountAdapter]-?: NonNullable<AccountAdapter[M]>};
type Break = (adapter: Mutable, whole: AccountAdapter) => void;

const done = {kind: 'done'} as const;
const change = <T>(value: T, changes: object): T => ({...value, ...changes});

const never: ResetStatus = {registered: true, required: 2, registeredTypes: [], acceptedTypes: []};
const later = '2999-01-01T00:00:00Z';

/** The flows of identifiers that nobody has. */
function strangersOf(adapter: Mutable, {start}: ResetPort): ReadonlySet<string> {
  const ids = new Set<string>();
  adapter.reset.start = async (request, options) => {
    const outcome = await start(request, options);
    const id = outcome.kind === 'done' ? outcome.value?.id : undefined;
    if (id !== undefined && request.identifier !== person.identifier) ids.add(id);
    return outcome;
  };
  return ids;
}

function withoutWait(outcome: Outcome<ResetFlow>): Outcome<ResetFlow> {
  if (outcome.kind === 'done') delete outcome.value?.resendAfterSeconds;
  return outcome;
}

/** What the browser is asked for, with something else in it. */
function withKey(outcome: Outcome<Enrollment>, changes: object): Outcome<Enrollment> {
  const value = outcome.kind === 'done' ? outcome.value : undefined;
  return value?.step === 'webauthn'
    ? {kind: 'done', value: {...value, publicKey: change(value.publicKey, changes)}}
    : outcome;
}

/** What is broken, by the case that must find it. */
const mutants: Record<string, Break> = {
  'description: says its name and who is signed in, the same each time': (adapter, whole) => {
    adapter.describe = async (options) =>
      change(await whole.describe(options), {subject: String(Math.random())});
  },
  'description: has a call for every operation that it offers': (adapter) => {
    Reflect.deleteProperty(adapter.devices, 'disable');
  },
  'description: refuses every operation that it says it cannot do': (adapter) => {
    adapter.profile.update = async () => done;
  },
  'description: ends a subscription with the function that it returns': (adapter) => {
    adapter.subscribe = (() => ({})) as never;
  },
  'description: tells a signed-out visitor so, and where to sign in if it can': (adapter) => {
    adapter.signIn = async (options) => ({
      url: `https://a.example/?to=${options?.returnTo}`,
      operation: 'sign-in',
    });
  },
  'description: refuses reads and writes of a signed-out visitor with "unauthenticated"': (adapter) => {
    adapter.devices.list = async () => ({items: []});
  },
  'profile: reads who the person is, the same twice': (adapter, {profile}) => {
    adapter.profile.get = async (options) =>
      change(await profile!.get(options), {version: String(Math.random())});
  },
  'profile: leaves out what there is not: no null, no empty name': (adapter, {profile}) => {
    adapter.profile.get = async (options) => change(await profile!.get(options), {office: {city: null}});
  },
  'profile: changes the attributes that are named, and no other': (adapter) => {
    adapter.profile.update = async () => done;
  },
  'profile: does not overwrite what changed meanwhile': (adapter, {profile}) => {
    adapter.profile.update = (patch) => profile!.update(patch);
  },
  'profile: names the attribute that nobody may edit': (adapter, {profile}) => {
    adapter.profile.update = (patch, options) =>
      profile!.update(patch, options).catch(() => {
        throw new AccountError('validation');
      });
  },
  'profile: names the attribute whose value does not fit': (adapter, {profile}) => {
    adapter.profile.update = (patch, options) => {
      const short = Object.entries(patch).map(([name, value]) => [name, String(value).slice(0, 20)]);
      return profile!.update(Object.fromEntries(short) as typeof patch, options);
    };
  },
  'profile: gives the photo as bytes that a canvas can draw, or null': (adapter) => {
    adapter.profile.photo = async () => new Blob(['<svg/>'], {type: 'image/png'});
  },
  'profile: sets the photo, and removes it': (adapter) => {
    adapter.profile.setPhoto = async () => done;
  },
  'profile: refuses a photo that is no image': (adapter) => {
    adapter.profile.setPhoto = async () => done;
  },
  'profile: redirects for an attribute that is edited elsewhere, and refuses any other': (adapter) => {
    adapter.profile.startEdit = async () => done;
  },
  'devices: lists devices, each once, one at most of them this one': (adapter, {devices}) => {
    adapter.devices.list = async (options) => {
      const page = await devices!.list(options);
      return {...page, items: [...page.items, ...page.items.slice(0, 1)]};
    };
  },
  'devices: pages through a long list without a gap or a double': (adapter, {devices}) => {
    adapter.devices.list = async (options) => {
      const page = await devices!.list(options);
      return options?.cursor ? {...page, items: page.items.slice(1)} : page;
    };
  },
  'devices: ends its pages': (adapter, {devices}) => {
    adapter.devices.list = ({cursor: _, ...options} = {}) => devices!.list(options);
  },
  'devices: searches where it says that it can': (adapter, {devices}) => {
    adapter.devices.list = ({search: _, ...options} = {}) => devices!.list(options);
  },
  'devices: lists a disabled device no more, and the others still': (adapter) => {
    adapter.devices.disable = async () => done;
  },
  'devices: knows no device of another id, whatever is in it': (adapter, {devices}) => {
    adapter.devices.disable = (id, ...rest) => devices!.disable(id.split('/')[0]!, ...rest);
  },
  'devices: does not disable a device that says it cannot be disabled': (adapter) => {
    adapter.devices.disable = async () => done;
  },
  'sessions: lists sessions, each once, exactly one of them this one': (adapter, {sessions}) => {
    adapter.sessions.list = async (options) => {
      const page = await sessions!.list(options);
      return {...page, items: page.items.map((session) => ({...session, current: true}))};
    };
  },
  'sessions: ends a session, and no other': (adapter, {sessions}) => {
    adapter.sessions.revoke = async () => {
      await sessions!.revokeOthers();
      return done;
    };
  },
  'sessions: ends a session for good: its next request is "unauthenticated"': (adapter, {sessions}) => {
    const hidden = new Set<string>();
    adapter.sessions.revoke = async (id) => {
      hidden.add(id);
      return done;
    };
    adapter.sessions.list = async (options) => {
      const page = await sessions!.list(options);
      return {...page, items: page.items.filter(({id}) => !hidden.has(id))};
    };
  },
  'sessions: does not end a session that says it cannot be ended': (adapter) => {
    adapter.sessions.revoke = async () => done;
  },
  'sessions: knows no session of another id': (adapter, {sessions}) => {
    adapter.sessions.revoke = (id, options) => sessions!.revoke(id, options).catch(() => done);
  },
  'sessions: ends every session but this one': (adapter, {sessions}) => {
    adapter.sessions.revokeOthers = async () => {
      const {items} = await sessions!.list();
      await sessions!.revoke(items.find(({current}) => !current)!.id);
      return done;
    };
  },
  'sessions: ends every session: afterwards nobody is signed in': (adapter, {sessions}) => {
    adapter.sessions.revokeAll = (options) => sessions!.revokeOthers(options);
  },
  'sessions: lists attempts to sign in, newest first': (adapter, {sessions}) => {
    adapter.sessions.signIns = async (options) => {
      const page = await sessions!.signIns(options);
      return {...page, items: [...page.items].reverse()};
    };
  },
  'sessions: remembers that an attempt was reported': (adapter) => {
    adapter.sessions.reportSignIn = async () => done;
  },
  'terms: lists documents, each once, those to decide first': (adapter, {terms}) => {
    adapter.terms.list = async (options) => {
      const page = await terms!.list(options);
      return {...page, items: [...page.items].reverse()};
    };
  },
  'terms: pages through a long list without a gap or a double': (adapter, {terms}) => {
    adapter.terms.list = async (options) => {
      const page = await terms!.list(options);
      return options?.cursor ? {...page, items: page.items.slice(1)} : page;
    };
  },
  'terms: ends its pages': (adapter, {terms}) => {
    adapter.terms.list = ({cursor: _, ...options} = {}) => terms!.list(options);
  },
  'terms: searches where it says that it can': (adapter, {terms}) => {
    adapter.terms.list = ({search: _, ...options} = {}) => terms!.list(options);
  },
  'terms: gives each document that is listed, in the version that is listed': (adapter, {terms}) => {
    adapter.terms.content = async (...parameters) =>
      change(await terms!.content(...parameters), {version: '"1"'});
  },
  'terms: gives a document in the language asked for, else in its first': (adapter, {terms}) => {
    adapter.terms.content = (id) => terms!.content(id);
  },
  'terms: keeps that a document was accepted, and in which version and language': (adapter, {terms}) => {
    adapter.terms.decide = (id, {locale: _, ...decision}, options) => terms!.decide(id, decision, options);
  },
  'terms: keeps that a document was declined, and lets only those be declined that say so': (adapter) => {
    adapter.terms.decide = async () => done;
  },
  'terms: decides nothing where another version was on screen': (adapter, {terms}) => {
    adapter.terms.decide = async (id, decision, options) => {
      const {version} = await terms!.content(id);
      return terms!.decide(id, {...decision, version}, options);
    };
  },
  'terms: knows no document of another id, whatever is in it': (adapter, {terms}) => {
    adapter.terms.decide = (id, decision, options) => terms!.decide(id.split('/')[0]!, decision, options);
  },
  'terms: tells what was decided, newest first, page by page': (adapter, {terms}) => {
    adapter.terms.history = async (options) => {
      const page = await terms!.history(options);
      return {...page, items: [...page.items].reverse()};
    };
  },
  'organizations: lists organizations, each once, one at most of them current': (
    adapter,
    {organizations},
  ) => {
    adapter.organizations.list = async (options) => {
      const page = await organizations!.list(options);
      return {...page, items: page.items.map((each) => ({...each, current: true}))};
    };
  },
  'organizations: pages through a long list without a gap or a double': (adapter, {organizations}) => {
    adapter.organizations.list = async (options) => {
      const page = await organizations!.list(options);
      return options?.cursor ? {...page, items: page.items.slice(1)} : page;
    };
  },
  'organizations: ends its pages': (adapter, {organizations}) => {
    adapter.organizations.list = ({cursor: _, ...options} = {}) => organizations!.list(options);
  },
  'organizations: searches where it says that it can': (adapter, {organizations}) => {
    adapter.organizations.list = ({search: _, ...options} = {}) => organizations!.list(options);
  },
  'organizations: lists an organization that was left no more, and the others still': (adapter) => {
    adapter.organizations.leave = async () => done;
  },
  'organizations: knows no organization of another id, whatever is in it': (adapter, {organizations}) => {
    adapter.organizations.leave = (id, options) => organizations!.leave(id.split('/')[0]!, options);
  },
  'organizations: keeps the home organization, and every other that cannot be left, and says why': (
    adapter,
    {organizations},
  ) => {
    adapter.organizations.leave = (id, options) =>
      organizations!.leave(id, options).catch(({code}: AccountError) => {
        throw new AccountError(code);
      });
  },
  'organizations: leads to that organization\u2019s sign-in where leaving needs it, and leaves nothing yet': (
    adapter,
    {organizations},
  ) => {
    adapter.organizations.leave = async (id, options) => {
      const outcome = await organizations!.leave(id, options);
      if (outcome.kind !== 'redirect') return outcome;
      return {...outcome, redirect: {...outcome.redirect, operation: 'organizations.leave'}};
    };
  },
  'organizations: leaves it once one has signed in there, and not by itself': (adapter, {organizations}) => {
    adapter.organizations.list = async (options) => {
      const page = await organizations!.list(options);
      const items = page.items.map((each) =>
        'signInToLeave' in each ? {...each, signInToLeave: true} : each,
      );
      return {...page, items};
    };
  },
  'reset: says what counts for a reset and what is registered, without contradiction': (adapter, {reset}) => {
    adapter.reset.status = async (options) =>
      change(await reset!.status(options), {registeredTypes: ['passkey']});
  },
  'reset: notes when the person says that it is still right': (adapter) => {
    adapter.reset.confirm = async () => ({kind: 'done', value: {...never, confirmedAt: later}});
  },
  'reset: begins the same for everybody, whether there is such an account or not': (adapter, {reset}) => {
    adapter.reset.start = async (request, options) => {
      const outcome = await reset!.start(request, options);
      if (outcome.kind === 'done' && request.identifier !== person.identifier) outcome.value?.choices.pop();
      return outcome;
    };
  },
  'reset: gives the same hints for the same identifier each time': (adapter, {reset}) => {
    adapter.reset.start = async (request, options) => {
      const outcome = await reset!.start(request, options);
      const [first] = (outcome.kind === 'done' && outcome.value?.choices) || [];
      if (first) first.hint = String(Math.random());
      return outcome;
    };
  },
  'reset: sends a code, or does not, with the same answer': (adapter, {reset}) => {
    const strange = strangersOf(adapter, reset!);
    adapter.reset.choose = async (id, choice, options) => {
      const outcome = await reset!.choose(id, choice, options);
      return strange.has(id) ? withoutWait(outcome) : outcome;
    };
  },
  'reset: refuses a wrong code, the same for everybody': (adapter, {reset}) => {
    const strange = strangersOf(adapter, reset!);
    adapter.reset.prove = (id, proof, options) =>
      strange.has(id)
        ? Promise.reject(new AccountError('validation', {fields: [{pointer: '/code', code: 'incorrect'}]}))
        : reset!.prove(id, proof, options);
  },
  'reset: sends another code not at once, and says how long that is': (adapter, {reset}) => {
    adapter.reset.choose = (id, choice, options) =>
      reset!.choose(id, choice, options).catch(() => Promise.reject(new AccountError('rate-limited')));
  },
  'reset: changes no password without the proofs': (adapter) => {
    adapter.reset.finish = async () => done;
  },
  'reset: resets the password after the proofs, and the flow ends with it': (adapter, {reset}) => {
    adapter.reset.finish = (id, end, options) => reset!.finish(id, end, options).catch(() => done);
  },
  'reset: ends every session with the reset': (adapter) => {
    adapter.reset.finish = async () => done;
  },
  'reset: refuses a new password that is too short, and the flow goes on': (adapter, {reset}) => {
    adapter.reset.finish = (id, end, options) =>
      reset!.finish(id, end, options).catch(() => Promise.reject(new AccountError('policy')));
  },
  'reset: says "expired" of a flow that is not there': (adapter) => {
    adapter.reset.prove = () => Promise.reject(new AccountError('not-found'));
  },
  'password: says what is asked of a password, without contradiction': (adapter, {password}) => {
    adapter.password.policy = async (options) => change(await password!.policy(options), {minLength: 500});
  },
  'password: changes the password: afterwards the old one is wrong': (adapter) => {
    adapter.password.change = async () => done;
  },
  'password: sends a password exactly as it was typed': (adapter, {password}) => {
    adapter.password.change = ({currentPassword, newPassword, ...rest}, options) =>
      password!.change(
        {...rest, currentPassword: currentPassword?.trim(), newPassword: newPassword.trim()},
        options,
      );
  },
  'password: refuses a wrong current password, and changes nothing': (adapter, {password}) => {
    adapter.password.change = (one, options) =>
      password!.change(one, options).catch(() => {
        throw new AccountError('forbidden');
      });
  },
  'password: refuses a password that is too short, and says how long it must be': (adapter, {password}) => {
    adapter.password.policy = async (options) => change(await password!.policy(options), {minLength: 12});
  },
  'password: refuses a password that is too long, or takes all of it': (adapter, {password}) => {
    adapter.password.change = ({newPassword, ...rest}, options) =>
      password!.change({...rest, newPassword: newPassword.slice(0, 72)}, options);
  },
  'password: ends the other sessions with the change, as the policy says': (adapter, {password}) => {
    adapter.password.change = ({signOutOthers: _, ...one}, options) => password!.change(one, options);
  },
  'verification: lists methods, each once, one at most of them the default': (adapter, {verification}) => {
    adapter.verification.get = async (options) => {
      const state = await verification!.get(options);
      return {...state, methods: state.methods.map((method) => ({...method, isDefault: true}))};
    };
  },
  'verification: names each type once, and offers none beyond its limit': (adapter, {verification}) => {
    adapter.verification.get = async (options) => {
      const state = await verification!.get(options);
      return {...state, options: state.options.map((option) => ({...option, add: {support: 'native'}}))};
    };
  },
  'verification: does not begin a type that it says cannot be added': (adapter, {verification}) => {
    adapter.verification.begin = (request, options) =>
      verification!.begin(
        request.type === 'authenticator-app' ? request : {type: 'authenticator-app'},
        options,
      );
  },
  'verification: counts nothing before it is complete, and forgets what was given up': (adapter) => {
    adapter.verification.cancel = async () => done;
  },
  'verification: adds an authenticator app by its first code, and tells its secret nobody again': (
    adapter,
  ) => {
    adapter.verification.complete = async () => done;
  },
  'verification: refuses a wrong code of a new authenticator app, and adds nothing': (
    adapter,
    {verification},
  ) => {
    adapter.verification.complete = (id, proof, options) =>
      verification!.complete(id, proof, options).catch(() => {
        throw new AccountError('forbidden');
      });
  },
  'verification: renames a method, and no other': (adapter) => {
    adapter.verification.rename = async () => done;
  },
  'verification: removes a method, and no other': (adapter, {verification}) => {
    adapter.verification.remove = async (id, options) => {
      const {methods} = await verification!.get();
      const other = methods.find((method) => method.id !== id && !method.remove);
      if (other) await verification!.remove(other.id);
      return verification!.remove(id, options);
    };
  },
  'verification: does not remove a method that says it cannot be removed': (adapter, {verification}) => {
    adapter.verification.remove = (id, options) => verification!.remove(id, options).catch(() => done);
  },
  'verification: makes another method the default': (adapter, {verification}) => {
    adapter.verification.makeDefault = (id, _, options) => verification!.makeDefault(id, {}, options);
  },
  'verification: knows no method and no enrolment of another id': (adapter, {verification}) => {
    adapter.verification.remove = (id, options) => verification!.remove(id.split('/')[0]!, options);
  },
  'verification: adds a phone by the code that was sent there': (adapter) => {
    adapter.verification.complete = async () => done;
  },
  'verification: adds an e-mail address by the code that was sent there': (adapter, {verification}) => {
    adapter.verification.complete = async (id, proof, options) => {
      const outcome = await verification!.complete(id, proof, options);
      await verification!.remove('recovery');
      return outcome;
    };
  },
  'verification: refuses what is not a phone, and sends nothing there': (adapter, {verification}) => {
    adapter.verification.begin = (request, options) =>
      verification!.begin(request, options).catch(() => Promise.reject(new AccountError('validation')));
  },
  'verification: refuses what is not an e-mail address, and sends nothing there': (
    adapter,
    {verification},
  ) => {
    adapter.verification.begin = ({address, ...request}, options) =>
      verification!.begin({...request, address: address?.replaceAll(' ', '').concat('@a.example')}, options);
  },
  'verification: refuses a wrong code that was sent, and takes the right one after it': (
    adapter,
    {verification},
  ) => {
    adapter.verification.complete = (id, proof, options) =>
      verification!.complete(id, proof, options).catch(async (error: unknown) => {
        await verification!.cancel(id);
        throw error;
      });
  },
  'verification: sends a code for setting up again, but not at once, and says how long that is': (
    adapter,
    {verification},
  ) => {
    adapter.verification.resend = (id, options) =>
      verification!.resend(id, options).catch(() => Promise.reject(new AccountError('rate-limited')));
  },
  'verification: refuses one more of a type that is at its limit': (adapter, {verification}) => {
    adapter.verification.begin = (request, options) =>
      verification!.begin(request, options).catch(() => Promise.reject(new AccountError('conflict')));
  },
  'verification: shows recovery codes once, and never again': (adapter, {verification}) => {
    const shown: string[] = [];
    adapter.verification.begin = async (request, options) => {
      const outcome = await verification!.begin(request, options);
      const value = outcome.kind === 'done' ? outcome.value : undefined;
      if (value?.step === 'show-once') shown.push(...value.secrets);
      return outcome;
    };
    adapter.verification.get = async (options) => {
      const state = await verification!.get(options);
      return {...state, methods: state.methods.map((method) => change(method, {label: shown[0]}))};
    };
  },
  'verification: shows an app password once, and never again': (adapter, {verification}) => {
    adapter.verification.begin = async (request, options) => {
      const outcome = await verification!.begin(request, options);
      const value = outcome.kind === 'done' ? outcome.value : undefined;
      return value?.step === 'show-once'
        ? {kind: 'done', value: {...value, secrets: ['the same each time']}}
        : outcome;
    };
  },
  'verification: leaves what a new one would have replaced, when that is given up': (
    adapter,
    {verification},
  ) => {
    const replaced = new Map<string, string>();
    adapter.verification.begin = async (request, options) => {
      const outcome = await verification!.begin(request, options);
      const id = outcome.kind === 'done' ? outcome.value?.id : undefined;
      if (id && request.replaces) replaced.set(id, request.replaces);
      return outcome;
    };
    adapter.verification.cancel = async (id) => {
      await verification!.remove(replaced.get(id) ?? '');
      return done;
    };
  },
  'verification: asks the browser for a passkey as WebAuthn has it, with a new challenge each time': (
    adapter,
    {verification},
  ) => {
    adapter.verification.begin = async (request, options) =>
      withKey(await verification!.begin(request, options), {challenge: 'AAAA'});
  },
  'verification: refuses a passkey that no authenticator made, and adds nothing': (
    adapter,
    {verification},
  ) => {
    adapter.verification.complete = (id, proof, options) =>
      verification!.complete(id, proof, options).catch(() => done);
  },
  'verification: adds a passkey that an authenticator made, and takes it once': (adapter) => {
    adapter.verification.complete = async () => done;
  },
  'verification: asks the browser for a security key as WebAuthn has it, with a new challenge each time': (
    adapter,
    {verification},
  ) => {
    adapter.verification.begin = async (request, options) =>
      withKey(await verification!.begin(request, options), {challenge: 'the_same_challenge_each_time'});
  },
  'verification: refuses a security key that no authenticator made, and adds nothing': (
    adapter,
    {verification},
  ) => {
    adapter.verification.complete = (id, proof, options) =>
      verification!.complete(id, proof, options).catch(() => Promise.reject(new AccountError('forbidden')));
  },
  'verification: adds a security key that an authenticator made, and takes it once': (
    adapter,
    {verification},
  ) => {
    adapter.verification.complete = (id, proof, options) =>
      verification!.complete(id, proof, options).catch(() => done);
  },
  'verification: refuses a passkey that was made for another challenge, and adds nothing': (
    adapter,
    {verification},
  ) => {
    adapter.verification.begin = async (request, options) => {
      const outcome = await verification!.begin(request, options);
      const id = outcome.kind === 'done' ? outcome.value?.id : undefined;
      if (id) begun.push(id);
      return outcome;
    };
    const begun: string[] = [];
    adapter.verification.complete = (_, proof, options) =>
      verification!.complete(begun[0] ?? '', proof, options);
  },
  'step-up: does what was refused after a proof, and not before': (adapter) => {
    adapter.stepUp = async () => done;
  },
  'step-up: names what is wrong with a proof, and still refuses': (adapter, whole) => {
    adapter.stepUp = (challenge, proof, options) =>
      whole.stepUp!(challenge, proof, options).catch(() => done);
  },
  'redirects: gives a safe address for every operation that is a redirect': (adapter) => {
    const redirect = {url: 'https://accounts.example/', operation: 'other'};
    adapter.password.change = async () => ({kind: 'redirect', redirect});
  },
  'redirects: refuses to come back to another origin, before anything is sent': (adapter, {password}) => {
    adapter.password.change = ({...one}, {returnTo: _, ...options} = {}) => password!.change(one, options);
  },
  'redirects: sees no return in an ordinary address': (adapter) => {
    adapter.resume = () => ({operation: 'sign-in', status: 'unknown'});
  },
  'abort: sends nothing when the call was given up before': (adapter, {devices}) => {
    adapter.devices.list = ({signal: _, ...options} = {}) => devices!.list(options);
  },
  'abort: rejects at once, with the signal\u2019s reason, when it is given up meanwhile': (
    adapter,
    {profile},
  ) => {
    adapter.profile.get = (options) =>
      profile!.get(options).catch(() => {
        throw new DOMException('Aborted', 'AbortError');
      });
  },
  'abort: leaves other calls alone when one is given up': (adapter, {profile}) => {
    let shared: Promise<Profile> | undefined;
    adapter.profile.get = (options) =>
      (shared ??= new Promise<Profile>((resolve, reject) => {
        options?.signal?.addEventListener('abort', () => reject(options.signal?.reason as Error));
        setTimeout(() => resolve(profile!.get()));
      }));
  },
  'errors: says "network" when the connection fails': (adapter, {devices}) => {
    adapter.devices.list = (options) =>
      devices!.list(options).catch(() => {
        throw new TypeError('Failed to fetch');
      });
  },
  'errors: takes a page for no answer': (adapter, {sessions}) => {
    adapter.sessions.revokeAll = (options) => sessions!.revokeAll(options).catch(() => done);
  },
  'errors: says when to come back': (adapter, {profile}) => {
    adapter.profile.get = (options) =>
      profile!.get(options).catch(() => {
        throw new AccountError('rate-limited');
      });
  },
  'secrets: keeps passwords in the call: no log, no address, no error, no property, no storage': (
    adapter,
    {password},
  ) => {
    adapter.password.change = (one, options) =>
      password!.change(one, options).catch((cause: unknown) => {
        throw new AccountError('validation', {
          cause: Object.assign(new Error('refused', {cause}), {body: JSON.stringify(one)}),
        });
      });
  },
};

for (const [name, breaks] of Object.entries(mutants)) {
  test(`finds what is broken: ${name}`, async () => {
    const create: SuiteSubject['create'] = (situation) => {
      const rig = exemplary(situation);
      const whole = copied(rig.adapter);
      const adapter = copied(rig.adapter) as Mutable;
      breaks(adapter, whole);
      return {...rig, adapter};
    };
    const {failed} = await reportOf({create}, name);
    assert.deepEqual([...failed.keys()], [name]);
    assert.ok((failed.get(name)?.message.length ?? 0) > 20, 'it says in words what is wrong');
  });
}

function copied(adapter: AccountAdapter): AccountAdapter {
  const members = Object.entries(adapter).map(([name, member]: [string, unknown]) => [
    name,
    typeof member === 'object' ? {...member} : member,
  ]);
  return Object.fromEntries(members) as AccountAdapter;
}

test('finds any attribute that is sent and never read back, or that changes another', async () => {
  const {adapter} = exemplary('editable');
  const {attributes = []} = await adapter.profile!.get();
  const texts = attributes.filter(({edit, type}) => edit.support === 'native' && /^(text|tel)$/.test(type));
  const last = texts.at(-1)?.name ?? '';
  assert.ok(texts.length > 1, 'There is one attribute only: no second one could be forgotten.');
  const breaks: readonly [RegExp, (patch: ProfilePatch) => ProfilePatch][] = [
    [/was set to/, ({[last]: _, ...patch}) => patch],
    [/changed ".+", too/, (patch) => (last in patch ? {...patch, [texts[0]!.name]: '020 7946 0999'} : patch)],
  ];
  for (const [words, broken] of breaks) {
    const create: SuiteSubject['create'] = (situation) => {
      const rig = exemplary(situation);
      const {profile} = rig.adapter;
      const update: typeof profile = {
        ...profile!,
        update: (patch, options) => profile!.update(broken(patch), options),
      };
      return {...rig, adapter: {...rig.adapter, profile: update}};
    };
    const {failed} = await reportOf({create}, 'profile: changes the attributes');
    const [{message} = {message: 'It passed.'}] = failed.values();
    assert.match(message, words);
    assert.ok(message.includes(`"${last}"`), message);
  }
});

test('finds a password on the console', async () => {
  const create: SuiteSubject['create'] = (situation) => {
    const rig = exemplary(situation);
    const {password} = rig.adapter;
    const change: typeof password = {
      ...password!,
      change: (one, options) => {
        console.debug('changing', one);
        return password!.change(one, options);
      },
    };
    return {...rig, adapter: {...rig.adapter, password: change}};
  };
  const {failed} = await reportOf({create}, 'secrets');
  assert.match([...failed.values()][0]?.message ?? '', /A password is in the console/);
});

test('skips, with a reason, what the rig cannot arrange, and passes none of it', async () => {
  const report = await reportOf({
    create: (situation) => (situation === 'default' ? {adapter: exemplary(situation).adapter} : undefined),
  });
  assert.equal(report.failed.size, 0);
  assert.ok(
    report.skipped.includes(
      'step-up: names what is wrong with a proof, and still refuses: the rig cannot arrange "step-up".',
    ),
  );
  assert.ok(report.skipped.some((line) => line.endsWith('the rig has no password.')));
  assert.ok(report.skipped.some((line) => line.endsWith('the rig has no fail().')));
  assert.ok(report.passed.every((name) => !name.startsWith('errors')));
});

test('tells of a skipped case by a warning, unless the runner wants to be told', async (context) => {
  const warn = context.mock.method(console, 'warn', () => {});
  const bodies: (() => Promise<unknown>)[] = [];
  const create = () => undefined;
  adapterSuite({test: (_, body) => bodies.push(body)}, {create});
  assert.equal(await bodies[0]?.(), 'the rig cannot arrange "default".');
  assert.match(String(warn.mock.calls[0]?.arguments[0]), /^Skipped: description: .* cannot arrange/);

  const told: string[] = [];
  adapterSuite({test: (_, body) => bodies.push(body), skipped: (_, reason) => told.push(reason)}, {create});
  await bodies.at(-1)?.();
  assert.equal(told.length, 1);
  assert.equal(warn.mock.callCount(), 1);
});

test('ends the rig after each case, also after a failure', async () => {
  let made = 0;
  let ended = 0;
  const create: SuiteSubject['create'] = (situation) => {
    made += 1;
    const adapter = {...exemplary(situation).adapter, name: ''};
    return {adapter, dispose: () => void (ended += 1)};
  };
  const {failed} = await reportOf({create});
  assert.ok(failed.size > 0);
  assert.equal(ended, made);
});

test('declares groups where the runner has them', () => {
  const groups: string[] = [];
  const names: string[] = [];
  adapterSuite(
    {test: (name) => names.push(name), group: (name, declare) => (groups.push(name), declare())},
    {create: () => undefined},
  );
  assert.deepEqual(groups.slice(0, 3), ['description', 'profile', 'devices']);
  assert.ok(names.every((name) => !name.startsWith('devices:')));
});
