import type {Instant} from '../src/contract/calls.js';

/** A time of the contract, in whole seconds. */
export function instant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Waits; rejects with the signal's reason when it aborts. */
export function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', abort, {once: true});
  });
}
