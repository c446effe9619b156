/** What the step-up dialog says. */
export const stepUpMessages = {
  title: 'Confirm it’s you',
  lead: 'This is a sensitive step, so we ask again who is there.',
  password: 'Password',
  code: 'Code from your authenticator app',
  usePassword: 'Use your password instead',
  useCode: 'Use a code instead',
  continue: 'Continue',
  elsewhere: 'You’ll sign in again on another page and come back here.',
  goElsewhere: 'Sign in again',
  wrongPassword: 'That isn’t your password.',
  wrongCode: 'That code isn’t right, or it has expired.',
} as const;
