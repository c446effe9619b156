import {nothing, render, type ReactiveController, type ReactiveElement} from 'lit';

/**
 * Renders children of an element into its light DOM, for its slots: password fields live there, because password managers
 * do not look into shadow roots. What the page put there stays; where the page takes ours away, the same ones come back,
 * with what was typed.
 */
export class LightDom implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #template: () => unknown;
  // Lit keeps its place before this comment, so that several can share one element.
  readonly #end = document.createComment('');
  readonly #observer = new MutationObserver(() => this.#restore());
  #nodes: readonly Node[] = [this.#end];

  constructor(host: ReactiveElement, template: () => unknown) {
    this.#host = host;
    this.#template = template;
    host.addController(this);
  }

  hostConnected() {
    this.#observer.observe(this.#host, {childList: true});
  }

  hostDisconnected() {
    this.#observer.disconnect();
  }

  hostUpdated() {
    this.#restore();
    const {startNode} = render(this.#template(), this.#host, {renderBefore: this.#end});
    const nodes: Node[] = [];
    for (let node: Node | null = startNode; node; node = node === this.#end ? null : node.nextSibling)
      nodes.push(node);
    this.#nodes = nodes;
  }

  /** Takes the children away for good. */
  remove() {
    this.#observer.disconnect();
    this.#host.removeController(this);
    this.#restore();
    render(nothing, this.#host, {renderBefore: this.#end});
    this.#end.remove();
  }

  #restore() {
    if (this.#nodes.some(({parentNode}) => parentNode !== this.#host)) this.#host.append(...this.#nodes);
  }
}
