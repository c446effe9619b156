import {html, type nothing, type TemplateResult} from 'lit';

import {reading, Resource} from '../../state/resource.js';
import {type View, viewOf} from '../../state/view.js';
import {AccountElement, statesOf} from '../account-element.js';
import {renderFrame, renderUnloaded} from '../shared/frame.js';
import {heading} from '../shared/heading.js';
import {OnDemand, Own} from '../shared/on-demand.js';
import {passwordResetMessages} from './password-reset.messages.js';

import {styles} from './password-reset.styles.js';

const enrolment = new OnDemand(() => import('./enrolment.js'));
const recovery = new OnDemand(() => import('./recovery.js'));

/**
 * For who is signed in: whether a forgotten password could be reset, and what is missing for it. For who is signed out: the
 * way back in, from the user ID to a new password.
 *
 * @tagname password-reset
 * @slot heading - In place of the heading.
 * @slot help - After everything else: your own advice.
 * @event {ResetConfirmedEvent} account-reset-confirmed - The person has said that what is set up is still right, and the backend has noted it.
 * @event {PasswordResetEvent} account-password-reset - The backend has confirmed a new password; nobody is signed in any more.
 * @event {AccountUnlockedEvent} account-unlocked - The backend has unlocked the account, whose password stays.
 * @event {TaskRequestEvent} account-task-request - Cancelable: the person wants to set up a method.
 * @event {TaskEndedEvent} account-task-ended - The password is reset, the account unlocked, or what is set up confirmed.
 * @event {RedirectRequestEvent} account-redirect-request - Cancelable: before leaving for another page.
 * @event {SigninRequestEvent} account-signin-request - Cancelable: before leaving to sign in.
 * @event {AccountErrorEvent} account-error - A call failed.
 * @csspart card - The whole element.
 * @csspart heading - The heading.
 * @csspart methods - What counts as a proof, and what of it is set up.
 * @csspart step - The heading of a step of the way back in.
 * @csspart choices - The ways to prove who one is.
 * @csspart rules - What the organization asks of a password.
 * @csspart refusal - Why it cannot be done here, and whom to ask.
 * @csspart external - The link to where it can be done.
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
export class PasswordResetElement extends AccountElement<typeof passwordResetMessages> {
  static override styles = [...AccountElement.styles, styles];

  protected override readonly kind = 'password-reset';
  protected override readonly english = passwordResetMessages;
  override readonly task = 'reset';

  readonly #enrolment = new Own(this, enrolment, ({Enrolment}) => new Enrolment(this, this.#status));
  readonly #recovery = new Own(this, recovery, ({Recovery}) => new Recovery(this));

  readonly #status = new Resource(
    this,
    reading('reset', ({reset}, options) => reset.status(options)),
  );

  protected override get unsaved(): boolean {
    return this.#recovery.value?.unsaved ?? false;
  }

  protected override leave() {
    // Before the fields go: they would keep what was typed.
    this.#recovery.value?.leave();
    super.leave();
  }

  protected override render(): TemplateResult | typeof nothing {
    const signedOut = this.account?.signedIn === false;
    const view = this.#view;
    this.show(...statesOf(view, false), ...(signedOut ? ['signed-out'] : []));
    // Leaves together with the first reads.
    if (view.kind === 'loading' && this.account) enrolment.for(this);
    return renderFrame(this, {
      view,
      read: this.#status,
      heading: html`<slot name="heading"
        >${heading(this.headingLevel, this.t(signedOut ? 'headingOut' : 'heading'))}</slot
      >`,
      skeleton: renderSkeleton(),
      content: () => (signedOut ? this.#renderRecovery() : this.#renderEnrolment()),
    });
  }

  /** Who is signed out is not asked to sign in: that they cannot is why they are here. */
  get #view(): View {
    const start = this.account?.description.value?.capabilities['reset.start'];
    if (this.account?.signedIn !== false || !start) {
      return viewOf(this.source, this.account, this.#status, 'reset.status');
    }
    if (start.support === 'native' || start.support === 'redirect') return {kind: 'ready'};
    const lacking = start.support === 'none' && start.refusal.reason === 'backend';
    return lacking ? {kind: 'signed-out'} : {kind: 'unavailable', capability: start};
  }

  #renderEnrolment() {
    const {value} = this.#status;
    return (value && this.#enrolment.now?.render(value)) ?? this.#renderLoading(enrolment);
  }

  #renderRecovery() {
    return this.#recovery.now?.render() ?? this.#renderLoading(recovery);
  }

  #renderLoading(part: OnDemand<unknown>) {
    return part.failed ? renderUnloaded(this, part) : html`<div aria-hidden="true">${renderSkeleton()}</div>`;
  }
}

function renderSkeleton() {
  return [0, 1, 2].map(() => html`<span class="skeleton"></span>`);
}
