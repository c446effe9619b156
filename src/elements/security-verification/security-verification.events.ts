import type {VerificationType} from '../../contract/verification.js';

/** The backend has confirmed at least a part of what was saved. It tells what kind of thing changed, never what is in it. */
export class VerificationSavedEvent extends Event {
  static readonly type = 'account-verification-saved';
  /** Each kind once. */
  readonly changed: readonly ('default' | 'name' | 'removal')[];
  /** Whether something of what was to be saved was not. */
  readonly partial: boolean;

  constructor(changed: VerificationSavedEvent['changed'], partial: boolean) {
    super(VerificationSavedEvent.type, {bubbles: true, composed: true});
    this.changed = changed;
    this.partial = partial;
  }
}

/** The backend has confirmed a new method. */
export class MethodAddedEvent extends Event {
  static readonly type = 'account-method-added';
  readonly methodType: VerificationType;
  /** It took the place of another one. */
  readonly replaced: boolean;

  constructor(methodType: VerificationType, replaced: boolean) {
    super(MethodAddedEvent.type, {bubbles: true, composed: true});
    this.methodType = methodType;
    this.replaced = replaced;
  }
}

/** The backend has confirmed that a method no longer belongs to the account. */
export class MethodRemovedEvent extends Event {
  static readonly type = 'account-method-removed';
  readonly methodId: string;
  readonly methodType: VerificationType;

  constructor(methodId: string, methodType: VerificationType) {
    super(MethodRemovedEvent.type, {bubbles: true, composed: true});
    this.methodId = methodId;
    this.methodType = methodType;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [MethodAddedEvent.type]: MethodAddedEvent;
    [MethodRemovedEvent.type]: MethodRemovedEvent;
    [VerificationSavedEvent.type]: VerificationSavedEvent;
  }
}
