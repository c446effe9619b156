import type {ReactiveController, ReactiveElement} from 'lit';

import {focusedIn} from './focus.js';
import {adopt} from './on-demand.js';
import {dialogStyles} from './dialog.styles.js';

/** Whether an element is on the screen. With `display: contents` it has no place there itself, but what is in it has. */
export const isShown = ({renderRoot}: ReactiveElement): boolean =>
  [...renderRoot.children].some((child) => child.checkVisibility?.() ?? true);

// A page without layout, such as jsdom's, has no observers of it and no modal dialogs: there a dialog is only open.

/** Tells when an element may have been hidden or shown. */
export const sightOf = (tell: () => void): ResizeObserver | undefined =>
  globalThis.ResizeObserver && new ResizeObserver(tell);

export function openModal(dialog: HTMLDialogElement): void {
  if (dialog.showModal) dialog.showModal();
  else dialog.open = true;
}

export function closeModal(dialog: HTMLDialogElement): void {
  if (dialog.close) dialog.close();
  else dialog.open = false;
}

let count = 0;

/**
 * Opens the `<dialog data-modal=${name}>` that an element renders, as a modal one, when it appears in its template, and puts the focus back
 * when it has gone: on what had it before, else where `fallback` says. While the element is hidden it is closed: a modal
 * dialog that nobody sees would still keep the whole page from being used.
 */
export class ModalDialog implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #fallback: (place: number) => HTMLElement;
  /** An element may have several, one at a time. */
  readonly name = `modal-${++count}`;
  readonly #sight = sightOf(() => this.hostUpdated());
  #opener: Element | undefined;
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

  get dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector(`[data-modal=${this.name}]`);
  }

  hostConnected() {
    this.#sight?.observe(this.#host);
  }

  hostDisconnected() {
    this.#sight?.disconnect();
  }

  hostUpdated() {
    const {dialog} = this;
    if (!isShown(this.#host)) {
      this.#shown = false;
      if (dialog) closeModal(dialog);
    } else if (dialog && !dialog.open) {
      this.#opener = focusedIn(this.#host);
      this.#shown = true;
      openModal(dialog);
      dialog.querySelector<HTMLElement>('[autofocus]')?.focus();
    } else if (!dialog && this.#shown) {
      this.#shown = false;
      const opener = this.#opener;
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      else this.#fallback(this.#place).focus();
    }
  }
}
