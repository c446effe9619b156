import {ContextConsumer} from '@lit/context';
import {css, type CSSResultGroup, html, LitElement, nothing} from 'lit';

import {type Capability, type Client, clientContext} from './client.js';

/** What the three parts share: looks, the client, and a line while they wait or after they failed. */
export abstract class Part extends LitElement {
  static override styles: CSSResultGroup = css`
    :host {
      display: block;
      max-inline-size: 44rem;
      margin-block-end: 1.5rem;
      padding: 1.5rem;
      border: 1px solid #d5d9e0;
      border-radius: 0.75rem;
      background: #fff;
      color: #1c2430;
      font:
        1rem/1.5 system-ui,
        sans-serif;
    }
    h2 {
      margin: 0;
      font-size: 1.25rem;
    }
    p {
      margin: 0.25rem 0 0;
    }
    .muted {
      color: #5b6675;
      font-size: 0.9375rem;
    }
    .tag {
      padding: 0 0.5rem;
      border-radius: 1rem;
      background: #e8eefc;
      font-size: 0.8125rem;
    }
    .warn {
      background: #fdecd2;
    }
    button {
      min-block-size: 2.5rem;
      padding: 0.375rem 1rem;
      border: 1px solid #7a8699;
      border-radius: 0.375rem;
      background: #fff;
      color: inherit;
      font: inherit;
    }
    a {
      color: #1f4fd1;
    }
  `;

  protected client: Client | undefined;
  #error: unknown;

  constructor() {
    super();
    new ContextConsumer(this, {
      context: clientContext,
      callback: (client) => {
        this.client = client;
        this.attempt(() => this.load(client));
      },
    });
  }

  protected abstract load(client: Client): Promise<void>;
  protected abstract renderContent(): unknown;

  protected attempt(task: () => Promise<void>) {
    this.#error = undefined;
    task()
      .catch((error: unknown) => (this.#error = error))
      .finally(() => this.requestUpdate());
  }

  protected override render() {
    const content = this.renderContent();
    if (this.#error)
      return html`${content ?? nothing}
        <p role="alert">Something went wrong. Try again.</p>`;
    return content ?? html`<p class="muted" role="status">Loading…</p>`;
  }

  protected renderRefusal(capability: Capability | undefined) {
    const {text, contact} = capability?.refusal ?? {};
    return html`<p class="muted">
      ${text}
      ${contact ? html`<a href=${contact.url ?? `mailto:${contact.email}`}>${contact.label}</a>` : nothing}
    </p>`;
  }
}
