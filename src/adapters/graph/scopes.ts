/** Which scope each thing needs, and what can be done with those that are granted. From Microsoft's permissions reference. */
import type {Capabilities} from '../../contract/adapter.js';
import type {Capability, RefusalReason} from '../../contract/capability.js';

/** What a person can consent to. */
export const user = ['User.Read'] as const;

const allMethods = 'UserAuthenticationMethod.ReadWrite';

/** What only an administrator can grant. Any one of a list will do; the least comes first. */
export const grants = {
  manager: ['User.Read.All'],
  signOut: ['User.RevokeSessions.All'],
  // The second where the first is not known yet; not in today's reference.
  password: ['User-PasswordProfile.ReadWrite.All', 'Directory.AccessAsUser.All'],
  methods: ['UserAuthenticationMethod.Read', allMethods],
  phone: ['UserAuthMethod-Phone.ReadWrite', allMethods],
  email: ['UserAuthMethod-Email.ReadWrite', allMethods],
  fido2: ['UserAuthMethod-Passkey.ReadWrite', allMethods],
  microsoftAuthenticator: ['UserAuthMethod-MicrosoftAuthApp.ReadWrite', allMethods],
  softwareOath: ['UserAuthMethod-SoftwareOATH.ReadWrite', allMethods],
  windowsHelloForBusiness: ['UserAuthMethod-WindowsHello.ReadWrite', allMethods],
  platformCredential: ['UserAuthMethod-PlatformCred.ReadWrite', allMethods],
  // Not in the reference: beta.
  preferred: [allMethods],
  terms: ['AgreementAcceptance.Read'],
} as const satisfies Record<string, readonly string[]>;

export type Grant = keyof typeof grants;

const removable: readonly Grant[] = [
  'phone',
  'email',
  'fido2',
  'microsoftAuthenticator',
  'softwareOath',
  'windowsHelloForBusiness',
  'platformCredential',
];

/** Finds the scope to ask for, or nothing where none was granted. */
export type Granted = (what: Grant) => readonly string[] | undefined;

export function grantedOf(scopes: readonly string[]): Granted {
  return (what) => {
    const found = grants[what].find((scope) => scopes.includes(scope));
    return found === undefined ? undefined : [found];
  };
}

export const native: Capability = {support: 'native'};
export const none = (reason: RefusalReason): Capability => ({support: 'none', refusal: {reason}});
const linked = (url: string, reason: RefusalReason): Capability => ({
  support: 'external',
  url,
  refusal: {reason},
});

// Where these pages are was not verified.
const myAccount = 'https://myaccount.microsoft.com/';
const terms = `${myAccount}termsofuse/myacceptances`;
const mySignIns = 'https://mysignins.microsoft.com/';
export const atSecurityInfo = (reason: RefusalReason) => linked(`${mySignIns}security-info`, reason);

/** What can be done. `external`: another organization manages the account. */
export function capabilitiesOf(granted: Granted, external: boolean, withDefault: boolean): Capabilities {
  const methods = granted('methods') !== undefined;
  const any = (...what: readonly Grant[]) =>
    methods && what.some((one) => granted(one)) ? native : atSecurityInfo('configuration');
  const own = (what: Grant, url: string) =>
    external ? linked(url, 'managed') : granted(what) ? native : linked(url, 'configuration');
  return {
    'profile.get': native,
    'profile.photo': native,
    'profile.update': none('admin-only'),
    'devices.list': native,
    'devices.disable': linked(`${myAccount}device-list`, 'admin-only'),
    'sessions.revokeAll': own('signOut', mySignIns),
    'sessions.signIns': linked(mySignIns, 'admin-only'),
    'organizations.list': native,
    'organizations.leave': linked(`${myAccount}organizations`, 'backend'),
    'password.policy': native,
    'password.change': own('password', `${mySignIns}security-info/password/change`),
    'reset.status': atSecurityInfo('backend'),
    'reset.confirm': atSecurityInfo('backend'),
    'reset.start': linked('https://passwordreset.microsoftonline.com/', 'backend'),
    'verification.get': methods ? native : atSecurityInfo('configuration'),
    'verification.begin': any('phone', 'email'),
    'verification.rename': any('fido2'),
    'verification.remove': any(...removable),
    'verification.makeDefault': withDefault ? any('preferred') : atSecurityInfo('backend'),
    'terms.list': linked(terms, 'backend'),
    'terms.decide': linked(terms, 'backend'),
    'terms.history': granted('terms') ? native : linked(terms, 'configuration'),
  };
}
