/** What `<change-password-form>` says while there is a form. */
export const formMessages = {
  lead: 'You will be asked to sign in again where you are signed in with this account.',
  username: 'User ID',
  submit: 'Submit',
} as const;
