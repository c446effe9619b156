/** What was seen before the person left for a page of the backend, to be compared with what is there when they come back. */
import type {Account} from '../../state/account.js';

const keyOf = (what: string) => `account-before-${what}`;

/**
 * Notes what is seen now of something, and for whom. In this tab's own memory, not in the address: anybody can make up an address,
 * and what it tells would be believed. Of the person, only a few letters.
 */
export function note(account: Account | undefined, what: string, seen: string): void {
  const {subject} = account?.description.value ?? {};
  try {
    if (subject !== undefined) sessionStorage.setItem(keyOf(what), `${markOf(subject)} ${seen}`);
  } catch {
    // A browser may keep nothing: then nothing is compared.
  }
}

/** What was noted for who is here now, once. */
export function takeNote(account: Account | undefined, what: string): string | undefined {
  const {subject} = account?.description.value ?? {};
  try {
    const [mark, seen] = sessionStorage.getItem(keyOf(what))?.split(' ') ?? [];
    sessionStorage.removeItem(keyOf(what));
    return subject !== undefined && mark === markOf(subject) ? seen : undefined;
  } catch {
    return undefined;
  }
}

/** A few letters in place of a text, FNV-1a: enough to tell whether it is another one. */
export function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
