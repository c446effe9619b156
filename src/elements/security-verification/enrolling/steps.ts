import {html, nothing, type TemplateResult} from 'lit';

import type {Enrollment, PhoneWay, VerificationType} from '../../../contract/verification.js';
import {OnDemand} from '../../shared/on-demand.js';
import {secretInput, secretSlots} from '../../shared/secret-field.js';
import {pascal} from '../../shared/words.js';
import type {SecurityVerificationElement} from '../security-verification.js';
import {speaker} from '../words.js';
import {inFours} from './draft.js';
import {enrollingMessages} from './enrolling.messages.js';
import {copy, download, printText} from './keeping.js';

const qr = new OnDemand(() => import('./qr.js'));

type Step<S extends Enrollment['step']> = Extract<Enrollment, {step: S}>;

/** The secret as a picture and as text, and a place for the code that proves that an app has it. */
export function renderApp(host: SecurityVerificationElement, {uri, secret}: Step<'totp'>): TemplateResult {
  const t = speaker(host, enrollingMessages);
  const part = qr.for(host);
  const picture = part?.renderQr(uri, t('picture'));
  return html`<p>${t('scan')}</p>
    ${picture ?? (part || qr.failed ? html`<p class="small">${t('pictureFailed')}</p>` : html`<svg class="qr" viewBox="0 0 1 1" aria-hidden="true"></svg>`)}
    <p>${t('cannotScan')}</p>
    <div class="key">
      <code dir="ltr" translate="no">${inFours(secret)}</code>
      ${renderCopy(host, secret, 'copyKey')}
    </div>
    ${secretSlots('verification-code')}`;
}

/** Where the code went, and a place for it. */
export function renderSent(
  host: SecurityVerificationElement,
  {destination}: Step<'code'>,
  type: VerificationType,
  way: PhoneWay = 'text',
): TemplateResult {
  const t = speaker(host, enrollingMessages);
  const sent = t(type === 'email' ? 'sentEmail' : `sent${pascal(way) as 'Text'}`, {
    // Isolated (Unicode, FSI and PDI): a number keeps its order in a right-to-left sentence.
    destination: `\u2068${destination}\u2069`,
  });
  return html`<p>${sent}</p>
    ${secretSlots('verification-code')}`;
}

export interface CodeOptions {
  /** Unique in the document. */
  readonly id: string;
  readonly ofApp: boolean;
  readonly error: string | undefined;
  readonly busy: boolean;
  readonly onSubmit: (event: Event) => void;
}

/** The code's field in the light DOM, where the browser and password managers find it. */
export function renderCode(host: SecurityVerificationElement, options: CodeOptions): TemplateResult {
  const t = speaker(host, enrollingMessages);
  const {id, ofApp, error, busy, onSubmit} = options;
  return html`<form method="dialog" id="${id}-form" novalidate hidden @submit=${onSubmit}></form>
    ${secretInput({
      id,
      form: `${id}-form`,
      name: 'verification-code',
      label: t(ofApp ? 'codeOfApp' : 'code'),
      autocomplete: 'one-time-code',
      error,
    })}
    <button slot="verification-submit" form="${id}-form" aria-disabled=${busy} aria-busy=${busy}>
      ${t('verify')}
    </button>`;
}

/** What is shown once, and the ways to keep it. `printing` is told how to take the printed page away. */
export function renderOnce(
  host: SecurityVerificationElement,
  secrets: readonly string[],
  type: VerificationType,
  printing: (end: () => void) => void,
): TemplateResult {
  const t = speaker(host, enrollingMessages);
  const isPassword = type === 'app-password';
  const title = t(isPassword ? 'oncePassword' : 'onceCodes');
  const text = secrets.join('\n');
  return html`<p><strong>${t('once')}</strong></p>
    <ul class="secrets" aria-label=${title}>
      ${secrets.map((secret) => html`<li><code dir="ltr" translate="no">${secret}</code></li>`)}
    </ul>
    <div class="keep">
      ${renderCopy(host, text, 'copy')}
      ${
        isPassword
          ? nothing
          : html`<button type="button" @click=${() => download(`${text}\n`, t('file'))}>
                ${t('download')}
              </button>
              <button type="button" @click=${() => printing(printText(title, secrets))}>
                ${t('print')}
              </button>`
      }
    </div>`;
}

function renderCopy(host: SecurityVerificationElement, text: string, label: 'copy' | 'copyKey') {
  const t = speaker(host, enrollingMessages);
  const does = async ({currentTarget}: Event) => {
    const place = (currentTarget as Element).nextElementSibling;
    const said = t((await copy(text)) ? 'copied' : 'copyFailed');
    place?.replaceChildren(said);
    await host.announce(said);
  };
  return html`<button type="button" @click=${does}>${t(label)}</button><span class="small said"></span>`;
}
