import {fill, pieces, type Values} from '../../i18n/text.js';
import {reviewingMessages} from './reviewing.messages.js';
import type {TermsReviewElement} from './terms-review.js';

export type ReviewingKey = keyof typeof reviewingMessages;

const textOf = (host: TermsReviewElement, key: ReviewingKey) =>
  host.text('terms-review', reviewingMessages, key);

/** A text of the parts that are loaded on demand. */
export function say(host: TermsReviewElement, key: ReviewingKey, values: Values = {}): string {
  return fill(textOf(host, key), values, host.language);
}

/** The same for a template, where a value may be markup. */
export function sayRich(host: TermsReviewElement, key: ReviewingKey, values: Values): unknown[] {
  return pieces(textOf(host, key), values, host.language);
}
