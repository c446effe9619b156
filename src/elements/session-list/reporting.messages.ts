/** What is said when a sign-in was not the person's own. */
export const reportingMessages = {
  reportQuestion: 'Wasn’t this you?',
  reportConsequence:
    'Your organization will know that this sign-in wasn’t yours. You can’t take that back here.',
  reportDone: 'Your organization knows now that this wasn’t you.',
  reportGone: 'This sign-in isn’t in the list any more. Nothing was reported.',
  protectFailure: 'They didn’t get in with this attempt. If someone may know your password, change it.',
  protect: 'Someone else may know your password. Change it, and sign out everywhere.',
  changePassword: 'Change password',
  signOut: 'Sign out everywhere',
} as const;
