/** What the person has decided, newest first. */
import {html, nothing, type TemplateResult} from 'lit';

import type {TermsRecord} from '../../contract/terms.js';
import {day} from '../../i18n/dates.js';
import {type List, loadPages, type Pages} from '../../state/paged.js';
import {showMore} from '../../state/paged-changes.js';
import {Resource} from '../../state/resource.js';
import type {SharedRead} from '../../state/shared-read.js';
import {explain} from '../shared/frame.js';
import {say} from './say.js';
import type {TermsReviewElement} from './terms-review.js';

type Row = TermsRecord & {readonly id: string};

// A record has no name of its own.
const list: List<Row> = async ({terms}, options) => {
  const page = await terms.history(options);
  const id = ({at, documentId, version, decision}: TermsRecord) =>
    [at, documentId, version, decision].join(' ');
  return {...page, items: page.items.map((record) => ({...record, id: id(record)}))};
};

export class History {
  #open = false;
  readonly #host: TermsReviewElement;
  readonly #read: Resource<Pages<Row>>;

  constructor(host: TermsReviewElement) {
    this.#host = host;
    this.#read = new Resource(host, (account) => {
      if (!this.#open) return undefined;
      const read: SharedRead<Pages<Row>> = account.read(
        'terms history',
        loadPages(list, () => read.value, ''),
      );
      return read;
    });
  }

  render(): TemplateResult | typeof nothing {
    const host = this.#host;
    const support = host.account?.description.value?.capabilities['terms.history'].support;
    if (support !== 'native') return nothing;
    return html`<details class="history" .open=${this.#open} @toggle=${this.#onToggle}>
      <summary>${host.t('decisions')}</summary>
      ${this.#open ? this.#renderRows() : nothing}
    </details>`;
  }

  #renderRows() {
    const host = this.#host;
    const {value, error} = this.#read;
    if (!value) {
      return error
        ? html`<p class="error" role="alert">${explain(host, error)}</p>
            <button @click=${() => this.#read.reload()}>${host.t('retry')}</button>`
        : html`<span class="skeleton"></span>`;
    }
    const rows = value.pages.flatMap(({items}) => items);
    if (rows.length === 0) return html`<p class="state">${say(host, 'noDecisions')}</p>`;
    return html`<ul>
        ${rows.map((row) => this.#renderRow(row))}
      </ul>
      ${
        value.pages.at(-1)?.next === undefined
          ? nothing
          : html`<div class="buttons">
              <button aria-disabled=${value.loadingMore} @click=${this.#more}>${host.t('more')}</button>
              ${value.moreError ? html`<span class="error" role="alert">${explain(host, value.moreError)}</span>` : nothing}
            </div>`
      }`;
  }

  #renderRow({title, version, decision, locale, at}: Row) {
    const host = this.#host;
    return html`<li class="row">
      <div>
        <div class="name"><bdi>${title}</bdi></div>
        <div class="facts">
          <span>${say(host, decision === 'accept' ? 'decidedAccept' : 'decidedDecline')}</span>
          <time datetime=${at}>${day(at, host.language)}</time>
          <span dir="auto">${say(host, 'version', {version})}</span>
          ${locale === undefined ? nothing : html`<span>${languageName(locale, host.language)}</span>`}
        </div>
      </div>
    </li>`;
  }

  readonly #onToggle = ({target}: Event) => {
    this.#open = (target as HTMLDetailsElement).open;
    this.#host.requestUpdate();
  };

  readonly #more = async () => {
    const {read} = this.#read;
    const {account} = this.#host;
    if (read && account) await showMore(read, list, account, {locale: account.locale});
  };
}

/** "français", in the language that is given; what is no tag stays as it is. */
export function languageName(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], {type: 'language'}).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
