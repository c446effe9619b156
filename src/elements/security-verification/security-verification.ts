import {html, type nothing, type PropertyValues, type TemplateResult} from 'lit';

import {reading, Resource} from '../../state/resource.js';
import {viewOf} from '../../state/view.js';
import {AccountElement, statesOf} from '../account-element.js';
import {renderFrame, renderUnloaded} from '../shared/frame.js';
import {heading} from '../shared/heading.js';
import {OnDemand, Own} from '../shared/on-demand.js';
import {securityVerificationMessages} from './security-verification.messages.js';

import {styles} from './security-verification.styles.js';

const panel = new OnDemand(() => import('./panel.js'));

/**
 * How the account proves who signs in: what the organization demands, what is asked for first, and the methods, which can
 * be added, updated and removed.
 *
 * @tagname security-verification
 * @slot heading - In place of the heading.
 * @slot help - After everything else: your own advice.
 * @event {VerificationSavedEvent} account-verification-saved - The backend has confirmed what was saved, or a part of it.
 * @event {MethodAddedEvent} account-method-added - The backend has confirmed a new method, or one in place of another.
 * @event {MethodRemovedEvent} account-method-removed - The backend has confirmed that a method is gone.
 * @event {TaskEndedEvent} account-task-ended - Everything was saved.
 * @event {TaskRequestEvent} account-task-request - Cancelable: the person wants to sign out everywhere.
 * @event {RedirectRequestEvent} account-redirect-request - Cancelable: before leaving for another page.
 * @event {SigninRequestEvent} account-signin-request - Cancelable: before leaving to sign in.
 * @event {AccountErrorEvent} account-error - A call failed.
 * @csspart card - The whole element.
 * @csspart heading - The heading.
 * @csspart requirement - What the organization demands, and what is missing.
 * @csspart default - The choice of what is asked for first.
 * @csspart methods - The methods that are set up.
 * @csspart method - One of them; one that is about to be removed is also `removed`.
 * @csspart add - What may be added.
 * @csspart results - What a save did and did not do.
 * @csspart refusal - Why something cannot be done, and whom to ask.
 * @csspart external - The link to where it can be done.
 * @csspart contact - The link to whom to ask.
 * @csspart notice - That a refresh failed, or what else protects the account.
 * @csspart dialog - The dialog in which a method is set up.
 * @csspart missing - That part of the page could not be loaded, and what can be done.
 * @csspart demo - The badge that says that these are demo data.
 * @cssprop --account-accent - What can be pressed.
 * @cssprop --account-radius - Roundness of cards; controls follow.
 * @cssprop --account-density - 1 is normal; less is tighter.
 * @cssprop --account-font - Font family.
 * @cssstate loading
 * @cssstate error
 * @cssstate empty
 * @cssstate unavailable
 * @cssstate signed-out
 * @cssstate offline
 * @cssstate stale
 */
export class SecurityVerificationElement extends AccountElement<typeof securityVerificationMessages> {
  static override styles = [...AccountElement.styles, styles];

  protected override readonly kind = 'security-verification';
  protected override readonly english = securityVerificationMessages;
  override readonly task = 'verification';

  // What is decided and typed, but not saved, outlives a sign-out.
  protected override readonly lasts = 'person';
  readonly #panel = new Own(this, panel, ({Panel}) => new Panel(this, this.#state));

  readonly #state = new Resource(
    this,
    reading('verification', ({verification}, options) => verification.get(options)),
  );

  protected override get unsaved(): boolean {
    return this.#panel.value?.unsaved ?? false;
  }

  protected override leave() {
    this.#panel.value?.suspend();
    super.leave();
  }

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed);
    if (!this.account?.signedIn) this.#panel.value?.suspend();
  }

  protected override render(): TemplateResult | typeof nothing {
    const view = viewOf(this.source, this.account, this.#state, 'verification.get');
    const {value} = this.#state;
    this.show(...statesOf(view, value?.methods.length === 0));
    // Leaves together with the first reads.
    if (view.kind === 'loading') panel.for(this);
    return renderFrame(this, {
      view,
      read: this.#state,
      heading: html`<slot name="heading">${heading(this.headingLevel, this.t('heading'))}</slot>`,
      skeleton: renderSkeleton(),
      content: () => {
        const own = this.#panel.now;
        if (!own) return panel.failed ? renderUnloaded(this, panel) : renderSkeleton();
        return value && own.render(value);
      },
    });
  }
}

function renderSkeleton() {
  return [0, 1, 2, 3, 4].map(() => html`<span class="skeleton"></span>`);
}
