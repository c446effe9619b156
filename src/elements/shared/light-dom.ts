import {nothing, render, type ReactiveController, type ReactiveElement} from 'lit';

type RootPart = ReturnType<typeof render>;

/**
 * Renders children of an element into its light DOM, for its slots: password fields live there, because password managers
 * do not look into shadow roots. What the page put there stays; where the page replaces the children, they come again.
 */
export class LightDom implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #template: () => unknown;
  #end: Comment | undefined;
  #part: RootPart | undefined;

  constructor(host: ReactiveElement, template: () => unknown) {
    this.#host = host;
    this.#template = template;
    host.addController(this);
  }

  hostUpdated() {
    // Lit keeps its place before this comment, so that several can share one element.
    const intact = this.#end?.parentNode === this.#host && this.#part?.startNode?.parentNode === this.#host;
    if (!this.#end || !intact) {
      this.#end?.remove();
      this.#end = this.#host.appendChild(document.createComment(''));
    }
    this.#part = render(this.#template(), this.#host, {renderBefore: this.#end});
  }

  /** Takes the children away for good. */
  remove() {
    if (this.#end?.parentNode === this.#host) render(nothing, this.#host, {renderBefore: this.#end});
    this.#end?.remove();
    this.#host.removeController(this);
  }
}
