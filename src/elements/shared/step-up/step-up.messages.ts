/** What the step-up dialog says. */
export const stepUpMessages = {
  title: 'Confirm it’s you',
  lead: 'This is a sensitive step, so we ask again who is there.',
  password: 'Password',
  code: 'Code from your authenticator app',
  usePassword: 'Use your password instead',
  useCode: 'Use a code instead',
  usePasskey: 'Use a passkey',
  continue: 'Continue',
  elsewhere: 'You’ll sign in again on another page and come back here.',
  goElsewhere: 'Sign in again',
  wrongPassword: 'That isn’t your password.',
  passkeyCancelled:
    'No passkey was used: it was cancelled, it took too long, or there is none of yours on this device.',
  passkeyUnsuitable: 'Passkeys don’t work on this page or in this browser.',
  passkeyFailed: 'The passkey could not be read. Please try again.',
  wrongPasskey: 'That passkey wasn’t accepted.',
  useKey: 'Use a security key',
  useAnyKey: 'Use a passkey or security key',
  keyCancelled:
    'Nothing was used: it was cancelled, it took too long, there is none of yours here, or the security key has no PIN.',
  keyUnsuitable: 'Security keys don’t work on this page or in this browser.',
  keyFailed: 'It could not be read. Please try again.',
  wrongKey: 'That wasn’t accepted.',
  wrongCode: 'That code isn’t right, or it has expired.',
} as const;
