/** What `<account-page>` says from the start. */
export const accountPageMessages = {
  heading: 'Profile',
  manage: 'Manage account',
  back: 'Back to overview',
  password: 'Change password',
  passwordLead: 'Choose a new one for your work or school account.',
  reset: 'Set up password reset',
  resetLead: 'So that you can get back in if you forget your password.',
  verification: 'Additional security verification',
  verificationLead: 'How you prove that it’s you when you sign in.',
  terms: 'Review terms of use',
  termsLead: 'What your organization asks you to accept.',
  signout: 'Sign out everywhere',
  signoutLead: 'Ends your sessions in all apps and on all devices.',
  forgot: 'Forgot your password?',
} as const;
