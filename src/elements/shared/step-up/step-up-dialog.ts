/** The step-up dialog: loaded when a backend asks for the first time who is there. */
import {html, nothing, render} from 'lit';

import type {StepUpChallenge, StepUpProof} from '../../../contract/calls.js';
import {AccountError} from '../../../contract/error.js';
import type {Profile} from '../../../contract/profile.js';
import type {Values} from '../../../i18n/text.js';
import type {Account} from '../../../state/account.js';
import {begin, type Proven} from '../../../state/host.js';
import type {AccountElement} from '../../account-element.js';
import {adopt} from '../on-demand.js';
import {closeModal, isShown, openModal, sightOf} from '../dialog.js';
import {dialogStyles} from '../dialog.styles.js';
import type {CredentialError} from '../passkey.js';
import {LightDom, secretFieldStyles, secretInput, secretSlots} from '../secret-field.js';
import {errorText, speaker} from '../trouble/trouble.js';
import {stepUpMessages} from './step-up.messages.js';

type Way = 'password' | 'code';

/** Nothing: the person gave up, or goes on elsewhere. 'left': the element that asked has left the page, or is hidden on it, or who was asked has gone. */
type Answer = Proven | undefined | 'left';

const passkeyWords = {
  use: 'usePasskey',
  cancelled: 'passkeyCancelled',
  unsuitable: 'passkeyUnsuitable',
  exists: 'passkeyFailed',
  failed: 'passkeyFailed',
  wrong: 'wrongPasskey',
} as const;
const keyWords = {
  use: 'useKey',
  cancelled: 'keyCancelled',
  unsuitable: 'keyUnsuitable',
  exists: 'keyFailed',
  failed: 'keyFailed',
  wrong: 'wrongKey',
} as const;
/** By what the backend takes: people know the two by different names. */
function wordsFor(inPage: StepUpChallenge['inPage'] = []) {
  if (!inPage.includes('security-key')) return passkeyWords;
  return inPage.includes('passkey') ? ({...keyWords, use: 'useAnyKey'} as const) : keyWords;
}

const problemOf = (error: unknown) => (error as Partial<CredentialError>).problem ?? 'failed';

let count = 0;
const asking = new WeakMap<
  Account,
  {readonly challenge: StepUpChallenge; readonly answer: Promise<Answer>}
>();

/**
 * Asks in place where the backend can check it here, else leads to where one signs in again. Resolves to nothing when the
 * person gives up or leaves. There is one question at a time: whoever asks the same of the same account meanwhile gets the
 * same answer.
 */
export async function askForProof(
  host: AccountElement,
  challenge: StepUpChallenge,
): Promise<Proven | undefined> {
  const {account} = host;
  if (!account) return undefined;
  const isOver = begin(host);
  for (let open = asking.get(account); open; open = asking.get(account)) {
    const answer = await open.answer;
    if (answer !== 'left' && !challenge.withCall && isSame(challenge, open.challenge)) return answer;
  }
  if (isOver() || !isShown(host)) return undefined;
  const answer = new Promise<Answer>((resolve) => new StepUpDialog(host, account, challenge, resolve).open());
  asking.set(account, {challenge, answer});
  const proven = await answer.finally(() => asking.delete(account));
  return proven === 'left' ? undefined : proven;
}

/** What the authenticator is to sign is new each time. */
const isSame = (one: StepUpChallenge, other: StepUpChallenge) =>
  JSON.stringify({...one, publicKey: undefined}) === JSON.stringify({...other, publicKey: undefined});

const loadPasskey = () => import('../passkey.js');

class StepUpDialog {
  readonly #host: AccountElement;
  readonly #account: Account;
  readonly #challenge: StepUpChallenge;
  readonly #resolve: (answer: Answer) => void;
  readonly #ways: readonly Way[];
  readonly #keyWords: ReturnType<typeof wordsFor>;
  // Two copies of this library may share a page.
  readonly #id = `account-step-up-${++count}-${Math.random().toString(36).slice(2, 8)}`;
  readonly #closing = new AbortController();
  readonly #container = document.createElement('div');
  readonly #sight = sightOf(() => this.hostUpdated());
  readonly #light: LightDom;
  readonly #opener: Element | null | undefined;
  #way: Way | undefined;
  #error: string | undefined;
  /** What an authenticator is asked; absent where it cannot be. */
  #publicKey: StepUpChallenge['publicKey'];
  #passkeyError: string | undefined;
  #pending = false;

  constructor(
    host: AccountElement,
    account: Account,
    challenge: StepUpChallenge,
    resolve: (answer: Answer) => void,
  ) {
    this.#host = host;
    this.#account = account;
    this.#challenge = challenge;
    this.#resolve = resolve;
    this.#ways = (['password', 'code'] as const).filter((way) => challenge.inPage?.includes(way));
    this.#way = this.#ways[0];
    this.#keyWords = wordsFor(challenge.inPage);
    const takesKey = challenge.inPage?.some((way) => way === 'passkey' || way === 'security-key');
    if (takesKey && 'PublicKeyCredential' in globalThis) {
      this.#publicKey = challenge.publicKey;
      // The browser asks the person only in the moment after a click: what is needed then is there by then.
      loadPasskey().catch(() => {});
    }
    this.#opener =
      host.shadowRoot?.activeElement ?? (host.getRootNode() as Document | ShadowRoot).activeElement;
    adopt(host, dialogStyles);
    adopt(host, secretFieldStyles);
    this.#light = new LightDom(host, () => this.#fields());
  }

  open() {
    this.#host.shadowRoot?.append(this.#container);
    this.#host.addController(this);
    this.#account.visit.addEventListener('abort', () => this.#close('left'), {signal: this.#closing.signal});
    this.#update();
    if (this.#dialog) openModal(this.#dialog);
    (this.#input ?? this.#dialog?.querySelector<HTMLElement>('.primary'))?.focus();
  }

  // The host's life is the dialog's, and so is its place on the screen.
  hostConnected() {
    this.#sight?.observe(this.#host);
  }

  hostUpdated() {
    if (isShown(this.#host) && this.#host.account === this.#account) this.#draw();
    else this.#close('left');
  }

  hostDisconnected() {
    this.#close('left');
  }

  get #dialog() {
    return this.#container.querySelector('dialog');
  }

  get #input() {
    return this.#host.querySelector<HTMLInputElement>(`[id="${this.#id}"]`);
  }

  #t(key: keyof typeof stepUpMessages, values: Values = {}) {
    return this.#host.speaker(stepUpMessages, 'step-up')(key, values);
  }

  #update() {
    this.#light.hostUpdated();
    this.#draw();
  }

  #draw() {
    const other = this.#ways.find((way) => way !== this.#way);
    render(
      html`<dialog part="dialog" aria-labelledby="step-up-title" @cancel=${this.#cancel}>
        <h2 id="step-up-title">${this.#t('title')}</h2>
        <p>${this.#t(this.#way || this.#publicKey ? 'lead' : 'elsewhere')}</p>
        <span class="hidden" role="status"></span>
        ${this.#way ? secretSlots('step-up') : nothing}
        ${!this.#way && this.#error ? html`<p class="error">${this.#error}</p>` : nothing}
        <div class="others">
          ${
            other
              ? html`<button type="button" class="plain" @click=${() => this.#switch(other)}>
                  ${this.#t(other === 'code' ? 'useCode' : 'usePassword')}
                </button>`
              : nothing
          }
          ${this.#publicKey && this.#way ? this.#passkeyButton('plain') : nothing}
        </div>
        ${this.#passkeyError ? html`<p class="error">${this.#passkeyError}</p>` : nothing}
        <div class="buttons">
          <button type="button" @click=${() => this.#close(undefined)}>${this.#host.t('cancel')}</button>
          ${
            this.#way
              ? html`<slot name="step-up-submit"></slot>`
              : this.#publicKey
                ? this.#passkeyButton('primary')
                : html`<button
                    type="button"
                    class="primary"
                    aria-disabled=${this.#pending}
                    @click=${() => this.#submit()}
                  >
                    ${this.#t('goElsewhere')}
                  </button>`
          }
        </div>
      </dialog>`,
      this.#container,
    );
  }

  #passkeyButton(kind: 'plain' | 'primary') {
    return html`<button
      type="button"
      class="${kind} passkey"
      aria-disabled=${this.#pending}
      @click=${this.#usePasskey}
    >
      ${this.#t(this.#keyWords.use)}
    </button>`;
  }

  #fields() {
    if (!this.#way) return nothing;
    const username = this.#account.known<Profile>('profile')?.username;
    return html`<form method="dialog" id="${this.#id}-form" hidden @submit=${this.#onSubmit}></form>
      <input
        slot="step-up"
        form="${this.#id}-form"
        name="username"
        autocomplete="username"
        readonly
        tabindex="-1"
        aria-hidden="true"
        .value=${username ?? ''}
      />
      ${secretInput({
        id: this.#id,
        form: `${this.#id}-form`,
        name: 'step-up',
        label: this.#t(this.#way),
        autocomplete: this.#way === 'code' ? 'one-time-code' : 'current-password',
        error: this.#error,
      })}
      <button slot="step-up-submit" form="${this.#id}-form" aria-disabled=${this.#pending}>
        ${this.#t('continue')}
      </button>`;
  }

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    // A form of the page around the element is not sent with it.
    event.stopPropagation();
    void this.#submit();
  };

  readonly #cancel = (event: Event) => {
    event.preventDefault();
    this.#close(undefined);
  };

  #switch(way: Way) {
    this.#empty();
    this.#way = way;
    this.#error = undefined;
    this.#passkeyError = undefined;
    this.#update();
    this.#input?.focus();
  }

  async #submit() {
    if (this.#pending) return;
    const proof = this.#proof();
    if (this.#way && !proof) return this.#fail(speaker(this.#host)('required'));
    this.#begin();
    await this.#prove(proof, (error) => this.#fail(this.#explain(error)));
  }

  readonly #usePasskey = async () => {
    const publicKey = this.#publicKey;
    if (this.#pending || !publicKey) return;
    const {signal} = this.#closing;
    this.#begin();
    let credential: unknown;
    try {
      const {getCredential} = await loadPasskey();
      credential = await getCredential(publicKey, signal);
    } catch (error) {
      if (!signal.aborted) this.#failPasskey(this.#t(this.#keyWords[problemOf(error)]));
      return;
    }
    await this.#prove({credential}, (error) => {
      const refused = error.code === 'validation';
      // It has signed what it was asked, which is good once. There are other ways.
      if (refused && this.#way) this.#publicKey = undefined;
      this.#failPasskey(refused ? this.#t(this.#keyWords.wrong) : errorText(this.#host, error));
    });
  };

  #begin() {
    this.#pending = true;
    this.#error = undefined;
    this.#passkeyError = undefined;
    this.#update();
  }

  async #prove(proof: StepUpProof | undefined, fail: (error: AccountError) => void) {
    const {signal} = this.#closing;
    if (proof && this.#challenge.withCall) return this.#close({proof});
    try {
      const options = {returnTo: location.href, signal, locale: this.#account.locale};
      const outcome = await this.#account.adapter.stepUp(this.#challenge, proof, options);
      if (signal.aborted) return;
      this.#close(outcome.kind === 'done' ? {} : undefined);
      if (outcome.kind === 'redirect') this.#host.redirect(outcome.redirect);
    } catch (caught) {
      if (signal.aborted) return;
      const error = AccountError.from(caught);
      this.#host.report(error);
      if (error.code === 'unauthenticated') {
        this.#account.expired = true;
        // Where nobody is signed in any more, which the element says, there is nothing to confirm.
        await this.#account.description.reload();
        if (signal.aborted) return;
      }
      fail(error);
    }
  }

  #proof(): StepUpProof | undefined {
    const typed = this.#input?.value ?? '';
    if (!typed) return undefined;
    // Codes are pasted with spaces, dashes and full-width digits.
    return this.#way === 'code' ? {code: typed.normalize('NFKC').replace(/[\s-]/g, '')} : {password: typed};
  }

  #explain(error: AccountError): string {
    const wrong = error.code === 'validation' && error.details.fields?.find(({code}) => code === 'incorrect');
    if (!wrong) return errorText(this.#host, error);
    const left = wrong.params?.['attemptsLeft'];
    const text = this.#t(this.#way === 'code' ? 'wrongCode' : 'wrongPassword');
    return left === undefined ? text : `${text} ${speaker(this.#host)('attemptsLeft', {count: left})}`;
  }

  #fail(error: string) {
    this.#pending = false;
    this.#error = error;
    this.#update();
    this.#input?.focus();
    this.#input?.select();
    this.#say(error);
  }

  #failPasskey(error: string) {
    this.#pending = false;
    this.#passkeyError = error;
    this.#update();
    (this.#dialog?.querySelector<HTMLElement>('.passkey') ?? this.#input)?.focus();
    this.#say(error);
  }

  #say(error: string) {
    // The element's own live region is inert under a modal dialog. A new node, so that the same words are said again.
    this.#dialog
      ?.querySelector('[role=status]')
      ?.replaceChildren(Object.assign(document.createElement('span'), {textContent: error}));
  }

  #empty() {
    if (this.#input) this.#input.value = '';
  }

  #close(answer: Answer) {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    this.#sight?.disconnect();
    this.#empty();
    this.#host.removeController(this);
    this.#light.leave();
    if (this.#dialog) closeModal(this.#dialog);
    this.#container.remove();
    if (this.#opener instanceof HTMLElement && this.#opener.isConnected) this.#opener.focus();
    else if (this.#host.isConnected) this.#host.focus();
    this.#resolve(answer);
  }
}
