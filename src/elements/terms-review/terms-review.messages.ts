/** What `<terms-review>` says from the start. */
export const termsReviewMessages = {
  heading: 'Review terms of use',
  empty: 'Your organization has no terms of use for you to review.',
  ok: 'OK',
  nothingWaiting: 'No terms of use are waiting for you.',
  others: 'Terms of use',
  read: 'Read',
  readNamed: 'Read {title}',
  pending: 'Not decided yet',
  accepted: 'Accepted',
  acceptedOn: 'Accepted {date}',
  declined: 'Declined',
  declinedOn: 'Declined {date}',
  expired: 'No longer valid',
  expiredOn: 'No longer valid since {date}',
  validUntil: 'Valid until {date}',
  decisions: 'Your decisions',
} as const;
