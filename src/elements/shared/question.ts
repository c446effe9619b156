/** The question before something that cannot be taken back, from asking to what is said afterwards; for parts that are loaded on demand. */
import {html, nothing, type TemplateResult} from 'lit';

import type {CheckedAdapter} from '../../contract/adapter.js';
import type {Outcome, WriteOptions} from '../../contract/calls.js';
import {Action, isUnsure} from '../../state/action.js';
import type {AccountElement} from '../account-element.js';
import {ModalDialog} from './dialog.js';
import {errorText} from './trouble/trouble.js';

/** What the dialog says. */
export interface Wording {
  /** "Disable {name}?", the name in a `<bdi>`. */
  readonly question: unknown;
  /** What will happen, and whether it can be undone: paragraphs. */
  readonly consequence: unknown;
  /** What else is asked: form fields by their names. */
  readonly fields?: unknown;
  /** The safe answer, which has the focus. */
  readonly keep: string;
  readonly confirm: string;
}

/** `gone`: the backend had not got it any more. */
export type Settled<T> = Exclude<Outcome<T>, {kind: 'redirect'}> | {readonly kind: 'gone'};

export interface QuestionOptions<S, T> {
  readonly words: (subject: S) => Wording;
  readonly perform: (
    adapter: CheckedAdapter,
    subject: S,
    options: WriteOptions,
    fields: FormData,
  ) => Promise<Outcome<T>>;
  /** After the backend confirmed it, accepted it, or had nothing left to do. What it returns is said once the dialog has closed. */
  readonly settled: (settled: Settled<T>, subject: S, fields: FormData) => string;
  /** The answer left it open. Reads again, and resolves to whether it has happened. */
  readonly unsure: (subject: S) => Promise<boolean>;
  /** The person took the safe answer. */
  readonly kept?: () => void;
  /** It is about several things, so that none was found does not say that they are gone. */
  readonly many?: true;
  /** The buttons that ask: where the one that was pressed goes with its row, the next one has the focus, else the one before, else the heading. Default: ".row button". */
  readonly buttons?: string;
}

interface Asked<S> {
  readonly subject: S;
  readonly fields: FormData;
}

/**
 * A modal question about one thing at a time: named, with its consequence, the focus on the safe answer. It stays while the
 * backend is asked, and where that fails, with the reason. The element renders it, and takes it back with `forget()`.
 */
export class Question<S, T = unknown> {
  readonly #host: AccountElement;
  readonly #options: QuestionOptions<S, T>;
  readonly #action: Action<Asked<S>, T>;
  readonly #dialog: ModalDialog;
  #subject: S | undefined;

  constructor(host: AccountElement, options: QuestionOptions<S, T>) {
    this.#host = host;
    this.#options = options;
    this.#action = new Action<Asked<S>, T>(host, {
      perform: (adapter, {subject, fields}, writeOptions) =>
        options.perform(adapter, subject, {...writeOptions, returnTo: location.href}, fields),
      settled: (outcome, asked) => this.#settle(outcome, asked),
    });
    this.#dialog = new ModalDialog(host, (place) => {
      const buttons = this.#buttons;
      return buttons[Math.min(place, buttons.length - 1)] ?? host;
    });
  }

  /** Asks; `button` is the one that was pressed. */
  ask(subject: S, button?: EventTarget | null) {
    this.#action.clear();
    this.#subject = subject;
    this.#dialog.opening(Math.max(0, this.#buttons.indexOf(button as HTMLElement)));
  }

  /** The question was another person's. */
  forget() {
    this.#subject = undefined;
    this.#host.requestUpdate();
  }

  /** The element goes on without it. */
  leave() {
    this.#host.removeController(this.#dialog);
  }

  render(): TemplateResult | typeof nothing {
    const subject = this.#subject;
    if (subject === undefined) return nothing;
    const {question, consequence, fields, keep, confirm} = this.#options.words(subject);
    const {anyPending: pending, error} = this.#action;
    return html`<dialog
      data-modal=${this.#dialog.name}
      part="dialog"
      role="alertdialog"
      aria-labelledby="question"
      aria-describedby="consequence"
      @cancel=${this.#onCancel}
    >
      <form @submit=${(event: SubmitEvent) => this.#onSubmit(event, subject)}>
        <h2 id="question">${question}</h2>
        <div id="consequence">${consequence}</div>
        ${fields}
        ${error ? html`<p class="error" role="alert" dir="auto">${errorText(this.#host, error)}</p>` : nothing}
        <div class="buttons">
          <button type="button" autofocus aria-disabled=${pending} @click=${this.#onCancel}>${keep}</button>
          <button class="danger" aria-disabled=${pending}>${confirm}</button>
        </div>
      </form>
    </dialog>`;
  }

  get #buttons() {
    const {buttons = '.row button'} = this.#options;
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>(buttons)];
  }

  // What was asked of the backend cannot be taken back.
  readonly #onCancel = (event: Event) => {
    event.preventDefault();
    if (this.#action.anyPending) return;
    this.forget();
    this.#options.kept?.();
  };

  async #onSubmit(event: SubmitEvent, subject: S) {
    event.preventDefault();
    const asked = {subject, fields: new FormData(event.target as HTMLFormElement)};
    await this.#action.run(asked);
    if (this.#subject !== subject) return;
    const {error} = this.#action;
    if (!error) return;
    const gone =
      (error.code === 'not-found' && !this.#options.many) ||
      (isUnsure(error) && (await this.#options.unsure(subject)));
    if (gone && this.#subject === subject) this.#settle({kind: 'gone'}, asked);
  }

  #settle(settled: Settled<T>, {subject, fields}: Asked<S>) {
    const said = this.#options.settled(settled, subject, fields);
    // Meanwhile it may be another person's page.
    if (this.#subject !== subject) return;
    this.forget();
    void this.#host.announce(said);
  }
}
