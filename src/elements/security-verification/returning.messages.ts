/** What `<security-verification>` says to who comes back from another page. */
export const returningMessages = {
  seenAdded: 'Added: {names}.',
  seenChanged: 'Changed: {names}.',
  seenRemoved: {one: '{count} method was removed.', other: '{count} methods were removed.'},
  seenNothing: 'Nothing has changed here since you left.',
  seenNow: 'Below is what is set up now.',
} as const;
