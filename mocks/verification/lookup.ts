import {hexToBytes} from '../bytes.js';
import {hashPassword} from '../hashing.js';
import type {MockBackend} from '../backend.js';
import type {HashedSecrets} from './stored.js';

// Without what reads alike: i l o, 0 1. 31 of them.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A secret that somebody copies by hand, in groups: "abcde-fghjk". */
export function readableSecret(backend: MockBackend, groups: number, length: number): string {
  const letter = (): string => {
    for (;;) {
      // Thrown again where it would favour the first letters.
      const [byte = 255] = backend.random(1);
      if (byte < 248) return alphabet[byte % alphabet.length] ?? '';
    }
  };
  const group = () => Array.from({length}, letter).join('');
  return Array.from({length: groups}, group).join('-');
}

/** As it is typed or pasted: with or without dashes and spaces, in any case. */
const plain = (typed: string) => typed.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');

export async function hashSecrets(backend: MockBackend, secrets: readonly string[]): Promise<HashedSecrets> {
  const salt = backend.random(16);
  const hashed = await Promise.all(secrets.map((secret) => hashPassword(plain(secret), salt)));
  return {salt: hashed[0]?.salt ?? '', hashes: hashed.map(({hash}) => hash)};
}

export async function hashOf(salt: string, typed: string): Promise<string> {
  return (await hashPassword(plain(typed), hexToBytes(salt))).hash;
}
