import type {WholePorts} from '../src/contract/adapter.js';
import type {
  CallOptions,
  Outcome,
  Redirect,
  StepUpChallenge,
  StepUpProof,
  WriteOptions,
} from '../src/contract/calls.js';
import type {Description} from '../src/contract/description.js';
import {devicesOf} from './devices.js';
import {organizationsOf} from './organizations.js';
import {helpdesk, person} from './person.js';
import {passwordOf} from './password.js';
import {pageAddress} from './places.js';
import {profileOf} from './profile.js';
import {resetOf} from './reset.js';
import {capabilitiesOf, scenarioOf} from './scenarios.js';
import {sessionsOf} from './sessions.js';
import {stepUp} from './step-up.js';
import {termsOf} from './terms/port.js';
import {verificationOf} from './verification/port.js';
import {answer, type Visit} from './visit.js';

/** The account as one session sees it: the contract's ports, with the backend's rules behind them. */
export interface Account extends WholePorts {
  describe(options?: CallOptions): Promise<Description>;
  signIn(options?: WriteOptions): Promise<Redirect>;
  stepUp(
    challenge: StepUpChallenge,
    proof: StepUpProof | undefined,
    options?: WriteOptions,
  ): Promise<Outcome>;
  /** Ends this session only. */
  signOut(): void;
}

export function accountOf(visit: Visit): Account {
  const {backend, token, places} = visit;
  return {
    describe: (options) => answer(visit, 'describe', options, () => describe(visit)),
    signIn: async (options) => {
      const url = pageAddress(places, 'sign-in', {returnTo: options?.returnTo});
      return Promise.resolve({url, operation: 'sign-in'});
    },
    stepUp: (challenge, proof, options) => stepUp(visit, challenge, proof, options),
    signOut: () => void backend.endSessions((session) => session.token === token, token),
    profile: profileOf(visit),
    devices: devicesOf(visit),
    sessions: sessionsOf(visit),
    organizations: organizationsOf(visit),
    password: passwordOf(visit),
    verification: verificationOf(visit),
    terms: termsOf(visit),
    reset: resetOf(visit),
  };
}

const portal = 'https://myapps.contoso.example/';

function describe({backend, token}: Visit): Description {
  const description: Description = {
    ...(backend.sessionOf(token) && {subject: person.id}),
    capabilities: capabilitiesOf(backend.scenario),
  };
  if (scenarioOf(backend.scenario).bare) return description;
  return {
    ...description,
    support: helpdesk,
    canSignIn: true,
    links: [
      {rel: 'apps', url: portal},
      {rel: 'groups', url: `${portal}groups`},
      {rel: 'reviews', url: `${portal}reviews`},
      {rel: 'privacy', url: 'https://contoso.example/privacy'},
      {rel: 'help', url: helpdesk.url},
    ],
  };
}
