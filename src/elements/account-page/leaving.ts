/** The question before a task is left with something unsaved; loaded when a task is opened. */
import {html, nothing, type TemplateResult} from 'lit';

import type {Values} from '../../i18n/text.js';
import type {AccountElement} from '../account-element.js';
import {ModalDialog} from '../shared/dialog.js';
import {leavingMessages} from './leaving.messages.js';

export class Leaving {
  readonly #host: AccountElement;
  readonly #dialog: ModalDialog;
  #task = '';
  #part: HTMLElement | undefined;
  #answer: ((leave: boolean) => void) | undefined;

  constructor(host: AccountElement) {
    this.#host = host;
    this.#dialog = new ModalDialog(host, () => this.#part ?? host);
  }

  /**
   * Resolves to whether the task may be left; a question that is asked again is answered with no. The part of the page has the
   * focus afterwards, where nothing in it had it before: going back can take it away.
   */
  ask(task: string, part: HTMLElement): Promise<boolean> {
    this.#answer?.(false);
    this.#task = task;
    this.#part = part;
    const asked = new Promise<boolean>((resolve) => (this.#answer = resolve));
    this.#dialog.opening(0);
    return asked;
  }

  /** There is nothing left to ask about. */
  withdraw() {
    this.#answer?.(false);
    this.#answer = undefined;
    this.#host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#answer) return nothing;
    return html`<dialog
      data-modal=${this.#dialog.name}
      part="dialog"
      role="alertdialog"
      aria-labelledby="question"
      aria-describedby="consequence"
      @cancel=${(event: Event) => this.#settle(event, false)}
    >
      <h2 id="question">${this.#t('leaveQuestion', {task: this.#task})}</h2>
      <p id="consequence">${this.#t('leaveConsequence')}</p>
      <div class="buttons">
        <button autofocus @click=${(event: Event) => this.#settle(event, false)}>${this.#t('stay')}</button>
        <button @click=${(event: Event) => this.#settle(event, true)}>${this.#t('leave')}</button>
      </div>
    </dialog>`;
  }

  #settle(event: Event, leave: boolean) {
    event.preventDefault();
    this.#answer?.(leave);
    this.withdraw();
  }

  #t(key: keyof typeof leavingMessages, values: Values = {}) {
    return this.#host.speaker(leavingMessages)(key, values);
  }
}
