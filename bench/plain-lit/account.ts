import {ContextProvider} from '@lit/context';
import {html, LitElement} from 'lit';

import {clientContext, createClient} from './client.js';

class PlainAccount extends LitElement {
  readonly #provider = new ContextProvider(this, {context: clientContext});

  override connectedCallback() {
    super.connectedCallback();
    this.#provider.setValue(createClient(this.getAttribute('base-url') ?? ''));
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}

customElements.define('plain-account', PlainAccount);
