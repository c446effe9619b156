/** The question before something that cannot be taken back, from asking to what is said afterwards; for parts that are loaded on demand. */
import {html, nothing, type TemplateResult} from 'lit';

import type {CheckedAdapter} from '../../contract/adapter.js';
import type {Outcome, WriteOptions} from '../../contract/calls.js';
import type {Capability} from '../../contract/capability.js';
import {isRefusal} from '../../contract/error.js';
import {Action} from '../../state/action.js';
import {begin} from '../../state/host.js';
import type {AccountElement} from '../account-element.js';
import {ModalDialog} from './dialog.js';
import {renderRefused} from './frame.js';
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

/** `gone`: it was no longer there. */
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
  /** The answer left it open, and all was read again: whether it has happened by what was read. */
  readonly happened: (subject: S) => boolean;
  /** Whether it may be done now: a right may be withdrawn while the question is open. Default: it may. */
  readonly capability?: (subject: S) => Capability | undefined;
  /** Whether its success may end the session. */
  readonly endsSession?: (subject: S) => boolean;
  /** The person took the safe answer. */
  readonly kept?: () => void;
  /** It is about several things: `not-found` then does not mean that all of them are gone. */
  readonly many?: true;
  /** The buttons that ask: where the one that was pressed goes with its row, the next one has the focus, else the one before, else the heading. Default: ".row button". */
  readonly buttons?: string;
}

interface Asked<S> {
  readonly subject: S;
  /** Whether the person who was asked has gone; where it may end the session: whether another person has come. */
  readonly isOver: () => boolean;
  readonly isDropped: () => boolean;
}

interface Answered<S> extends Asked<S> {
  readonly fields: FormData;
}

/**
 * A modal question about one thing at a time: named, with its consequence, the focus on the safe answer. It stays while the
 * backend is asked, and where that fails, with the reason. It goes with who was asked.
 */
export class Question<S, T = unknown> {
  readonly #host: AccountElement;
  readonly #options: QuestionOptions<S, T>;
  readonly #action: Action<Answered<S>, T>;
  readonly #dialog: ModalDialog;
  #asked: Asked<S> | undefined;

  constructor(host: AccountElement, options: QuestionOptions<S, T>) {
    this.#host = host;
    this.#options = options;
    this.#action = new Action<Answered<S>, T>(host, {
      perform: (adapter, {subject, fields}, writeOptions) =>
        options.perform(adapter, subject, {...writeOptions, returnTo: location.href}, fields),
      settled: (outcome, answered) => this.#settle(outcome, answered),
      endsSession: ({subject}) => this.#endsSession(subject),
    });
    this.#dialog = new ModalDialog(host, (place) => {
      const buttons = this.#buttons;
      return buttons[Math.min(place, buttons.length - 1)] ?? host;
    });
  }

  /** Asks; `button` is the one that was pressed. */
  ask(subject: S, button?: EventTarget | null) {
    this.#action.clear();
    this.#asked = {
      subject,
      isOver: begin(this.#host),
      isDropped: begin(this.#host, this.#endsSession(subject)),
    };
    this.#dialog.opening(Math.max(0, this.#buttons.indexOf(button as HTMLElement)));
  }

  /** An answer is awaited. */
  get pending(): boolean {
    return this.#action.anyPending;
  }

  /** There is nothing left to ask about. */
  withdraw() {
    this.#asked = undefined;
    this.#host.requestUpdate();
  }

  /** The element goes on without it. */
  leave() {
    this.#host.removeController(this.#dialog);
  }

  render(): TemplateResult | typeof nothing {
    const asked = this.#asked;
    if (!asked || (this.pending ? asked.isDropped() : asked.isOver())) return nothing;
    const {subject} = asked;
    const {question, consequence, fields, keep, confirm} = this.#options.words(subject);
    const {anyPending: pending, error} = this.#action;
    const refused = pending ? undefined : this.#refusal(subject);
    return html`<dialog
      data-modal=${this.#dialog.name}
      part="dialog"
      role="alertdialog"
      aria-labelledby="question"
      aria-describedby="consequence"
      @cancel=${this.#onCancel}
    >
      <form @submit=${(event: SubmitEvent) => this.#onSubmit(event, asked)}>
        <h2 id="question">${question}</h2>
        <div id="consequence">${consequence}</div>
        ${refused ? renderRefused(this.#host, refused) : fields}
        ${error ? html`<p class="error" role="alert" dir="auto">${errorText(this.#host, error)}</p>` : nothing}
        <div class="buttons">
          <button type="button" autofocus aria-disabled=${pending} @click=${this.#onCancel}>${keep}</button>
          ${refused ? nothing : html`<button class="danger" aria-disabled=${pending}>${confirm}</button>`}
        </div>
      </form>
    </dialog>`;
  }

  get #buttons() {
    const {buttons = '.row button'} = this.#options;
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>(buttons)];
  }

  // The request is on its way and cannot be taken back.
  readonly #onCancel = (event: Event) => {
    event.preventDefault();
    if (this.#action.anyPending) return;
    this.withdraw();
    this.#options.kept?.();
  };

  async #onSubmit(event: SubmitEvent, asked: Asked<S>) {
    event.preventDefault();
    const {subject, isDropped} = asked;
    if (this.#refusal(subject)) return;
    const answered = {...asked, fields: new FormData(event.target as HTMLFormElement)};
    await this.#action.run(answered);
    const {error} = this.#action;
    if (!error || isDropped()) return;
    const gone = isRefusal(error)
      ? error.code === 'not-found' && !this.#options.many
      : this.#options.happened(subject);
    if (gone) this.#settle({kind: 'gone'}, answered);
  }

  #settle(settled: Settled<T>, {subject, fields}: Answered<S>) {
    const said = this.#options.settled(settled, subject, fields);
    this.withdraw();
    void this.#host.announce(said);
  }

  #endsSession(subject: S): boolean {
    return this.#options.endsSession?.(subject) ?? false;
  }

  /** Why it cannot be done any more. */
  #refusal(subject: S): Capability | undefined {
    const capability = this.#options.capability?.(subject);
    return capability?.support === 'none' || capability?.support === 'external' ? capability : undefined;
  }
}
