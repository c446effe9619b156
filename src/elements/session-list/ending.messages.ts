/** What is said when sessions are ended. */
export const endingMessages = {
  question: 'Sign out {name}?',
  consequence: 'Whoever uses it has to sign in again. What isn’t saved there may be lost.',
  keep: 'Keep session',
  ended: '{name} was signed out.',
  gone: '{name} had ended already.',
  othersQuestion: 'Sign out everywhere else?',
  othersConsequence: {
    one: '{count} other session ends. You stay signed in here.',
    other: '{count} other sessions end. You stay signed in here.',
  },
  othersConsequenceAll: 'Every other session ends. You stay signed in here.',
  othersLoss: 'What isn’t saved there may be lost.',
  othersKeep: 'Keep sessions',
} as const;
