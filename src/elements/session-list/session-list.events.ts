/** The backend has confirmed that one session ended. */
export class SessionRevokedEvent extends Event {
  static readonly type = 'account-session-revoked';
  readonly sessionId: string;

  constructor(sessionId: string) {
    super(SessionRevokedEvent.type, {bubbles: true, composed: true});
    this.sessionId = sessionId;
  }
}

/** The backend has ended the sessions besides this one, as far as `failed` does not say otherwise. */
export class OtherSessionsRevokedEvent extends Event {
  static readonly type = 'account-sessions-revoked';
  /** How many ended, where the backend says. */
  readonly revoked: number | undefined;
  /** Upper bound of what may live on, in seconds. Default: 0. */
  readonly delaySeconds: number;
  /** Names of what could not be ended. */
  readonly failed: readonly string[];

  constructor(revoked: number | undefined, delaySeconds = 0, failed: readonly string[] = []) {
    super(OtherSessionsRevokedEvent.type, {bubbles: true, composed: true});
    this.revoked = revoked;
    this.delaySeconds = delaySeconds;
    this.failed = failed;
  }
}

/** The backend has taken note that a sign-in was not the person's own. */
export class SigninReportedEvent extends Event {
  static readonly type = 'account-signin-reported';
  readonly signInId: string;

  constructor(signInId: string) {
    super(SigninReportedEvent.type, {bubbles: true, composed: true});
    this.signInId = signInId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [SessionRevokedEvent.type]: SessionRevokedEvent;
    [OtherSessionsRevokedEvent.type]: OtherSessionsRevokedEvent;
    [SigninReportedEvent.type]: SigninReportedEvent;
  }
}
