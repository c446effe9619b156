/** What `<account-page>` says about the portal's other pages. */
export const nextStepsMessages = {
  nextSteps: 'Next steps',
  apps: 'Open your apps',
  groups: 'View and update your groups',
  reviews: 'Do your access reviews',
  privacy: 'Privacy',
  help: 'Get help',
  admin: 'Manage your organization',
} as const;
