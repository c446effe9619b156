import {fill, type Texts, type Values} from '../../../i18n/text.js';
import type {AccountElement} from '../../account-element.js';

/** Says the texts of these parts in the host's language. */
export function speaker<M extends Texts>(host: AccountElement, english: M) {
  return (key: keyof M & string, values: Values = {}): string =>
    fill(host.text('new-password', english, key), values, host.language);
}
