/**
 * Resetting a forgotten password. Whoever asks from outside learns nothing of an account, not even whether there is one: every
 * identifier gets the same choices, invented where there is nothing to choose, and the same answers for the same work.
 */
import {AccountError} from '../src/contract/error.js';
import type {ResetFlow, ResetPort, ResetStatus} from '../src/contract/reset.js';
import type {PhoneWay, VerificationType} from '../src/contract/verification.js';
import {type Attempts, judge} from './attempts.js';
import type {MockBackend} from './backend.js';
import {bytesToHex, hexToBytes} from './bytes.js';
import {instant} from './clock.js';
import {send} from './outbox.js';
import {acceptedHash, putPassword} from './password.js';
import {policyFor} from './password-rules.js';
import {person, sentCode} from './person.js';
import {scenarioOf} from './scenarios.js';
import {stepOfCode} from './totp.js';
import {noteUse} from './verification/methods.js';
import type {StoredMethod} from './verification/stored.js';
import {read, type Visit, write, writeAsVisitor} from './visit.js';

/** How many proofs Contoso wants, and by what. */
const required = 2;
const acceptedTypes: readonly VerificationType[] = ['authenticator-app', 'phone', 'email'];

const day = 24 * 60 * 60_000;
const confirmedFor = 180 * day;
const lifetime = 10 * 60_000;
const resendSeconds = 30;

/** What everybody may choose from. */
const ways: readonly {readonly id: string; readonly type: VerificationType; readonly way?: PhoneWay}[] = [
  {id: 'app', type: 'authenticator-app'},
  {id: 'text', type: 'phone', way: 'text'},
  {id: 'call', type: 'phone', way: 'call'},
  {id: 'email', type: 'email'},
];

type Choice = ResetFlow['choices'][number];

interface StoredFlow {
  /** Whose attempts it uses up: a keyed hash of what was typed. */
  readonly watched: string;
  /** Its codes are sent and can be right: the account is there, not disabled, and registered. */
  readonly real: boolean;
  readonly expiresAt: number;
  readonly choices: readonly Choice[];
  chosen?: string | undefined;
  proven: VerificationType[];
}

/** What is counted for an identifier, whether it names an account or not. */
interface Watch extends Attempts {
  /** When a code was last sent, by choice; or would have been. */
  readonly sentAt: Record<string, number>;
  seenAt: number;
}

export interface StoredReset {
  confirmedAt: string;
  /** Of the keyed hashes; made at the first need. */
  key?: string | undefined;
  flows: Record<string, StoredFlow>;
  watched: Record<string, Watch>;
}

export function resetOf(visit: Visit): ResetPort {
  const {backend, token} = visit;
  return {
    status: (options) => read(visit, 'reset.status', options, () => statusOf(backend)),
    confirm: (options) =>
      write<ResetStatus>(visit, {
        operation: 'reset.confirm',
        options,
        check: () => {
          if (isRegistered(backend)) return;
          throw new AccountError('conflict', {refusal: {reason: 'not-registered'}});
        },
        apply: () => {
          backend.state.reset.confirmedAt = instant(backend.now());
          backend.tell({type: 'changed', resource: 'reset'}, token);
          return statusOf(backend);
        },
      }),
    start: ({identifier}, options) =>
      writeAsVisitor(visit, {
        operation: 'reset.start',
        options,
        apply: async () => {
          const name = identifier.trim().toLowerCase();
          if (!name)
            throw new AccountError('validation', {fields: [{pointer: '/identifier', code: 'required'}]});
          const flow = await begin(backend, name);
          options?.signal?.throwIfAborted();
          const id = backend.newId('reset');
          backend.state.reset.flows[id] = flow;
          return flowFor(backend, id, flow);
        },
      }),
    choose: (id, choice, options) =>
      writeAsVisitor(visit, {
        operation: 'reset.choose',
        options,
        apply: () => Promise.resolve(choose(backend, id, choice)),
      }),
    prove: (id, {code}, options) =>
      writeAsVisitor(visit, {
        operation: 'reset.prove',
        options,
        apply: async () => {
          const flow = demandFlow(backend, id);
          const chosen = left(flow).find((each) => each.id === flow.chosen);
          if (!chosen) throw new AccountError('forbidden');
          const isRight = () => Promise.resolve(isRightCode(backend, flow, chosen, code));
          await judge(backend, '/code', isRight, watchOf(backend, flow.watched));
          flow.proven = [...flow.proven, chosen.type];
          flow.chosen = undefined;
          return flowFor(backend, id, flow);
        },
      }),
    finish: (id, end, options) =>
      writeAsVisitor(visit, {
        operation: 'reset.finish',
        options,
        apply: async () => {
          const flow = demandProven(backend, id);
          const {state} = backend;
          if ('unlock' in end && !state.locked) throw new AccountError('conflict');
          const hash = 'unlock' in end ? undefined : await acceptedHash(backend, end.newPassword);
          options?.signal?.throwIfAborted();
          // It may have ended while the hash was made.
          demandProven(backend, id);
          if (hash) putPassword(backend, hash);
          // All of them, so that nobody sees in another flow what happened in this one.
          state.reset.flows = {};
          Reflect.deleteProperty(state.reset.watched, flow.watched);
          state.locked = false;
          state.attempts = {failed: 0};
          if (hash) backend.tell({type: 'changed', resource: 'password'});
          backend.endSessions(() => true);
          return {id, step: 'done', proofsGiven: flow.proven.length, proofsRequired: required, choices: []};
        },
      }),
  };
}

function statusOf(backend: MockBackend): ResetStatus {
  const {confirmedAt} = backend.state.reset;
  const registered = isRegistered(backend);
  const told = registered && !scenarioOf(backend.scenario).bare;
  return {
    registered,
    required,
    registeredTypes: registeredTypes(backend),
    acceptedTypes: [...acceptedTypes],
    ...(told && {confirmedAt, confirmBy: instant(Date.parse(confirmedAt) + confirmedFor)}),
  };
}

/** Two proofs are two types: a second phone does not make up for the first. */
function isRegistered(backend: MockBackend): boolean {
  return registeredTypes(backend).length >= required;
}

function registeredTypes(backend: MockBackend): VerificationType[] {
  const types = resetMethods(backend).map(({method}) => method.type);
  return acceptedTypes.filter((type) => types.includes(type));
}

/** What of the person's methods counts for a reset. */
function resetMethods({state}: MockBackend): readonly StoredMethod[] {
  return state.verification.methods.filter(({method}) => method.usedFor.includes('reset'));
}

async function begin(backend: MockBackend, name: string): Promise<StoredFlow> {
  const now = backend.now();
  const {reset} = backend.state;
  reset.flows = Object.fromEntries(Object.entries(reset.flows).filter(([, flow]) => flow.expiresAt > now));
  reset.watched = Object.fromEntries(
    Object.entries(reset.watched).filter(([, {seenAt}]) => seenAt + lifetime > now),
  );
  const real = name === person.identifier && isRegistered(backend);
  const watched = await keyedHash(backend, name);
  const invented = await Promise.all(ways.map(({type}) => keyedHash(backend, `${name} ${type}`)));
  const methods = real ? resetMethods(backend) : [];
  const choices = ways.map((way, index): Choice => {
    const hint = hintFor(way.type, methodFor(methods, way), invented[index] ?? '');
    return {...way, ...(hint && !scenarioOf(backend.scenario).bare && {hint})};
  });
  return {watched, real, expiresAt: now + lifetime, choices, proven: []};
}

function choose(backend: MockBackend, id: string, choice: string): ResetFlow {
  const flow = demandFlow(backend, id);
  const chosen = left(flow).find((each) => each.id === choice);
  if (!chosen) throw new AccountError('not-found');
  if (isSent(chosen)) {
    const now = backend.now();
    const {sentAt} = watchOf(backend, flow.watched);
    const wait = waitFor(backend, flow, chosen);
    if (wait > 0) throw new AccountError('rate-limited', {retryAfterSeconds: wait});
    sentAt[choice] = now;
    if (flow.real) sendCode(backend, chosen);
  }
  flow.chosen = choice;
  return flowFor(backend, id, flow);
}

function sendCode(backend: MockBackend, choice: Choice): void {
  const reach = methodFor(resetMethods(backend), choice)?.reach;
  if (!reach) return;
  send(backend, {
    channel: choice.way ?? 'email',
    to: reach,
    text: `${sentCode} is your code to reset your Contoso password. If you did not ask for it, tell nobody.`,
  });
}

/** The same work for everybody, before it counts whose it is. */
function isRightCode(backend: MockBackend, {real}: StoredFlow, choice: Choice, typed: string): boolean {
  const code = typed.normalize('NFKC').replaceAll(/[\s-]/g, '');
  const methods = resetMethods(backend);
  const isTheSent = code === sentCode;
  const apps = methods.flatMap((stored) => {
    const {secret, lastStep = -1} = stored;
    const step = secret === undefined ? undefined : stepOfCode(secret, code, backend.now());
    return step !== undefined && step > lastStep ? [{stored, step}] : [];
  });
  if (!real) return false;
  if (isSent(choice)) return isTheSent && methodFor(methods, choice)?.reach !== undefined;
  const [app] = apps;
  if (!app) return false;
  noteUse(backend, app.stored, {lastStep: app.step});
  return true;
}

function flowFor(backend: MockBackend, id: string, flow: StoredFlow): ResetFlow {
  const {proven, chosen} = flow;
  const whole = {
    id,
    expiresAt: instant(flow.expiresAt),
    proofsGiven: proven.length,
    proofsRequired: required,
    choices: left(flow),
  };
  if (proven.length >= required) {
    const policy = {...policyFor(backend), requiresCurrent: false, signOutOthers: 'always' as const};
    return {...whole, step: 'password', choices: [], policy, ...(backend.state.locked && {canUnlock: true})};
  }
  if (!chosen) return {...whole, step: 'choose'};
  const choice = flow.choices.find((each) => each.id === chosen);
  const wait = choice && isSent(choice) ? waitFor(backend, flow, choice) : 0;
  return {...whole, step: 'code', ...(wait > 0 && {resendAfterSeconds: wait})};
}

/** @throws AccountError `expired` for one that ran out, ended, or never was. */
function demandFlow(backend: MockBackend, id: string): StoredFlow {
  const {flows} = backend.state.reset;
  const flow = Object.hasOwn(flows, id) ? flows[id] : undefined;
  if (!flow || flow.expiresAt <= backend.now()) throw new AccountError('expired');
  return flow;
}

function demandProven(backend: MockBackend, id: string): StoredFlow {
  const flow = demandFlow(backend, id);
  if (flow.proven.length < required) throw new AccountError('forbidden');
  return flow;
}

function watchOf(backend: MockBackend, watched: string): Watch {
  const {reset} = backend.state;
  const watch = (reset.watched[watched] ??= {failed: 0, sentAt: {}, seenAt: 0});
  watch.seenAt = backend.now();
  return watch;
}

function waitFor(backend: MockBackend, {watched}: StoredFlow, {id}: Choice): number {
  const sentAt = watchOf(backend, watched).sentAt[id] ?? -Infinity;
  return Math.ceil((sentAt + resendSeconds * 1000 - backend.now()) / 1000);
}

/** What is not proven yet: a phone is one method, texted or called. */
const left = ({choices, proven}: StoredFlow) => choices.filter(({type}) => !proven.includes(type));

const isSent = ({type}: Choice) => type !== 'authenticator-app';

function methodFor(
  methods: readonly StoredMethod[],
  {type, way}: Omit<Choice, 'id'>,
): StoredMethod | undefined {
  return methods.find(({method}) => method.type === type && (!way || method.ways?.includes(way)));
}

/** Two digits of the number, two letters of the address: the person's own, or what the hash makes of the identifier. */
function hintFor(type: VerificationType, method: StoredMethod | undefined, hash: string): string | undefined {
  const [first = 0, second = 0] = hexToBytes(hash);
  const letter = (byte: number) => 'abcdefghijklmnoprstw'.charAt(byte % 20);
  if (type === 'phone') return `•••• ${method?.reach?.slice(-2) ?? `${first % 100}`.padStart(2, '0')}`;
  if (type !== 'email') return undefined;
  const [name = letter(first), domain = letter(second)] = method?.reach?.split('@') ?? [];
  return `${name.charAt(0)}•••@${domain.charAt(0)}•••`;
}

async function keyedHash({state, random}: MockBackend, text: string): Promise<string> {
  const key = (state.reset.key ??= bytesToHex(random(32)));
  const hmac = {name: 'HMAC', hash: 'SHA-256'};
  const imported = await crypto.subtle.importKey('raw', hexToBytes(key), hmac, false, ['sign']);
  return bytesToHex(
    new Uint8Array(await crypto.subtle.sign('HMAC', imported, new TextEncoder().encode(text))),
  );
}
