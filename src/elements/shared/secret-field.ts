/** Fields for secrets, in the light DOM of their element: one file, because whoever needs one needs all of it. */
import {
  css,
  html,
  nothing,
  type ReactiveController,
  type ReactiveElement,
  render,
  type TemplateResult,
} from 'lit';

import {own, sweep} from './own-children.js';

export interface SecretField {
  /** Unique in the document; the slots are named after `name`. */
  readonly id: string;
  readonly form: string;
  readonly name: string;
  readonly label: string;
  readonly autocomplete: 'username' | 'current-password' | 'new-password' | 'one-time-code';
  /** Shown under the field, and tied to it. */
  readonly error?: string | undefined;
  /** Read with the field by a screen reader; for what is shown beside it in the shadow tree, where ids do not reach. */
  readonly about?: string | undefined;
  /** What was typed can be read. */
  readonly revealed?: boolean | undefined;
  readonly onInput?: ((event: Event) => void) | undefined;
  readonly onKey?: ((event: KeyboardEvent) => void) | undefined;
}

/** The light-DOM part of a secret field: label, input and error, all in one tree, so that ids reach. */
export function secretInput(field: SecretField): TemplateResult {
  const {id, name, error, about, onKey = nothing} = field;
  const code = field.autocomplete === 'one-time-code';
  const readable = code || field.autocomplete === 'username' || field.revealed;
  const described = [error && `${id}-error`, about && `${id}-about`].filter(Boolean).join(' ');
  return html`<label slot="${name}-label" for=${id}>${field.label}</label>
    <input
      slot=${name}
      id=${id}
      name=${name}
      form=${field.form}
      type=${readable ? 'text' : 'password'}
      inputmode=${code ? 'numeric' : 'text'}
      autocomplete=${field.autocomplete}
      autocapitalize="none"
      spellcheck="false"
      aria-invalid=${error ? 'true' : 'false'}
      aria-describedby=${described || nothing}
      aria-required="true"
      @input=${field.onInput ?? nothing}
      @keydown=${onKey}
      @keyup=${onKey}
    />
    ${error ? html`<p slot="${name}-error" id="${id}-error">${error}</p>` : nothing}
    ${about ? html`<p slot="${name}-about" id="${id}-about">${about}</p>` : nothing}`;
}

/** The shadow part: where the light children go, with room for a button that reveals what was typed. */
export function secretSlots(name: string, reveal: unknown = nothing): TemplateResult {
  return html`<div class="field">
    <slot name="${name}-label"></slot>
    <div class=${reveal === nothing ? 'control' : 'control revealing'}>
      <slot name=${name}></slot>${reveal}
    </div>
    <slot name="${name}-error"></slot>
    <div class="hidden" aria-hidden="true"><slot name="${name}-about"></slot></div>
  </div>`;
}

/**
 * Renders children of an element into its light DOM, for its slots: password fields live there, because password managers
 * do not look into shadow roots. What the page put there stays; where the page takes ours away, the same ones come back,
 * with what was typed; and copies of ours go.
 *
 * Their forms have `method="dialog"`: outside a `<dialog>` such a form is never sent anywhere (HTML, form submission), whoever submits it
 * and however: a copy, `form.submit()`, a page that stops the `submit` event. So no secret can get into an address.
 */
export class LightDom implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #template: () => unknown;
  // Lit keeps its place before this comment, so that several can share one element.
  readonly #end = globalThis.document?.createComment('');
  #observer: MutationObserver | undefined;
  #nodes: readonly Node[] = [this.#end];

  constructor(host: ReactiveElement, template: () => unknown) {
    this.#host = host;
    this.#template = template;
    host.addController(this);
  }

  hostConnected() {
    this.#restore();
    this.#observer ??= new MutationObserver(() => this.#restore());
    this.#observer.observe(this.#host, {childList: true});
  }

  hostDisconnected() {
    this.#observer?.disconnect();
  }

  hostUpdated() {
    this.#restore();
    const {startNode} = render(this.#template(), this.#host, {renderBefore: this.#end});
    const nodes: Node[] = [];
    for (let node: Node | null = startNode; node; node = node === this.#end ? null : node.nextSibling) {
      nodes.push(node);
      if (node instanceof Element) own(node);
    }
    this.#nodes = nodes;
  }

  /** Takes the children away for good, and what was typed in them. */
  leave() {
    this.#observer?.disconnect();
    this.#host.removeController(this);
    for (const node of this.#nodes) if (node instanceof HTMLInputElement) node.value = '';
    this.#restore();
    render(nothing, this.#host, {renderBefore: this.#end});
    this.#end.remove();
    this.#nodes = [];
  }

  #restore() {
    sweep(this.#host);
    if (this.#nodes.some(({parentNode}) => parentNode !== this.#host)) this.#host.append(...this.#nodes);
  }
}

/** The page's rules, `!important` ones too, reach light children; for important declarations the inner context wins (CSS Cascade 5, 6.1). */
export const secretFieldStyles = css`
  .field {
    display: grid;
    margin-block-start: 1em;
    max-inline-size: 26em;
  }
  dialog .field {
    max-inline-size: none;
  }
  dialog .others {
    display: flex;
    flex-wrap: wrap;
    margin-inline: -0.5em;
  }
  .control {
    display: grid;
    align-items: center;
    margin-block-start: 0.3125em;
  }
  .control > * {
    grid-area: 1 / 1;
  }
  .control button {
    justify-self: end;
    min-block-size: 24px;
    margin-inline-end: 0.25em;
    padding: 0.25em 0.5em;
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
  ::slotted(p[slot$='-error']) {
    color: var(--_danger) !important;
    margin-block-start: 0.3125em !important;
  }
  ::slotted(input) {
    all: revert !important;
    display: block !important;
    grid-area: 1 / 1 !important;
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
  .revealing ::slotted(input) {
    padding-inline-end: 6em !important;
  }
  ::slotted(input[aria-invalid='true']) {
    border-color: var(--_danger) !important;
    box-shadow: 0 0 0 1px var(--_danger) !important;
  }
  ::slotted(:focus-visible) {
    outline: 2px solid var(--_link) !important;
    outline-offset: 2px !important;
  }
  ::slotted(button) {
    all: revert !important;
    font: inherit !important;
    font-weight: 600 !important;
    font-size: 0.9375em !important;
    line-height: 1.25em !important;
    min-block-size: 2.667em !important;
    padding: 0.5em 1em !important;
    border: 1px solid var(--_accent) !important;
    border-radius: var(--_control-radius) !important;
    background: var(--_accent) !important;
    color: var(--_on-accent) !important;
    cursor: pointer !important;
    visibility: visible !important;
    opacity: 1 !important;
  }
  ::slotted(button[aria-disabled='true']) {
    opacity: 0.6 !important;
    cursor: default !important;
  }
  /* A username that managers read and people need not see twice. */
  ::slotted(input[autocomplete='username'][readonly]) {
    position: absolute !important;
    inline-size: 1px !important;
    min-block-size: 1px !important;
    block-size: 1px !important;
    padding: 0 !important;
    border: 0 !important;
    clip-path: inset(50%) !important;
  }
`;
