/** Keycloak's account REST API, as far as it is used here (seen on 26.7). All of it may be absent. */

export interface KeycloakUser {
  readonly id?: string;
  readonly username?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  readonly userProfileMetadata?: {readonly attributes?: readonly KeycloakAttribute[]};
}

/** One attribute of the realm's user profile. */
export interface KeycloakAttribute {
  readonly name: string;
  /** A text, or "${key}" of Keycloak's own message bundle. */
  readonly displayName?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly multivalued?: boolean;
  readonly annotations?: Readonly<Record<string, unknown>>;
  readonly validators?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Sessions, grouped by the browser's operating system. */
export interface KeycloakDevice {
  readonly os?: string;
  readonly osVersion?: string;
  readonly device?: string;
  readonly sessions?: readonly KeycloakSession[];
}

export interface KeycloakSession {
  readonly id: string;
  readonly ipAddress?: string;
  /** Seconds since 1970. */
  readonly started?: number;
  readonly lastAccess?: number;
  readonly expires?: number;
  readonly clients?: readonly {readonly clientId?: string; readonly clientName?: string}[];
  /** "Firefox/145.0". */
  readonly browser?: string;
  readonly current?: boolean;
}

/** A type of credential that the realm has switched on. */
export interface KeycloakCredentials {
  readonly type: string;
  readonly category?: string;
  readonly createAction?: string;
  readonly updateAction?: string;
  readonly removeable?: boolean;
  readonly userCredentialMetadatas?: readonly {readonly credential?: KeycloakCredential}[];
}

export interface KeycloakCredential {
  readonly id: string;
  readonly type?: string;
  readonly userLabel?: string;
  /** Milliseconds since 1970. */
  readonly createdDate?: number;
  /** JSON text. */
  readonly credentialData?: string;
  /** Less comes first. */
  readonly priority?: number;
}

export interface KeycloakOrganization {
  readonly id: string;
  readonly name: string;
  readonly domains?: readonly string[];
}

export interface KeycloakFieldError {
  readonly field?: unknown;
  /** A key of Keycloak's message bundle. */
  readonly errorMessage?: unknown;
  /** The first is the attribute's name for people. */
  readonly params?: unknown;
}
