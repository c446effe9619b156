/** What every list that comes in pages does: it is read, searched, drawn a chunk at a time, and continued. */
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {keyed} from 'lit/directives/keyed.js';

import {exact} from '../../i18n/dates.js';
import type {Texts} from '../../i18n/text.js';
import type {Account} from '../../state/account.js';
import {chunksOf, type List, loadPages, type Pages} from '../../state/paged.js';
import {Resource} from '../../state/resource.js';
import type {SharedRead} from '../../state/shared-read.js';
import type {AccountElement} from '../account-element.js';
import {debounced} from './debounced.js';
import {explain} from './frame.js';
import {OnDemand, pressed as wanted} from './on-demand.js';
import {sharedMessages} from './shared.messages.js';

const changes = new OnDemand(() => import('./listing-changes.js'));

/** How many rows of a page are drawn at once: a backend that ignores `limit` may answer with thousands. */
const rowsOfPage = 200;

/** Items in the groups in which they are drawn. */
export type Chunks<T> = readonly (readonly T[])[];

export class Listing<T extends {id: string}> {
  readonly list: List<T>;
  /** What its reads are called, before the words that are looked for. */
  readonly key: string;
  /** Without a search. */
  readonly all: Resource<Pages<T>>;
  readonly #found: Resource<Pages<T>>;
  readonly #host: AccountElement;
  readonly #texts: readonly string[];
  #search: {readonly words: string; readonly by: AbortSignal | undefined} | undefined;
  #drawn: {read: SharedRead<Pages<T>> | undefined; chunks: Chunks<T>; limit: number} | undefined;

  /** `resource` begins with a port's name. `texts` are those of the rows too: while they stay the same, so do the rows. */
  constructor(host: AccountElement, resource: string, list: List<T>, texts: Texts) {
    this.#host = host;
    this.#texts = Object.keys({...sharedMessages, ...texts});
    this.list = list;
    this.key = `${resource} ?`;
    const pages = (account: Account, search: string) => {
      const read: SharedRead<Pages<T>> = account.read(
        this.key + search,
        loadPages(list, () => read.value, search),
      );
      return read;
    };
    this.all = new Resource(host, (account) => pages(account, ''));
    this.#found = new Resource(host, (account) => (this.search ? pages(account, this.search) : undefined));
  }

  /** The words looked for by who is here. */
  get search(): string {
    return this.#search && this.#search.by === this.#host.serves ? this.#search.words : '';
  }

  /** An item that is shown. */
  find(id: string): T | undefined {
    return this.shown.value?.pages.flatMap(({items}) => items).find((item) => item.id === id);
  }

  /** What is shown: all, or what was found. */
  get shown(): Resource<Pages<T>> {
    return this.search ? this.#found : this.all;
  }

  /** A field to search by, where there is more than one page and the backend can answer. */
  renderSearch(): unknown {
    const first = this.all.value?.pages[0];
    if (!first?.searchable || (first.next === undefined && !this.search)) return nothing;
    return keyed(
      this.#host.serves,
      html`<label class="search">
        ${this.#host.t('search')}
        <input type="search" autocomplete="off" @input=${debounced((text) => this.#searchFor(text))} />
      </label>`,
    );
  }

  /** The list, its pages so far and the way to more; or why there is nothing. `draw` places the rows. */
  render(draw: (chunks: Chunks<T>) => unknown): unknown {
    const host = this.#host;
    const {value, error} = this.shown;
    if (error && !value) return html`<p class="error" role="alert">${explain(host, error)}</p>`;
    const read = value ? this.shown.read : this.all.read;
    const drawn = this.#drawn?.read === read ? this.#drawn : undefined;
    const {limit = rowsOfPage} = drawn ?? {};
    const pages = (read?.value?.pages ?? []).map((page) => ({...page, items: page.items.slice(0, limit)}));
    const chunks = chunksOf(pages, drawn?.chunks ?? []);
    this.#drawn = {read, chunks, limit};
    if (chunks.length === 0) {
      if (this.search) return html`<p class="state">${host.t('noMatch', {search: this.search})}</p>`;
      return html`<div class="state"><slot name="empty">${host.t('empty')}</slot></div>`;
    }
    return [draw(chunks), this.#renderMore(value)];
  }

  /** Draws more of a page that is longer than can be drawn at once. False: everything that came is drawn. */
  drawMore(): boolean {
    if (!this.#drawn || !this.#isCut) return false;
    this.#drawn.limit += rowsOfPage;
    this.#host.requestUpdate();
    return true;
  }

  get #isCut(): boolean {
    const {read, limit = 0} = this.#drawn ?? {};
    return read?.value?.pages.some(({items}) => items.length > limit) ?? false;
  }

  // `ul > div > li` is no list to a screen reader; these roles are. A chunk is short enough to do without keys, and is drawn
  // again only where something in it is new.
  renderRows(chunks: Chunks<T>, row: (item: T) => unknown): TemplateResult {
    const words = this.#words;
    return html`<div
      class="rows"
      part="list"
      role="list"
      aria-busy=${!this.shown.value}
      @pointerover=${this.#onPointer}
    >
      ${chunks.map(
        (items) =>
          html`<div class="page" role="none">${guard([...words, ...items], () => items.map(row))}</div>`,
      )}
    </div>`;
  }

  /** What the rows say besides their items: while it is the same, so are they. */
  get #words(): readonly unknown[] {
    const {language, unsupported, account} = this.#host;
    return [
      // "5 minutes ago"
      Math.floor(Date.now() / 60_000),
      language,
      unsupported,
      account?.description.value,
      ...this.#texts.map((key) => this.#host.t(key)),
    ];
  }

  #renderMore(value: Pages<T> | undefined) {
    if (!value || (value.pages.at(-1)?.next === undefined && !this.#isCut)) return nothing;
    const {moreError} = value;
    return html`<div class="buttons">
      <button
        aria-disabled=${value.loadingMore}
        @click=${({currentTarget}: Event) => this.more(currentTarget as Element)}
      >
        ${this.#host.t('more')}
      </button>
      ${moreError ? html`<span class="error" role="alert">${explain(this.#host, moreError)}</span>` : nothing}
    </div>`;
  }

  /** Adds the next page of what is shown; the focus goes on from the button that was pressed. */
  async more(pressed?: Element): Promise<void> {
    const loaded = await wanted(this.#host, changes);
    await loaded?.showMoreOf(this.#host, this, pressed);
  }

  #searchFor(text: string) {
    this.#search = {words: text.trim(), by: this.#host.serves};
    this.#host.requestUpdate();
  }

  // The first formatter of a whole date takes a page's CPU longer than the list itself: only where somebody points at one.
  readonly #onPointer = ({target}: Event) => {
    if (target instanceof HTMLTimeElement) target.title = exact(target.dateTime, this.#host.language);
  };
}
