import type {AdapterChange} from '../src/contract/adapter.js';
import {type Account, accountOf} from './account.js';
import {bytesToHex} from './bytes.js';
import {instant} from './clock.js';
import {Faults} from './faults.js';
import {scenarioNamed, type ScenarioName, scenarioOf} from './scenarios.js';
import {seedDevices, seedOrganizations, seedSignIns, seedTerms} from './seed.js';
import {type SignInRequest, type SignedIn, signIn} from './sign-in.js';
import {initialState, type State, type StoredSession} from './state.js';
import {defaultPlaces, pageOrigin, type Places} from './places.js';
import type {Publication} from './terms/stored.js';

export interface MockBackendOptions {
  /** Default: "default". */
  readonly scenario?: string | undefined;
  /** Milliseconds since 1970. Default: the machine's clock. */
  readonly clock?: (() => number) | undefined;
  /** Milliseconds before each answer. Default: the scenario's, mostly none. */
  readonly latency?: number | undefined;
  /** That many random bytes, for tokens and salts. Default: the platform's. */
  readonly random?: ((length: number) => Uint8Array<ArrayBuffer>) | undefined;
  /** Whether somebody is signed in at the start. Default: true, unless the scenario says otherwise. */
  readonly signedIn?: boolean | undefined;
  /** Goes on where another backend stopped. The scenario is then the state's. */
  readonly state?: State | undefined;
}

/** A change, and the token of the session that made it. */
export type BackendListener = (change: AdapterChange, by: string | undefined) => void;

/** The reference backend: one account, its state and its rules. Every call is made as a session: `backend.as(token)`. */
export class MockBackend {
  readonly scenario: ScenarioName;
  readonly faults = new Faults();
  latency: number;
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array<ArrayBuffer>;
  readonly #signedIn: boolean;
  #state: State;
  #listeners = new Set<BackendListener>();
  #seeded: {readonly at: number; readonly lists: SeededLists} | undefined;

  constructor(options: MockBackendOptions = {}) {
    this.scenario = scenarioNamed(options.state?.scenario ?? options.scenario ?? 'default');
    const {startsSignedOut, latency, faults} = scenarioOf(this.scenario);
    this.now = options.clock ?? Date.now;
    this.random = options.random ?? ((length) => crypto.getRandomValues(new Uint8Array(length)));
    this.latency = options.latency ?? latency ?? 0;
    this.#signedIn = (options.signedIn ?? true) && !startsSignedOut;
    this.#state = options.state
      ? structuredClone(options.state)
      : initialState(this.scenario, this.now(), this.#signedIn);
    for (const {call, fault} of faults ?? []) this.faults.add(call, fault);
  }

  /** Everything that changes; plain JSON. */
  get state(): State {
    return this.#state;
  }

  /** The lists that the scenario begins with. */
  get seeded(): SeededLists {
    const at = this.#state.seededAt;
    if (this.#seeded?.at !== at) {
      this.#seeded = {at, lists: seededLists(this.scenario, at)};
    }
    return this.#seeded.lists;
  }

  /** The account as the session with this token sees it; none or a dead one: as a visitor does. `origin` is the calling page's. */
  as(
    token: string | undefined,
    places: Places = defaultPlaces,
    origin: string | undefined = pageOrigin(),
  ): Account {
    return accountOf({backend: this, token, places, origin});
  }

  /** Signs in with the password. @throws AccountError `validation`, `rate-limited` or `policy` (locked). */
  signIn(request: SignInRequest): Promise<SignedIn> {
    return signIn(this, request);
  }

  /** The sessions that are alive. */
  get sessions(): readonly StoredSession[] {
    const now = instant(this.now());
    return this.#state.sessions.filter(
      ({session: {expiresAt}}) => expiresAt === undefined || expiresAt > now,
    );
  }

  sessionOf(token: string | undefined): StoredSession | undefined {
    return this.sessions.find((session) => session.token === token);
  }

  /**
   * Ends the sessions that match: from now on their requests are `unauthenticated`.
   *
   * @param by who is known to know that the list of sessions changed; absent where it is a side effect.
   * @returns how many ended.
   */
  endSessions(which: (session: StoredSession) => boolean, by?: string): number {
    const ended = this.sessions.filter(which);
    if (ended.length === 0) return 0;
    this.#state.sessions = this.#state.sessions.filter((session) => !ended.includes(session));
    if (ended.some(({token}) => token === this.#state.cookie)) {
      this.#state.cookie = undefined;
      this.tell({type: 'signed-out'}, by);
    }
    this.tell({type: 'changed', resource: 'sessions'}, by);
    return ended.length;
  }

  /** Which session the page in this browser uses: the in-page stand-in for a cookie. */
  setCookie(token: string | undefined): void {
    this.#state.cookie = token;
    this.tell({type: token ? 'signed-in' : 'signed-out'}, token);
  }

  /** Publishes a new version of terms of use: it has to be decided anew. Nobody is told, as on most backends; `tell()` does that. */
  publishTerms(id: string, publication: Omit<Publication, 'at'>): void {
    this.#state.terms.published[id] = {...publication, at: instant(this.now())};
  }

  /** Tells of every change, with the session that made it. @returns what ends it. */
  subscribe(listener: BackendListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(change: AdapterChange, by?: string): void {
    for (const listener of [...this.#listeners]) listener(change, by);
  }

  /** A name that nothing else has. */
  newId(prefix: string): string {
    return `${prefix}-${bytesToHex(this.random(16))}`;
  }

  /** Goes on with what another backend of the same scenario knows. */
  adopt(state: State): void {
    this.#state = structuredClone(state);
  }

  /** Back to how the scenario begins. */
  reset(): void {
    this.#state = initialState(this.scenario, this.now(), this.#signedIn);
    this.faults.clear();
    for (const {call, fault} of scenarioOf(this.scenario).faults ?? []) this.faults.add(call, fault);
  }
}

type SeededLists = ReturnType<typeof seededLists>;

const seededLists = (scenario: ScenarioName, at: number) => ({
  devices: seedDevices(scenario, at),
  organizations: seedOrganizations(scenario),
  signIns: seedSignIns(scenario, at),
  terms: seedTerms(scenario),
});
