/** The question before a device is disabled; loaded when the list is there. */
import {html, nothing, type TemplateResult} from 'lit';

import type {Device, DisableReason} from '../../contract/device.js';
import type {AccountError} from '../../contract/error.js';
import {fill, pieces} from '../../i18n/text.js';
import {errorText} from '../shared/trouble/trouble.js';
import type {DeviceListElement} from './device-list.js';
import {disableDialogMessages} from './disable-dialog.messages.js';

export interface DisableDialog {
  readonly device: Device;
  readonly pending: boolean;
  readonly error: AccountError | undefined;
  readonly onKeep: () => void;
  readonly onDisable: (why: DisableReason | undefined) => void;
}

const reasons = [
  ['lost', 'whyLost'],
  ['unused', 'whyUnused'],
  ['unknown', 'whyUnknown'],
] as const satisfies readonly (readonly [DisableReason, keyof typeof disableDialogMessages])[];

/** Names the device, says what stops working and that it cannot be undone here, and has the focus on the safe answer. */
export function renderDisableDialog(
  host: DeviceListElement,
  {device, pending, error, onKeep, onDisable}: DisableDialog,
): TemplateResult {
  const text = (key: keyof typeof disableDialogMessages) =>
    host.text('device-list', disableDialogMessages, key);
  const t = (key: keyof typeof disableDialogMessages) => fill(text(key), {}, host.language);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const why = new FormData(event.target as HTMLFormElement).get('why') as DisableReason | null;
    onDisable(why ?? undefined);
  };
  const onCancel = (event: Event) => {
    event.preventDefault();
    if (!pending) onKeep();
  };
  return html`<dialog
    data-modal
    part="dialog"
    role="alertdialog"
    aria-labelledby="question"
    aria-describedby="consequence"
    @cancel=${onCancel}
  >
    <form @submit=${onSubmit}>
      <h2 id="question">
        ${pieces(text('question'), {name: html`<bdi>${device.name}</bdi>`}, host.language)}
      </h2>
      <div id="consequence">
        ${device.current ? html`<p><strong>${t('consequenceCurrent')}</strong></p>` : nothing}
        <p>${t('consequence')}</p>
      </div>
      <fieldset>
        <legend>${t('why')}</legend>
        ${reasons.map(([why, label]) => html`<label><input type="radio" name="why" value=${why} />${t(label)}</label>`)}
      </fieldset>
      ${error ? html`<p class="error" role="alert">${errorText(host, error)}</p>` : nothing}
      <div class="buttons">
        <button type="button" autofocus aria-disabled=${pending} @click=${pending ? nothing : onKeep}>
          ${t('keep')}
        </button>
        <button class="danger" aria-disabled=${pending}>${host.t('disable')}</button>
      </div>
    </form>
  </dialog>`;
}
