import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';

import {type View, viewOf} from '../../state/view.js';
import {AccountElement, statesOf} from '../account-element.js';
import {renderFrame} from '../shared/frame.js';
import {heading} from '../shared/heading.js';
import {OnDemand, Own} from '../shared/on-demand.js';
import {signoutEverywhereMessages} from './signout-everywhere.messages.js';

const part = new OnDemand(() => import('./signing-out.js'));

/**
 * A button that ends all sessions of the account, after a question; and then what really happened.
 *
 * @tagname signout-everywhere
 * @slot heading - In place of the heading.
 * @slot help - After everything else: your own advice.
 * @event {SignedOutEvent} account-signed-out - The backend has ended the sessions: all, or all but this one.
 * @event {TaskEndedEvent} account-task-ended - The person said no, or stays signed in here after the others ended.
 * @event {RedirectRequestEvent} account-redirect-request - Cancelable: before leaving for another page.
 * @event {SigninRequestEvent} account-signin-request - Cancelable: before leaving to sign in.
 * @event {AccountErrorEvent} account-error - A call failed.
 * @csspart card - The whole element.
 * @csspart heading - The heading.
 * @csspart outcome - What was ended, what may live on, and what could not be ended.
 * @csspart refusal - Why it cannot be done here, and whom to ask.
 * @csspart notice - That a refresh failed.
 * @csspart dialog - The question.
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
export class SignoutEverywhereElement extends AccountElement<typeof signoutEverywhereMessages> {
  protected override readonly kind = 'signout-everywhere';
  protected override readonly english = signoutEverywhereMessages;
  override readonly task = 'signout';

  // What really happened is read by who is signed out.
  protected override readonly lasts = 'person';

  readonly #signingOut = new Own(this, part, ({SigningOut}) => new SigningOut(this));
  #begun = false;

  protected override updated(changed: PropertyValues) {
    super.updated(changed);
    const {kind} = this.#view;
    if (!this.#begun || kind === 'loading') return;
    this.#begun = false;
    // Whoever has gone back meanwhile is not asked.
    if (kind === 'ready' && this.checkVisibility?.()) void this.#ask();
  }

  protected override forget() {
    this.#begun = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const view = this.#view;
    const {value: signingOut} = this.#signingOut;
    this.show(...statesOf(view, false));
    return renderFrame(this, {
      // Nobody is signed in any more, and what happened must be read nevertheless.
      view: signingOut?.busy ? {kind: 'ready'} : view,
      read: this.#read,
      heading: html`<slot name="heading">${heading(this.headingLevel, this.t('heading'))}</slot>
        <p class="lead">${this.t('lead')}</p>`,
      skeleton: html`<div class="state"><span class="skeleton"></span></div>`,
      content: () => (
        part.prepare(),
        [
          signingOut?.renderOutcome(),
          view.kind === 'ready'
            ? html`<div class="buttons">
                <button id="ask" class="primary" @click=${this.#ask}>${this.t('signOut')}</button>
              </div>`
            : nothing,
          signingOut?.question.render(),
        ]
      ),
    });
  }

  get #read() {
    return (
      this.account?.description ?? {
        value: undefined,
        error: undefined,
        pending: false,
        seenAt: undefined,
        reload: () => Promise.resolve(),
      }
    );
  }

  get #view(): View {
    return viewOf(this.source, this.account, this.#read, 'sessions.revokeAll');
  }

  /** Its task was pressed for on the page already: the question comes once it is known that it can be done. @internal */
  begin() {
    this.#begun = true;
    this.requestUpdate();
  }

  readonly #ask = async (event?: Event) => {
    const pressed = event?.currentTarget;
    (await this.#signingOut.want())?.question.ask({}, pressed);
  };
}
