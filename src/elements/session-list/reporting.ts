/** "This wasn’t me", from the question to what else protects the account; loaded when the list is there. */
import {html, nothing, type TemplateResult} from 'lit';

import type {SignIn} from '../../contract/session.js';
import {adopt} from '../shared/on-demand.js';
import type {Listing} from '../shared/listing.js';
import {Question} from '../shared/question.js';
import {pendingText} from '../shared/words.js';
import {signInName} from './facts.js';
import {reportingMessages} from './reporting.messages.js';
import {SigninReportedEvent} from './session-list.events.js';
import type {SessionListElement} from './session-list.js';

import {noticeStyles} from '../shared/notice.styles.js';

export class Reporting {
  readonly question: Question<SignIn>;
  readonly #host: SessionListElement;
  readonly #listing: Listing<SignIn>;
  /** What was reported last; somebody who got in is worse than somebody who did not. */
  #reported: SignIn | undefined;

  constructor(host: SessionListElement, listing: Listing<SignIn>) {
    this.#host = host;
    this.#listing = listing;
    this.question = new Question<SignIn>(host, {
      buttons: '.sign-in button',
      words: (signIn) => ({
        question: this.#t('reportQuestion'),
        consequence: html`<p><bdi>${signInName(signIn, host)}</bdi></p>
          <p>${this.#t('reportConsequence')}</p>`,
        keep: host.t('cancel'),
        confirm: host.t('notMe'),
      }),
      perform: ({sessions}, {id}, options) => sessions.reportSignIn(id, options),
      settled: (settled, signIn) => {
        if (settled.kind === 'pending') return pendingText(host, settled.code);
        if (settled.kind === 'gone' && !this.#isReported(signIn)) {
          void listing.all.reload();
          return this.#t('reportGone');
        }
        this.#mark(signIn);
        if (this.#reported?.result !== 'success') this.#reported = signIn;
        if (settled.kind === 'done') {
          const event: Event = new SigninReportedEvent(signIn.id);
          host.dispatchEvent(event);
        }
        return this.#t('reportDone');
      },
      happened: (signIn) => !listing.all.error && this.#isReported(signIn),
      capability: () => host.account?.description.value?.capabilities['sessions.reportSignIn'],
    });
  }

  /** What else protects the account, with the way to it where the page has one. */
  renderAdvice(): TemplateResult | typeof nothing {
    const host = this.#host;
    if (!this.#reported) return nothing;
    adopt(host, noticeStyles);
    const tasks = (['password', 'signout'] as const).filter((task) => host.offersTask(task));
    const labels = {password: this.#t('changePassword'), signout: this.#t('signOut')};
    return html`<div class="notice" part="notice">
      <span>${this.#t(this.#reported.result === 'failure' ? 'protectFailure' : 'protect')}</span>
      ${tasks.map((task) => html`<button @click=${() => host.requestTask(task)}>${labels[task]}</button>`)}
    </div>`;
  }

  #isReported({id}: SignIn): boolean {
    const pages = this.#listing.all.value?.pages ?? [];
    return pages.some(({items}) => items.some((item) => item.id === id && item.reported));
  }

  /** What the backend has confirmed; then what it says itself. */
  #mark({id}: SignIn) {
    const {read} = this.#listing.all;
    if (!read?.value) return;
    const mark = (item: SignIn) => (item.id === id ? {...item, reported: true} : item);
    const pages = read.value.pages.map((page) => ({...page, items: page.items.map(mark)}));
    read.replace({...read.value, pages});
    void read.reload();
  }

  #t(key: keyof typeof reportingMessages) {
    return this.#host.speaker(reportingMessages)(key);
  }
}
