/** What was decided, and what was on screen when it was. */
interface Decided {
  readonly documentId: string;
  readonly version: string;
  readonly locale: string | undefined;
}

const composed = {bubbles: true, composed: true};

/** The backend has confirmed that the person accepted a document. */
export class TermsAcceptedEvent extends Event {
  static readonly type = 'account-terms-accepted';
  readonly documentId: string;
  readonly version: string;
  /** BCP 47 tag of the language that was read, where the backend said it. */
  readonly locale: string | undefined;

  constructor({documentId, version, locale}: Decided) {
    super(TermsAcceptedEvent.type, composed);
    this.documentId = documentId;
    this.version = version;
    this.locale = locale;
  }
}

/** The backend has confirmed that the person declined a document. */
export class TermsDeclinedEvent extends Event {
  static readonly type = 'account-terms-declined';
  readonly documentId: string;
  readonly version: string;
  /** BCP 47 tag of the language that was read, where the backend said it. */
  readonly locale: string | undefined;

  constructor({documentId, version, locale}: Decided) {
    super(TermsDeclinedEvent.type, composed);
    this.documentId = documentId;
    this.version = version;
    this.locale = locale;
  }
}

/** There are no terms of use, and the person has said OK to that. */
export class TermsDismissedEvent extends Event {
  static readonly type = 'account-terms-dismissed';

  constructor() {
    super(TermsDismissedEvent.type, composed);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [TermsAcceptedEvent.type]: TermsAcceptedEvent;
    [TermsDeclinedEvent.type]: TermsDeclinedEvent;
    [TermsDismissedEvent.type]: TermsDismissedEvent;
  }
}
