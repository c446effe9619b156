import {fixture, html} from '@open-wc/testing';

import '../../../src/elements/terms-review/define.js';
import type {AccountAdapter} from '../../../src/contract/adapter.js';
import type {TermsContent, TermsDocument} from '../../../src/contract/terms.js';
import type {TermsReviewElement} from '../../../src/elements/terms-review/terms-review.js';
import {backendIn} from '../../support/every-element.js';
import {button, until} from '../../support/reading.js';

/** The element over an adapter, in the language that is given. */
export const reviewOf = (adapter: AccountAdapter, lang = 'en') =>
  fixture<TermsReviewElement>(
    html`<div lang=${lang}><terms-review .adapter=${adapter}></terms-review></div>`,
  ).then((box) => box.querySelector<TermsReviewElement>('terms-review')!);

/** The element over the reference backend in a scenario. */
export async function review(scenario = 'terms-pending') {
  const {backend, adapter} = backendIn(scenario);
  return {backend, adapter, element: await reviewOf(adapter)};
}

/** An adapter that has one document, pending, with this content. */
export function adapterOf(
  content: Partial<TermsContent> & Pick<TermsContent, 'type'>,
  document: Partial<TermsDocument> = {},
): AccountAdapter {
  const {adapter} = backendIn();
  const one: TermsDocument = {id: 'one', version: '1', title: 'One', state: 'pending', ...document};
  return {
    ...adapter,
    terms: {
      ...adapter.terms!,
      list: async () => ({items: [one]}),
      content: async () => ({version: '1', locale: 'en', ...content}) as TermsContent,
    },
  };
}

export const shadow = <T extends Element = HTMLElement>(element: Element, selector: string) =>
  element.shadowRoot!.querySelector<T & HTMLElement>(selector);

export const titleOf = (element: Element) => shadow(element, '#title')?.textContent.trim();

/** Waits until a document is there to read, and gives its box. */
export async function read(element: Element, title: string): Promise<HTMLElement> {
  await until(
    () => titleOf(element) === title && shadow(element, '#document:not([aria-busy])'),
    `“${title}” is there`,
  );
  return shadow(element, '#document')!;
}

/** Waits until the button can be pressed, and presses it. */
export async function press(element: Element, name: string): Promise<void> {
  await until(() => {
    const found = button(element, name);
    return found && found.getAttribute('aria-disabled') !== 'true';
  }, `“${name}” can be pressed`);
  button(element, name)!.click();
}

export const isOff = (element: Element, name: string) =>
  button(element, name)?.getAttribute('aria-disabled') === 'true';

/** What the live region said last. */
export const said = (element: Element) => shadow(element, '[role=status].hidden')?.textContent ?? '';
