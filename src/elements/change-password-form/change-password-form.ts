import {html, type nothing, type TemplateResult} from 'lit';

import type {PasswordPolicy} from '../../contract/password.js';
import {reading, Resource} from '../../state/resource.js';
import {viewOf} from '../../state/view.js';
import {AccountElement, statesOf} from '../account-element.js';
import {renderFrame, renderUnloaded} from '../shared/frame.js';
import {heading} from '../shared/heading.js';
import {OnDemand, Own} from '../shared/on-demand.js';
import {changePasswordFormMessages} from './change-password-form.messages.js';

import {secretFieldStyles} from '../shared/secret-field.js';
import {styles} from './change-password-form.styles.js';

const form = new OnDemand(() => import('./form.js'));
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
 * @csspart problem - What is wrong with none of the fields, and how long to wait.
 * @csspart done - What happened, after it happened.
 * @csspart dialog - The question who is there, where the backend asks.
 * @csspart missing - That part of the page could not be loaded, and what can be done.
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

  readonly #policy = new Resource(
    this,
    reading('password', ({password}, options) => password.policy(options)),
  );
  readonly #profile = new Resource(
    this,
    reading('profile', ({profile}, options) => profile.get(options)),
  );

  readonly #form = new Own(
    this,
    form,
    ({Form}) => new Form(this, this.#policy, this.#profile, () => this.#support === 'native'),
  );
  readonly #elsewhere = new Own(this, elsewhere, ({Elsewhere}) => new Elsewhere(this, this.#policy));

  protected override get unsaved(): boolean {
    return this.#form.value?.unsaved ?? false;
  }

  protected override leave() {
    // Before the fields go: they would keep what was typed.
    this.#form.value?.forget();
    super.leave();
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
    // Leaves together with the first reads.
    if (view.kind === 'loading' && this.account) form.for(this);
    const policy = this.#policy.value;
    return renderFrame(this, {
      view,
      read: this.#policy,
      heading: html`<slot name="heading">${heading(this.headingLevel, this.t('heading'))}</slot>`,
      skeleton: renderSkeleton(),
      content: () =>
        support === 'redirect' ? this.#renderElsewhere() : policy && this.#renderContent(policy),
    });
  }

  #renderContent(policy: PasswordPolicy) {
    return this.#form.now?.render(policy) ?? this.#renderLoading(form);
  }

  #renderElsewhere() {
    return this.#elsewhere.now?.render() ?? this.#renderLoading(elsewhere);
  }

  #renderLoading(part: OnDemand<unknown>) {
    return part.failed ? renderUnloaded(this, part) : html`<div aria-hidden="true">${renderSkeleton()}</div>`;
  }

  get #support() {
    return this.account?.description.value?.capabilities['password.change'].support;
  }
}

function renderSkeleton() {
  return [0, 1, 2, 3].map(() => html`<span class="skeleton"></span>`);
}
