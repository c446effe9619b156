/** What `<password-reset>` says to who is signed in. */
export const enrolmentMessages = {
  lead: 'If you forget your password, you can choose a new one yourself: when your administrator has enabled it, and you have registered.',
  registered: 'You are registered. If you forget your password, you can reset it yourself.',
  notRegistered: 'You aren’t registered yet, so you couldn’t reset a forgotten password yourself.',
  required: {
    one: 'Your organization asks for {count} proof that it’s you.',
    other: 'Your organization asks for {count} proofs that it’s you, each of another kind.',
  },
  missing: {
    one: 'One more of these is needed.',
    other: '{count} more of these are needed.',
  },
  counts: 'What counts',
  isSetUp: 'Set up',
  isNotSetUp: 'Not set up',
  confirmed: 'You last said on {date} that these are right.',
  confirmBy: 'Please check them again by {date}.',
  overdue: 'Please check them: that was due on {date}.',
  confirm: 'These are still right',
  setUp: 'Add, update, or remove verification methods',
  where: 'You set them up under “Additional security verification”.',
  thanks: 'Thank you. It is noted that these are still right.',
  thanksUntil: 'Thank you. It is noted that these are still right; you will be asked again by {date}.',
  unsure: 'No clear answer came. This is how it stands now.',
} as const;
