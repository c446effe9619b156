import {fill, type Texts, type Values} from '../../i18n/text.js';
import type {AccountElement} from '../account-element.js';

/** Says the texts of a part of the element in its language. */
export function speaker<M extends Texts>(host: AccountElement, english: M) {
  return (key: keyof M & string, values: Values = {}): string =>
    fill(host.text('change-password-form', english, key), values, host.language);
}
