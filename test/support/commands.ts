// What a test can ask of the browser that runs it, beyond @web/test-runner-commands.
import {emulateMedia as emulate, executeServerCommand} from '@web/test-runner-commands';

export interface MediaFeatures {
  readonly media?: 'screen' | 'print';
  readonly colorScheme?: 'dark' | 'light' | 'no-preference';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly forcedColors?: 'active' | 'none';
  readonly contrast?: 'more' | 'no-preference';
}

/** Media features until the next call; Chromium only. */
export async function emulateMedia(features: MediaFeatures): Promise<void> {
  await emulate(features);
}

/** The accessibility tree as text, shadow roots included; Chromium only. */
export async function ariaSnapshot(selector = 'body'): Promise<string> {
  return await executeServerCommand<string, object>('aria-snapshot', {selector});
}

export interface DomCounters {
  readonly documents: number;
  readonly nodes: number;
  readonly jsEventListeners: number;
  /** Bytes of JavaScript objects. */
  readonly heap: number;
}

/** Collects garbage and counts what is left; Chromium only. */
export async function collectGarbage(): Promise<DomCounters> {
  return await executeServerCommand<DomCounters, undefined>('collect-garbage');
}

export interface AuthenticatorOptions {
  readonly transport?: 'internal' | 'usb' | 'nfc' | 'ble';
  readonly hasResidentKey?: boolean;
  readonly hasUserVerification?: boolean;
  readonly isUserVerified?: boolean;
}

/** A WebAuthn authenticator that needs no person: passkeys can be made and used; Chromium only. Returns its id. */
export async function addAuthenticator(options: AuthenticatorOptions = {}): Promise<string> {
  return await executeServerCommand<string, object>('add-authenticator', {...options});
}

export async function removeAuthenticator(authenticatorId: string): Promise<void> {
  await executeServerCommand('remove-authenticator', {authenticatorId});
}

/** Whether the authenticator's next verification of its user succeeds. */
export async function setUserVerified(authenticatorId: string, isUserVerified: boolean): Promise<void> {
  await executeServerCommand('set-user-verified', {authenticatorId, isUserVerified});
}
