/** What `<password-reset>` calls the kinds of methods. */
export const typeMessages = {
  typePassword: 'Password',
  typeAuthenticatorApp: 'Authenticator app',
  typePushApp: 'Approval in an app',
  typePhone: 'Phone',
  typeEmail: 'E-mail address outside your organization',
  typePasskey: 'Passkey',
  typeSecurityKey: 'Security key',
  typePlatform: 'Sign-in of your device',
  typeRecoveryCodes: 'Recovery codes',
  typeAppPassword: 'App password',
  typeTemporaryPass: 'Temporary pass',
  typeSecurityQuestions: 'Security questions',
  typeOther: 'Another method',
} as const;
