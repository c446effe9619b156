/** What is said about what the person does with the card. */
export const tasksMessages = {
  copied: 'Copied. You can paste it into your message to support.',
  copyFailed: 'Your browser didn’t let this page copy. Here is the text: select it and copy it yourself.',
  report: 'Details for support',
  reportId: 'Account',
  reportPage: 'Page',
  reportTime: 'Time',
} as const;
