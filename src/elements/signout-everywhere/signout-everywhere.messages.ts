/** What `<signout-everywhere>` says from the start. */
export const signoutEverywhereMessages = {
  heading: 'Sign out everywhere',
  lead: 'Ends your sessions in all applications and on all devices, this one too.',
  signOut: 'Sign out everywhere',
} as const;
