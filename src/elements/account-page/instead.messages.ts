/** What `<account-page>` says where none of its parts can be shown. */
export const insteadMessages = {
  forgot: 'Forgot your password?',
} as const;
