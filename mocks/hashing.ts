import {bytesToHex, hexToBytes} from './bytes.js';

/** A password as it is kept: never the password itself. */
export interface PasswordHash {
  readonly salt: string;
  readonly hash: string;
}

// Few, because this protects nobody: a real server takes hundreds of thousands, or Argon2id.
const iterations = 2_000;

export async function hashPassword(password: string, salt: Uint8Array<ArrayBuffer>): Promise<PasswordHash> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const bits = await crypto.subtle.deriveBits({name: 'PBKDF2', hash: 'SHA-256', salt, iterations}, key, 256);
  return {salt: bytesToHex(salt), hash: bytesToHex(new Uint8Array(bits))};
}

export async function matchesHash(password: string, kept: PasswordHash): Promise<boolean> {
  const {hash} = await hashPassword(password, hexToBytes(kept.salt));
  return hash === kept.hash;
}

/** For the list of breached passwords, which holds no password either. */
export async function fingerprint(text: string): Promise<string> {
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}
