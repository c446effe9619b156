import type {PasswordPolicy} from '../../../contract/password.js';
import type {AccountElement} from '../../account-element.js';
import {speaker as troubleSpeaker} from '../trouble/trouble.js';
import {pascal} from '../words.js';
import type {Fault} from './errors.js';
import {faultMessages} from './faults.messages.js';

type Key = keyof typeof faultMessages;

/** A fault in words: ours, else the backend's, else `otherwise`. */
export function faultText(
  host: AccountElement,
  {code, params = {}, message}: Fault,
  {minLength, maxLength}: Partial<PasswordPolicy> = {},
  otherwise: Key = 'faultUnknown',
): string {
  const t = host.speaker(faultMessages, 'new-password');
  const key = `fault${pascal(code)}`;
  const {
    attemptsLeft,
    count = code === 'too-short' ? (params['min'] ?? minLength) : (params['max'] ?? maxLength),
  } = params;
  const text = faultMessages[key as Key];
  // Nothing is said with a gap in it.
  if (!Object.hasOwn(faultMessages, key) || (typeof text !== 'string' && count === undefined))
    return message ?? t(otherwise);
  const left =
    attemptsLeft === undefined ? '' : troubleSpeaker(host)('attemptsLeft', {count: Number(attemptsLeft)});
  return `${t(key as Key, {count: Number(count)})} ${left}`.trim();
}
