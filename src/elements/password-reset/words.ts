import type {VerificationType} from '../../contract/verification.js';
import {fill, type Texts, type Values} from '../../i18n/text.js';
import type {AccountElement} from '../account-element.js';
import {pascal} from '../shared/words.js';
import {typeMessages} from './types.messages.js';

/** Says the texts of a part of the element in its language. */
export function speaker<M extends Texts>(host: AccountElement, english: M) {
  return (key: keyof M & string, values: Values = {}): string =>
    fill(host.text('password-reset', english, key), values, host.language);
}

/** What a kind of method is called. */
export function typeName(host: AccountElement, type: VerificationType): string {
  return speaker(host, typeMessages)(`type${pascal(type)}` as keyof typeof typeMessages);
}
