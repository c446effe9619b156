/** What `<change-password-form>` says from the start. */
export const changePasswordFormMessages = {
  heading: 'Change password',
} as const;
