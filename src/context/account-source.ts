import {ContextEvent} from '@lit/context';
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
  #context: AccountContext | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveElement & SourceSettings) {
    this.#host = host;
    this.#own = new OwnSource(host);
    host.addController(this);
  }

  /** What the nearest provider gives. */
  get context(): AccountContext | undefined {
    return this.#context;
  }

  get value(): AdapterSource {
    // On a server nothing is asked: the skeleton is what can be rendered there.
    if (!globalThis.document) return {};
    const given = this.#own.value ?? this.context?.source;
    if (given) return given;
    // A provider may still come while the page loads.
    return document.readyState === 'complete' ? {problem: {code: 'no-adapter'}} : {};
  }

  hostConnected() {
    this.#ask();
    document.addEventListener('context-provider', this.#onProvider);
    if (document.readyState !== 'complete') addEventListener('load', this.#onLoad, {once: true});
  }

  hostDisconnected() {
    document.removeEventListener('context-provider', this.#onProvider);
    removeEventListener('load', this.#onLoad);
    this.#unsubscribe?.();
    // The next place may have another provider, or none; one that is there answers before the next render.
    this.#unsubscribe = this.#context = undefined;
  }

  #ask() {
    this.#host.dispatchEvent(new ContextEvent(accountContext, this.#host, this.#onContext, true));
  }

  readonly #onContext = (context: AccountContext | undefined, unsubscribe?: () => void) => {
    // A nearer provider has taken over.
    if (unsubscribe !== this.#unsubscribe) this.#unsubscribe?.();
    this.#unsubscribe = unsubscribe;
    this.#context = context;
    this.#host.requestUpdate();
  };

  // A request made before the provider was upgraded went unheard: ask again.
  readonly #onProvider = (event: Event) => {
    if ((event as HTMLElementEventMap['context-provider']).context === accountContext && !this.#context)
      this.#ask();
  };

  readonly #onLoad = () => this.#host.requestUpdate();
}
