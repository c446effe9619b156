import {css, html, nothing, type TemplateResult} from 'lit';

export interface SecretField {
  /** Unique in the document; the slots are named after `name`. */
  readonly id: string;
  readonly form: string;
  readonly name: string;
  readonly label: string;
  readonly autocomplete: 'current-password' | 'new-password' | 'one-time-code';
  /** Shown under the field, and tied to it. */
  readonly error?: string | undefined;
  /** Shown under the label, and tied to the field. */
  readonly hint?: string | undefined;
  readonly onInput?: ((event: Event) => void) | undefined;
}

/** The light-DOM part of a secret field: label, hint, input and error, all in one tree, so that ids reach. */
export function secretInput(field: SecretField): TemplateResult {
  const {id, name, error, hint} = field;
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return html`<label slot="${name}-label" for=${id}>${field.label}</label>
    ${hint ? html`<p slot="${name}-hint" id="${id}-hint">${hint}</p>` : nothing}
    <input
      slot=${name}
      id=${id}
      name=${name}
      form=${field.form}
      type=${field.autocomplete === 'one-time-code' ? 'text' : 'password'}
      inputmode=${field.autocomplete === 'one-time-code' ? 'numeric' : 'text'}
      autocomplete=${field.autocomplete}
      autocapitalize="none"
      spellcheck="false"
      aria-invalid=${error ? 'true' : 'false'}
      aria-describedby=${described || nothing}
      @input=${field.onInput ?? nothing}
    />
    ${error ? html`<p slot="${name}-error" id="${id}-error">${error}</p>` : nothing}`;
}

/** The shadow part: where the light children go, with room for a button that reveals what was typed. */
export function secretSlots(name: string, reveal: unknown = nothing): TemplateResult {
  return html`<div class="field">
    <slot name="${name}-label"></slot>
    <slot name="${name}-hint"></slot>
    <div class="control"><slot name=${name}></slot>${reveal}</div>
    <slot name="${name}-error"></slot>
  </div>`;
}

/** The page's rules, `!important` ones too, reach light children; for important declarations the inner context wins (CSS Cascade 5, 6.1). */
export const secretFieldStyles = css`
  .field {
    display: grid;
    margin-block-start: 1em;
    max-inline-size: 26em;
  }
  .control {
    display: flex;
    align-items: center;
    gap: 0.25em;
    margin-block-start: 0.3125em;
  }
  ::slotted(label),
  ::slotted(p) {
    all: revert !important;
    display: block !important;
    margin: 0 !important;
    font: inherit !important;
    font-size: 0.9375em !important;
    color: var(--_text) !important;
    letter-spacing: normal !important;
    text-transform: none !important;
    text-align: start !important;
    visibility: visible !important;
    opacity: 1 !important;
  }
  ::slotted(label) {
    font-weight: 600 !important;
  }
  ::slotted(p) {
    color: var(--_muted) !important;
  }
  ::slotted(p[slot$='-error']) {
    color: var(--_danger) !important;
    margin-block-start: 0.3125em !important;
  }
  ::slotted(input) {
    all: revert !important;
    display: block !important;
    flex: 1 1 auto !important;
    box-sizing: border-box !important;
    inline-size: 100% !important;
    min-inline-size: 0 !important;
    min-block-size: 2.5em !important;
    margin: 0 !important;
    padding: 0.5em 0.75em !important;
    font: inherit !important;
    font-size: 1em !important;
    line-height: 1.5 !important;
    letter-spacing: normal !important;
    text-transform: none !important;
    text-align: start !important;
    color: var(--_text) !important;
    background: var(--_surface) !important;
    border: 1px solid var(--_control) !important;
    border-radius: var(--_control-radius) !important;
    visibility: visible !important;
    opacity: 1 !important;
    position: static !important;
    pointer-events: auto !important;
    outline: none !important;
  }
  ::slotted(input[aria-invalid='true']) {
    border-color: var(--_danger) !important;
    box-shadow: 0 0 0 1px var(--_danger) !important;
  }
  ::slotted(input:focus-visible) {
    outline: 2px solid var(--_link) !important;
    outline-offset: 2px !important;
  }
  /* A username that managers read and people need not see twice. */
  ::slotted(input[autocomplete='username']) {
    position: absolute !important;
    inline-size: 1px !important;
    min-block-size: 1px !important;
    block-size: 1px !important;
    padding: 0 !important;
    border: 0 !important;
    clip-path: inset(50%) !important;
  }
`;
