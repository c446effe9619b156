import {html, nothing, type TemplateResult} from 'lit';

import {type Device, type DisableReason, disableReasons} from '../../contract/device.js';
import type {Values} from '../../i18n/text.js';
import type {deviceListMessages} from './device-list.messages.js';

export interface DisableDialog {
  readonly device: Device;
  readonly pending: boolean;
  readonly error: string | undefined;
  readonly t: (key: keyof typeof deviceListMessages, values?: Values) => string;
  readonly rich: (key: keyof typeof deviceListMessages, values: Values) => unknown[];
  readonly onKeep: () => void;
  readonly onDisable: (why: DisableReason | undefined) => void;
}

const reasons = {lost: 'whyLost', unused: 'whyUnused', unknown: 'whyUnknown'} as const;

/** The question before a device is disabled: it names it, says what stops working, and has the focus on the safe answer. */
export function renderDisableDialog({
  device,
  pending,
  error,
  t,
  rich,
  onKeep,
  onDisable,
}: DisableDialog): TemplateResult {
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
      <h2 id="question">${rich('question', {name: html`<bdi>${device.name}</bdi>`})}</h2>
      <div id="consequence">
        ${device.current ? html`<p><strong>${t('consequenceCurrent')}</strong></p>` : nothing}
        <p>${t('consequence')}</p>
      </div>
      <fieldset>
        <legend>${t('why')}</legend>
        ${disableReasons.map((why) => html`<label><input type="radio" name="why" value=${why} />${t(reasons[why])}</label>`)}
      </fieldset>
      ${error ? html`<p class="error" role="alert">${error}</p>` : nothing}
      <div class="buttons">
        <button type="button" autofocus aria-disabled=${pending} @click=${pending ? nothing : onKeep}>
          ${t('keep')}
        </button>
        <button class="danger" aria-disabled=${pending}>${t('disable')}</button>
      </div>
    </form>
  </dialog>`;
}
