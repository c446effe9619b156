/** What `<change-password-form>` says where another page changes the password. */
export const elsewhereMessages = {
  elsewhere: 'You change it on another page and come back here.',
  signInAfterwards:
    'Afterwards you will be asked to sign in again where you are signed in with this account.',
  notSeen:
    'We couldn’t see whether your password was changed. If you changed it, sign in with the new one from now on.',
} as const;
