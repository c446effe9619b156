/** What `<account-page>` asks before a task is left with something unsaved. */
export const leavingMessages = {
  leaveQuestion: 'Leave “{task}” without finishing?',
  leaveConsequence:
    'Nothing of it has been saved. What you entered stays there until you leave or reload this page.',
  stay: 'Keep editing',
  leave: 'Leave it for now',
} as const;
