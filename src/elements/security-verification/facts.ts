import {html, nothing, type TemplateResult} from 'lit';

import type {VerificationMethod} from '../../contract/verification.js';
import {ago, day} from '../../i18n/dates.js';
import type {AccountElement} from '../account-element.js';
import {panelMessages} from './panel.messages.js';
import {speaker, typeName} from './words.js';

/** The line under a method's name; what the backend does not say is absent. */
export function renderFacts(host: AccountElement, method: VerificationMethod): TemplateResult {
  const t = speaker(host, panelMessages);
  const {type, slot, label, destination, extension, usedFor, remaining} = method;
  const {createdAt, lastUsedAt, expiresAt} = method;
  const [signIn, reset] = [usedFor.includes('sign-in'), usedFor.includes('reset')];
  const said = (text: string | false | undefined) => (text ? html`<span>${text}</span>` : nothing);
  const dated = (instant: string | undefined, text: (instant: string) => string) =>
    instant === undefined ? nothing : html`<time datetime=${instant}>${text(instant)}</time>`;
  return html`<div class="facts">
    ${said(label !== undefined && typeName(host, type, slot))}${
      destination === undefined ? nothing : html`<span><bdi>${destination}</bdi></span>`
    }${said(extension && t('ext', {extension}))}${said(
      signIn || reset ? t(signIn && reset ? 'usedForBoth' : signIn ? 'usedForSignIn' : 'usedForReset') : '',
    )}${said(remaining !== undefined && t('remaining', {count: remaining}))}${dated(createdAt, (instant) =>
      t('added', {date: day(instant, host.language)}),
    )}${dated(lastUsedAt, (instant) => t('lastUsed', {when: ago(instant, host.language)}))}${dated(
      expiresAt,
      (instant) => t('expires', {date: day(instant, host.language)}),
    )}
  </div>`;
}
