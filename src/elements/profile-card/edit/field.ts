import {html, nothing, type TemplateResult} from 'lit';

import type {Attribute} from '../../../contract/profile.js';

export interface Field {
  readonly attribute: Attribute;
  readonly id: string;
  readonly label: string;
  /** What it holds now, where the list of options may not have it. */
  readonly current: string;
  readonly error: string | undefined;
  readonly t: (key: 'optional' | 'oneALine' | 'choose' | 'none') => string;
  readonly onChange: (event: Event) => void;
  /** Shown under it: the question which of two values to keep. */
  readonly extra: unknown;
}

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

// WCAG 1.3.5: what is asked of the person about the person has its purpose in the markup.
const purposes: Readonly<Record<string, string>> = {
  'phones/business': 'work tel',
  'phones/mobile': 'mobile tel',
  'phones/fax': 'fax tel',
  email: 'email',
  displayName: 'name',
  givenName: 'given-name',
  familyName: 'family-name',
  jobTitle: 'organization-title',
  organization: 'organization',
  'office/street': 'address-line1',
  'office/city': 'address-level2',
  'office/postalCode': 'postal-code',
  'office/country': 'country-name',
  locale: 'language',
};

/** Label, the organization's help, a native control, and what is wrong with it. Its value is the control's own. */
export function renderField({
  attribute,
  id,
  label,
  current,
  error,
  t,
  onChange,
  extra,
}: Field): TemplateResult {
  const {name, type, required, help, multivalued} = attribute;
  const hint = [help, multivalued && t('oneALine')].filter(Boolean).join(' ');
  const described = [error && `${id}-error`, hint && `${id}-help`].filter(Boolean).join(' ') || nothing;
  const invalid = error ? 'true' : 'false';
  const purpose = purposes[name] ?? 'off';
  const control = () => {
    if (type === 'select' && !multivalued)
      return html`<select
        id=${id}
        name=${name}
        autocomplete=${purpose}
        aria-required=${required}
        aria-invalid=${invalid}
        aria-describedby=${described}
        @change=${onChange}
      >
        ${optionsOf(attribute, current, t)}
      </select>`;
    if (type === 'textarea' || multivalued)
      return html`<textarea
        id=${id}
        name=${name}
        rows="3"
        dir="auto"
        autocomplete=${purpose}
        aria-required=${required}
        aria-invalid=${invalid}
        aria-describedby=${described}
        @change=${onChange}
      ></textarea>`;
    return html`<input
      id=${id}
      name=${name}
      type=${type === 'boolean' ? 'checkbox' : type}
      step=${type === 'number' ? 'any' : nothing}
      dir=${type === 'text' ? 'auto' : nothing}
      autocomplete=${purpose}
      aria-required=${required}
      aria-invalid=${invalid}
      aria-describedby=${described}
      @change=${onChange}
    />`;
  };
  const optional =
    required || type === 'boolean' ? nothing : html` <span class="optional">${t('optional')}</span>`;
  return html`<div class=${type === 'boolean' ? 'field check' : 'field'} part="field">
    <label for=${id}><span dir="auto">${label}</span>${optional}</label>
    ${control()} ${error ? html`<p class="error" id="${id}-error" dir="auto">${error}</p>` : nothing}
    ${hint ? html`<p class="small" id="${id}-help" dir="auto">${hint}</p>` : nothing} ${extra}
  </div>`;
}

function optionsOf({options = [], required}: Attribute, current: string, t: Field['t']) {
  const known = current === '' || options.some(({value}) => value === current);
  return [
    // A required one can be left open only where it was open.
    !required || current === ''
      ? html`<option value="">${t(required ? 'choose' : 'none')}</option>`
      : nothing,
    known ? nothing : html`<option value=${current}>${current}</option>`,
    options.map(({value, label}) => html`<option value=${value}>${label ?? value}</option>`),
  ];
}

/** What is typed or chosen; a checkbox says 'true' or 'false'. */
export function read(control: Control): string {
  return isCheckbox(control) ? String(control.checked) : control.value;
}

/** Puts a text into a control, as the browser lets it stand. */
export function write(control: Control, text: string): string {
  if (isCheckbox(control)) control.checked = text === 'true';
  else control.value = text;
  return read(control);
}

function isCheckbox(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox';
}
