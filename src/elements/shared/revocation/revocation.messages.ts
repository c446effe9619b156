/** What is said after sessions were ended. */
export const revocationMessages = {
  endedAll: {
    one: 'You’re signed out. {count} session ended.',
    other: 'You’re signed out everywhere. {count} sessions ended, this one too.',
  },
  endedAllUncounted: 'You’re signed out everywhere, here too.',
  endedAllPartly: 'You’re signed out here, but not everywhere yet.',
  endedElsewhere: 'Your other sessions ended.',
  endedElsewherePartly: 'Other sessions ended, but not all.',
  endedOthers: {
    one: '{count} other session ended. You’re still signed in here.',
    other: '{count} other sessions ended. You’re still signed in here.',
  },
  endedOthersUncounted: 'The other sessions ended. You’re still signed in here.',
  endedOthersPartly: 'Other sessions ended, but not all. You’re still signed in here.',
  delay: 'Where something was open, it may go on working for up to {time}.',
  failed: 'This could not be ended: {names}.',
} as const;
