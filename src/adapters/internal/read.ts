/** Reading what a server says of itself: nothing of it is believed to be of a type, or to be a name that we know. */
import {AccountError} from '../../contract/error.js';

/** What a reader makes of an answer. @throws AccountError `malformed-response` where it stumbles. */
export function parsed<A extends readonly unknown[], R>(reader: (...answer: A) => R, ...answer: A): R {
  try {
    return reader(...answer);
  } catch (cause) {
    throw cause instanceof AccountError ? cause : new AccountError('malformed-response', {path: '', cause});
  }
}

/** The entry of a table under a server's word: "constructor" and what else every object inherits are none. */
export const entryOf = <T>(table: Readonly<Record<string, T>>, word: unknown): T | undefined =>
  typeof word === 'string' && Object.hasOwn(table, word) ? table[word] : undefined;

/** A time (text, or milliseconds since 1970) as the contract has it. Before 1970, which stands for "never", and what is no time: nothing. */
export function instantOf(time: unknown): string | undefined {
  const date = new Date(typeof time === 'number' || typeof time === 'string' ? time : NaN);
  return date.getTime() > 0 ? date.toISOString() : undefined;
}
