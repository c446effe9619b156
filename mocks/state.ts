import type {Instant} from '../src/contract/calls.js';
import type {DisableReason} from '../src/contract/device.js';
import type {Profile} from '../src/contract/profile.js';
import type {Session} from '../src/contract/session.js';
import type {Attempts} from './attempts.js';
import {instant} from './clock.js';
import type {PasswordHash} from './hashing.js';
import type {StoredReset} from './reset.js';
import {firstPasswords, seedProfile, seedSessions, seedTerms} from './seed.js';
import {type ScenarioName, scenarioOf} from './scenarios.js';
import {seedDecisions} from './terms/documents.js';
import type {TermsState} from './terms/stored.js';
import {seedVerification} from './verification/seed.js';
import type {StoredVerification} from './verification/stored.js';

/** A session with what only the server knows of it. */
export interface StoredSession {
  readonly token: string;
  readonly session: Omit<Session, 'current' | 'revoke'>;
  /** The registered device it runs on; disabling that one ends it. */
  readonly deviceId?: string | undefined;
  /** When the person last proved who they are, apart from signing in (milliseconds). */
  verifiedAt?: number | undefined;
  /** The organizations at which the person has signed in besides, by id. */
  signedInTo?: readonly string[] | undefined;
}

/** What the backend would have sent: by text, call or e-mail. */
export interface Message {
  readonly channel: 'email' | 'text' | 'call';
  readonly to: string;
  readonly text: string;
  readonly at: Instant;
}

/**
 * All that changes, as plain JSON: it can be kept and brought back. Lists that only shrink are the seed's, less what is
 * written here; secrets are hashes.
 */
export interface State {
  readonly scenario: ScenarioName;
  readonly seededAt: number;
  profile: Profile;
  profileRevision: number;
  /** 'seed': the picture that comes with the person. */
  photo: 'seed' | {readonly type: string; readonly base64: string} | null;
  disabledDevices: Record<string, {readonly at: Instant; readonly why?: DisableReason | undefined}>;
  leftOrganizations: Record<string, {readonly at: Instant}>;
  sessions: StoredSession[];
  reportedSignIns: string[];
  /** Newest first: the one in use, then earlier ones. */
  passwords: PasswordHash[];
  passwordChangedAt: Instant;
  attempts: Attempts;
  readonly verification: StoredVerification;
  /** Nobody can sign in until the person has unlocked it by a reset. */
  locked: boolean;
  reset: StoredReset;
  readonly terms: TermsState;
  /** Writes are refused until then (scenario "rate-limited"). */
  busyUntil?: number | undefined;
  /** The scenario "session-expires" has had its one effect. */
  expired?: boolean | undefined;
  /** The in-page backend's stand-in for the browser's cookie. */
  cookie?: string | undefined;
  outbox: Message[];
}

/** The state in which a scenario begins. */
export function initialState(name: ScenarioName, now: number, signedIn: boolean): State {
  const scenario = scenarioOf(name);
  const sessions = seedSessions(name, now, signedIn);
  return {
    scenario: name,
    seededAt: now,
    profile: seedProfile(name),
    profileRevision: 1,
    photo: scenario.withoutPhoto ? null : 'seed',
    disabledDevices: {},
    leftOrganizations: {},
    sessions,
    reportedSignIns: [],
    passwords: [...firstPasswords],
    passwordChangedAt: '2026-03-02T08:15:00Z',
    attempts: {failed: 0},
    verification: seedVerification(name, now),
    terms: {published: {}, decisions: seedDecisions(seedTerms(name), now)},
    locked: scenario.locked ?? false,
    reset: {confirmedAt: instant(now - 120 * 24 * 60 * 60_000), flows: {}, watched: {}},
    cookie: signedIn ? sessions[0]?.token : undefined,
    outbox: [],
  };
}
