import {html, nothing, type TemplateResult} from 'lit';

import type {
  PhoneSlot,
  PhoneWay,
  VerificationMethod,
  VerificationType,
} from '../../../contract/verification.js';
import {pascal} from '../../shared/words.js';
import type {SecurityVerificationElement} from '../security-verification.js';
import {speaker, typeName} from '../words.js';
import {type Draft, freeSlots} from './draft.js';
import {enrollingMessages} from './enrolling.messages.js';

type Key = keyof typeof enrollingMessages;
const phoneWays: readonly PhoneWay[] = ['text', 'call'];

type Field = 'label' | 'number' | 'extension' | 'address';

export interface FormOptions {
  readonly type: VerificationType;
  readonly replaced: VerificationMethod | undefined;
  readonly methods: readonly VerificationMethod[];
  /** Whether the backend keeps a name. */
  readonly named: boolean;
  /** The only address that can be set up. */
  readonly destination: string | undefined;
  readonly draft: Draft;
  /** What is wrong with a field. */
  readonly errorAt: (field: keyof Draft) => string | undefined;
  readonly onChange: () => void;
}

const leads: Partial<Record<VerificationType, Key>> = {
  'authenticator-app': 'leadApp',
  phone: 'leadPhone',
  email: 'leadEmail',
  passkey: 'leadPasskey',
  'security-key': 'leadSecurityKey',
  'recovery-codes': 'leadRecovery',
  'app-password': 'leadProgram',
};

/** What must be known before the backend is asked. */
export function renderForm(host: SecurityVerificationElement, options: FormOptions): TemplateResult {
  const t = speaker(host, enrollingMessages);
  const {type, replaced, methods, named, destination, draft, errorAt, onChange} = options;
  const field = (
    name: Field,
    attributes: {type?: string; autocomplete?: string; hint?: Key; label?: Key; optional?: boolean},
  ) => {
    const error = errorAt(name);
    const {hint} = attributes;
    const described = [error && `enrol-${name}-error`, hint && `enrol-${name}-hint`]
      .filter(Boolean)
      .join(' ');
    return html`<div class="text">
      <label for="enrol-${name}"
        >${t(attributes.label ?? name)}
        ${attributes.optional ? html`<span class="optional">${t('optional')}</span>` : nothing}</label
      >
      <input
        id="enrol-${name}"
        name=${name}
        type=${attributes.type ?? 'text'}
        autocomplete=${attributes.autocomplete ?? 'off'}
        dir=${attributes.type ? 'ltr' : 'auto'}
        aria-invalid=${error ? 'true' : 'false'}
        aria-describedby=${described || nothing}
        ?readonly=${name === 'address' && destination !== undefined}
        .value=${draft[name] ?? ''}
        @input=${({currentTarget}: Event) => {
          draft[name] = (currentTarget as HTMLInputElement).value;
        }}
      />
      ${hint ? html`<span class="small" id="enrol-${name}-hint">${t(hint)}</span>` : nothing}
      ${error ? html`<span class="error" id="enrol-${name}-error" dir="auto">${error}</span>` : nothing}
    </div>`;
  };
  const slots = freeSlots(methods);
  const chosen = (slot: string) => {
    draft.slot = slot as PhoneSlot;
    if (slot === 'office') draft.way = 'call';
    onChange();
  };
  const phone = () => [
    replaced || slots.length < 2
      ? nothing
      : html`<div class="text">
          <label for="enrol-slot">${t('slot')}</label>
          <select
            id="enrol-slot"
            @change=${({currentTarget}: Event) => chosen((currentTarget as HTMLSelectElement).value)}
          >
            ${slots.map((slot) => html`<option value=${slot} ?selected=${draft.slot === slot}>${typeName(host, 'phone', slot)}</option>`)}
          </select>
        </div>`,
    errorAt('slot') ? html`<p class="error">${errorAt('slot')}</p>` : nothing,
    field('number', {type: 'tel', autocomplete: 'tel', hint: 'numberHint'}),
    draft.slot === 'office'
      ? field('extension', {optional: true, autocomplete: 'tel-extension'})
      : html`<fieldset>
          <legend>${t('way')}</legend>
          ${phoneWays.map(
            (way) =>
              html`<label class="check"
                ><input
                  type="radio"
                  name="way"
                  .checked=${draft.way === way}
                  @change=${() => {
                    draft.way = way;
                  }}
                />${t(`way${pascal(way) as 'Text'}`)}</label
              >`,
          )}
        </fieldset>`,
    errorAt('way') ? html`<p class="error">${errorAt('way')}</p>` : nothing,
  ];
  const name = (label: Key, optional: boolean) =>
    named ? field('label', {label, optional, ...(optional && {hint: 'labelHint' as const})}) : nothing;
  const fields: Partial<Record<VerificationType, () => unknown>> = {
    phone,
    email: () => field('address', {type: 'email', autocomplete: 'email'}),
    'authenticator-app': () => name('label', true),
    passkey: () => name('label', true),
    'security-key': () => name('label', true),
    'app-password': () => name('labelProgram', false),
  };
  return html`<p>${t(destination === undefined ? (leads[type] ?? 'leadOther') : 'leadDestination')}</p>
    ${replaced && type !== 'recovery-codes' ? html`<p class="small">${t('replaces')}</p>` : nothing}
    ${fields[type]?.() ?? nothing}`;
}
