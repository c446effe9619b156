/** Who the reference backend knows. These are published, for trying things out: they open nothing. */
export const person = {
  id: 'ada',
  identifier: 'ada@contoso.example',
  password: 'correct horse battery staple',
  authenticatorSecret: 'JBSWY3DPEHPK3PXP',
} as const;

export const helpdesk = {
  label: 'Contoso IT help',
  email: 'help@contoso.example',
  url: 'https://contoso.example/it-help',
} as const;
