import {until} from '../../support/reading.js';

export {until};

export const textOf = (element: Element) =>
  (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

export const query = <T extends Element>(element: Element, selector: string) =>
  element.shadowRoot!.querySelector<T>(selector);

export const button = (element: Element, name: string) =>
  [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent.trim()) === name,
  );

export const shows = (element: Element, text: string) =>
  until(() => textOf(element).includes(text), `shows “${text}”`);

/** The next event of that name, with its own type. */
export const next = <E extends keyof GlobalEventHandlersEventMap>(element: Element, name: E) =>
  new Promise<GlobalEventHandlersEventMap[E]>((resolve) =>
    element.addEventListener(name, (event) => resolve(event as GlobalEventHandlersEventMap[E]), {once: true}),
  );
