import {changedMessages} from './changed.messages.js';
import type {ChangePasswordFormElement} from './change-password-form.js';

/** That the password has been changed, and where `signedOut`, that the account's other sessions are over. */
export function changedText(host: ChangePasswordFormElement, signedOut: boolean): string {
  const t = host.speaker(changedMessages);
  return signedOut ? `${t('changed')} ${t('signInAgain')}` : t('changed');
}
