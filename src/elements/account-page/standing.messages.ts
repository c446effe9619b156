/** What `<account-page>` says of how things stand in a task. */
export const standingMessages = {
  resetReady: 'Set up',
  resetMissing: 'Not set up yet',
  verificationReady: {one: '{count} method', other: '{count} methods'},
  verificationMissing: {one: '{count} method is missing', other: '{count} methods are missing'},
  termsWaiting: {one: '{count} document waits for you', other: '{count} documents wait for you'},
  unsaved: 'Not saved yet',
} as const;
