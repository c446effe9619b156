/** The backend has confirmed other values. It tells which attributes, never what is in them. */
export class ProfileSavedEvent extends Event {
  static readonly type = 'account-profile-saved';
  /** Names of the attributes that were changed: "phones/mobile"; "photo". */
  readonly changed: readonly string[];

  constructor(changed: readonly string[]) {
    super(ProfileSavedEvent.type, {bubbles: true, composed: true});
    this.changed = changed;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [ProfileSavedEvent.type]: ProfileSavedEvent;
  }
}
