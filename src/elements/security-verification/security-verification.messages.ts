/** What `<security-verification>` says from the start. */
export const securityVerificationMessages = {
  heading: 'Additional security verification',
  reasonLastMethod: 'It’s the last method that proves it’s you. Set up another one first.',
  reasonNotRegistered: 'It isn’t set up yet.',
} as const;
