import type {CSSResult, ReactiveControllerHost} from 'lit';

import {begin} from '../../state/host.js';
import type {AccountElement} from '../account-element.js';

/** A part of an element that is loaded when it is first wanted. */
export class OnDemand<T> {
  /** Absent until it is here. */
  value: T | undefined;
  /** Why it could not be loaded; the next want tries again. */
  error: unknown;
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
      if (this.error === undefined) setTimeout(() => void this.load());
    }
    return this.value;
  }

  /** Loads it, once for everybody. Resolves to nothing where that fails. */
  load(): Promise<T | undefined> {
    this.#loading ??= this.#load().then(
      (value) => this.#settle(value, undefined),
      (error: unknown) => this.#settle(undefined, error ?? new Error('It could not be loaded.')),
    );
    return this.#loading;
  }

  /** Loads it when the browser has nothing better to do, so that it is here when it is wanted. */
  prepare(): void {
    if (this.#loading) return;
    const idle = globalThis.requestIdleCallback ?? ((callback: () => void) => setTimeout(callback, 200));
    idle(() => void this.load());
  }

  get failed(): boolean {
    return this.error !== undefined;
  }

  #settle(value: T | undefined, error: unknown) {
    this.value = value;
    this.error = error;
    if (error !== undefined) this.#loading = undefined;
    for (const host of this.#waiting) host.requestUpdate();
    this.#waiting.clear();
    return value;
  }
}

/** What was pressed for, and could not be loaded. */
export interface Lack {
  readonly part: OnDemand<unknown>;
  /** Tries again, and then does what was pressed for. */
  readonly retry: () => Promise<void>;
}

/** Loads a part that something was pressed for. Where that fails the element says so, with a way to try again; nothing also where somebody else is here by then. */
export async function pressed<P>(host: AccountElement, part: OnDemand<P>): Promise<P | undefined> {
  if (part.value) return part.value;
  const isOver = begin(host);
  const button = host.shadowRoot?.activeElement;
  const value = await part.load();
  if (isOver()) return undefined;
  const retry = async () => {
    if (!(await part.load())) return host.requestUpdate();
    host.lack = undefined;
    await host.updateComplete;
    if (button instanceof HTMLElement && button.isConnected) button.click();
  };
  host.lack = value ? undefined : {part, retry};
  if (!value) {
    await host.updateComplete;
    host.shadowRoot?.querySelector<HTMLElement>('[part=missing] button')?.focus();
  }
  return value;
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
    const part = await pressed(this.#host, this.#part);
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
