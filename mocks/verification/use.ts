import type {MockBackend} from '../backend.js';
import {stepOfCode} from '../totp.js';
import {hashOf} from './lookup.js';
import {noteUse} from './methods.js';

/** Whether there is anything that gives codes without anything being sent. */
export function canUseCode({state}: MockBackend): boolean {
  return state.verification.methods.some(({secret, method}) => secret || method.type === 'recovery-codes');
}

/** Takes a code of an authenticator app, or a recovery code. Each is good once. */
export async function useCode(backend: MockBackend, code: string): Promise<boolean> {
  const typed = code.normalize('NFKC').replace(/[\s-]/g, '');
  for (const stored of backend.state.verification.methods) {
    const {secret, lastStep = -1, codes, method} = stored;
    const step = secret ? stepOfCode(secret, typed, backend.now()) : undefined;
    if (step !== undefined && step > lastStep) {
      noteUse(backend, stored, {lastStep: step});
      return true;
    }
    if (method.type === 'recovery-codes' && codes && (await useUp(backend, method.id, codes.salt, typed)))
      return true;
  }
  return false;
}

async function useUp(backend: MockBackend, id: string, salt: string, typed: string): Promise<boolean> {
  const hash = await hashOf(salt, typed);
  // Looked up after the wait: of two that bring the same code at once, one is late.
  const stored = backend.state.verification.methods.find(({method}) => method.id === id);
  const {codes} = stored ?? {};
  if (!stored || codes?.salt !== salt || !codes.hashes.includes(hash)) return false;
  noteUse(backend, stored, {codes: {salt, hashes: codes.hashes.filter((each) => each !== hash)}});
  backend.tell({type: 'changed', resource: 'verification'});
  return true;
}
