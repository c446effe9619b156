import type {PhoneSlot, VerificationMethod, VerificationType} from '../../contract/verification.js';
import {fill, type Texts, type Values} from '../../i18n/text.js';
import type {AccountElement} from '../account-element.js';
import {pascal} from '../shared/words.js';
import {panelMessages} from './panel.messages.js';

type Key = keyof typeof panelMessages;

/** Says the texts of a part of the element in its language. */
export function speaker<M extends Texts>(host: AccountElement, english: M) {
  return (key: keyof M & string, values: Values = {}): string =>
    fill(host.text('security-verification', english, key), values, host.language);
}

/** "Authenticator app", "Office phone". */
export function typeName(host: AccountElement, type: VerificationType, slot?: PhoneSlot): string {
  return speaker(host, panelMessages)(slot ? (`slot${pascal(slot)}` as Key) : (`type${pascal(type)}` as Key));
}

/** What people call a method: their own name for it, else what it is and where it leads. */
export function nameOf(
  host: AccountElement,
  {label, type, slot, destination}: Pick<VerificationMethod, 'label' | 'type' | 'slot' | 'destination'>,
): string {
  return label ?? [typeName(host, type, slot), destination].filter(Boolean).join(' ');
}
