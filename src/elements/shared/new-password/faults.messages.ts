/** What is wrong with a password. */
export const faultMessages = {
  faultRequired: 'Please fill this in.',
  faultMismatch: 'This isn’t the same as the new password.',
  faultIncorrect: 'That isn’t your current password.',
  faultTooShort: {one: 'Use at least {count} character.', other: 'Use at least {count} characters.'},
  faultTooLong: {one: 'Use at most {count} character.', other: 'Use at most {count} characters.'},
  faultCommon: 'Many people use this password, so it is easy to guess. Choose another one.',
  faultBreached: 'This password is known from a data breach. Choose another one.',
  faultReused: {
    one: 'This was your last password. Choose another one.',
    other: 'This is one of your last {count} passwords. Choose another one.',
  },
  faultContainsIdentifier: 'It contains your name or user ID. Choose another one.',
  faultUnknown: 'Your organization doesn’t accept this password. Choose another one.',
  faultElsewhere: 'Your organization doesn’t accept this. Nothing was changed.',
} as const;
