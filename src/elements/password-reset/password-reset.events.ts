/** The backend has noted that the ways to prove who the person is are still right. */
export class ResetConfirmedEvent extends Event {
  static readonly type = 'account-reset-confirmed';

  constructor() {
    super(ResetConfirmedEvent.type, {bubbles: true, composed: true});
  }
}

/** The backend has confirmed a new password in place of a forgotten one. Nobody is signed in any more. */
export class PasswordResetEvent extends Event {
  static readonly type = 'account-password-reset';

  constructor() {
    super(PasswordResetEvent.type, {bubbles: true, composed: true});
  }
}

/** The backend has unlocked the account, whose password stays. Nobody is signed in any more. */
export class AccountUnlockedEvent extends Event {
  static readonly type = 'account-unlocked';

  constructor() {
    super(AccountUnlockedEvent.type, {bubbles: true, composed: true});
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [ResetConfirmedEvent.type]: ResetConfirmedEvent;
    [PasswordResetEvent.type]: PasswordResetEvent;
    [AccountUnlockedEvent.type]: AccountUnlockedEvent;
  }
}
