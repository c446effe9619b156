import {Secret, TOTP} from 'otpauth';

/** Codes of an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds). */
const totp = (secret: string) => new TOTP({secret: Secret.fromBase32(secret)});

/** @returns the time step whose code it is, within one step of `now`; none where it is wrong. */
export function stepOfCode(secret: string, code: string, now: number): number | undefined {
  const delta = totp(secret).validate({token: code, timestamp: now, window: 1});
  return delta === null ? undefined : totp(secret).counter({timestamp: now}) + delta;
}

/** A secret for an app, in Base32 (RFC 4648). */
export function enrollmentSecret(bytes: Uint8Array<ArrayBuffer>): string {
  return new Secret({buffer: bytes.buffer}).base32;
}

/** What an app reads from the picture: "otpauth://totp/Contoso:ada@contoso.example?…". */
export function keyUri(secret: string, account: string): string {
  return new TOTP({issuer: 'Contoso', label: account, secret: Secret.fromBase32(secret)}).toString();
}

/** The code that an app shows at that time. */
export function codeFor(secret: string, now: number): string {
  return totp(secret).generate({timestamp: now});
}
