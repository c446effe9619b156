import type {CSSResult, ReactiveControllerHost} from 'lit';

import {begin} from '../../state/host.js';
import type {AccountElement} from '../account-element.js';

/** A part of an element that is loaded when it is first wanted. */
export class OnDemand<T> {
  /** Absent until it is here. */
  value: T | undefined;
  /** It could not be loaded; the next want tries again. */
  failed = false;
  readonly #load: () => Promise<T>;
  readonly #waiting = new Set<ReactiveControllerHost>();
  #loading: Promise<T | undefined> | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** The part, or nothing yet: then the host renders again when it is here, or has failed. */
  for(host: ReactiveControllerHost): T | undefined {
    if (!this.value) {
      this.#waiting.add(host);
      // After what the same render asks of the backend: over HTTP/1.1 a browser has six connections.
      if (!this.failed) setTimeout(() => void this.load());
    }
    return this.value;
  }

  /** Loads it, once for everybody. Resolves to nothing where that fails. */
  load(): Promise<T | undefined> {
    this.#loading ??= this.#load().then(
      (value) => this.#settle(value),
      () => this.#settle(undefined),
    );
    return this.#loading;
  }

  /** Loads it when the browser has nothing better to do, so that it is here when it is wanted. */
  prepare(): void {
    if (this.#loading) return;
    const idle = globalThis.requestIdleCallback ?? ((callback: () => void) => setTimeout(callback, 200));
    idle(() => void this.load());
  }

  #settle(value: T | undefined) {
    this.value = value;
    this.failed = value === undefined;
    if (this.failed) this.#loading = undefined;
    for (const host of this.#waiting) host.requestUpdate();
    this.#waiting.clear();
    return value;
  }
}

/** What an element does for who is here, made of a part when it is first wanted. For somebody else it is made anew. */
export class Own<P, T> {
  readonly #host: AccountElement;
  readonly #part: OnDemand<P>;
  readonly #make: (part: P) => T;
  #value: T | undefined;
  #for: AbortSignal | undefined;

  constructor(host: AccountElement, part: OnDemand<P>, make: (part: P) => T) {
    this.#host = host;
    this.#part = part;
    this.#make = make;
  }

  /** Absent: nobody has wanted it yet, or that was somebody else. */
  get value(): T | undefined {
    return this.#host.serves === this.#for ? this.#value : undefined;
  }

  /** For a render: made at once where the part is here, else the host renders again when it is. */
  get now(): T | undefined {
    const part = this.#part.for(this.#host);
    return part && this.#made(part);
  }

  /** For a press: loads it, and says where that fails. Nothing also where somebody else is here by then. */
  async want(): Promise<T | undefined> {
    const host = this.#host;
    const isOver = begin(host);
    const part = this.#part.value ?? (await this.#part.load());
    if (isOver()) return undefined;
    if (!part) void host.announce(host.t('offline'));
    return part && this.#made(part);
  }

  #made(part: P): T {
    this.#value = this.value ?? this.#make(part);
    this.#for = this.#host.serves;
    return this.#value;
  }
}

/** Gives an element the looks of a part. */
export function adopt({shadowRoot}: Element, {styleSheet}: CSSResult): void {
  if (styleSheet && shadowRoot && !shadowRoot.adoptedStyleSheets.includes(styleSheet)) {
    shadowRoot.adoptedStyleSheets.push(styleSheet);
  }
}
