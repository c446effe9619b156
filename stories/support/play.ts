/** What play functions look for: by role, name and text, as a person does, inside shadow roots too. */
import {userEvent, waitFor} from 'storybook/test';

const roles: Readonly<Record<string, string>> = {
  alert: '[role=alert]',
  alertdialog: 'dialog[open]',
  button: 'button',
  combobox: 'select',
  heading: 'h1, h2, h3, h4, h5, h6',
  img: 'img, [role=img]',
  link: 'a[href]',
  list: 'ul, ol, [role=list]',
  listitem: '[role=listitem], li',
  radio: 'input[type=radio]',
  searchbox: 'input[type=search]',
  status: '[role=status]',
  textbox: 'input:not([type=radio], [type=checkbox], [type=search], [aria-hidden=true])',
};

export type Role = keyof typeof roles;

/** A text in full, or a pattern. */
export type Wanted = string | RegExp;

const fits = (text: string, wanted: Wanted) =>
  typeof wanted === 'string' ? text === wanted : wanted.test(text);

const textOf = (element: Element) => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/** The elements under a node that match, those in open shadow roots too. */
function* deep<T extends Element>(root: ParentNode, selector: string): Generator<T> {
  for (const element of root.querySelectorAll<T>('*')) {
    if (element.matches(selector)) yield element;
    if (element.shadowRoot) yield* deep<T>(element.shadowRoot, selector);
  }
}

function nameOf(element: Element): string {
  const labels = (element as HTMLInputElement).labels ?? [];
  return element.getAttribute('aria-label') ?? ([...labels].map(textOf).join(' ') || textOf(element));
}

function all<T extends HTMLElement>(within: ParentNode, role: Role, name: Wanted): T[] {
  return [...deep<T>(within, roles[role] ?? role)].filter(
    (element) => fits(nameOf(element), name) && element.checkVisibility(),
  );
}

/** The error as it is, without the whole page. */
const plainly = {onTimeout: (error: Error) => error};

/** Waits for the first visible element of that role and name. */
export function find<T extends HTMLElement = HTMLElement>(
  within: ParentNode,
  role: Role,
  name: Wanted = /./,
): Promise<T> {
  return waitFor(() => {
    const [found] = all<T>(within, role, name);
    if (!found) throw new Error(`There is no ${role} ${String(name)}.`);
    return found;
  }, plainly);
}

/** Whether such an element is there now. */
export const has = (within: ParentNode, role: Role, name: Wanted = /./): boolean =>
  all(within, role, name).length > 0;

/** Waits until an element says this. */
export function says(within: ParentNode, wanted: Wanted): Promise<Element> {
  return waitFor(() => {
    const found = [...deep(within, ':not(style, script)')].find(
      (element) => element.childElementCount === 0 && fits(textOf(element), wanted),
    );
    const around =
      found ?? [...deep(within, 'p, span, div, section')].find((each) => fits(textOf(each), wanted));
    if (!around) throw new Error(`Nothing says ${String(wanted)}.`);
    return around;
  }, plainly);
}

export async function press(within: ParentNode, name: Wanted): Promise<void> {
  await userEvent.click(await find(within, 'button', name));
}

/** What has the focus, seen through shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Waits for an event of the elements, and resolves to it. Call it before what causes it. */
export function once<K extends keyof GlobalEventHandlersEventMap>(
  target: EventTarget,
  type: K,
): Promise<GlobalEventHandlersEventMap[K]> {
  return new Promise((resolve) =>
    target.addEventListener(type, (event) => resolve(event as GlobalEventHandlersEventMap[K]), {once: true}),
  );
}
