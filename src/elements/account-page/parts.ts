import type {OperationId} from '../../contract/adapter.js';
import type {Task} from '../shared/account.events.js';

/** An element, and the operations of which one must be possible, for there is no point in it without. */
type Part = readonly [tag: string, ...operations: OperationId[]];

/** What the overview shows, by the name of its slot. */
export const sections = {
  profile: ['profile-card', 'profile.get'],
  devices: ['device-list', 'devices.list'],
  sessions: ['session-list', 'sessions.list'],
  organizations: ['org-list', 'organizations.list'],
} as const satisfies Readonly<Record<string, Part>>;

/** What the entries of the overview open, by the name of its slot, which is its fragment too. */
export const tasks = {
  password: ['change-password-form', 'password.change'],
  reset: ['password-reset', 'reset.status'],
  verification: ['security-verification', 'verification.get'],
  terms: ['terms-review', 'terms.list', 'terms.history'],
  signout: ['signout-everywhere', 'sessions.revokeAll'],
} as const satisfies Readonly<Record<Task, Part>>;

export const parts: Readonly<Record<string, Part>> = {...sections, ...tasks};

export const isTask = (name: string): name is Task => Object.hasOwn(tasks, name);
