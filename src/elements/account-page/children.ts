import type {ReactiveController, ReactiveElement} from 'lit';

import {parts} from './parts.js';

const ownSlots = ['heading', 'help'];
const name = 'account-page';

const connected = new Set<ReactiveElement>();
// What waits for a tag that never comes is kept for good: once for all pages.
const awaited = new Set<string>();

function awaitTag(tag: string) {
  if (awaited.has(tag)) return;
  awaited.add(tag);
  void customElements.whenDefined(tag).then(() => {
    for (const page of connected) page.requestUpdate();
  });
}

/**
 * The page's parts, which are its own children: password managers look for their fields there, and a host that writes them
 * itself decides what there is. Where it writes none, they are made here.
 */
export class Children implements ReactiveController {
  readonly #host: ReactiveElement;
  #observer: MutationObserver | undefined;
  readonly #update = () => this.#host.requestUpdate();
  /** The slots for which a child was made; absent: nobody knows yet who makes them. */
  #made: Set<string> | undefined;
  #hostDecides = false;
  /** Children whose heading level is ours to set. */
  readonly #levelled = new WeakSet<Element>();

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    connected.add(this.#host);
    this.#observer ??= new MutationObserver(this.#update);
    this.#observer.observe(this.#host, {childList: true});
    // Those that the parser has not come to yet count too.
    document.addEventListener('DOMContentLoaded', this.#update);
  }

  hostDisconnected() {
    connected.delete(this.#host);
    this.#observer?.disconnect();
    document.removeEventListener('DOMContentLoaded', this.#update);
  }

  /** The children with a part, and what the host added, each in its place. */
  get all(): readonly HTMLElement[] {
    // On a server an element has no children.
    if (!globalThis.document) return [];
    return ([...this.#host.children] as HTMLElement[]).filter(({slot}) => !ownSlots.includes(slot));
  }

  /** The names of their slots, in the order in which they stand; '' is the slot without a name. */
  get slots(): readonly string[] {
    return globalThis.document ? [...new Set(this.all.map(({slot}) => slot))] : Object.keys(parts);
  }

  in(slot: string): HTMLElement | undefined {
    return this.all.find((child) => child.slot === slot);
  }

  /** Makes what is missing, and puts what is there into its place. */
  arrange(level: number, unsupported: string) {
    if (!globalThis.document || (document.readyState === 'loading' && !this.#made && this.all.length === 0))
      return;
    this.#hostDecides ||= !this.#made && this.all.length > 0;
    this.#made ??= new Set();
    const {localName} = this.#host;
    const prefix = localName.endsWith(name) ? localName.slice(0, -name.length) : '';
    for (const [slot, [tag]] of Object.entries(parts)) {
      if (!this.#hostDecides) this.#make(slot, prefix + tag, unsupported);
      for (const child of this.#host.querySelectorAll(`:scope > ${prefix}${tag}`)) {
        child.slot ||= slot;
        if (!child.hasAttribute('heading-level')) this.#levelled.add(child);
        if (this.#levelled.has(child)) child.setAttribute('heading-level', String(level));
      }
    }
  }

  #make(slot: string, tag: string, unsupported: string) {
    if (this.#made?.has(slot)) return;
    if (!customElements.get(tag)) return awaitTag(tag);
    this.#made?.add(slot);
    const child = document.createElement(tag);
    child.slot = slot;
    if (unsupported !== 'auto') child.setAttribute('unsupported', unsupported);
    const names = Object.keys(parts);
    const following = names.slice(names.indexOf(slot)).find((each) => this.in(each)) ?? '';
    this.#host.insertBefore(child, this.in(following) ?? null);
  }
}
