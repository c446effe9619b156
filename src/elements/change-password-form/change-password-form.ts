import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';

import type {PasswordPolicy} from '../../contract/password.js';
import {reading, Resource} from '../../state/resource.js';
import {viewOf} from '../../state/view.js';
import {AccountElement, statesOf} from '../account-element.js';
import {renderFrame} from '../shared/frame.js';
import {heading} from '../shared/heading.js';
import {OnDemand} from '../shared/on-demand.js';
import {secretFieldStyles} from '../shared/secret-field.js';
import {changePasswordFormMessages} from './change-password-form.messages.js';
import type {Elsewhere} from './elsewhere.js';
import {Fields} from './fields.js';
import type {Submitting} from './submitting.js';

import {styles} from './change-password-form.styles.js';

const submitting = new OnDemand(() => import('./submitting.js'));
const elsewhere = new OnDemand(() => import('./elsewhere.js'));

/**
 * A form that changes the account's password: one that password managers see, with the organization's rules as a list that
 * is checked while typing; or the way to where the password is changed, or the reason why it cannot be.
 *
 * @tagname change-password-form
 * @slot heading - In place of the heading.
 * @slot help - After everything else: your own advice.
 * @event {PasswordChangedEvent} account-password-changed - The backend has confirmed a new password.
 * @event {RedirectRequestEvent} account-redirect-request - Cancelable: before leaving for another page.
 * @event {SigninRequestEvent} account-signin-request - Cancelable: before leaving to sign in.
 * @event {AccountErrorEvent} account-error - A call failed.
 * @csspart card - The whole element.
 * @csspart heading - The heading.
 * @csspart username - The user ID.
 * @csspart rules - What the organization asks of a password.
 * @csspart refusal - Why the password cannot be changed here, and whom to ask.
 * @csspart external - The link to where it can be changed.
 * @csspart contact - The link to whom to ask.
 * @csspart notice - That a refresh failed.
 * @csspart done - What happened, after it happened.
 * @csspart dialog - The question who is there, where the backend asks.
 * @csspart demo - The badge that says that these are demo data.
 * @cssprop --account-accent - What can be pressed.
 * @cssprop --account-radius - Roundness of cards; controls follow.
 * @cssprop --account-density - 1 is normal; less is tighter.
 * @cssprop --account-font - Font family.
 * @cssstate loading
 * @cssstate error
 * @cssstate unavailable
 * @cssstate signed-out
 * @cssstate offline
 * @cssstate stale
 */
export class ChangePasswordFormElement extends AccountElement<typeof changePasswordFormMessages> {
  static override styles = [...AccountElement.styles, secretFieldStyles, styles];

  protected override readonly kind = 'change-password-form';
  protected override readonly english = changePasswordFormMessages;
  override readonly task = 'password';

  #submitting: Submitting | undefined;
  #elsewhere: Elsewhere | undefined;
  /** Who typed. */
  #subject: string | undefined;

  readonly #policy = new Resource(
    this,
    reading('password', ({password}, options) => password.policy(options)),
  );
  readonly #profile = new Resource(
    this,
    reading('profile', ({profile}, options) => profile.get(options)),
  );
  readonly #fields = new Fields(this, {
    policy: () => (this.#support === 'native' && !this.#submitting?.done ? this.#policy.value : undefined),
    username: () => this.#profile.value?.username,
    errorOf: (name) => this.#submitting?.errorOf(name),
    locked: () => this.#submitting?.locked ?? false,
    onSubmit: () => void this.#submit(),
  });

  protected override get unsaved(): boolean {
    return this.#fields.filled;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#forget();
  }

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed);
    const subject = this.account?.description.value?.subject;
    if (this.account?.signedIn === false || (subject !== undefined && subject !== this.#subject))
      this.#forget();
    this.#subject = subject ?? this.#subject;
  }

  protected override render(): TemplateResult | typeof nothing {
    const support = this.#support;
    const refused = support === 'external' || support === 'none';
    const view = viewOf(
      this.source,
      this.account,
      // Where another page changes it, the rules are that page's business.
      support === 'redirect' ? {value: support, error: undefined} : this.#policy,
      refused || support === 'redirect' ? 'password.change' : 'password.policy',
    );
    this.show(...statesOf(view, false));
    const policy = this.#policy.value;
    return renderFrame(this, {
      view,
      read: this.#policy,
      heading: html`<slot name="heading">${heading(this.headingLevel, this.t('heading'))}</slot>`,
      skeleton: renderSkeleton(),
      content: () => (support === 'redirect' ? this.#renderElsewhere() : policy && this.#renderForm(policy)),
    });
  }

  #renderElsewhere() {
    const part = elsewhere.for(this);
    if (!part) return html`<div aria-hidden="true">${renderSkeleton()}</div>`;
    return (this.#elsewhere ??= new part.Elsewhere(this, this.#policy)).render();
  }

  #renderForm(policy: PasswordPolicy) {
    submitting.prepare();
    if (this.#submitting?.done) return this.#submitting.renderDone();
    const username = this.#profile.value?.username;
    return html`${policy.signOutOthers === 'never' ? nothing : html`<p class="lead">${this.t('lead')}</p>`}
      ${
        username === undefined
          ? nothing
          : html`<dl>
              <dt>${this.t('username')}</dt>
              <dd part="username"><bdi>${username}</bdi></dd>
            </dl>`
      }
      ${this.#fields.render(policy)} ${this.#submitting?.renderProblem()}
      <div class="buttons"><slot name="submit"></slot></div>`;
  }

  async #submit() {
    const part = submitting.value ?? (await submitting.load());
    if (!part) return this.announce(this.t('offline'));
    this.#submitting ??= new part.Submitting(this, this.#policy, this.#fields);
    await this.#submitting.submit();
  }

  /** Nothing that was typed stays, nor what was said about it. */
  #forget() {
    this.#fields.empty();
    this.#submitting?.forget();
  }

  get #support() {
    return this.account?.description.value?.capabilities['password.change'].support;
  }
}

function renderSkeleton() {
  return [0, 1, 2].map(() => html`<span class="skeleton"></span>`);
}
