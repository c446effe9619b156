import {ContextConsumer} from '@lit/context';
import type {ReactiveController, ReactiveElement} from 'lit';

import {type AccountContext, accountContext, type AdapterSource} from './account-context.js';
import {OwnSource, type SourceSettings} from './own-source.js';

/**
 * Which adapter an element uses: its own property's, its attribute's, else the nearest provider's, also one that is
 * upgraded after the element or that the element is moved into.
 */
export class AccountSource implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #own: OwnSource;
  readonly #consumer: ContextConsumer<typeof accountContext, ReactiveElement>;

  constructor(host: ReactiveElement & SourceSettings) {
    this.#host = host;
    this.#own = new OwnSource(host);
    this.#consumer = new ContextConsumer(host, {context: accountContext, subscribe: true});
    host.addController(this);
  }

  /** What the nearest provider gives. */
  get context(): AccountContext | undefined {
    return this.#consumer.value;
  }

  get value(): AdapterSource {
    const given = this.#own.value ?? this.context?.source;
    if (given) return given;
    // A provider may still come while the page loads.
    return document.readyState === 'complete' ? {problem: {code: 'no-adapter'}} : {};
  }

  hostConnected() {
    document.addEventListener('context-provider', this.#onProvider);
    if (document.readyState !== 'complete') addEventListener('load', this.#onLoad, {once: true});
  }

  hostDisconnected() {
    document.removeEventListener('context-provider', this.#onProvider);
    removeEventListener('load', this.#onLoad);
    // The next place may have another provider, or none; one that is there answers before the next render.
    this.#consumer.value = undefined;
  }

  // A request made before the provider was upgraded went unheard: ask again.
  readonly #onProvider = (event: Event) => {
    if ((event as HTMLElementEventMap['context-provider']).context !== accountContext || this.context) return;
    this.#consumer.hostDisconnected();
    this.#consumer.hostConnected();
  };

  readonly #onLoad = () => this.#host.requestUpdate();
}
