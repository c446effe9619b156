import type * as text from '../../../i18n/text.js';
import type {AccountElement} from '../../account-element.js';
import {pascal} from '../../shared/words.js';
import {editMessages} from './edit.messages.js';
import type {Fault} from './rules.js';

export type Say = text.Say<typeof editMessages>;

/** Says the form's texts in the language of the element. */
export function speaker(host: AccountElement): Say {
  return host.speaker(editMessages);
}

/** What is wrong with a value, in our words; in the backend's where we have none. */
export function faultText(t: Say, {code, params = {}, message}: Fault): string {
  const key = `field${pascal(code)}`;
  if (!Object.hasOwn(editMessages, key)) return message ?? t('fieldUnknown');
  const {min, max} = params;
  return t(key as keyof typeof editMessages, {...params, count: Number(min ?? max)});
}
