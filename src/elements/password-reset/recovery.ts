/** The way back in for who is signed out, step by step. It says nothing of an account, because it is told nothing. */
import {html, nothing, type TemplateResult} from 'lit';

import type {CheckedAdapter} from '../../contract/adapter.js';
import type {Outcome, WriteOptions} from '../../contract/calls.js';
import {AccountError, isRefusal} from '../../contract/error.js';
import type {ResetFlow, ResetReason} from '../../contract/reset.js';
import type {Say} from '../../i18n/text.js';
import {Action} from '../../state/action.js';
import {resumptionOf} from '../../state/arrival.js';
import {Countdown} from '../shared/countdown.js';
import {type Fault, faultsIn, sortFaults} from '../shared/new-password/errors.js';
import {faultText} from '../shared/new-password/faults.js';
import {Fields} from '../shared/new-password/fields.js';
import {newPasswordStyles} from '../shared/new-password/new-password.styles.js';
import {adopt} from '../shared/on-demand.js';
import {secretFieldStyles} from '../shared/secret-field.js';
import {canSignIn, errorText, speaker as troubleSpeaker, waitText} from '../shared/trouble/trouble.js';
import {contactLink, pascal} from '../shared/words.js';
import {AccountUnlockedEvent, PasswordResetEvent} from './password-reset.events.js';
import type {PasswordResetElement} from './password-reset.js';
import {recoveryMessages} from './recovery.messages.js';
import {Typed} from './typed.js';
import {typeName} from './words.js';

import {recoveryStyles} from './recovery.styles.js';

type Key = keyof typeof recoveryMessages;
type Step = 'who' | ResetFlow['step'];
type Choice = ResetFlow['choices'][number];
type End = Parameters<CheckedAdapter['reset']['finish']>[1];
type Move = (reset: CheckedAdapter['reset'], options: WriteOptions) => Promise<Outcome<ResetFlow>>;

const reasons = ['forgotten', 'never-had', 'locked'] as const satisfies readonly ResetReason[];
const passwordFields = ['newPassword', 'confirmPassword'] as const;

export class Recovery {
  readonly #host: PasswordResetElement;
  readonly #t: Say<typeof recoveryMessages>;
  readonly #typed: Typed;
  readonly #fields: Fields;
  readonly #action: Action<Move, ResetFlow>;
  readonly #returned: boolean;
  /** Too many attempts: how long nothing is taken. */
  readonly #pause: Countdown;
  /** Until another code may be asked for. */
  readonly #resend: Countdown;
  #step: Step = 'who';
  #flow: ResetFlow | undefined;
  #choice: Choice | undefined;
  #why: ResetReason = 'forgotten';
  /** Of whom and why the flow was begun. */
  #begunFor = '';
  #faults = new Map<string, Fault>();
  #problem: (() => string) | undefined;
  #said: (() => string) | undefined;

  constructor(host: PasswordResetElement) {
    this.#host = host;
    this.#t = host.speaker(recoveryMessages);
    this.#returned = resumptionOf(host.account)?.operation === 'reset.start';
    this.#pause = new Countdown(host, () => {
      this.#clearFaults();
      void host.announce(this.#t('again'));
    });
    this.#resend = new Countdown(host);
    adopt(host, secretFieldStyles);
    adopt(host, newPasswordStyles);
    adopt(host, recoveryStyles);
    this.#typed = new Typed(host, {
      wanted: () => {
        const support = this.#support ?? 'native';
        return !host.account?.signedIn && this.#step !== 'done' && support === 'native';
      },
      codeFor: () => this.#choice && `${this.#flow?.id} ${this.#choice.id}`,
      labelOf: (name) => this.#t(name),
      about: () => this.#t('aboutIdentifier'),
      errorOf: (name) => this.#errorOf(name),
      submit: () => this.#t('continue'),
      locked: () => this.#locked,
      busy: () => this.#action.anyPending,
      onSubmit: (name) => void (name === 'identifier' ? this.#start() : this.#prove()),
    });
    this.#fields = new Fields(host, {
      policy: () => (this.#step === 'password' ? this.#flow?.policy : undefined),
      username: () => this.#typed.valueOf('identifier'),
      submit: () => this.#t('change'),
      errorOf: (name) => {
        const fault = this.#faults.get(name);
        return fault && faultText(host, fault, this.#flow?.policy);
      },
      locked: () => this.#locked,
      busy: () => this.#action.anyPending,
      onSubmit: () => void this.#change(),
    });
    this.#action = new Action<Move, ResetFlow>(host, {
      perform: ({reset}, move, options) => move(reset, {...options, returnTo: location.href}),
      settled: () => {},
    });
  }

  /** Something was typed, or proven, that leaving would lose. */
  get unsaved(): boolean {
    return this.#step !== 'done' && (this.#step !== 'who' || this.#typed.valueOf('identifier') !== '');
  }

  /** The element leaves the page, perhaps for another place in it: nothing secret stays; the user ID does. */
  leave() {
    this.#emptySecrets();
    this.#pause.stop();
    this.#resend.stop();
  }

  render(): unknown {
    if (this.#support === 'redirect') return this.#renderElsewhere();
    const steps: Readonly<Record<Step, () => unknown>> = {
      who: () => this.#renderWho(),
      choose: () => this.#renderChoose(),
      code: () => this.#renderCode(),
      password: () => this.#renderPassword(),
      done: () => this.#renderDone(),
    };
    return steps[this.#step]();
  }

  #renderElsewhere() {
    return html`${this.#returned ? html`<p class="state" part="done">${this.#t('notSeen')}</p>` : nothing}
      <p class="lead">${this.#t('elsewhere')}</p>
      ${this.#renderProblem()}
      <div class="buttons">
        <button
          class="primary"
          aria-disabled=${this.#action.anyPending}
          @click=${() => this.#run((reset, options) => reset.start({identifier: '', why: 'forgotten'}, options))}
        >
          ${this.#t('goElsewhere')}
        </button>
        ${this.#renderSignIn()}
      </div>`;
  }

  #renderWho() {
    return html`<p class="lead">${this.#t('leadOut')}</p>
      ${this.#renderHeading(this.#t('stepWho'))} ${this.#typed.render('identifier')}
      <fieldset>
        <legend>${this.#t('why')}</legend>
        ${reasons.map(
          (why) =>
            html`<label
              ><input
                type="radio"
                name="why"
                .checked=${this.#why === why}
                @change=${() => {
                  this.#why = why;
                  this.#host.requestUpdate();
                }}
              />${this.#t(`why${pascal(why)}` as Key)}</label
            >`,
        )}
      </fieldset>
      ${this.#renderProblem()}
      <div class="buttons"><slot name="identifier-submit"></slot></div>`;
  }

  #renderChoose() {
    const {choices = [], proofsGiven = 0, proofsRequired = 1} = this.#flow ?? {};
    const support = this.#host.account?.description.value?.support;
    return html`${this.#renderHeading(this.#t('stepChoose', {number: proofsGiven + 1, count: proofsRequired}))}
      <div role="list" part="choices">
        ${choices.map(
          (choice) =>
            html`<div role="listitem">
              <button aria-disabled=${this.#locked} @click=${() => this.#choose(choice)}>
                <span>${this.#choiceText(choice)}</span>
                ${choice.hint ? html`<bdi class="small">${choice.hint}</bdi>` : nothing}
              </button>
            </div>`,
        )}
      </div>
      ${this.#renderProblem()}
      <p class="small help">${this.#t('noneOfThese')} ${contactLink(this.#host, support)}</p>
      <div class="buttons">${this.#renderBack(proofsGiven > 0 ? 'startAgain' : 'back', 'who')}</div>`;
  }

  #renderCode() {
    const choice = this.#choice;
    const isApp = choice?.type === 'authenticator-app';
    const {left} = this.#resend;
    return html`${this.#renderHeading(this.#t('stepCode'))}
      <p class="lead">
        ${this.#t(isApp ? 'fromApp' : 'onItsWay')} ${choice?.hint ? html`<bdi>${choice.hint}</bdi>` : nothing}
      </p>
      ${this.#typed.render('code')}
      ${
        isApp || !choice
          ? nothing
          : html`<div class="resend">
              <button
                class="plain"
                aria-disabled=${this.#locked || left > 0}
                @click=${() => (left > 0 ? undefined : this.#choose(choice, true))}
              >
                ${this.#t('resend')}
              </button>
              ${left > 0 ? html`<span class="small">${this.#t('resendIn', {count: left})}</span>` : nothing}
            </div>`
      }
      ${this.#renderProblem()}
      <div class="buttons"><slot name="code-submit"></slot>${this.#renderBack('back', 'choose')}</div>`;
  }

  #renderPassword() {
    const {policy, canUnlock} = this.#flow ?? {};
    if (!policy) return nothing;
    return html`${this.#renderHeading(this.#t('stepPassword'))}
      ${
        canUnlock
          ? html`<p class="lead">${this.#t('isLocked')}</p>
              <button
                class="unlock"
                aria-disabled=${this.#locked}
                @click=${() => this.#finish({unlock: true})}
              >
                ${this.#t('unlock')}
              </button>`
          : nothing
      }
      ${this.#fields.render(policy)} ${this.#renderProblem()}
      <div class="buttons"><slot name="submit"></slot>${this.#renderBack('startAgain', 'who')}</div>`;
  }

  #renderDone() {
    return html`${this.#renderHeading(this.#t('stepDone'))}
      <p class="said" part="done">${this.#said?.()}</p>
      <div class="buttons">${this.#renderSignIn('primary')}</div>`;
  }

  #renderHeading(text: string): TemplateResult {
    const level = Math.min(6, (Number(this.#host.headingLevel) || 2) + 1);
    return html`<p id="step" part="step" role="heading" aria-level=${level} tabindex="-1">${text}</p>`;
  }

  #renderBack(label: 'back' | 'startAgain', step: 'who' | 'choose') {
    return html`<button aria-disabled=${this.#action.anyPending} @click=${() => this.#back(step)}>
      ${this.#t(label)}
    </button>`;
  }

  #renderSignIn(look = '') {
    if (!canSignIn(this.#host.account)) return nothing;
    return html`<button class=${look} @click=${() => this.#host.signIn()}>
      ${troubleSpeaker(this.#host)('signIn')}
    </button>`;
  }

  #renderProblem() {
    const problem = this.#problemText;
    return problem ? html`<p class="error problem" part="problem" dir="auto">${problem}</p>` : nothing;
  }

  get #problemText(): string | undefined {
    const {left} = this.#pause;
    return left > 0 ? waitText(this.#host, left) : this.#problem?.();
  }

  #choiceText({type, way}: Choice): string {
    const key = `choose${pascal(way ?? type)}` as Key;
    return Object.hasOwn(recoveryMessages, key)
      ? this.#t(key)
      : this.#t('chooseOther', {method: typeName(this.#host, type)});
  }

  #errorOf(name: 'identifier' | 'code'): string | undefined {
    const fault = this.#faults.get(name);
    if (!fault) return undefined;
    if (name === 'identifier') return faultText(this.#host, fault);
    if (fault.code === 'required') return this.#t('codeMissing');
    const left = fault.params?.['attemptsLeft'];
    const words = troubleSpeaker(this.#host);
    return [this.#t('wrongCode'), left === undefined ? '' : words('attemptsLeft', {count: Number(left)})]
      .join(' ')
      .trim();
  }

  async #start() {
    if (this.#locked) return;
    const identifier = this.#typed.valueOf('identifier').trim();
    const why = this.#why;
    this.#clearFaults();
    if (!identifier) return this.#fail('identifier', {code: 'required'});
    const begunFor = `${why} ${identifier}`;
    // Back from the choice, nothing has changed: the flow goes on.
    if (this.#flow && this.#begunFor === begunFor) return this.#go('choose');
    this.#typed.empty('code');
    this.#begunFor = begunFor;
    await this.#run((reset, options) => reset.start({identifier, why}, options));
  }

  async #choose(choice: Choice, again = false) {
    const id = this.#flow?.id;
    if (this.#locked || id === undefined) return;
    this.#clearFaults();
    // Its code is under way, or was typed already.
    if (!again && choice.id === this.#choice?.id) return this.#go('code');
    const chosen = await this.#run((reset, options) => reset.choose(id, choice.id, options), choice);
    if (again && chosen) await this.#host.announce(this.#t('anotherOnItsWay'));
  }

  async #prove() {
    const id = this.#flow?.id;
    if (this.#locked || id === undefined) return;
    this.#clearFaults();
    // As it comes by text or paste: with spaces, dashes, full-width digits.
    const code = this.#typed
      .valueOf('code')
      .normalize('NFKC')
      .replace(/[\s\p{Pd}]/gu, '');
    if (!code) return this.#fail('code', {code: 'required'});
    await this.#run((reset, options) => reset.prove(id, {code}, options));
  }

  async #change() {
    const {policy} = this.#flow ?? {};
    if (this.#locked || !policy) return;
    this.#clearFaults();
    const typed = Object.fromEntries(passwordFields.map((name) => [name, this.#fields.valueOf(name)]));
    this.#faults = faultsIn(typed, policy);
    if (this.#faults.size > 0) return this.#show();
    await this.#finish({newPassword: this.#fields.valueOf('newPassword')});
  }

  async #finish(end: End) {
    const id = this.#flow?.id;
    if (this.#locked || id === undefined) return;
    this.#clearFaults();
    await this.#run((reset, options) => reset.finish(id, end, options), undefined, end);
  }

  /** Makes a call, and goes where its answer leads. Resolves to whether it led on. */
  async #run(move: Move, choice?: Choice, end?: End): Promise<boolean> {
    let outcome: Outcome<ResetFlow> | undefined;
    const taken: Move = async (reset, options) => {
      outcome = await move(reset, options);
      // An answer without the next step leads nowhere; the end needs none.
      if (outcome.kind === 'done' && !outcome.value && !end) throw new AccountError('malformed-response');
      return outcome;
    };
    const succeeded = await this.#action.run(taken);
    const {error} = this.#action;
    if (error) await this.#take(error, end);
    if (!succeeded || !outcome || outcome.kind === 'redirect') return false;
    if (outcome.kind === 'pending') {
      const {code} = outcome;
      this.#end(() => this.#host.t(`pending${pascal(code)}` as 'pendingApproval'));
      return true;
    }
    const {value: flow} = outcome;
    if (end || flow?.step === 'done') {
      this.#ended(end);
      return true;
    }
    this.#flow = flow;
    this.#choice = flow?.step === 'code' ? (choice ?? this.#choice) : undefined;
    this.#resend.start(flow?.resendAfterSeconds ?? 0);
    await this.#go(flow?.step ?? 'who');
    return true;
  }

  #ended(end: End | undefined) {
    const unlocked = end !== undefined && 'unlock' in end;
    const {account} = this.#host;
    for (const resource of ['password', 'sessions']) account?.changed(resource);
    const event: Event = unlocked ? new AccountUnlockedEvent() : new PasswordResetEvent();
    this.#host.dispatchEvent(event);
    this.#end(() => (unlocked ? this.#t('unlocked') : `${this.#t('changed')} ${this.#t('signInWithNew')}`));
  }

  #end(said: () => string) {
    this.#emptySecrets();
    this.#typed.empty('identifier');
    this.#reset();
    this.#said = said;
    void this.#go('done');
    void this.#host.announce(said());
    this.#host.endTask(said());
  }

  async #take(error: AccountError, end: End | undefined) {
    const {code, details} = error;
    const wait = details.retryAfterSeconds;
    if (code === 'expired' && isRefusal(error)) {
      this.#emptySecrets();
      this.#reset();
      this.#problem = () => this.#t('tooLong');
      await this.#go('who');
      return this.#host.announce(this.#t('tooLong'));
    }
    if (code === 'validation') {
      const names = ['identifier', 'code', ...passwordFields];
      const {known, left} = sortFaults(details.fields ?? [], names);
      this.#faults = known;
      if (known.size === 0)
        this.#problem = () =>
          left.map((fault) => faultText(this.#host, fault, {}, 'faultElsewhere')).join(' ') ||
          errorText(this.#host, error);
    } else if (!isRefusal(error) || code === 'unauthenticated') {
      // Who is signed out already is not told to sign in.
      this.#problem = () => this.#t(end ? 'unsureEnd' : 'unsureStep');
    } else {
      this.#problem = () => errorText(this.#host, error);
    }
    if (wait && (code === 'rate-limited' || code === 'validation')) this.#pause.start(wait);
    await this.#show();
  }

  #fail(name: string, fault: Fault) {
    this.#faults = new Map([[name, fault]]);
    return this.#show();
  }

  /** Draws what is wrong, says it, and puts the focus on the first field that it is about. */
  async #show() {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const first = ['identifier', 'code', ...passwordFields].find((name) => this.#faults.has(name));
    if (first === 'identifier' || first === 'code') this.#typed.focus(first);
    else if (first) this.#fields.focus(first as 'newPassword');
    const said = [
      this.#errorOf('identifier'),
      this.#errorOf('code'),
      ...passwordFields.map((name) => {
        const fault = this.#faults.get(name);
        return fault && faultText(this.#host, fault, this.#flow?.policy);
      }),
      this.#problemText,
    ];
    await this.#host.announce(said.filter(Boolean).join(' '));
  }

  #back(step: 'who' | 'choose') {
    if (this.#action.anyPending) return;
    this.#clearFaults();
    // What was proven cannot be taken back; what was not goes on where it stopped.
    if (step === 'who' && this.#flow?.proofsGiven !== 0) {
      this.#emptySecrets();
      this.#reset();
    }
    void this.#go(step);
  }

  async #go(step: Step) {
    const isNew = this.#step !== step || step === 'choose';
    this.#step = step;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (isNew) this.#host.renderRoot.querySelector<HTMLElement>('#step')?.focus();
  }

  #emptySecrets() {
    this.#typed.empty('code');
    this.#fields.empty();
  }

  #reset() {
    this.#pause.stop();
    this.#resend.stop();
    this.#flow = this.#choice = this.#said = undefined;
    this.#begunFor = '';
    this.#clearFaults();
  }

  #clearFaults() {
    this.#faults = new Map();
    this.#problem = undefined;
    this.#host.requestUpdate();
  }

  get #locked(): boolean {
    return this.#action.anyPending || this.#pause.left > 0;
  }

  get #support() {
    return this.#host.account?.description.value?.capabilities['reset.start'].support;
  }
}
