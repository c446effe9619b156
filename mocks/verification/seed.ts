import type {Capability} from '../../src/contract/capability.js';
import {instant} from '../clock.js';
import {helpdesk, person} from '../person.js';
import {type ScenarioName, scenarioOf} from '../scenarios.js';
import {masked} from './methods.js';
import type {StoredMethod, StoredVerification} from './stored.js';

const minute = 60_000;
const day = 24 * 60 * minute;

const byAdministrator: Capability = {
  support: 'none',
  refusal: {
    reason: 'admin-only',
    text: 'Contoso sets the office phone. Contoso IT help changes it.',
    contact: helpdesk,
  },
};

const factor: ('sign-in' | 'reset')[] = ['sign-in', 'reset'];
const [mobile, alternate, office] = ['+447700900123', '+441632960456', '+442079460018'];

function methodsAt(now: number): StoredMethod[] {
  return [
    {
      method: {
        id: 'authenticator',
        type: 'authenticator-app',
        label: 'Ada’s phone',
        usedFor: factor,
        createdAt: '2025-03-03T16:42:00Z',
        lastUsedAt: instant(now - 95 * minute),
      },
      secret: person.authenticatorSecret,
    },
    {
      method: {
        id: 'mobile',
        type: 'phone',
        slot: 'mobile',
        destination: masked(mobile),
        ways: ['text', 'call'],
        usedFor: factor,
        createdAt: '2024-09-12T08:02:00Z',
        lastUsedAt: instant(now - 21 * day),
      },
      reach: mobile,
    },
    {
      method: {
        id: 'alternate',
        type: 'phone',
        slot: 'alternate',
        destination: masked(alternate),
        ways: ['call'],
        usedFor: factor,
        createdAt: '2024-09-12T08:06:00Z',
      },
      reach: alternate,
    },
    {
      method: {
        id: 'office',
        type: 'phone',
        slot: 'office',
        destination: '+44 20 7946 0018',
        extension: '217',
        ways: ['call'],
        usedFor: factor,
        createdAt: '2023-01-16T09:00:00Z',
        remove: byAdministrator,
        rename: byAdministrator,
        change: byAdministrator,
      },
      reach: office,
    },
    {
      method: {
        id: 'email',
        type: 'email',
        destination: masked('ada@lovelace.example'),
        usedFor: ['reset'],
        createdAt: '2024-09-12T08:11:00Z',
      },
      reach: 'ada@lovelace.example',
    },
    {
      method: {
        id: 'recovery',
        type: 'recovery-codes',
        usedFor: ['sign-in'],
        createdAt: '2025-03-03T16:50:00Z',
        lastUsedAt: '2025-08-19T07:31:00Z',
      },
      // The first is `person.recoveryCode`; nobody knows the others.
      codes: {
        salt: '6164612d7265636f766572792d303031',
        hashes: ['eac15c048aea72e4d80f5d3ce0786f0b2d4f4ca6bb0bdc62dc54c6944a77b4ea', ...unknownHashes(7)],
      },
    },
    {
      method: {
        id: 'old-mail',
        type: 'app-password',
        label: 'Mail on the old tablet',
        usedFor: ['sign-in'],
        createdAt: '2023-02-02T11:20:00Z',
        lastUsedAt: instant(now - 63 * day),
      },
      codes: {salt: '6164612d6170702d70617373772d3031', hashes: unknownHashes(1)},
    },
  ];
}

const unknownHashes = (count: number) =>
  Array.from({length: count}, (_, index) => `${index + 1}`.padStart(64, '0'));

export function seedVerification(name: ScenarioName, now: number): StoredVerification {
  const all = methodsAt(now);
  const methods = scenarioOf(name).methods?.(all, now) ?? all;
  const first = methods.find(({method}) => method.id === 'authenticator' || method.id === 'mobile');
  const [way] = first?.method.ways ?? [];
  return {
    methods,
    ...(first && {preferred: {id: first.method.id, ...(way && {way})}}),
    enrollments: [],
    challenges: [],
    attempts: {failed: 0},
  };
}
