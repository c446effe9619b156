/** Reading a document and deciding about it, and what was decided before; loaded beside the list of documents. */
import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';

import type {CheckedAdapter} from '../../contract/adapter.js';
import type {Outcome, WriteOptions} from '../../contract/calls.js';
import type {AccountError} from '../../contract/error.js';
import type {TermsContent, TermsDecision, TermsDocument} from '../../contract/terms.js';
import {day} from '../../i18n/dates.js';
import {isRefusal} from '../../contract/error.js';
import {Action} from '../../state/action.js';
import {begin} from '../../state/host.js';
import {Resource} from '../../state/resource.js';
import {viewOf} from '../../state/view.js';
import {adopt} from '../shared/on-demand.js';
import {explain, missingText, renderRefused} from '../shared/frame.js';
import {heading} from '../shared/heading.js';
import {Question, type Settled} from '../shared/question.js';
import {errorText, renderTrouble} from '../shared/trouble/trouble.js';
import {contactLink, pascal} from '../shared/words.js';
import {prepare, release, type Shown} from './content.js';
import {History, languageName} from './history.js';
import {type ReviewingKey, say, sayRich} from './say.js';
import {TermsAcceptedEvent, TermsDeclinedEvent} from './terms-review.events.js';
import type {TermsReviewElement} from './terms-review.js';
import {isWaiting} from './waiting.js';

import {reviewingStyles} from './reviewing.styles.js';

/** A document, and what of it was on screen. */
interface Reading {
  readonly document: TermsDocument;
  readonly content: TermsContent;
}

interface Ready {
  readonly content: TermsContent;
  readonly level: number;
  shown?: Shown;
  /** What is needed to show it could not be loaded. */
  failed?: boolean;
}

export class Reviewing implements ReactiveController {
  readonly #host: TermsReviewElement;
  readonly #content: Resource<TermsContent>;
  readonly #accepting: Action<Reading, TermsDocument>;
  readonly #declining: Question<Reading, TermsDocument>;
  readonly #history: History;
  /** The language that the person chose, by document. */
  readonly #languages = new Map<string, string>();
  /** What was read to its end, or opened. */
  readonly #finished = new WeakSet<TermsContent>();
  /** What the backend has accepted but not yet done. */
  readonly #held = new Map<string, 'mail-sent' | 'approval' | 'processing'>();
  /** Decided since the person came, for "2 of 3". */
  readonly #decided = new Set<string>();
  readonly #endInSight: IntersectionObserver | undefined;
  #more:
    | {readonly after: string; readonly items: readonly TermsDocument[]; readonly next?: string | undefined}
    | undefined;
  #moreError: AccountError | undefined;
  #loadingMore = false;
  #ready: Ready | undefined;
  /** What was on screen last, and whether it replaced an older version there. */
  #seen: {readonly id: string; readonly version: string; readonly changed: boolean} | undefined;
  #observed: TermsContent | undefined;
  /** The document that `#accepting.error` is about. */
  #failed: string | undefined;

  constructor(host: TermsReviewElement) {
    this.#host = host;
    adopt(host, reviewingStyles);
    host.addController(this);
    this.#content = new Resource(host, (account) => {
      const {id, version} = host.shown ?? {};
      if (id === undefined) return undefined;
      const locale = this.#languages.get(id) ?? host.language;
      return account.read(`terms-content ${JSON.stringify([id, version, locale])}`, ({terms}, options) =>
        terms.content(id, {...options, locale}),
      );
    });
    this.#accepting = new Action<Reading, TermsDocument>(host, {
      perform: (adapter, reading, options) => this.#decide('accept', adapter, reading, options),
      settled: (outcome, reading) => void host.announce(this.#settle('accept', outcome, reading)),
    });
    this.#declining = new Question<Reading, TermsDocument>(host, {
      words: ({document: {title, declineConsequence}}) => ({
        question: sayRich(host, 'question', {title: html`<bdi>${title}</bdi>`}),
        consequence: html`<p dir="auto">${declineConsequence ?? say(host, 'consequence')}</p>`,
        keep: say(host, 'goBack'),
        confirm: say(host, 'decline'),
      }),
      perform: (adapter, reading, options) => this.#decide('decline', adapter, reading, options),
      settled: (settled, reading) => this.#settle('decline', settled, reading),
      happened: (reading) => this.#happened('decline', reading),
      capability: () => host.account?.description.value?.capabilities['terms.decide'],
      buttons: '.decide button',
    });
    this.#history = new History(host);
    // Where the end of the document stands in sight, whatever scrolls, it was reached.
    // Absent in a page without layout, such as jsdom's.
    this.#endInSight =
      globalThis.IntersectionObserver &&
      new IntersectionObserver((entries) => {
        if (entries.some(({isIntersecting}) => isIntersecting)) this.#finish();
      });
  }

  hostUpdated() {
    const {renderRoot} = this.#host;
    const end = renderRoot.querySelector('#end');
    const content = end ? this.#ready?.content : undefined;
    if (content === this.#observed) return;
    this.#observed = content;
    this.#endInSight?.disconnect();
    if (!end) return;
    renderRoot.querySelector('#document')?.scrollTo?.(0, 0);
    this.#endInSight?.observe(end);
  }

  hostDisconnected() {
    this.#endInSight?.disconnect();
    this.#observed = undefined;
    this.#clear();
  }

  /** It is decided, but the backend has not finished yet. */
  isHeld({id}: TermsDocument): boolean {
    return this.#held.has(id);
  }

  /** The documents of later pages, where the first one leads there. */
  moreAfter(next: string | undefined): readonly TermsDocument[] {
    return this.#more && this.#more.after === next ? this.#more.items : [];
  }

  render(document: TermsDocument): TemplateResult {
    const host = this.#host;
    const {id, title, publishedAt, expiresAt, state} = document;
    const content = this.#content.value;
    if (content && !this.#content.pending) this.#look(id, content.version);
    const facts = [
      say(host, 'version', {version: content?.version ?? document.version}),
      publishedAt !== undefined && say(host, 'published', {date: day(publishedAt, host.language)}),
      state === 'accepted' &&
        expiresAt !== undefined &&
        host.t('validUntil', {date: day(expiresAt, host.language)}),
      state === 'expired' &&
        expiresAt !== undefined &&
        host.t('expiredOn', {date: day(expiresAt, host.language)}),
    ].filter((fact) => fact !== false);
    return html`<article aria-labelledby="title">
      ${this.#renderPosition(document)} ${heading(host.below, html`<bdi>${title}</bdi>`, 'title')}
      <p class="facts">${facts.map((fact) => html`<bdi>${fact}</bdi>`)}</p>
      ${
        this.#seen?.changed
          ? html`<div class="notice" part="notice" role="alert">${say(host, 'changed')}</div>`
          : nothing
      }
      ${this.#renderLanguages(document)} ${this.#renderContent(document)} ${this.#renderDecision(document)}
    </article>`;
  }

  renderQuestion() {
    return this.#declining.render();
  }

  renderHistory() {
    return this.#history.render();
  }

  /** A button for the next page of documents, where there is one. */
  renderMore(first: string | undefined): TemplateResult | typeof nothing {
    const host = this.#host;
    const next = this.#more && this.#more.after === first ? this.#more.next : first;
    if (first === undefined || next === undefined) return nothing;
    return html`<div class="buttons">
      <button aria-disabled=${this.#loadingMore} @click=${() => this.#loadMore(first, next)}>
        ${host.t('more')}
      </button>
      ${this.#moreError ? html`<span class="error" role="alert">${explain(host, this.#moreError)}</span>` : nothing}
    </div>`;
  }

  #renderPosition(document: TermsDocument) {
    const waiting = this.#host.documents.filter((each) => isWaiting(each) && !this.isHeld(each));
    const count = waiting.length + this.#decided.size;
    const index = waiting.findIndex(({id}) => id === document.id);
    if (count < 2 || index < 0) return nothing;
    const position = index + this.#decided.size + 1;
    return html`<p class="small">${say(this.#host, 'position', {position, count})}</p>`;
  }

  #renderLanguages({id, locales = []}: TermsDocument) {
    if (locales.length < 2) return nothing;
    const shown = this.#languages.get(id) ?? this.#content.value?.locale;
    return html`<label class="choice">
      ${say(this.#host, 'language')}
      <select
        @change=${({target}: Event) => {
          this.#languages.set(id, (target as HTMLSelectElement).value);
          this.#host.requestUpdate();
        }}
      >
        ${locales.map(
          (tag) =>
            html`<option value=${tag} lang=${tag} .selected=${tag === shown}>
              ${languageName(tag, tag)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  #renderContent(document: TermsDocument): unknown {
    const host = this.#host;
    const view = viewOf(host.source, host.account, this.#content, 'terms.content');
    if (view.kind === 'unavailable') return renderRefused(host, view.capability);
    const {value, error} = this.#content;
    if (view.kind !== 'ready' && view.kind !== 'loading') {
      return renderTrouble(host, {view, read: this.#content, skeleton: nothing, content: () => nothing});
    }
    const ready = value && this.#prepare(value);
    if (!ready || (!ready.shown && !ready.failed)) return this.#renderLoading();
    if (ready.failed || error) {
      return html`<div class="state" role="alert">
        <p>${error ? explain(host, error) : missingText(host)}</p>
        <button @click=${this.#again}>${host.t('retry')}</button>
      </div>`;
    }
    return ready.shown && this.#renderReady(document, ready.content, ready.shown);
  }

  #renderLoading() {
    return html`<div id="document" part="document" aria-busy="true">
      <span class="hidden">${say(this.#host, 'loadingDocument')}</span>
      <span class="skeleton"></span><span class="skeleton"></span><span class="skeleton"></span>
    </div>`;
  }

  #renderReady({title}: TermsDocument, content: TermsContent, shown: Shown) {
    const host = this.#host;
    if (shown.kind === 'unreadable') {
      const contact = host.account?.description.value?.support;
      const words = contact
        ? sayRich(host, 'unreadable', {contact: contactLink(host, contact, contact.label)})
        : say(host, 'unreadableNobody');
      return html`<div class="state error" role="alert"><p>${words}</p></div>`;
    }
    if (shown.kind === 'file' || shown.kind === 'link') {
      return html`<div class="buttons">
          <a
            class="button"
            href=${shown.url}
            target="_blank"
            rel="noopener"
            aria-describedby="tab"
            @click=${this.#finish}
            >${say(host, 'open')}</a
          >
          ${
            shown.kind === 'file'
              ? html`<a class="button" href=${shown.url} download=${`${title}.pdf`} @click=${this.#finish}
                  >${say(host, 'download')}</a
                >`
              : nothing
          }
        </div>
        <p class="small" id="tab">${say(host, 'newTab')}</p>`;
    }
    // It scrolls by keyboard; and Tab alone leads over its links to its end, and on to the buttons.
    return html`<div
      id="document"
      part="document"
      role="region"
      aria-labelledby="title"
      tabindex="0"
      lang=${content.locale ?? nothing}
      dir="auto"
    >
      ${shown.kind === 'nodes' ? shown.nodes : html`<p class="plain">${shown.text}</p>`}
      <p id="end" tabindex="0" lang=${host.language} @focus=${this.#finish}>${say(host, 'end')}</p>
    </div>`;
  }

  #renderDecision(document: TermsDocument) {
    const host = this.#host;
    const {id, state, canDecline} = document;
    const close =
      host.chosen === undefined
        ? nothing
        : html`<button class="plain" @click=${this.#close}>${say(host, 'close')}</button>`;
    const held = this.#held.get(id);
    if (state === 'accepted' || held) {
      const words = held
        ? host.t(`pending${pascal(held)}` as 'pendingProcessing')
        : say(host, 'acceptedVersion');
      return html`<p class="meaning">${words}</p>
        <div class="buttons decide">${close}</div>`;
    }
    const capability = host.account?.description.value?.capabilities['terms.decide'];
    if (capability?.support === 'none' || capability?.support === 'external') {
      return html`${renderRefused(host, capability)}
        <div class="buttons decide">${close}</div>`;
    }
    const reading = this.#readingOf(document);
    const hint = reading && this.#missing(reading);
    const error = this.#failed === id ? this.#accepting.error : undefined;
    const isPending = this.#accepting.anyPending;
    return html`${state === 'declined' ? html`<p class="meaning">${say(host, 'declinedVersion')}</p>` : nothing}
      <p class="meaning" id="meaning">${say(host, 'meaning')}</p>
      ${hint ? html`<p class="small" id="hint">${say(host, hint)}</p>` : nothing}
      ${error ? html`<p class="error" role="alert" dir="auto">${errorText(host, error)}</p>` : nothing}
      <div class="buttons decide">
        <button
          class="primary"
          aria-describedby=${hint ? 'meaning hint' : 'meaning'}
          aria-disabled=${!reading || hint !== undefined || isPending}
          @click=${() => this.#onAccept(document)}
        >
          ${say(host, 'accept')}
        </button>
        ${
          canDecline && state !== 'declined'
            ? html`<button
                aria-disabled=${!reading || isPending}
                @click=${({currentTarget}: Event) => reading && this.#declining.ask(reading, currentTarget)}
              >
                ${say(host, 'decline')}
              </button>`
            : nothing
        }
        ${close}
      </div>`;
  }

  /** What can be decided about: what stands on screen, as it is now. */
  #readingOf(document: TermsDocument): Reading | undefined {
    const {value: content, pending, error} = this.#content;
    const {shown, content: prepared} = this.#ready ?? {};
    if (!content || pending || error || prepared !== content) return undefined;
    return shown && shown.kind !== 'unreadable' ? {document, content} : undefined;
  }

  /** What has to be done before it can be accepted. */
  #missing({document, content}: Reading): ReviewingKey | undefined {
    if (!document.mustRead || this.#finished.has(content)) return undefined;
    return content.type === 'link' || content.type === 'application/pdf' ? 'openFirst' : 'readFirst';
  }

  /** Notes what stands on screen; another version than before is said. */
  #look(id: string, version: string) {
    const before = this.#seen?.id === id ? this.#seen : undefined;
    if (before?.version === version) return;
    this.#seen = {id, version, changed: before !== undefined};
  }

  #prepare(content: TermsContent): Ready {
    // Its highest heading comes under its title.
    const level = this.#host.below + 1;
    if (this.#ready?.content === content && this.#ready.level === level) return this.#ready;
    this.#clear();
    const ready: Ready = {content, level};
    this.#ready = ready;
    void this.#fill(ready);
    return ready;
  }

  async #fill(ready: Ready) {
    try {
      const shown = await prepare(ready.content, ready.level);
      if (this.#ready !== ready) return release(shown);
      ready.shown = shown;
    } catch {
      ready.failed = true;
    }
    this.#host.requestUpdate();
  }

  #clear() {
    release(this.#ready?.shown);
    this.#ready = undefined;
  }

  readonly #finish = () => {
    const {content} = this.#ready ?? {};
    if (!content || this.#finished.has(content)) return;
    this.#finished.add(content);
    this.#host.requestUpdate();
  };

  readonly #again = () => {
    this.#clear();
    this.#host.requestUpdate();
    if (this.#content.error) void this.#content.reload();
  };

  readonly #close = async () => {
    const host = this.#host;
    const id = host.chosen;
    host.chosen = undefined;
    host.requestUpdate();
    await host.updateComplete;
    const buttons = [...host.renderRoot.querySelectorAll<HTMLElement>('[data-read]')];
    (buttons.find(({dataset}) => dataset['read'] === id) ?? host).focus();
  };

  async #onAccept(document: TermsDocument) {
    const host = this.#host;
    const reading = this.#readingOf(document);
    if (!reading) return;
    const hint = this.#missing(reading);
    if (hint) {
      host.renderRoot.querySelector<HTMLElement>('#document, [aria-describedby=tab]')?.focus();
      return host.announce(say(host, hint));
    }
    this.#failed = document.id;
    const isOver = begin(host);
    await this.#accepting.run(reading);
    const {error} = this.#accepting;
    if (!error || isOver()) return;
    const gone = isRefusal(error) ? error.code === 'not-found' : this.#happened('accept', reading);
    if (!gone) return;
    await host.announce(this.#settle('accept', {kind: 'gone'}, reading));
  }

  async #decide(
    decision: TermsDecision['decision'],
    {terms}: CheckedAdapter,
    {document: {id}, content: {version, locale}}: Reading,
    options: WriteOptions,
  ): Promise<Outcome<TermsDocument>> {
    try {
      return await terms.decide(
        id,
        {decision, version, ...(locale !== undefined && {locale})},
        {...options, returnTo: location.href},
      );
    } catch (error) {
      if ((error as AccountError).code === 'stale') void this.#readAnew(id, version);
      throw error;
    }
  }

  /** Another version came out meanwhile: nothing is decided until that one has been on screen. */
  async #readAnew(id: string, version: string) {
    const host = this.#host;
    const isOver = begin(host);
    await host.terms.reload();
    await host.updateComplete;
    await this.#content.reload();
    await host.updateComplete;
    if (isOver()) return;
    const isShown = host.shown?.id === id;
    const {value} = this.#content;
    // The same as before: that it was refused, and why, stands where it was asked.
    if (isShown && value?.version === version) return;
    this.#declining.withdraw();
    if (!isShown) return;
    if (value) this.#accepting.clear();
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }

  /** After an answer that left it open: whether the backend has it, by what was read since. */
  #happened(decision: TermsDecision['decision'], {document: {id}, content}: Reading): boolean {
    const now = this.#host.documents.find((each) => each.id === id);
    return now?.state === stateAfter[decision] && now.version === content.version;
  }

  /** @returns what is said. */
  #settle(
    decision: TermsDecision['decision'],
    settled: Settled<TermsDocument>,
    {document, content: {version, locale}}: Reading,
  ): string {
    const host = this.#host;
    const {id, title} = document;
    if (settled.kind === 'pending') {
      this.#held.set(id, settled.code);
      host.requestUpdate();
      return host.t(`pending${pascal(settled.code)}` as 'pendingProcessing');
    }
    this.#accepting.clear();
    const state = stateAfter[decision];
    const found = host.documents.find((each) => each.id === id);
    if (settled.kind === 'gone' && found?.state !== state) {
      void host.terms.reload();
      return say(host, 'isGone', {title});
    }
    const now = (settled.kind === 'done' ? settled.value : found) ?? {...document, state};
    const {read} = host.terms;
    if (read?.value) {
      const items = read.value.items.map((each) => (each.id === id ? now : each));
      read.replace({...read.value, items});
    }
    if (isWaiting(document)) this.#decided.add(id);
    host.chosen = undefined;
    const said = say(host, decision === 'accept' ? 'wasAccepted' : 'wasDeclined', {title});
    const event: Event = new {accept: TermsAcceptedEvent, decline: TermsDeclinedEvent}[decision]({
      documentId: id,
      version,
      locale,
    });
    host.dispatchEvent(event);
    void this.#goOn(said);
    return said;
  }

  /** To the next one that waits; after the last, the task is over. */
  async #goOn(said: string) {
    const host = this.#host;
    const isOver = begin(host);
    host.account?.changed('terms');
    await host.terms.read?.settled;
    await host.updateComplete;
    if (isOver()) return;
    if (!host.shown) {
      this.#decided.clear();
      host.endTask(said);
    }
    (host.renderRoot.querySelector<HTMLElement>('#title') ?? host).focus();
  }

  async #loadMore(after: string, cursor: string) {
    const {account} = this.#host;
    if (!account || this.#loadingMore) return;
    this.#loadingMore = true;
    this.#moreError = undefined;
    this.#host.requestUpdate();
    try {
      const page = await account.adapter.terms.list({cursor, locale: account.locale});
      this.#more = {after, items: [...this.moreAfter(after), ...page.items], next: page.next};
    } catch (error) {
      this.#moreError = error as AccountError;
    }
    this.#loadingMore = false;
    this.#host.requestUpdate();
  }
}

const stateAfter = {accept: 'accepted', decline: 'declined'} as const;
