/** Leaving an organization, from the question or the sign-in there to what is said afterwards; loaded when the list is there. */
import {html, nothing, type TemplateResult} from 'lit';

import type {Organization} from '../../contract/organization.js';
import {pieces, type Values} from '../../i18n/text.js';
import {isRefusal} from '../../contract/error.js';
import {Action} from '../../state/action.js';
import {begin} from '../../state/host.js';
import type {Listing} from '../shared/listing.js';
import {dropFrom, isGone} from '../shared/listing-changes.js';
import {Question, type Wording} from '../shared/question.js';
import {errorText} from '../shared/trouble/trouble.js';
import {contactLink} from '../shared/words.js';
import {leavingOrganizationMessages} from './leaving.messages.js';
import {OrganizationLeftEvent} from './org-list.events.js';
import type {OrgListElement} from './org-list.js';

// How far the list is read on for the organization that a person comes back from.
const mostPages = 20;

export class Leaving {
  readonly #host: OrgListElement;
  readonly #listing: Listing<Organization>;
  readonly #question: Question<Organization>;
  readonly #signIn: Action<Organization>;

  constructor(host: OrgListElement, listing: Listing<Organization>) {
    this.#host = host;
    this.#listing = listing;
    this.#question = new Question<Organization>(host, {
      words: (organization) => this.#words(organization),
      perform: ({organizations}, {id}, options) => organizations.leave(id, options),
      settled: ({kind}, organization) => this.#settled(kind, organization),
      happened: ({id}) => isGone(listing, id),
      capability: ({id}) => {
        const {leave, signInToLeave} = this.#find(id) ?? {};
        // That a sign-in there comes first is said by its answer.
        return signInToLeave
          ? undefined
          : (leave ?? host.account?.description.value?.capabilities['organizations.leave']);
      },
      endsSession: ({current}) => current === true,
    });
    this.#signIn = new Action<Organization>(host, {
      perform: ({organizations}, {id}, options) =>
        organizations.leave(id, {...options, returnTo: location.href}),
      // It was to lead to a sign-in; what the backend did instead is said as it is.
      settled: ({kind}, organization) => host.announce(this.#settled(kind, organization)),
      endsSession: ({current}) => current === true,
    });
  }

  press(organization: Organization, button: HTMLElement) {
    if (organization.signInToLeave) void this.#goToSignIn(organization);
    else this.#question.ask(organization, button);
  }

  render(): unknown {
    const {error} = this.#signIn;
    return [
      error ? html`<p class="state error" role="alert">${errorText(this.#host, error)}</p>` : nothing,
      this.#question.render(),
    ];
  }

  /** Says what the list says of the organization that the person comes back from, and puts the focus on its button. */
  async welcome(id: string, operation: string): Promise<void> {
    // A page that is merely read again was welcomed before.
    const isOver = begin(this.#host);
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (navigation?.type === 'reload') return;
    let found = this.#find(id);
    for (let pages = 1; !found && pages < mostPages && this.#hasMore; pages += 1) {
      await this.#listing.more();
      if (isOver()) return;
      found = this.#find(id);
    }
    if (found) return this.#show(found, operation === 'sign-in');
    if (!this.#hasMore) await this.#host.announce(this.#t('notThere'));
  }

  /**
   * Whoever has signed in there meanwhile, on another page, has not been asked yet, and leaving would be done at once:
   * so the list is read again first.
   */
  async #goToSignIn(organization: Organization) {
    if (this.#signIn.anyPending) return;
    this.#signIn.clear();
    const isOver = begin(this.#host);
    await this.#listing.shown.reload();
    // That it could not be read is said by the frame.
    if (isOver() || this.#listing.shown.error) return;
    const now = this.#find(organization.id);
    if (now && !now.signInToLeave) return this.#show(now, true);
    if (now) await this.#signIn.run(now);
    const {error} = this.#signIn;
    const gone =
      !now ||
      (error && (isRefusal(error) ? error.code === 'not-found' : isGone(this.#listing, organization.id)));
    if (!gone || isOver()) return;
    this.#signIn.clear();
    await this.#host.announce(this.#settled('gone', organization));
  }

  async #show({id, name, signInToLeave}: Organization, toLeave: boolean) {
    const isOver = begin(this.#host);
    await this.#host.updateComplete;
    if (isOver()) return;
    const {activeElement} = document;
    const button = this.#host.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
    // Whoever has gone on meanwhile is left where they are.
    if (activeElement === document.body || activeElement === this.#host) button?.focus();
    const key = !toLeave || !button ? 'stillThere' : signInToLeave ? 'mustSignIn' : 'mayLeave';
    await this.#host.announce(this.#t(key, {name}));
  }

  /** What became of it, in words. */
  #settled(kind: 'done' | 'pending' | 'gone', {id, name, current}: Organization): string {
    if (kind === 'pending') return this.#t('leavePending', {name});
    dropFrom(this.#host, this.#listing, id);
    if (kind === 'gone') return this.#t('gone', {name});
    const {account} = this.#host;
    account?.changed('sessions');
    // With the organization in use, this session may have ended.
    if (current) void account?.description.reload();
    const event: Event = new OrganizationLeftEvent(id);
    this.#host.dispatchEvent(event);
    return this.#t('left', {name});
  }

  #find(id: string): Organization | undefined {
    return this.#listing.find(id);
  }

  get #hasMore(): boolean {
    const {pages, moreError} = this.#listing.shown.value ?? {};
    return pages?.at(-1)?.next !== undefined && !moreError;
  }

  #words({name, current, retentionDays: count, privacyUrl, contact}: Organization): Wording {
    return {
      question: pieces(this.#text('question'), {name: html`<bdi>${name}</bdi>`}, this.#host.language),
      consequence: html`${current ? html`<p><strong>${this.#t('consequenceCurrent')}</strong></p>` : nothing}
        <p>${this.#t('consequence')}</p>
        <p>${count === undefined ? this.#t('data') : this.#t('dataKept', {count})}</p>`,
      fields: this.#renderLinks(privacyUrl, contact),
      keep: this.#t('stay'),
      confirm: this.#t('leaveNow'),
    };
  }

  #renderLinks(
    privacyUrl: string | undefined,
    contact: Organization['contact'],
  ): TemplateResult | typeof nothing {
    if (!privacyUrl && !contact) return nothing;
    return html`<p class="small links">
      ${privacyUrl ? html`<a href=${privacyUrl} target="_blank" rel="noopener">${this.#t('privacy')}</a>` : nothing}
      ${contactLink(this.#host, contact)}
    </p>`;
  }

  #text(key: keyof typeof leavingOrganizationMessages) {
    return this.#host.text('org-list', leavingOrganizationMessages, key);
  }

  #t(key: keyof typeof leavingOrganizationMessages, values: Values = {}) {
    return this.#host.speaker(leavingOrganizationMessages)(key, values);
  }
}
