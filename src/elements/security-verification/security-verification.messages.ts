/** What `<security-verification>` says from the start. */
export const securityVerificationMessages = {
  heading: 'Additional security verification',
  reasonLastMethod: 'Your organization demands it, and it’s the last one. Set up another one first.',
  reasonNotRegistered: 'It isn’t set up yet.',
} as const;
