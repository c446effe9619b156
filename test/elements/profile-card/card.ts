import {waitUntil} from '@open-wc/testing';

export const textOf = (element: Element) =>
  (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

export const query = <T extends Element>(element: Element, selector: string) =>
  element.shadowRoot!.querySelector<T>(selector);

export const button = (element: Element, name: string) =>
  [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent.trim()) === name,
  );

export const shows = (element: Element, text: string) =>
  waitUntil(() => textOf(element).includes(text), `shows “${text}”`);
