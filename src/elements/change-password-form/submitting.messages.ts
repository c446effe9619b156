/** What `<change-password-form>` says once the form was sent. */
export const submittingMessages = {
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
  unsure:
    'No clear answer came, so we don’t know whether your password was changed. Before you send it again, try to sign in with the new one.',
  again: 'You can try again now.',
  changed: 'Your password has been changed.',
  signInAgain: 'You will be asked to sign in again where you were signed in with this account.',
  changeAgain: 'Change it again',
} as const;
