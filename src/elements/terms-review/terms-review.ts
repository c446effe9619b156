import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';

import type {Capability} from '../../contract/capability.js';
import type {TermsDocument} from '../../contract/terms.js';
import {day} from '../../i18n/dates.js';
import {reading, Resource} from '../../state/resource.js';
import {type View, viewOf} from '../../state/view.js';
import {AccountElement, statesOf} from '../account-element.js';
import {explains, missingText, renderFrame, renderRefused, renderUnloaded} from '../shared/frame.js';
import {heading, isLevel} from '../shared/heading.js';
import {OnDemand, Own} from '../shared/on-demand.js';
import {TermsDismissedEvent} from './terms-review.events.js';
import {termsReviewMessages} from './terms-review.messages.js';
import {isWaiting} from './waiting.js';

import {styles} from './terms-review.styles.js';

const reviewing = new OnDemand(() => import('./reviewing.js'));

/**
 * The organization's terms of use: those that wait for a decision one after another, to read and accept or decline, then those
 * that are decided, with the person's own history. Where there are none, it says so.
 *
 * @tagname terms-review
 * @slot heading - In place of the heading.
 * @slot empty - In place of the sentence that says that there are no terms of use.
 * @slot help - At the end: your own advice.
 * @event {TermsAcceptedEvent} account-terms-accepted - The backend has confirmed that a document is accepted.
 * @event {TermsDeclinedEvent} account-terms-declined - The backend has confirmed that a document is declined.
 * @event {TermsDismissedEvent} account-terms-dismissed - There are no terms of use, and the person has said OK to that.
 * @event {TaskEndedEvent} account-task-ended - Nothing is left to decide.
 * @event {RedirectRequestEvent} account-redirect-request - Cancelable: before leaving for another page.
 * @event {SigninRequestEvent} account-signin-request - Cancelable: before leaving to sign in.
 * @event {AccountErrorEvent} account-error - A call failed.
 * @csspart card - The whole element.
 * @csspart heading - The heading.
 * @csspart document - The text of the document, which scrolls.
 * @csspart title - The title of the document.
 * @csspart others - The heading of the other documents.
 * @csspart refusal - Why something cannot be done, and whom to ask.
 * @csspart notice - That a refresh failed, or that a new version came out.
 * @csspart dialog - The question before a document is declined.
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
export class TermsReviewElement extends AccountElement<typeof termsReviewMessages> {
  static override styles = [...AccountElement.styles, styles];

  protected override readonly kind = 'terms-review';
  protected override readonly english = termsReviewMessages;
  override readonly task = 'terms';

  /** The document that the person wants to read; else the first that waits is shown. @internal */
  chosen: string | undefined;
  protected override readonly lasts = 'person';
  readonly #own = new Own(this, reviewing, ({Reviewing}) => new Reviewing(this));

  /** @internal */
  readonly terms = new Resource(
    this,
    reading('terms', ({terms}, options) => terms.list(options)),
  );

  protected override forget() {
    this.chosen = undefined;
  }

  /** Every document that is known, those to decide first. @internal */
  get documents(): readonly TermsDocument[] {
    const {items = [], next} = this.terms.value ?? {};
    const more = this.#reviewing?.moreAfter(next) ?? [];
    return [...items, ...more.filter(({id}) => !items.some((each) => each.id === id))];
  }

  /** The document that is read. @internal */
  get shown(): TermsDocument | undefined {
    const {documents} = this;
    return (
      documents.find(({id}) => id === this.chosen) ??
      documents.find((each) => isWaiting(each) && !this.#reviewing?.isHeld(each))
    );
  }

  /** The level of a heading under the element's own. @internal */
  get below(): number {
    return isLevel(this.headingLevel) ? Math.min(Number(this.headingLevel) + 1, 6) : 3;
  }

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed);
    void this.#own.now;
  }

  get #reviewing() {
    return this.#own.value;
  }

  protected override render(): TemplateResult | typeof nothing {
    const listed = viewOf(this.source, this.account, this.terms, 'terms.list');
    const alone = listed.kind === 'unavailable' && this.#tellsDecisions;
    const view: View = alone ? {kind: 'ready'} : listed;
    const {documents} = this;
    this.show(...statesOf(view, !alone && documents.length === 0));
    return renderFrame(this, {
      view,
      read: this.terms,
      heading: html`<slot name="heading">${heading(this.headingLevel, this.t('heading'))}</slot>`,
      skeleton: renderSkeleton(),
      content: () =>
        alone
          ? this.#renderDecisions(listed.capability)
          : documents.length === 0
            ? this.#renderNone()
            : this.#renderDocuments(documents),
    });
  }

  /** What the backend knows of the person, where it does not tell the documents. */
  #renderDecisions(capability: Capability) {
    return [
      explains(this.unsupported, capability) ? renderRefused(this, capability) : nothing,
      this.#reviewing?.renderHistory() ??
        (reviewing.failed ? renderUnloaded(this, reviewing) : renderSkeleton()),
    ];
  }

  get #tellsDecisions(): boolean {
    return this.account?.description.value?.capabilities['terms.history'].support === 'native';
  }

  #renderNone() {
    return html`<div class="state"><slot name="empty">${this.t('empty')}</slot></div>
      <div class="buttons"><button class="primary" @click=${this.#dismiss}>${this.t('ok')}</button></div>
      ${this.#reviewing?.renderHistory()}`;
  }

  #renderDocuments(documents: readonly TermsDocument[]) {
    const {shown} = this;
    const others = documents.filter((each) => each !== shown);
    return [
      shown ? this.#renderShown(shown) : html`<p class="state">${this.t('nothingWaiting')}</p>`,
      others.length > 0
        ? html`${heading(this.below, this.t('others'), 'others')}
            <ul aria-labelledby="others">
              ${others.map((document) => this.#renderOther(document))}
            </ul>`
        : nothing,
      this.#reviewing?.renderMore(this.terms.value?.next),
      this.#reviewing?.renderHistory(),
      this.#reviewing?.renderQuestion(),
    ];
  }

  #renderShown(document: TermsDocument) {
    if (this.#reviewing) return this.#reviewing.render(document);
    if (!reviewing.failed) return renderSkeleton();
    return html`<div class="state" role="alert">
      <p>${missingText(this)}</p>
      <button @click=${() => this.#loadAgain()}>${this.t('retry')}</button>
    </div>`;
  }

  #renderOther(document: TermsDocument) {
    const {title} = document;
    return html`<li class="row">
      <div>
        <div class="name"><bdi>${title}</bdi></div>
        <div class="facts">${this.#factsOf(document).map((fact) => html`<span>${fact}</span>`)}</div>
      </div>
      <button
        data-read=${document.id}
        aria-label=${this.t('readNamed', {title})}
        @click=${() => this.#choose(document)}
      >
        ${this.t('read')}
      </button>
    </li>`;
  }

  #factsOf({state, decidedAt, expiresAt}: TermsDocument): readonly string[] {
    const at = state === 'expired' ? expiresAt : decidedAt;
    const on = (instant: string) => ({date: day(instant, this.language)});
    return [
      state !== 'pending' && at !== undefined ? this.t(`${state}On`, on(at)) : this.t(state),
      ...(state === 'accepted' && expiresAt !== undefined ? [this.t('validUntil', on(expiresAt))] : []),
    ];
  }

  readonly #dismiss = () => {
    const event: Event = new TermsDismissedEvent();
    this.dispatchEvent(event);
    this.endTask();
  };

  async #choose({id}: TermsDocument) {
    this.chosen = id;
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }

  async #loadAgain() {
    await reviewing.load();
    this.requestUpdate();
    this.focus();
  }
}

function renderSkeleton() {
  return [0, 1, 2].map(() => html`<span class="skeleton"></span>`);
}
