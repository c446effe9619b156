import type {VerificationType} from '../../contract/verification.js';
import type {AccountElement} from '../account-element.js';
import {pascal} from '../shared/words.js';
import {typeMessages} from './types.messages.js';

/** What a kind of method is called. */
export function typeName(host: AccountElement, type: VerificationType): string {
  return host.speaker(typeMessages)(`type${pascal(type)}` as keyof typeof typeMessages);
}
