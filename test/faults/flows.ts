// How a person gets to each call, as a table: the element, the situation, the way there, and the last press.
import {person, sentCode} from '../../mocks/person.js';
import type {AccountErrorCode} from '../../src/contract/error.js';
import type {Fault} from './faults.js';
import type {Call} from './rig.js';
import {fill, press} from '../support/controls.js';

/** Where a flow is walked: over the rig, or on what ships. */
export interface Place {
  readonly element: HTMLElement;
}

export interface Flow {
  readonly call: Call;
  /** Where there are several ways to it. */
  readonly how?: string;
  readonly tag: string;
  /** In whose test file it runs. Default: the tag. */
  readonly part?: string;
  /** Default: "default". */
  readonly scenario?: string;
  /** Up to the last press. */
  readonly prepare: (rig: Place) => Promise<void>;
  /** The name of what is pressed last, or what is done instead; a second time at once must not ask twice. */
  readonly last: string | RegExp | ((rig: Place) => void);
  /** Where it is said in words of its own. */
  readonly says?: (fault: Fault) => RegExp | undefined;
  /** After these it begins anew, and what is secret goes. */
  readonly endsWith?: readonly AccountErrorCode[];
  /** The person throws away what was typed. */
  readonly drops?: true;
  /** Nobody is asked to prove anything for it. */
  readonly alone?: true;
}

const {password, identifier} = person;
const fresh = 'nine lighthouses hum quietly';
const wrongCode = '000000';

/** What else the person types. */
export const typed = {
  city: 'Zennor',
  number: '+44 7700 900456',
  name: 'Harbour phone',
  identifier,
} as const;

/** What may go from the page where the person, or what was begun, is gone. */
export const secrets: readonly string[] = [password, fresh, sentCode, wrongCode];

const toStepUp = async ({element}: Place) => {
  await press(element, 'Disable device Ada’s tablet');
  await press(element, 'Disable device');
  await fill(element, '[autocomplete=current-password]', password);
};

const chooseFile = ({element}: Place) => {
  const input = element.shadowRoot?.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('There is no place for a file.');
  const files = new DataTransfer();
  files.items.add(new File(['a photo'], 'ada.png', {type: 'image/png'}));
  input.files = files.files;
  input.dispatchEvent(new Event('change', {bubbles: true}));
};

const toWho = ({element}: Place) => fill(element, '[name=identifier]', identifier);
const toChoose = async (rig: Place) => {
  await toWho(rig);
  await press(rig.element, 'Continue');
};
const toCode = async (rig: Place, way: RegExp = byEmail) => {
  await toChoose(rig);
  await press(rig.element, way);
  await fill(rig.element, '[name=code]', sentCode);
};
const byEmail = /^Send a code by e-mail/;
const toEnd = async (rig: Place) => {
  const {element} = rig;
  await toCode(rig);
  await press(element, 'Continue');
  await press(element, /^Text a code/);
  await fill(element, '[name=code]', sentCode);
  await press(element, 'Continue');
};
const noClearAnswer =
  (...codes: readonly AccountErrorCode[]) =>
  ({code}: Fault) =>
    ['unavailable', 'network', 'timeout', 'malformed-response', ...codes].includes(code)
      ? /No clear answer came/
      : undefined;
const recovery = {
  tag: 'password-reset',
  part: 'password-reset-signed-out',
  scenario: 'signed-out',
  // That nobody is signed in is no news there.
  says: noClearAnswer('unauthenticated'),
} as const;

const toNumber = async ({element}: Place) => {
  await press(element, /^Update Authentication phone/);
  await fill(element, '#enrol-number', typed.number);
};
const toProof = async (rig: Place) => {
  await toNumber(rig);
  await press(rig.element, 'Next');
  await fill(rig.element, '[name=verification-code]', wrongCode);
};
const verification = {tag: 'security-verification'} as const;
const enrolling = {...verification, part: 'security-verification-enrolling'} as const;
const terms = {tag: 'terms-review', scenario: 'terms-pending'} as const;

export const flows: readonly Flow[] = [
  {
    call: 'stepUp',
    tag: 'device-list',
    part: 'step-up',
    scenario: 'step-up',
    prepare: toStepUp,
    last: 'Continue',
    alone: true,
  },
  {
    call: 'profile.update',
    tag: 'profile-card',
    scenario: 'editable',
    prepare: async ({element}) => {
      await press(element, 'Edit profile');
      await fill(element, '[name="office/city"]', typed.city);
    },
    last: 'Save',
  },
  {
    call: 'profile.startEdit',
    tag: 'profile-card',
    scenario: 'redirect',
    prepare: async () => {},
    last: /^Change E-?mail/i,
  },
  {
    call: 'profile.setPhoto',
    tag: 'profile-card',
    part: 'profile-card-photo',
    scenario: 'editable',
    prepare: async ({element}) => {
      await press(element, 'Edit profile');
      await fill(element, '[name="office/city"]', typed.city);
    },
    last: chooseFile,
  },
  {
    call: 'removePhoto',
    tag: 'profile-card',
    part: 'profile-card-photo',
    scenario: 'editable',
    prepare: async ({element}) => {
      await press(element, 'Edit profile');
      await fill(element, '[name="office/city"]', typed.city);
      await press(element, 'Remove photo');
    },
    last: 'Remove photo',
  },
  {
    call: 'devices.disable',
    tag: 'device-list',
    prepare: async ({element}) => press(element, 'Disable device Ada’s tablet'),
    last: 'Disable device',
  },
  {
    call: 'sessions.revoke',
    tag: 'session-list',
    prepare: async ({element}) => press(element, /^Sign out (?!everywhere)\S/),
    last: 'Sign out',
  },
  {
    call: 'sessions.revokeOthers',
    tag: 'session-list',
    prepare: async ({element}) => press(element, 'Sign out everywhere else'),
    last: 'Sign out everywhere else',
  },
  {
    call: 'sessions.reportSignIn',
    tag: 'session-list',
    prepare: async ({element}) => press(element, /^This wasn’t me: /),
    last: 'This wasn’t me',
  },
  {
    call: 'sessions.revokeAll',
    tag: 'signout-everywhere',
    prepare: async ({element}) => press(element, 'Sign out everywhere'),
    last: 'Yes',
  },
  {
    call: 'sessions.revokeOthers',
    tag: 'signout-everywhere',
    prepare: async ({element}) => {
      await press(element, 'Sign out everywhere');
      await press(element, 'Keep me signed in here');
    },
    last: 'Yes',
  },
  {
    call: 'organizations.leave',
    tag: 'org-list',
    prepare: async ({element}) => press(element, /^Leave organization \S/),
    last: 'Leave',
  },
  {
    call: 'password.change',
    tag: 'change-password-form',
    prepare: async ({element}) => {
      await fill(element, '[name=currentPassword]', password);
      await fill(element, '[name=newPassword]', fresh);
      await fill(element, '[name=confirmPassword]', fresh);
    },
    last: 'Submit',
  },
  {
    call: 'reset.confirm',
    tag: 'password-reset',
    prepare: async () => {},
    last: 'These are still right',
    says: noClearAnswer(),
  },
  {...recovery, call: 'reset.start', prepare: toWho, last: 'Continue'},
  {...recovery, call: 'reset.choose', prepare: toChoose, last: byEmail},
  {
    ...recovery,
    call: 'reset.choose',
    how: 'for another code',
    prepare: toCode,
    last: 'Send another code',
    endsWith: ['expired'],
  },
  {...recovery, call: 'reset.prove', prepare: toCode, last: 'Continue', endsWith: ['expired']},
  {
    ...recovery,
    call: 'reset.finish',
    how: 'with a new password',
    part: 'password-reset-end',
    prepare: async (rig) => {
      await toEnd(rig);
      await fill(rig.element, '[name=newPassword]', fresh);
      await fill(rig.element, '[name=confirmPassword]', fresh);
    },
    last: 'Change password',
    endsWith: ['expired'],
  },
  {
    ...recovery,
    call: 'reset.finish',
    how: 'unlocking',
    part: 'password-reset-end',
    scenario: 'locked-account',
    prepare: toEnd,
    last: 'Unlock and keep my password',
  },
  {
    ...verification,
    call: 'verification.rename',
    prepare: async ({element}) => {
      await press(element, 'Rename Ada’s phone');
      await fill(element, '[data-method=authenticator] input', typed.name);
    },
    last: 'Save',
  },
  {
    ...verification,
    call: 'verification.makeDefault',
    prepare: async ({element}) => press(element, /^Call my authentication phone/),
    last: 'Save',
  },
  {
    ...verification,
    call: 'verification.remove',
    prepare: async ({element}) => press(element, 'Remove Mail on the old tablet'),
    last: 'Save',
  },
  {
    ...verification,
    call: 'sessions.revokeOthers',
    how: 'once a method is gone',
    prepare: async ({element}) => {
      await press(element, 'Remove Mail on the old tablet');
      await press(element, 'Save');
    },
    last: 'Sign out other sessions',
  },
  {...enrolling, call: 'verification.begin', prepare: toNumber, last: 'Next'},
  {
    ...enrolling,
    call: 'verification.complete',
    prepare: toProof,
    last: 'Verify',
    endsWith: ['expired', 'not-found'],
  },
  {
    ...enrolling,
    call: 'verification.resend',
    prepare: toProof,
    last: 'Send it again',
    endsWith: ['expired', 'not-found'],
  },
  {
    ...enrolling,
    call: 'verification.cancel',
    prepare: toProof,
    last: 'Cancel',
    // Where the backend is not told, it expires by itself: nothing is in the way of the person.
    says: () => /Nothing was changed/,
    drops: true,
    alone: true,
  },
  {
    ...terms,
    call: 'terms.decide',
    how: 'accepting',
    prepare: async ({element}) => press(element, 'Read House rules'),
    last: 'Accept',
  },
  {
    ...terms,
    call: 'terms.decide',
    how: 'declining',
    prepare: async ({element}) => {
      await press(element, 'Read Research with usage data');
      await press(element, 'Decline');
    },
    last: 'Decline',
  },
];

export interface Reading {
  readonly call: Call;
  readonly tag: string;
  readonly part?: string;
  readonly scenario?: string;
  /** It is shown beside others: the element has its state from them. */
  readonly beside?: true;
  /** It is read when the person asks for it. */
  readonly open?: (rig: Place) => Promise<void>;
}

/** Reads that an element shows. */
export const readsOf: readonly Reading[] = [
  {call: 'describe', tag: 'signout-everywhere'},
  {call: 'profile.get', tag: 'profile-card'},
  {call: 'profile.photo', tag: 'profile-card', beside: true},
  {call: 'devices.list', tag: 'device-list'},
  {call: 'sessions.list', tag: 'session-list', part: 'session-list-reads'},
  {call: 'sessions.signIns', tag: 'session-list', part: 'session-list-reads'},
  {call: 'organizations.list', tag: 'org-list'},
  {call: 'password.policy', tag: 'change-password-form'},
  {call: 'reset.status', tag: 'password-reset'},
  {...verification, call: 'verification.get'},
  {...terms, call: 'terms.list'},
  {...terms, call: 'terms.content', beside: true},
  {
    ...terms,
    call: 'terms.history',
    beside: true,
    open: ({element}) => press(element, 'Your decisions'),
  },
];
