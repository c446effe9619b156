import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {loadLocale} from './locale.js';

type Host = ReactiveControllerHost & HTMLElement;

/** The language of an element: the nearest `lang`, across shadow roots; tells the element when it changes. */
export class Language implements ReactiveController {
  /** BCP 47 tag. Default: 'en'. */
  tag = 'en';
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    watch(this.#host, this.#update);
    this.#update();
  }

  hostDisconnected() {
    unwatch(this.#update);
  }

  readonly #update = () => {
    const tag = canonical(nearestLang(this.#host));
    if (tag !== this.tag) this.#host.requestUpdate();
    this.tag = tag;
    void loadLocale(tag).then((came) => {
      if (came) this.#host.requestUpdate();
    });
  };
}

function nearestLang(element: Element): string {
  for (let node: Node | null = element; node; node = parentOf(node)) {
    if (node instanceof Element && node.getAttribute('lang')) return node.getAttribute('lang') ?? '';
  }
  return '';
}

function parentOf(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return (node instanceof Element && node.assignedSlot) || node.parentNode;
}

function canonical(tag: string): string {
  try {
    // Some servers write the names of their own system: fr_FR.
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

// One observer for all elements of the page; it lives as long as somebody listens.
const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

function watch(element: Element, listener: () => void) {
  listeners.add(listener);
  observer ??= new MutationObserver(() => {
    for (const each of [...listeners]) each();
  });
  // A `lang` changes on any ancestor, and an observer does not see into another root.
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    observer.observe(root, {subtree: true, attributeFilter: ['lang', 'dir']});
    if (!(root instanceof ShadowRoot)) return;
  }
}

function unwatch(listener: () => void) {
  listeners.delete(listener);
  if (listeners.size > 0) return;
  observer?.disconnect();
  observer = undefined;
}
