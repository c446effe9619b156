/** What every adapter is told of its server. */
import {isSafeUrl} from '../../contract/safe-url.js';
import type {HttpOptions} from './http.js';

/**
 * The server's address, without slashes at its end.
 *
 * @param example an address as it should be, for the error.
 * @throws TypeError where an option cannot be used; it names the cure.
 */
export function rootOf({url, timeout}: HttpOptions & {readonly url: string}, example: string): string {
  if (!isSafeUrl(url)) {
    throw new TypeError(`url "${url}" is not possible: give an https address, such as ${example}.`);
  }
  checkTimeout(timeout);
  return url.replace(/\/+$/, '');
}

/** @throws TypeError where no timer can be set to it. */
export function checkTimeout(timeout = 30_000): void {
  // setTimeout takes no more.
  if (!(timeout > 0 && timeout < 2 ** 31)) {
    throw new TypeError(`timeout ${timeout} is not possible: give milliseconds, such as 30000.`);
  }
}
