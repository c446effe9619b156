/** What `<device-list>` says from the start. */
export const deviceListMessages = {
  heading: 'Devices',
  lead: 'Check that you know each device and that it is properly connected to your organization.',
  empty: 'No device is registered with your account.',
  noMatch: 'No device matches “{search}”.',
  search: 'Search devices',
  current: 'This device',
  compliant: 'Compliant',
  notCompliant: 'Not compliant',
  managed: 'Managed',
  joinRegistered: 'Registered with your organization',
  joinJoined: 'Joined to your organization',
  joinHybridJoined: 'Joined to your organization (hybrid)',
  registered: 'Registered {date}',
  lastActivity: 'Last active {when}',
  disable: 'Disable device',
  disableNamed: 'Disable device {name}',
} as const;
