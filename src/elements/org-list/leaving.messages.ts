/** What is said when an organization is left. */
export const leavingOrganizationMessages = {
  question: 'Leave {name}?',
  consequence:
    'You will lose access to what it shares with you, and it will leave this list. You can’t undo this: coming back needs a new invitation.',
  consequenceCurrent: 'You are using this organization right now. You may be signed out here.',
  data: 'What happens to your data there is for the organization to decide.',
  dataKept: {
    one: 'It keeps your account there for {count} day, then deletes it with its data.',
    other: 'It keeps your account there for {count} days, then deletes it with its data.',
  },
  privacy: 'Privacy statement',
  stay: 'Stay',
  leaveNow: 'Leave',
  left: 'You have left {name}.',
  leavePending: 'Your request to leave {name} was accepted. It stays here until it is done.',
  gone: 'You no longer belong to {name}.',
  mayLeave: 'You can leave {name} now.',
  mustSignIn: 'To leave {name}, you still have to sign in there. Nothing was changed.',
  stillThere: 'You still belong to {name}.',
  notThere: 'You no longer belong to that organization.',
} as const;
