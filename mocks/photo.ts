import {AccountError} from '../src/contract/error.js';
import type {MockBackend} from './backend.js';
import {base64ToBytes, bytesToBase64} from './bytes.js';
import {portraits} from './portrait.js';

/** In bytes. */
export const largestPhoto = 4 * 1024 * 1024;

/** The photo of at least that width, or the largest. */
export function currentPhoto({state}: MockBackend, width = Infinity): Blob | null {
  if (state.photo === null) return null;
  if (state.photo !== 'seed') {
    return new Blob([base64ToBytes(state.photo.base64)], {type: state.photo.type});
  }
  const portrait = portraits.find((each) => each.width >= width) ?? portraits.at(-1);
  return portrait ? new Blob([base64ToBytes(portrait.base64)], {type: 'image/png'}) : null;
}

/** Keeps another photo, or none. What it is, its first bytes say, not its label. */
export async function keepPhoto({state}: MockBackend, photo: Blob | null): Promise<void> {
  if (!photo) {
    state.photo = null;
    return;
  }
  if (photo.size > largestPhoto) throw refused({code: 'too-large', params: {max: largestPhoto}});
  const bytes = new Uint8Array(await photo.arrayBuffer());
  const type = typeOf(bytes);
  if (!type) throw refused({code: 'type'});
  state.photo = {type, base64: bytesToBase64(bytes)};
}

function refused(reason: {code: string; params?: Record<string, number>}): AccountError {
  return new AccountError('validation', {fields: [{pointer: '/photo', ...reason}]});
}

function typeOf(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  if (start.startsWith('\x89PNG\r\n\x1A\n')) return 'image/png';
  if (start.startsWith('\xFF\xD8\xFF')) return 'image/jpeg';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp';
  return undefined;
}
