import {html, nothing, type TemplateResult} from 'lit';

import type {Outcome} from '../../contract/calls.js';
import type {Contact, Refusal} from '../../contract/capability.js';
import type {Values} from '../../i18n/text.js';
import type {sharedMessages} from './shared.messages.js';

/** What template functions need of an element to speak. */
interface Speaker {
  readonly language: string;
  t(key: keyof typeof sharedMessages, values?: Values): string;
  rich(key: keyof typeof sharedMessages, values: Values): unknown[];
}

/** Why something cannot be done: the organization's words, else ours. */
export function refusalText(speaker: Speaker, {text, reason}: Refusal): string {
  return text ?? speaker.t(`reason${pascal(reason)}` as keyof typeof sharedMessages);
}

/** A link to whom to ask; plain text where there is only a name. */
export function contactLink(
  speaker: Speaker,
  contact: Contact | undefined,
  label = contact && speaker.t('contact', {contact: contact.label}),
): TemplateResult | typeof nothing {
  if (!contact) return nothing;
  const href = contact.url ?? (contact.email && mailto(contact.email));
  return href
    ? html`<a part="contact" href=${href}>${label}</a>`
    : html`<span part="contact">${label}</span>`;
}

/** The address that begins a message (RFC 6068). A lone surrogate, which no address can hold, becomes U+FFFD. */
export function mailto(email: string): string {
  return `mailto:${encodeURIComponent(email.replace(/\p{Surrogate}/gu, '\uFFFD')).replace('%40', '@')}`;
}

/** That the backend accepted what was asked, and finishes it elsewhere or later. */
export function pendingText(speaker: Speaker, code: Extract<Outcome, {kind: 'pending'}>['code']): string {
  return speaker.t(`pending${pascal(code)}` as 'pendingApproval');
}

/** 'rate-limited' is 'RateLimited': codes name their texts. */
export function pascal(kebab: string): string {
  return kebab.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}
