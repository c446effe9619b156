/** The shapes of Microsoft Graph v1.0 that are used: every property but an id may be null, or missing. */

export const graphUrl = 'https://graph.microsoft.com/v1.0';

const userTexts = [
  'displayName',
  'givenName',
  'surname',
  'userPrincipalName',
  'mail',
  'jobTitle',
  'department',
  'companyName',
  'officeLocation',
  'streetAddress',
  'city',
  'postalCode',
  'country',
  'mobilePhone',
  'faxNumber',
  'preferredLanguage',
] as const;
const userLists = ['otherMails', 'businessPhones'] as const;
export const userFields = ['id', ...userTexts, ...userLists] as const;

export type GraphUser = {readonly id: string} & {
  /** Asked for by itself. */
  readonly lastPasswordChangeDateTime?: string | null;
} & {
  readonly [T in (typeof userTexts)[number]]?: string | null;
} & {readonly [L in (typeof userLists)[number]]?: readonly string[] | null};

export const managerFields = [
  'displayName',
  'mail',
  'userPrincipalName',
] as const satisfies readonly (keyof GraphUser)[];

const deviceTexts = [
  'deviceId',
  'displayName',
  'operatingSystem',
  'operatingSystemVersion',
  'manufacturer',
  'model',
  'trustType',
  'registrationDateTime',
  'approximateLastSignInDateTime',
] as const;
const deviceFlags = ['accountEnabled', 'isCompliant', 'isManaged'] as const;
export const deviceFields = ['id', ...deviceTexts, ...deviceFlags] as const;

export const deviceType = '#microsoft.graph.device';

/** An item of `/me/ownedDevices` and `/me/registeredDevices`, which may hold other things than devices. */
export type GraphDevice = {readonly id: string; readonly '@odata.type'?: string} & {
  readonly [T in (typeof deviceTexts)[number]]?: string | null;
} & {readonly [F in (typeof deviceFlags)[number]]?: boolean | null};

export interface GraphPage<T> {
  readonly value: readonly T[];
  /** The address of the next page, whole and opaque. */
  readonly '@odata.nextLink'?: string;
}

/** The one item of `/organization`: the organization whose token it is. */
export interface GraphOrganization {
  readonly id: string;
  readonly displayName?: string | null;
  readonly verifiedDomains?: readonly {readonly name?: string | null}[] | null;
  readonly privacyProfile?: {
    readonly contactEmail?: string | null;
    readonly statementUrl?: string | null;
  } | null;
}

/** An item of `/me/authentication/methods`; which of the members it has depends on its type. */
export interface GraphMethod {
  /** "#microsoft.graph.phoneAuthenticationMethod". Missing where a type was asked for. */
  readonly '@odata.type'?: string;
  readonly id: string;
  readonly createdDateTime?: string | null;
  readonly displayName?: string | null;
  readonly model?: string | null;
  readonly phoneNumber?: string | null;
  readonly phoneType?: string | null;
  readonly emailAddress?: string | null;
  readonly startDateTime?: string | null;
  readonly lifetimeInMinutes?: number | null;
}

/** Beta. What is asked for first at sign-in; without effect while the system chooses. */
export interface GraphSignInPreferences {
  readonly isSystemPreferredAuthenticationMethodEnabled?: boolean | null;
  readonly userPreferredMethodForSecondaryAuthentication?: string | null;
}

export interface GraphAcceptance {
  readonly id: string;
  readonly agreementId?: string | null;
  readonly agreementFileId?: string | null;
  readonly state?: string | null;
  readonly recordedDateTime?: string | null;
}

/** What an MFA of the last ten minutes is asked for with. */
export const freshMfa = '{"access_token":{"amr":{"essential":true,"values":["ngcmfa"]}}}';

/** The squares in which a photo is stored, in pixels. */
export const photoSizes = [48, 64, 96, 120, 240, 360, 432, 504, 648] as const;

export interface GraphError {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly innerError?: {readonly 'request-id'?: string; readonly date?: string};
  };
}
