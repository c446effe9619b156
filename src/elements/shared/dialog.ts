import type {ReactiveController, ReactiveElement} from 'lit';

import {adopt} from './on-demand.js';
import {dialogStyles} from './dialog.styles.js';

/**
 * Opens the `<dialog>` that an element renders, as a modal one, when it appears in its template, and puts the focus back
 * when it has gone: on what had it before, else where `fallback` says.
 */
export class ModalDialog implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #fallback: (place: number) => HTMLElement;
  #opener: Element | null | undefined;
  #shown = false;
  #place = 0;

  constructor(host: ReactiveElement, fallback: (place: number) => HTMLElement) {
    this.#host = host;
    this.#fallback = fallback;
    adopt(host, dialogStyles);
    host.addController(this);
  }

  /** Renders again, with the dialog in the template; `place` is what `fallback` is given. */
  opening(place: number) {
    this.#place = place;
    this.#host.requestUpdate();
  }

  hostUpdated() {
    const dialog = this.#host.renderRoot.querySelector<HTMLDialogElement>('dialog[data-modal]');
    if (dialog && !dialog.open) {
      this.#opener = this.#host.shadowRoot?.activeElement;
      this.#shown = true;
      dialog.showModal();
      dialog.querySelector<HTMLElement>('[autofocus]')?.focus();
    } else if (!dialog && this.#shown) {
      this.#shown = false;
      const opener = this.#opener;
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      else this.#fallback(this.#place).focus();
    }
  }
}
