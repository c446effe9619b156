/** What `<change-password-form>` says of a change that it has seen, wherever it was made. */
export const changedMessages = {
  changed: 'Your password has been changed.',
  signInAgain: 'You will be asked to sign in again where you were signed in with this account.',
} as const;
