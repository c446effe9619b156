import type {ReactiveController, ReactiveElement} from 'lit';

import {own, sweep} from '../shared/own-children.js';
import {parts} from './parts.js';

const ownSlots = ['heading', 'help', 'placeholder'];
const name = 'account-page';
/** What stands in a page until the parts are there, and what editors leave behind. */
const placeholders = 'p, span, br, noscript, progress, [aria-busy=true], [role=status]';

const connected = new Set<ReactiveElement>();
// What waits for a tag that never comes is kept for good: once for all pages of a registry.
const awaited = new WeakMap<object, Set<string>>();

/** Where the page's tag is registered, and so its parts' (scoped registries, HTML). */
const registryOf = ({
  customElementRegistry,
}: Element & {customElementRegistry?: CustomElementRegistry | null}) =>
  customElementRegistry ?? customElements;

function awaitTag(registry: CustomElementRegistry, tag: string) {
  const tags = awaited.get(registry) ?? new Set();
  awaited.set(registry, tags);
  if (tags.has(tag)) return;
  tags.add(tag);
  void registry.whenDefined(tag).then(() => {
    for (const page of connected) page.requestUpdate();
  });
}

/**
 * The page's parts, which are its own children: password managers look for their fields there, and a host that writes one of them
 * itself decides what there is. Where it writes none, they are made here, and made once: where a library takes all of them away, the
 * same ones come back.
 */
export class Children implements ReactiveController {
  readonly #host: ReactiveElement;
  #observer: MutationObserver | undefined;
  readonly #update = () => this.#host.requestUpdate();
  /** What was made, by its slot; absent: nobody knows yet who makes the parts. */
  #made: Map<string, HTMLElement> | undefined;
  #hostDecides = false;
  /** Children whose heading level is ours to set. */
  readonly #levelled = new WeakSet<Element>();

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    connected.add(this.#host);
    this.#observer ??= new MutationObserver(() => {
      this.#restore();
      this.#update();
    });
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

  /** The names of their slots, in the order in which they stand; '' is the slot without a name, last where the host writes no part. */
  get slots(): readonly string[] {
    if (!globalThis.document) return Object.keys(parts);
    const slots = [...new Set(this.all.map(({slot}) => slot))];
    if (this.#hostDecides || !slots.includes('')) return slots;
    return [...slots.filter((slot) => slot !== ''), ''];
  }

  /** What is shown behind the parts, for it is none of them. */
  get strays(): readonly Element[] {
    return this.#hostDecides ? [] : this.all.filter(({slot}) => !slot);
  }

  in(slot: string): HTMLElement | undefined {
    return this.all.find((child) => child.slot === slot);
  }

  /** Makes what is missing, and puts what is there into its place. */
  arrange(level: number, unsupported: string) {
    if (!globalThis.document) return;
    const host = this.#host;
    sweep(host);
    const {localName} = host;
    const prefix = localName.endsWith(name) ? localName.slice(0, -name.length) : '';
    const tags = new Map(Object.entries(parts).map(([slot, [tag]]) => [prefix + tag, slot]));
    const isPart = (child: Element) => tags.has(child.localName) || Object.hasOwn(parts, child.slot);
    if (!this.#made) {
      this.#hostDecides = this.all.some(isPart);
      if (!this.#hostDecides && document.readyState === 'loading') return;
      this.#made = new Map();
    }
    if (!this.#hostDecides) {
      this.#restore();
      for (const [tag, slot] of tags) this.#make(slot, tag, unsupported);
      for (const child of this.all)
        if (!child.slot && child.matches(placeholders)) child.slot = 'placeholder';
    }
    for (const child of this.all) {
      const slot = tags.get(child.localName);
      if (slot === undefined) continue;
      child.slot ||= slot;
      if (!child.hasAttribute('heading-level')) this.#levelled.add(child);
      if (this.#levelled.has(child)) child.setAttribute('heading-level', String(level));
    }
  }

  /** Where all of them were taken away at once, nobody has chosen among them: they come back before they have left. */
  #restore() {
    const made = [...(this.#made?.values() ?? [])];
    if (made.every(({parentNode}) => parentNode !== this.#host)) this.#host.append(...made);
  }

  #make(slot: string, tag: string, unsupported: string) {
    if (this.#made?.has(slot)) return;
    const registry = registryOf(this.#host);
    if (!registry.get(tag)) return awaitTag(registry, tag);
    const child = document.createElement(
      tag,
      registry === customElements ? undefined : {customElementRegistry: registry},
    );
    own(child);
    this.#made?.set(slot, child);
    child.slot = slot;
    if (unsupported !== 'auto') child.setAttribute('unsupported', unsupported);
    const names = Object.keys(parts);
    const following = names.slice(names.indexOf(slot)).find((each) => this.in(each)) ?? '';
    this.#host.insertBefore(child, following ? (this.in(following) ?? null) : null);
  }
}
