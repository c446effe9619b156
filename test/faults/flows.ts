// How a person gets to each write, as a table: the element, the situation, the way there, and the last press.
import type {OperationId} from '../../src/contract/adapter.js';
import {until} from '../support/reading.js';
import {control, fill, press, type Rig} from './rig.js';

export interface Flow {
  readonly operation: OperationId;
  readonly tag: string;
  /** Default: "default". */
  readonly scenario?: string;
  /** Up to the last press. */
  readonly prepare: (rig: Rig) => Promise<void>;
  /** The name of what is pressed last; a second press at once must not ask twice. */
  readonly last: string | RegExp;
  /** What is rightly said in other words, by the fault's name. */
  readonly says?: Readonly<Record<string, RegExp>>;
}

const password = 'correct horse battery staple';
const fresh = 'nine lighthouses hum quietly';

export const flows: readonly Flow[] = [
  {
    operation: 'profile.update',
    tag: 'profile-card',
    scenario: 'editable',
    prepare: async ({element}) => {
      await press(element, 'Edit profile');
      await fill(element, '[name="office/city"]', 'Cambridge');
    },
    last: 'Save',
  },
  {
    operation: 'devices.disable',
    tag: 'device-list',
    prepare: async ({element}) => press(element, 'Disable device Ada’s tablet'),
    last: 'Disable device',
  },
  {
    operation: 'organizations.leave',
    tag: 'org-list',
    prepare: async ({element}) => press(element, /^Leave organization \S/),
    last: 'Leave',
  },
  {
    operation: 'password.change',
    tag: 'change-password-form',
    prepare: async ({element}) => {
      await fill(element, '[name=currentPassword]', password);
      await fill(element, '[name=newPassword]', fresh);
      await fill(element, '[name=confirmPassword]', fresh);
    },
    last: 'Submit',
  },
  {
    operation: 'sessions.revoke',
    tag: 'session-list',
    prepare: ({element}) => press(element, /^Sign out Chrome/),
    last: 'Sign out',
  },
  {
    operation: 'sessions.revokeOthers',
    tag: 'session-list',
    prepare: async ({element}) => {
      await press(element, 'Sign out everywhere else');
      await until(() => control(element, 'Keep sessions'), 'it asks');
    },
    last: 'Sign out everywhere else',
  },
  {
    operation: 'sessions.reportSignIn',
    tag: 'session-list',
    prepare: async ({element}) => {
      await press(element, /^This wasn’t me: Mail, Unsuccessful/);
      await until(() => element.shadowRoot?.querySelector('dialog[open]'), 'it asks');
    },
    last: 'This wasn’t me',
  },
  {
    operation: 'sessions.revokeAll',
    tag: 'signout-everywhere',
    prepare: ({element}) => press(element, 'Sign out everywhere'),
    last: 'Yes',
    // Nobody being signed in any more is what was wanted.
    says: {'401': /signed out here/},
  },
];

/** Reads that an element shows, and those that it shows beside others. */
export const readsOf: readonly {
  readonly operation: OperationId;
  readonly tag: string;
  readonly beside?: true;
}[] = [
  {operation: 'profile.get', tag: 'profile-card'},
  {operation: 'profile.photo', tag: 'profile-card', beside: true},
  {operation: 'devices.list', tag: 'device-list'},
  {operation: 'organizations.list', tag: 'org-list'},
  {operation: 'password.policy', tag: 'change-password-form'},
  {operation: 'sessions.list', tag: 'session-list', beside: true},
  {operation: 'sessions.signIns', tag: 'session-list', beside: true},
];
