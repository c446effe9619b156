/** What is said when a device is disabled. */
export const disablingMessages = {
  question: 'Disable {name}?',
  consequence:
    'It will lose access to your organization’s mail, files and apps, and leave this list. You can’t undo this here: the device has to be set up again.',
  consequenceCurrent:
    'You are using this device right now. You will be signed out here and will need another device to get back in.',
  why: 'What happened? (optional)',
  whyLost: 'I lost it',
  whyUnused: 'I no longer use it',
  whyUnknown: 'I don’t recognize it',
  keep: 'Keep device',
  disabled: '{name} was disabled.',
  gone: '{name} is no longer registered with your account.',
  disablePending: 'Your organization has the request for {name}. The device stays here until it is done.',
  protect: 'Someone else may know your password. Change it, and sign out everywhere.',
  changePassword: 'Change password',
  signOut: 'Sign out everywhere',
} as const;
