import {AccountError} from '../src/contract/error.js';
import {judge} from './attempts.js';
import type {MockBackend} from './backend.js';
import {instant} from './clock.js';
import {helpdesk, person} from './person.js';
import {deviceInUse} from './seed.js';
import type {StoredSession} from './state.js';
import {isCurrentPassword} from './step-up.js';

export interface SignInRequest {
  readonly identifier: string;
  readonly password: string;
  /** From the request, for the list of sessions. */
  readonly userAgent?: string | undefined;
  readonly ip?: string | undefined;
}

export interface SignedIn {
  readonly token: string;
}

const lifetime = 24 * 60 * 60_000;

/** Begins a session. It does not say whether the name or the password was wrong. */
export async function signIn(backend: MockBackend, request: SignInRequest): Promise<SignedIn> {
  if (backend.state.locked) {
    throw new AccountError('policy', {
      refusal: {reason: 'policy', text: 'This account is locked.', contact: helpdesk},
    });
  }
  await demandPassword(backend, request.identifier, request.password);
  const now = backend.now();
  const device = backend.seeded.devices.find(({id}) => id === deviceInUse);
  const isRegistered = device !== undefined && !(deviceInUse in backend.state.disabledDevices);
  const started: StoredSession = {
    token: backend.newId('session'),
    ...(isRegistered && {deviceId: deviceInUse}),
    session: {
      id: backend.newId('s'),
      ...clientOf(request.userAgent ?? ''),
      ...(isRegistered && {device: device.name}),
      ...(request.ip && {ip: request.ip}),
      startedAt: instant(now),
      lastActivityAt: instant(now),
      expiresAt: instant(now + lifetime),
      apps: ['My Apps'],
    },
  };
  backend.state.sessions = [started, ...backend.state.sessions];
  backend.tell({type: 'changed', resource: 'sessions'}, started.token);
  return {token: started.token};
}

/** Signs a session in at another organization, too, with the same password. */
export async function signInAt(
  backend: MockBackend,
  session: StoredSession,
  organization: string,
  {identifier, password}: SignInRequest,
): Promise<void> {
  await demandPassword(backend, identifier, password);
  session.signedInTo = [...new Set([...(session.signedInTo ?? []), organization])];
  backend.tell({type: 'changed', resource: 'organizations'}, session.token);
}

async function demandPassword(backend: MockBackend, identifier: string, password: string): Promise<void> {
  await judge(backend, '/password', async () => {
    const known = identifier.trim().toLowerCase() === person.identifier;
    return (await isCurrentPassword(backend, password)) && known;
  });
}

const browsers = [
  ['Edge', /Edg\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrome\//],
  ['Safari', /Safari\//],
] as const;
const systems = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const;

/** What a request says of its browser, roughly. */
function clientOf(userAgent: string): {browser?: string; os?: string} {
  const browser = browsers.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const os = systems.find(([, pattern]) => pattern.test(userAgent))?.[0];
  return {...(browser && {browser}), ...(os && {os})};
}
