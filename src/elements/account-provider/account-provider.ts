import {ContextProvider} from '@lit/context';
import {css, html, LitElement, type TemplateResult} from 'lit';

import {accountContext} from '../../context/account-context.js';
import {OwnSource} from '../../context/own-source.js';
import type {GetToken} from '../../contract/token.js';
import type {AccountAdapter} from '../../contract/adapter.js';
import type {MessageOverrides} from '../../i18n/text.js';
import {Account} from '../../state/account.js';

/**
 * Gives a backend, a language and texts to every account element inside it.
 *
 * @tagname account-provider
 * @slot - The page, or the part of it that has account elements.
 */
export class AccountProviderElement extends LitElement {
  // It is no box: the page's layout goes on as if it were not there.
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  static override properties = {
    adapter: {attribute: false},
    baseUrl: {attribute: 'base-url'},
    demo: {},
    getToken: {attribute: false},
    messages: {attribute: false},
    debug: {type: Boolean},
  };

  /** The backend. Wins over `base-url` and `demo`. */
  adapter?: AccountAdapter | undefined;

  /** Root of a backend that speaks the REST contract: "https://id.example.com/account/v1". */
  baseUrl?: string | null | undefined;

  /** The reference backend in the page; the value names a scenario. Not beside `base-url`. `true` and "" are the default scenario; `false`, `null` and `undefined` none. */
  demo: string | boolean | null | undefined = null;

  /** For `base-url`: gives the bearer token of each request. Without it, cookies are sent. */
  getToken?: GetToken | undefined;

  /** Texts in place of ours, by tag: `{'device-list': {heading: 'My machines'}}`. */
  messages: MessageOverrides = {};

  /** Explains mistakes in the page's markup on any host, not just on a developer's. */
  debug = false;

  readonly #own = new OwnSource(this);
  readonly #provider = new ContextProvider(this, {context: accountContext});

  /** Reads again what is shown inside; also "you are signed in again". */
  async refresh(): Promise<void> {
    const adapter = this.#own.value?.adapter;
    if (!adapter) return;
    const account = Account.of(adapter);
    account.refresh();
    await account.description.settled;
  }

  protected override willUpdate() {
    this.#provider.setValue({
      source: this.#own.value ?? {problem: {code: 'no-adapter'}},
      messages: this.messages,
      debug: this.debug,
    });
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
