/** Setting up a method, new or in place of an old one, from what is asked to what is said afterwards; loaded when the methods are there. */
import {html, nothing, type TemplateResult} from 'lit';

import {AccountError, isRefusal} from '../../../contract/error.js';
import type {FieldError} from '../../../contract/error-details.js';
import type {
  Enrollment,
  EnrollmentProof,
  EnrollmentRequest,
  VerificationMethod,
  VerificationState,
  VerificationType,
} from '../../../contract/verification.js';
import type {Account} from '../../../state/account.js';
import {Action} from '../../../state/action.js';
import {begin} from '../../../state/host.js';
import type {Resource} from '../../../state/resource.js';
import type {Guest} from '../../account-element.js';
import {note} from '../../shared/before.js';
import {Countdown} from '../../shared/countdown.js';
import {ModalDialog} from '../../shared/dialog.js';
import {missingText} from '../../shared/frame.js';
import {adopt, OnDemand} from '../../shared/on-demand.js';
import {LightDom, secretFieldStyles} from '../../shared/secret-field.js';
import {errorText, speaker as troubleSpeaker} from '../../shared/trouble/trouble.js';
import {contactLink, pascal, refusalText} from '../../shared/words.js';
import {MethodAddedEvent} from '../security-verification.events.js';
import type {SecurityVerificationElement} from '../security-verification.js';
import {marksOf} from '../marks.js';
import {returningMessages} from '../returning.messages.js';
import {nameOf, speaker, typeName} from '../words.js';
import {codeOf, type Draft, draftFor, requestOf} from './draft.js';
import {enrollingMessages} from './enrolling.messages.js';
import {renderForm} from './form.js';
import {renderApp, renderCode, renderOnce, renderSent} from './steps.js';

import {enrollingStyles} from './enrolling.styles.js';

const passkey = new OnDemand(() => import('../../shared/passkey.js'));

type Key = keyof typeof enrollingMessages;

export interface Wanted {
  readonly type: VerificationType;
  /** The method whose place it takes. */
  readonly replaced: VerificationMethod | undefined;
  /** The backend does it on a page of its own. */
  readonly elsewhere: boolean;
}

let count = 0;

export class Enrolling implements Guest {
  readonly #host: SecurityVerificationElement;
  readonly #t: ReturnType<typeof speaker<typeof enrollingMessages>>;
  readonly #state: Resource<VerificationState>;
  readonly #added: (said: string) => Promise<void>;
  readonly #begin: Action<Wanted, Enrollment>;
  readonly #prove: Action<EnrollmentProof, VerificationMethod>;
  readonly #again: Action<Extract<Enrollment, {step: 'code'}>, Enrollment>;
  // Two copies of this library may share a page.
  readonly #id = `account-verification-${++count}-${Math.random().toString(36).slice(2, 8)}`;
  #wanted: Wanted | undefined;
  /** What was set up last: where the focus goes, where the button that began it is gone. */
  #last: VerificationType | undefined;
  #draft: Draft = {};
  /** Who asked, and for whom it is given up where it is not wanted any more. */
  #account: Account | undefined;
  #isOver = () => true;
  #enrollment: Enrollment | undefined;
  /** Recovery codes that came with an app that is proven already. */
  #kept: readonly string[] | undefined;
  #before: ReadonlySet<string> = new Set();
  #faults: readonly FieldError[] = [];
  #problem: (() => unknown) | undefined;
  #light: LightDom | undefined;
  /** Until another code may be asked for. */
  readonly #pause: Countdown;
  readonly #modal: ModalDialog;
  #ceremony: AbortController | undefined;
  #unprint: (() => void) | undefined;

  constructor(
    host: SecurityVerificationElement,
    state: Resource<VerificationState>,
    added: (said: string) => Promise<void>,
  ) {
    this.#host = host;
    this.#t = speaker(host, enrollingMessages);
    this.#state = state;
    this.#added = added;
    adopt(host, secretFieldStyles);
    adopt(host, enrollingStyles);
    this.#modal = new ModalDialog(
      host,
      () => host.renderRoot.querySelector<HTMLElement>(`[data-add="${this.#last}"]`) ?? host,
    );
    this.#pause = new Countdown(host);
    host.addController(this);
    this.#begin = new Action<Wanted, Enrollment>(host, {
      perform: ({verification}, {type, replaced}, options) => {
        note(host.account, 'verification', marksOf(state.value?.methods ?? []));
        return verification.begin(this.#request(type, replaced), {...options, returnTo: location.href});
      },
      settled: async (outcome, wanted) => {
        const {account} = host;
        if (wanted !== this.#wanted) {
          if (outcome.kind === 'done' && outcome.value) abandon(account, outcome.value, host);
          return;
        }
        if (outcome.kind === 'pending') return this.#accepted(outcome.code);
        // Done, it says, but not what: what is there now says it.
        if (!outcome.value) return this.#look();
        await this.#take(outcome.value);
      },
    });
    this.#prove = new Action<EnrollmentProof, VerificationMethod>(host, {
      perform: ({verification}, proof, options) =>
        verification.complete(this.#enrollment?.id ?? '', proof, options),
      settled: async (outcome) => {
        if (!this.#wanted) return;
        if (outcome.kind === 'pending') return this.#accepted(outcome.code);
        const codes = this.#enrollment?.step === 'totp' ? this.#enrollment.secrets : undefined;
        if (!codes?.length) return this.#finish(outcome.value);
        this.#dropSecrets();
        this.#kept = codes;
        await this.#shown();
      },
    });
    this.#again = new Action<Extract<Enrollment, {step: 'code'}>, Enrollment>(host, {
      perform: ({verification}, {id}, options) => verification.resend(id, options),
      settled: (outcome, sent) => {
        if (this.#enrollment !== sent) return;
        if (outcome.kind === 'done' && outcome.value) this.#enrollment = outcome.value;
        this.#problem = undefined;
        this.#pause.start(
          outcome.kind === 'done' && outcome.value?.step === 'code'
            ? outcome.value.resendAfterSeconds
            : sent.resendAfterSeconds,
        );
        void host.announce(this.#t('resent'));
      },
    });
  }

  /** Another page has the rest. */
  #leaves({elsewhere}: Wanted): boolean {
    return elsewhere && !this.#enrollment && !this.#problem;
  }

  /** A dialog is there, with something in it that a leave would lose. */
  get open(): boolean {
    return this.#wanted !== undefined && !this.#leaves(this.#wanted);
  }

  async start(wanted: Wanted) {
    const {type, replaced, elsewhere} = wanted;
    const methods = this.#state.value?.methods ?? [];
    this.#draft = {...draftFor(type, replaced, methods), address: this.#optionOf(type)?.destination};
    this.#faults = [];
    this.#problem = undefined;
    this.#wanted = wanted;
    this.#last = type;
    this.#account = this.#host.account;
    this.#before = new Set(methods.map(({id}) => id));
    if (type === 'passkey' || type === 'security-key') passkey.prepare();
    if (elsewhere) await this.#ask(wanted);
    this.#host.requestUpdate();
  }

  /** What is secret goes; what was typed before stays, and is there again when the person is. */
  suspend() {
    // Whoever comes back need not be told to sign in.
    this.#problem = undefined;
    if (this.#wanted?.elsewhere) this.#wanted = undefined;
    if (!this.#enrollment && !this.#kept) return;
    // What is proven already needs no more than to be read again.
    if (this.#kept) this.#wanted = undefined;
    this.#giveUp();
  }

  /** Another person is here: nothing secret stays. */
  leave() {
    this.#dropSecrets();
  }

  render(): TemplateResult | typeof nothing {
    const wanted = this.#wanted;
    if (!wanted || this.#leaves(wanted)) return nothing;
    const {type, replaced} = wanted;
    const name = typeName(this.#host, type, replaced?.slot);
    const problem = this.#problem?.();
    return html`<dialog
      data-modal=${this.#modal.name}
      part="dialog"
      aria-labelledby="enrol-title"
      @cancel=${this.#onCancel}
    >
      <form novalidate @submit=${(event: Event) => this.#onNext(event, wanted)}>
        <h2 id="enrol-title" tabindex="-1" autofocus>
          ${this.#t(replaced ? 'titleUpdate' : 'titleAdd', {name})}
        </h2>
        <span class="hidden" role="status"></span>
        ${this.#renderStep(wanted)}
        ${problem ? html`<p class="error problem" role="alert" dir="auto">${problem}</p>` : nothing}
        <div class="buttons">${this.#renderButtons(wanted)}</div>
      </form>
    </dialog>`;
  }

  #renderStep({type, replaced}: Wanted): unknown {
    const enrollment = this.#enrollment;
    const printing = (end: () => void) => {
      this.#unprint = end;
    };
    if (this.#kept) return renderOnce(this.#host, this.#kept, 'recovery-codes', printing);
    switch (enrollment?.step) {
      case 'totp':
        return renderApp(this.#host, enrollment);
      case 'code':
        return [renderSent(this.#host, enrollment, type, this.#draft.way), this.#renderResend(enrollment)];
      case 'webauthn':
        return html`<p>${this.#t('waiting')}</p>`;
      case 'show-once':
        return renderOnce(this.#host, enrollment.secrets, type, printing);
      default:
        return renderForm(this.#host, {
          type,
          replaced,
          methods: this.#state.value?.methods ?? [],
          named: this.#optionOf(type)?.named ?? true,
          destination: this.#optionOf(type)?.destination,
          draft: this.#draft,
          errorAt: (field) => this.#faultAt(`/${field}`),
          onChange: () => this.#host.requestUpdate(),
        });
    }
  }

  #optionOf(type: VerificationType) {
    return this.#state.value?.options.find((option) => option.type === type);
  }

  #renderResend(sent: Extract<Enrollment, {step: 'code'}>) {
    const {left} = this.#pause;
    const waits = left > 0;
    return html`<button
        type="button"
        class="plain"
        aria-disabled=${waits || this.#again.anyPending}
        @click=${() => !waits && void this.#resend(sent)}
      >
        ${this.#t('resend')}
      </button>
      ${waits ? html`<span class="small">${this.#t('resendIn', {count: left})}</span>` : nothing}`;
  }

  #renderButtons({type}: Wanted) {
    const pending = this.#begin.anyPending || this.#prove.anyPending;
    const cancel = html`<button
      type="button"
      aria-disabled=${this.#prove.anyPending}
      @click=${this.#onCancel}
    >
      ${this.#host.t('cancel')}
    </button>`;
    const submit = (key: Key) =>
      html`<button class="primary" aria-disabled=${pending} aria-busy=${pending}>${this.#t(key)}</button>`;
    if (this.#kept) return submit('kept');
    switch (this.#enrollment?.step) {
      case 'totp':
      case 'code':
        return [cancel, html`<slot name="verification-submit"></slot>`];
      case 'webauthn':
        return this.#problem ? [cancel, submit('tryAgain')] : cancel;
      case 'show-once':
        return [cancel, submit(type === 'app-password' ? 'keptOne' : 'kept')];
      default:
        return [cancel, submit('next')];
    }
  }

  readonly #lightly = () =>
    this.#enrollment?.step === 'totp' || this.#enrollment?.step === 'code'
      ? renderCode(this.#host, {
          id: this.#id,
          ofApp: this.#enrollment.step === 'totp',
          error: this.#faultAt('/code'),
          busy: this.#prove.anyPending,
          onSubmit: this.#onCode,
        })
      : nothing;

  readonly #onCancel = (event: Event) => {
    event.preventDefault();
    // What was asked of the backend cannot be taken back.
    if (this.#prove.anyPending) return;
    if (this.#kept) return void this.#finish(undefined);
    const {replaced} = this.#wanted ?? {};
    this.#close(this.#t(replaced ? 'nothingReplaced' : 'nothingAdded'));
  };

  #onNext(event: Event, wanted: Wanted) {
    event.preventDefault();
    const enrollment = this.#enrollment;
    if (this.#kept) void this.#finish(undefined);
    else if (enrollment?.step === 'show-once') void this.#send({kept: true});
    else if (enrollment?.step === 'webauthn') void this.#create(enrollment);
    else if (!enrollment) void this.#ask(wanted);
  }

  readonly #onCode = (event: Event) => {
    event.preventDefault();
    // A form of the page around the element is not sent with it.
    event.stopPropagation();
    const code = codeOf(this.#input?.value ?? '');
    if (code) return void this.#send({code});
    this.#faults = [{pointer: '/code', code: 'required'}];
    void this.#refocus();
  };

  #request(type: VerificationType, replaced: VerificationMethod | undefined): EnrollmentRequest {
    return requestOf(type, replaced, this.#draft);
  }

  async #ask(wanted: Wanted) {
    this.#faults = [];
    this.#problem = undefined;
    const done = await this.#begin.run(wanted);
    const {error} = this.#begin;
    if (done || wanted !== this.#wanted) return;
    // It goes on at another page, or the person gave up the step-up.
    if (!error) return wanted.elsewhere ? this.#close() : undefined;
    const added = isRefusal(error) ? undefined : this.#found;
    if (added) return this.#finish(added);
    this.#blame(error);
    await this.#refocus();
  }

  async #take(enrollment: Enrollment) {
    if (enrollment.step === 'complete') return this.#finish(enrollment.method);
    this.#enrollment = enrollment;
    this.#isOver = begin(this.#host);
    this.#light ??= new LightDom(this.#host, this.#lightly);
    if (enrollment.step === 'code') this.#pause.start(enrollment.resendAfterSeconds);
    await this.#shown();
    if (enrollment.step === 'webauthn') void this.#create(enrollment);
  }

  async #create(enrollment: Extract<Enrollment, {step: 'webauthn'}>) {
    this.#problem = undefined;
    this.#host.requestUpdate();
    const part = await passkey.load();
    const {signal} = (this.#ceremony = new AbortController());
    let fault: Key | undefined;
    try {
      if (!isSecureContext) fault = 'errorInsecure';
      else if (!('PublicKeyCredential' in globalThis)) fault = 'errorUnsuitable';
      const credential = fault ? undefined : await part?.createCredential(enrollment.publicKey, signal);
      if (credential && this.#enrollment === enrollment) return await this.#send({credential});
    } catch (error) {
      const problem = part && error instanceof part.CredentialError ? error.problem : 'failed';
      fault = `error${pascal(problem) as 'Failed'}`;
    }
    // Meanwhile it may have been given up.
    if (this.#enrollment !== enrollment) return;
    this.#problem = () => (fault ? this.#t(fault) : missingText(this.#host));
    await this.#refocus();
  }

  async #send(proof: EnrollmentProof) {
    if (this.#prove.anyPending) return;
    const enrollment = this.#enrollment;
    this.#faults = [];
    this.#problem = undefined;
    const done = await this.#prove.run(proof);
    const {error} = this.#prove;
    if (done || !error || this.#enrollment !== enrollment) return;
    const added = isRefusal(error) ? undefined : this.#found;
    if (added) return this.#finish(added);
    if (isTooLate(error)) return this.#startAgain();
    this.#blame(error);
    await this.#refocus();
  }

  async #resend(sent: Extract<Enrollment, {step: 'code'}>) {
    await this.#again.run(sent);
    const {error} = this.#again;
    if (!error || this.#enrollment !== sent) return;
    if (isTooLate(error)) return this.#startAgain();
    if (error.code === 'rate-limited') this.#pause.start(error.details.retryAfterSeconds);
    this.#problem = () => errorText(this.#host, error);
    this.#host.requestUpdate();
  }

  /** Too late: what was typed stays, and begins anew. */
  async #startAgain() {
    this.#dropSecrets();
    this.#problem = () => this.#t('expired');
    await this.#shown();
  }

  #blame(error: AccountError) {
    const {code, details} = error;
    const pointers = [
      '/code',
      ...Object.keys({label: 0, number: 0, extension: 0, slot: 0, address: 0, way: 0}).map(
        (each) => `/${each}`,
      ),
    ];
    const fields = code === 'validation' ? (details.fields ?? []) : [];
    this.#faults = fields.filter(({pointer}) => pointers.includes(pointer));
    const other = fields.find(({pointer}) => !pointers.includes(pointer));
    if (this.#faults.length > 0) return;
    this.#problem = () => {
      if (other?.pointer === '/credential') return this.#t('errorCredential');
      if (other) return this.#worded(other);
      const {refusal} = details;
      if (!refusal) return errorText(this.#host, error);
      const contact = refusal.contact ?? this.#host.account?.description.value?.support;
      return html`${refusalText(this.#host, refusal)} ${contactLink(this.#host, contact)}`;
    };
  }

  #faultAt(pointer: string): string | undefined {
    const fault = this.#faults.find((each) => each.pointer === pointer);
    return fault && this.#worded(fault);
  }

  #worded({pointer, code, params = {}, message}: FieldError): string {
    const {attemptsLeft} = params;
    const left =
      attemptsLeft === undefined
        ? ''
        : troubleSpeaker(this.#host)('attemptsLeft', {count: Number(attemptsLeft)});
    if (pointer === '/code' && code === 'incorrect') return `${this.#t('wrongCode')} ${left}`.trim();
    const key = `fault${pascal(code)}`;
    if (!Object.hasOwn(enrollingMessages, key)) return message ?? this.#t('faultUnknown');
    return this.#t(key as Key, {...params, count: Number(params['max'])});
  }

  /** The method that was wanted and is there, by what was read last. */
  get #found(): VerificationMethod | undefined {
    const {value, error} = this.#state;
    if (error) return undefined;
    return value?.methods.find(({id, type}) => type === this.#wanted?.type && !this.#before.has(id));
  }

  async #look() {
    const isOver = begin(this.#host);
    await this.#state.reload();
    if (isOver()) return;
    if (this.#found) return this.#finish(this.#found);
    this.#close(speaker(this.#host, returningMessages)('seenNow'));
  }

  async #finish(method: VerificationMethod | undefined) {
    const wanted = this.#wanted;
    if (!wanted) return;
    const {type, replaced} = wanted;
    const host = this.#host;
    const own = method && nameOf(host, method);
    const isOver = begin(host);
    this.#close();
    host.account?.changed('reset');
    host.account?.changed('sessions');
    await this.#state.reload();
    if (isOver()) return;
    const name = own ?? typeName(host, type);
    const said = this.#t(replaced ? 'wasUpdated' : 'wasAdded', {name});
    const event: Event = new MethodAddedEvent(type, replaced !== undefined);
    host.dispatchEvent(event);
    await this.#added(said);
    await host.announce(said);
  }

  #accepted(code: 'mail-sent' | 'approval' | 'processing') {
    this.#close(this.#host.t(`pending${pascal(code)}` as 'pendingApproval'));
    void this.#state.reload();
  }

  #close(said?: string) {
    this.#wanted = undefined;
    this.#draft = {};
    this.#faults = [];
    this.#problem = undefined;
    this.#giveUp(said === undefined);
    this.#host.requestUpdate();
    if (said) void this.#host.announce(said);
  }

  /** `done`: there is nothing to give up at the backend. */
  #giveUp(done = this.#kept !== undefined) {
    // For who is here now it would be somebody else's.
    if (this.#enrollment && !done && !this.#isOver()) abandon(this.#account, this.#enrollment, this.#host);
    this.#dropSecrets();
    this.#kept = undefined;
  }

  /** Nothing secret stays in the page. */
  #dropSecrets() {
    this.#ceremony?.abort();
    if (this.#input) this.#input.value = '';
    this.#enrollment = undefined;
    this.#light?.leave();
    this.#light = undefined;
    this.#unprint?.();
    this.#unprint = undefined;
    this.#pause.stop();
    this.#host.requestUpdate();
  }

  /** Another step is there: a screen reader begins at its top, a keyboard at its field. */
  async #shown() {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    (this.#input ?? this.#dialog?.querySelector<HTMLElement>('h2'))?.focus();
  }

  /** To what is wrong. */
  async #refocus() {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const wrong = this.#dialog?.querySelector<HTMLElement>('[aria-invalid=true]');
    if (wrong) return wrong.focus();
    if (this.#faultAt('/code') === undefined) return;
    this.#input?.focus();
    this.#input?.select();
    await this.#host.announce(this.#faultAt('/code') ?? '');
  }

  get #dialog() {
    return this.#modal.dialog;
  }

  get #input() {
    return this.#host.querySelector<HTMLInputElement>(`[id="${this.#id}"]`);
  }
}

const isTooLate = (error: AccountError): boolean =>
  isRefusal(error) && (error.code === 'expired' || error.code === 'not-found');

/** Tells the backend that nobody will complete it. Where that fails, it expires by itself. */
function abandon(account: Account | undefined, {id}: Enrollment, host: SecurityVerificationElement) {
  if (!account?.signedIn) return;
  account.adapter.verification.cancel(id).catch((error: unknown) => host.report(AccountError.from(error)));
}
