/** The backend has confirmed that the account no longer belongs to an organization. */
export class OrganizationLeftEvent extends Event {
  static readonly type = 'account-organization-left';
  readonly organizationId: string;

  constructor(organizationId: string) {
    super(OrganizationLeftEvent.type, {bubbles: true, composed: true});
    this.organizationId = organizationId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [OrganizationLeftEvent.type]: OrganizationLeftEvent;
  }
}
