import {waitUntil} from '@open-wc/testing';

/** All that can be read in an element or page: shadow roots, light children and what fields hold. */
export function everyText(root: Node): string {
  const parts: string[] = [];
  const visit = (node: Node) => {
    if (node instanceof Text) parts.push(node.data);
    if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) parts.push(node.value);
    if (node instanceof Element) {
      for (const {value} of node.attributes) parts.push(value);
      if (node.shadowRoot) visit(node.shadowRoot);
    }
    node.childNodes.forEach(visit);
  };
  visit(root);
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

/** A busy machine may take a while, above all to load a part for the first time. */
export const until = (condition: () => unknown, what?: string): Promise<void> =>
  waitUntil(condition, what, {timeout: 20_000, interval: 20});

export const reads = (root: Node, text: string): Promise<void> =>
  until(() => everyText(root).includes(text), `reads “${text}”`);

export const button = (element: Element, name: string): HTMLButtonElement | undefined =>
  [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent.trim()) === name,
  );
