/** The backend has confirmed a new password. */
export class PasswordChangedEvent extends Event {
  static readonly type = 'account-password-changed';
  /** Whether the other sessions of the account end with it. */
  readonly signedOutOthers: boolean;

  constructor(signedOutOthers: boolean) {
    super(PasswordChangedEvent.type, {bubbles: true, composed: true});
    this.signedOutOthers = signedOutOthers;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [PasswordChangedEvent.type]: PasswordChangedEvent;
  }
}
