// What a person can press and fill in an element, wherever it is: in its shadow, among its children, in a dialog.
import {everyText, until} from './reading.js';

const nameOf = (element: Element) =>
  (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();

function* within(root: Element): Generator<Element> {
  for (const element of [...(root.shadowRoot?.querySelectorAll('*') ?? []), ...root.querySelectorAll('*')]) {
    yield element;
    if (element.shadowRoot) yield* within(element);
  }
}

/** Whether a node is shown in another, also through a slot or in its shadow. */
function isShownIn(outer: Element, node: Element | null): boolean {
  if (!node || node === outer) return node !== null;
  const {host} = node.getRootNode() as Partial<ShadowRoot>;
  return isShownIn(outer, node.assignedSlot ?? node.parentElement ?? host ?? null);
}

/** What has that name and can be pressed now, wherever it is; while a dialog is open, in that. */
export function control(root: Element, name: string | RegExp): HTMLElement | undefined {
  const selector = 'button, a[href], input[type=radio], input[type=checkbox], summary';
  const all = [...within(root)];
  const modal = all.filter((element) => element.matches('dialog:modal')).at(-1);
  const usable = (element: Element) =>
    element.checkVisibility() &&
    (!modal || isShownIn(modal, element)) &&
    !(element as HTMLButtonElement).disabled &&
    element.getAttribute('aria-disabled') !== 'true';
  const labelled = (element: Element) =>
    element instanceof HTMLInputElement
      ? (element.labels?.[0]?.textContent ?? '').replace(/\s+/g, ' ').trim()
      : nameOf(element);
  return all.find(
    (element): element is HTMLElement =>
      element.matches(selector) &&
      usable(element) &&
      (typeof name === 'string' ? labelled(element) === name : name.test(labelled(element))),
  );
}

/** Waits for it, and presses it, as often as that. */
export async function press(root: Element, name: string | RegExp, times = 1): Promise<void> {
  await until(() => control(root, name), `there is “${name}” to press in ${everyText(root).slice(0, 400)}`);
  const found = control(root, name);
  found?.focus();
  for (let time = 0; time < times; time++) found?.click();
}

/** Fields of an element that hold text, wherever they are. */
export const fieldsOf = (root: Element): (HTMLInputElement | HTMLTextAreaElement)[] =>
  [...within(root)].filter(
    (element): element is HTMLInputElement | HTMLTextAreaElement =>
      element instanceof HTMLTextAreaElement ||
      (element instanceof HTMLInputElement &&
        !['radio', 'checkbox', 'file', 'hidden'].includes(element.type)),
  );

/** Waits for the field, and types. */
export async function fill(root: Element, selector: string, text: string): Promise<void> {
  const find = () => fieldsOf(root).find((field) => field.matches(selector) && field.checkVisibility());
  await until(find, `there is a field ${selector} in ${everyText(root).slice(0, 400)}`);
  const field = find()!;
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  field.dispatchEvent(new Event('change', {bubbles: true}));
}

/** Where the focus is, through all roots. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Whether a node is of the element: in its shadow, among its children, or in a dialog that it opened. */
export const isWithin = (root: Element, node: Element | null): boolean =>
  node === root || [...within(root)].some((each) => each === node);
