/** Passkeys and security keys (WebAuthn). The options are made here; the library that verifies is loaded for it. */
import type {AuthenticationResponseJSON, RegistrationResponseJSON} from '@simplewebauthn/server';

import {AccountError} from '../../src/contract/error.js';
import type {EnrollmentProof} from '../../src/contract/verification.js';
import type {MockBackend} from '../backend.js';
import {base64UrlToBytes, bytesToBase64Url, encodeText} from '../bytes.js';
import {person} from '../person.js';
import type {StoredSession} from '../state.js';
import type {Visit} from '../visit.js';
import {noteUse} from './methods.js';
import {type RelyingParty, relyingPartyOf} from './relying-party.js';
import {type Begun, type EnrollmentRule, labelIn, type Proven, refuseField} from './rule.js';
import type {Pending, StoredCredential, StoredMethod} from './stored.js';

const loadServer = () => import('@simplewebauthn/server');

/** EdDSA, ES256, RS256 (COSE). */
const algorithms = [-8, -7, -257];
/** How long the browser waits for the person, and how long a challenge is good. */
const patience = 5 * 60_000;

/** Unlocked by the person, and found without a name. */
export const passkey: EnrollmentRule = {
  begin: (visit) =>
    creation(visit, {residentKey: 'required', requireResidentKey: true, userVerification: 'required'}),
  prove: (visit, {pending}, proof) => register(visit, pending, proof, true),
};

/** Touched after the password: the person need not be known to it. */
export const securityKey: EnrollmentRule = {
  check: (_backend, {label}) => void labelIn(label, 'required'),
  begin: (visit) =>
    creation(visit, {
      authenticatorAttachment: 'cross-platform',
      residentKey: 'discouraged',
      userVerification: 'discouraged',
    }),
  prove: (visit, {pending}, proof) => register(visit, pending, proof, false),
};

function creation(visit: Visit, authenticatorSelection: AuthenticatorSelectionCriteria): Begun {
  const {backend} = visit;
  const {id} = demandRelyingParty(visit);
  const challenge = bytesToBase64Url(backend.random(32));
  const publicKey = {
    challenge,
    rp: {id, name: 'Contoso'},
    user: {id: encodeText(`contoso-${person.id}`), name: person.identifier, displayName: person.identifier},
    pubKeyCredParams: algorithms.map((alg) => ({type: 'public-key', alg})),
    timeout: patience,
    attestation: 'none',
    authenticatorSelection,
    // An authenticator keeps one credential of an account.
    excludeCredentials: credentialsOf(backend, id).map(descriptorOf),
    ...(authenticatorSelection.authenticatorAttachment && {hints: ['security-key']}),
  };
  return {pending: {step: 'webauthn', challenge}, shown: {publicKey}};
}

async function register(
  visit: Visit,
  pending: Pending,
  proof: EnrollmentProof,
  requireUserVerification: boolean,
): Promise<Proven> {
  const {id: rpId, origin} = demandRelyingParty(visit);
  if (pending.step !== 'webauthn') throw new AccountError('not-supported');
  const response = credentialIn(proof) as RegistrationResponseJSON;
  const {verifyRegistrationResponse} = await loadServer();
  // It throws for whatever does not fit: challenge, origin, host, flags, signature.
  const {registrationInfo} = await verifyRegistrationResponse({
    response,
    expectedChallenge: pending.challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => refuseField('/credential', 'incorrect'));
  if (!registrationInfo) refuseField('/credential', 'incorrect');
  const {id, publicKey, counter, transports = []} = registrationInfo.credential;
  if (credentialsOf(visit.backend, rpId).some((other) => other.id === id)) {
    refuseField('/credential', 'exists');
  }
  return {
    method: {usedFor: ['sign-in', 'reset']},
    credential: {id, rpId, publicKey: bytesToBase64Url(publicKey), counter, transports},
  };
}

/**
 * What a browser needs to prove by passkey or security key who is there, and which of them there are; nothing where there is
 * none for this page. A touch alone would be anybody's at an unlocked computer with the key still in it, so the key must know
 * who uses it; one without a PIN serves after the password only.
 */
export function assertionFor(
  visit: Visit,
  session: StoredSession,
): {readonly types: ('passkey' | 'security-key')[]; readonly publicKey: Record<string, unknown>} | undefined {
  const {backend} = visit;
  const party = relyingPartyOf(visit);
  const keys = party ? keysOf(backend, party.id) : [];
  if (!party || !keys.length) return undefined;
  const challenge = bytesToBase64Url(backend.random(32));
  const {verification} = backend.state;
  const asked = {value: challenge, session: session.session.id, expiresAt: backend.now() + patience};
  verification.challenges = [asked, ...verification.challenges].slice(0, remembered);
  return {
    types: (['passkey', 'security-key'] as const).filter((type) =>
      keys.some(({method}) => method.type === type),
    ),
    publicKey: {
      challenge,
      rpId: party.id,
      timeout: patience,
      userVerification: 'required',
      allowCredentials: keys.map(({credential}) => descriptorOf(credential)),
    },
  };
}

const remembered = 20;

/** Whether it is the answer of one of the keys to a challenge of this session, which is then used up. */
export async function useKey(
  visit: Visit,
  session: StoredSession,
  proof: {readonly credential: unknown},
): Promise<boolean> {
  const {backend} = visit;
  const party = relyingPartyOf(visit);
  const response = credentialIn(proof) as AuthenticationResponseJSON;
  const stored = party && keysOf(backend, party.id).find(({credential: {id}}) => id === response.id);
  if (!stored) return false;
  const {credential} = stored;
  const {verifyAuthenticationResponse} = await loadServer();
  const {verified, authenticationInfo} = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => takeChallenge(backend, session, challenge),
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: {
      id: credential.id,
      publicKey: base64UrlToBytes(credential.publicKey),
      counter: credential.counter,
    },
  }).catch(() => ({verified: false, authenticationInfo: undefined}));
  if (!verified || !authenticationInfo) return false;
  noteUse(backend, stored, {credential: {...credential, counter: authenticationInfo.newCounter}});
  return true;
}

/** Each is good once, for the session that it was made for, whatever comes of it. */
function takeChallenge(
  {state: {verification}, now}: MockBackend,
  session: StoredSession,
  value: string,
): boolean {
  const asked = verification.challenges.find(
    (each) => each.value === value && each.session === session.session.id && each.expiresAt > now(),
  );
  verification.challenges = verification.challenges.filter((each) => each !== asked);
  return asked !== undefined;
}

function demandRelyingParty(visit: Visit): RelyingParty {
  const party = relyingPartyOf(visit);
  if (!party) throw new AccountError('not-supported');
  return party;
}

/** What the browser made. @throws AccountError where it is no object. */
function credentialIn(proof: object): unknown {
  const credential = 'credential' in proof ? proof.credential : undefined;
  if (typeof credential !== 'object' || credential === null) refuseField('/credential', 'required');
  return credential;
}

type WithCredential = StoredMethod & {readonly credential: StoredCredential};

function keysOf({state}: MockBackend, rpId: string): WithCredential[] {
  return state.verification.methods.filter(
    (stored): stored is WithCredential => stored.credential?.rpId === rpId,
  );
}

const credentialsOf = (backend: MockBackend, rpId: string) =>
  keysOf(backend, rpId).map(({credential}) => credential);

const descriptorOf = ({id, transports}: StoredCredential) => ({
  type: 'public-key',
  id,
  ...(transports.length > 0 && {transports}),
});
