/** What `<account-page>` asks before a task is left with something unsaved. */
export const leavingMessages = {
  leaveQuestion: 'Leave “{task}” without finishing?',
  leaveConsequence: 'What you entered is not saved yet. It stays there until you leave or reload this page.',
  stay: 'Keep editing',
  leave: 'Leave it for now',
} as const;
