// How a person gets to each write, as a table: the element, the situation, the way there, and the last press.
import type {OperationId} from '../../src/contract/adapter.js';
import {fill, press, type Rig} from './rig.js';

export interface Flow {
  readonly operation: OperationId;
  readonly tag: string;
  /** Default: "default". */
  readonly scenario?: string;
  /** Up to the last press. */
  readonly prepare: (rig: Rig) => Promise<void>;
  /** The name of what is pressed last; a second press at once must not ask twice. */
  readonly last: string | RegExp;
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
];
