export function bytesToHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function hexToBytes(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function bytesToBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

export function base64ToBytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** URL-safe and without padding (RFC 4648, section 5). */
export function bytesToBase64Url(bytes: Uint8Array): string {
  return bytesToBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function base64UrlToBytes(encoded: string): Uint8Array<ArrayBuffer> {
  return base64ToBytes(encoded.replaceAll('-', '+').replaceAll('_', '/'));
}

/** Text as URL-safe base64, and back. */
export function encodeText(text: string): string {
  return bytesToBase64Url(new TextEncoder().encode(text));
}

export function decodeText(encoded: string): string {
  return new TextDecoder('utf-8', {fatal: true}).decode(base64UrlToBytes(encoded));
}
