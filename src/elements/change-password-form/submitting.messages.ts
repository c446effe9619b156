/** What `<change-password-form>` says once the form was sent. */
export const submittingMessages = {
  unsure:
    'No clear answer came, so we don’t know whether your password was changed. Before you send it again, try to sign in with the new one.',
  again: 'You can try again now.',
  changeAgain: 'Change it again',
} as const;
