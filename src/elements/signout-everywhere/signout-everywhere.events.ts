/** The backend has ended the account's sessions, as far as `failed` does not say otherwise. With scope 'all', sign this page out too. */
export class SignedOutEvent extends Event {
  static readonly type = 'account-signed-out';
  /** 'others': the person stays signed in here. */
  readonly scope: 'all' | 'others';
  /** Upper bound of what may live on, in seconds. Default: 0. */
  readonly delaySeconds: number;
  /** Names of what could not be ended. */
  readonly failed: readonly string[];

  constructor(scope: 'all' | 'others', delaySeconds = 0, failed: readonly string[] = []) {
    super(SignedOutEvent.type, {bubbles: true, composed: true});
    this.scope = scope;
    this.delaySeconds = delaySeconds;
    this.failed = failed;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [SignedOutEvent.type]: SignedOutEvent;
  }
}
