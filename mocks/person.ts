/** Who the reference backend knows. These are published, for trying things out: they open nothing. */
export const person = {
  id: 'ada',
  identifier: 'ada@contoso.example',
  password: 'correct horse battery staple',
  authenticatorSecret: 'JBSWY3DPEHPK3PXP',
  recoveryCode: 'lovel-ace43',
} as const;

/** Every code that is sent by text, call or e-mail. */
export const sentCode = '123456';

export const helpdesk = {
  label: 'Contoso IT help',
  email: 'help@contoso.example',
  url: 'https://contoso.example/it-help',
} as const;
