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

/** The squares in which a photo is stored, in pixels. */
export const photoSizes = [48, 64, 96, 120, 240, 360, 432, 504, 648] as const;

export interface GraphError {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly innerError?: {readonly 'request-id'?: string; readonly date?: string};
  };
}
