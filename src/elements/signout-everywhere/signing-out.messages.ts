/** What is said when the person signs out everywhere. */
export const signingOutMessages = {
  question: 'Sign out everywhere',
  consequence:
    'All your sessions end, in all applications and on all devices. What isn’t saved there may be lost. You can sign in again afterwards.',
  stay: 'Keep me signed in here',
  yes: 'Yes',
  no: 'No',
  over: 'You’re signed out here: this session had ended already. Whether the others ended, we couldn’t see. Sign in again to make sure.',
  toFinish: 'To finish here too, continue to your organization’s sign-out page.',
  continue: 'Continue',
} as const;
