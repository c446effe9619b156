/** better-auth's endpoints, as far as they are used here (seen on 1.7). */

export interface BetterAuthSession {
  readonly id: string;
  /** What ends it. */
  readonly token: string;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly expiresAt?: string;
  readonly ipAddress?: string | null;
  readonly userAgent?: string | null;
}

export interface BetterAuthUser {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly username?: string | null;
  readonly updatedAt?: string;
  /** Absent where the plugin is not there. */
  readonly twoFactorEnabled?: boolean | null;
}

/** `GET /get-session`; `null` where nobody is signed in. */
export interface BetterAuthCurrent {
  readonly session: BetterAuthSession;
  readonly user: BetterAuthUser;
}

export interface BetterAuthPasskey {
  readonly id: string;
  readonly name?: string | null;
  readonly createdAt?: string | null;
}

export interface BetterAuthOrganization {
  readonly id: string;
  readonly name: string;
}

/** `POST /two-factor/enable`. */
export interface BetterAuthTotp {
  readonly totpURI: string;
  readonly backupCodes?: readonly string[];
}
