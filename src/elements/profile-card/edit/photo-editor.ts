import {html, nothing, type TemplateResult} from 'lit';

import {AccountError, isRefusal} from '../../../contract/error.js';
import {Action} from '../../../state/action.js';
import {begin} from '../../../state/host.js';
import {ModalDialog} from '../../shared/dialog.js';
import {errorText} from '../../shared/trouble/trouble.js';
import type {Photo} from '../photo.js';
import type {ProfileCardElement} from '../profile-card.js';
import type {EditorOptions} from './editor.js';
import {type Say, speaker} from './words.js';

const types = ['image/png', 'image/jpeg', 'image/webp'];

/** Chooses, replaces or removes the photo; each takes effect at once. */
export class PhotoEditor {
  readonly #host: ProfileCardElement;
  readonly #photo: Photo;
  readonly #say: Say;
  /** Whether who is asked has gone; absent: nobody is. */
  #asking: (() => boolean) | undefined;
  #wrongType = false;

  readonly #saved: (blob: Blob | null) => void;
  readonly #set: Action<Blob | null>;
  readonly #dialog: ModalDialog;

  constructor(host: ProfileCardElement, photo: Photo, {onSaved, onPending}: EditorOptions) {
    this.#host = host;
    this.#saved = (blob) => onSaved(['photo'], () => this.#say(blob ? 'photoSaved' : 'photoRemoved'));
    this.#photo = photo;
    this.#say = speaker(host);
    this.#set = new Action<Blob | null>(host, {
      perform: ({profile}, blob, options) => profile.setPhoto(blob, {...options, returnTo: location.href}),
      settled: (outcome, blob) => {
        if (outcome.kind === 'pending') return onPending(outcome);
        host.account?.changed('profile');
        this.#saved(blob);
      },
    });
    this.#dialog = new ModalDialog(host, () => this.#button ?? host);
  }

  render(): TemplateResult {
    const t = this.#say;
    const has = this.#photo.canvas !== undefined;
    const error = this.#error;
    const pending = this.#set.anyPending;
    return html`<fieldset class="photo">
      <legend>${t('photoTitle')}</legend>
      <p class="small" id="photo-help">${t('photoHint')}</p>
      <input
        type="file"
        hidden
        accept=${types.join()}
        aria-label=${t('photoTitle')}
        @change=${this.#onChoose}
      />
      <div class="buttons">
        <button
          type="button"
          data-photo
          aria-describedby="photo-help${error ? ' photo-error' : ''}"
          aria-disabled=${pending}
          @click=${this.#choose}
        >
          ${t(has ? 'photoReplace' : 'photoChoose')}
        </button>
        ${has ? html`<button type="button" class="plain" aria-disabled=${pending} @click=${() => this.#ask(true)}>${t('photoRemove')}</button>` : nothing}
      </div>
      ${error ? html`<p class="error" id="photo-error" role="alert" dir="auto">${error}</p>` : nothing}
    </fieldset>`;
  }

  /** Apart from the form: a dialog is none of its fields. */
  renderQuestion(): TemplateResult | typeof nothing {
    if (!this.#asking || this.#asking()) return nothing;
    const t = this.#say;
    const keep = () => this.#ask(false);
    return html`<dialog
      data-modal=${this.#dialog.name}
      part="dialog"
      role="alertdialog"
      aria-labelledby="photo-question"
      aria-describedby="photo-consequence"
      @cancel=${(event: Event) => {
        event.preventDefault();
        keep();
      }}
    >
      <h2 id="photo-question">${t('photoQuestion')}</h2>
      <p id="photo-consequence">${t('photoConsequence')}</p>
      <div class="buttons">
        <button type="button" autofocus @click=${keep}>${t('photoKeep')}</button>
        <button type="button" class="danger" @click=${this.#remove}>${t('photoRemove')}</button>
      </div>
    </dialog>`;
  }

  focus() {
    this.#button?.focus();
  }

  leave() {
    this.#host.removeController(this.#dialog);
  }

  get #button() {
    return this.#host.renderRoot.querySelector<HTMLElement>('[data-photo]');
  }

  get #error(): string | undefined {
    const {error} = this.#set;
    if (this.#wrongType) return this.#say('photoType');
    if (!error) return undefined;
    const [field] = error.code === 'validation' ? (error.details.fields ?? []) : [];
    if (field?.code === 'type') return this.#say('photoType');
    const max = Number(field?.params?.['max']);
    if (field?.code === 'too-large' && max > 0)
      return this.#say('photoTooLarge', {max: megabytes(max, this.#host.language)});
    return field?.message ?? errorText(this.#host, error);
  }

  readonly #choose = ({currentTarget}: Event) => {
    if (this.#set.anyPending) return;
    (currentTarget as HTMLElement).closest('fieldset')?.querySelector('input')?.click();
  };

  readonly #onChoose = ({currentTarget}: Event) => {
    const input = currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    // The same file may be chosen again.
    input.value = '';
    if (!file) return;
    this.#set.clear();
    this.#wrongType = !types.includes(file.type);
    if (this.#wrongType) this.#host.report(new AccountError('validation', {operation: 'profile.setPhoto'}));
    else void this.#set.run(file);
  };

  readonly #remove = async () => {
    this.#ask(false);
    await this.#host.updateComplete;
    // The button that asked goes with the photo.
    this.focus();
    await this.#set.run(null);
    const {error} = this.#set;
    // No clear answer came, but it is there no more.
    if (!error || isRefusal(error) || this.#photo.published) return;
    this.#set.clear();
    this.#saved(null);
  };

  #ask(asking: boolean) {
    if (this.#set.anyPending) return;
    this.#asking = asking ? begin(this.#host) : undefined;
    this.#wrongType = false;
    if (asking) this.#dialog.opening(0);
    else this.#host.requestUpdate();
  }
}

/** "4 MB", in the reader's language. */
export function megabytes(bytes: number, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  }).format(bytes / 1024 / 1024);
}
