import {html, render} from 'lit';

import type {MockBackend, MockBackendOptions} from '../../../mocks/backend.js';
import type {AccountAdapter} from '../../../src/contract/adapter.js';
import type {AccountPageElement} from '../../../src/elements/account-page/account-page.js';
import {backendIn, settled} from '../../support/every-element.js';
import {until} from '../../support/reading.js';

export interface Opened {
  readonly page: AccountPageElement;
  readonly backend: MockBackend;
}

/** A page in some situation, come to rest. */
export async function open(
  options: MockBackendOptions | string = {},
  content: unknown = undefined,
  attributes: Readonly<Record<string, string>> = {},
): Promise<Opened> {
  const {backend, adapter} = backendIn(options);
  const page = place(adapter, content, attributes);
  await settled(page);
  return {backend, page};
}

export function place(
  adapter: AccountAdapter | undefined,
  content: unknown = undefined,
  attributes: Readonly<Record<string, string>> = {},
): AccountPageElement {
  const page = document.createElement('account-page');
  for (const [name, value] of Object.entries(attributes)) page.setAttribute(name, value);
  page.adapter = adapter;
  if (content) render(content, page);
  const box = document.createElement('div');
  box.dataset['box'] = '';
  box.append(page);
  document.body.append(box);
  return page;
}

let travelling = false;
for (const way of ['back', 'forward', 'go'] as const) {
  const travel = history[way].bind(history);
  history[way] = (steps?: number) => {
    travelling = true;
    travel(steps);
  };
}
addEventListener('popstate', () => (travelling = false));

/** Going back takes effect later: not in the next test. */
export const arrived = () => until(() => !travelling, 'the history has arrived');

/** Takes everything away, and the fragment and title that were left. */
export function clear(): void {
  for (const box of document.querySelectorAll('[data-box]')) box.remove();
  history.replaceState(null, '', location.pathname + location.search);
}

const shown = (element: Element) => element.checkVisibility();

/** The names of the slots that are on the screen. */
export const slots = (page: Element) =>
  [...page.shadowRoot!.querySelectorAll<HTMLSlotElement>('slot')]
    .filter((slot) => slot.assignedElements().some(shown))
    .map(({name}) => name);

/** What an entry is pressed by. */
export const entry = (page: Element, task: string) =>
  page.shadowRoot!.querySelector<HTMLAnchorElement>(`#entry-${task}`);

export const entries = (page: Element) =>
  [...page.shadowRoot!.querySelectorAll('[part=entry]')].map(
    (each) => each.querySelector('a, span')!.textContent,
  );

export const back = (page: Element) => page.shadowRoot!.querySelector<HTMLAnchorElement>('.back');

/** Presses an entry, and waits for the focus on the task's heading, or on another kind of thing in it. */
export async function openTask(page: Element, task: string, on = 'H3'): Promise<HTMLElement> {
  entry(page, task)!.click();
  const child = page.querySelector<HTMLElement>(`:scope > [slot=${task}]`)!;
  await until(() => child.shadowRoot?.activeElement?.tagName === on, `${task} has the focus`);
  return child;
}

export const focusedId = (element: Element) => element.shadowRoot!.activeElement?.id;

export {html};
