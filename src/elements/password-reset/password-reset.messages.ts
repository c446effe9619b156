/** What `<password-reset>` says from the start. */
export const passwordResetMessages = {
  heading: 'Set up password reset',
  headingOut: 'Reset your password',
  contact: 'Contact your administrator',
  reasonPolicy: 'Your organization has not enabled password reset.',
  reasonConfiguration: 'Your organization has not enabled password reset.',
  reasonNotRegistered: 'You aren’t registered for password reset.',
} as const;
