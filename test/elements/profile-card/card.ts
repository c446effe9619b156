import {waitUntil} from '@open-wc/testing';

/** Parts that load on demand may take their time on a busy machine. */
export const until = (holds: () => unknown, what?: string) => waitUntil(holds, what, {timeout: 8000});

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
