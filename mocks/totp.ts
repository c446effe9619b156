import {Secret, TOTP} from 'otpauth';

/** Codes of an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds). */
const totp = (secret: string) => new TOTP({secret: Secret.fromBase32(secret)});

/** @returns the time step whose code it is, within one step of `now`; none where it is wrong. */
export function stepOfCode(secret: string, code: string, now: number): number | undefined {
  const delta = totp(secret).validate({token: code, timestamp: now, window: 1});
  return delta === null ? undefined : totp(secret).counter({timestamp: now}) + delta;
}

/** The code that an app shows at that time. */
export function codeFor(secret: string, now: number): string {
  return totp(secret).generate({timestamp: now});
}
