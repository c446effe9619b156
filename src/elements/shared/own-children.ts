/**
 * What the library itself puts among the children of its elements: fields for secrets, and the parts of `<account-page>`.
 *
 * A page copies them with everything else: a snapshot for the way back, `cloneNode`, `outerHTML`. A copy is dead, for its element is
 * another one, and may hold what was typed. So each child of ours has a mark, and whatever has the mark and is not alive goes.
 */
const mark = 'data-account-own';
const alive = new WeakSet<Node>();

/** Notes that a child is ours. */
export function own(child: Element): void {
  alive.add(child);
  child.setAttribute(mark, '');
}

export const isOwn = (node: Node): boolean => alive.has(node);

/** Takes away what was copied: nothing that was typed stays in it. */
export function sweep({children}: Element): void {
  for (const child of [...children]) {
    if (!child.hasAttribute(mark) || alive.has(child)) continue;
    for (const field of child.querySelectorAll('input')) field.value = '';
    if (child instanceof HTMLInputElement) child.value = '';
    child.remove();
  }
}

/**
 * The first child that is not ours. Frameworks that take up what a server has rendered (React's `hydrateRoot`), and libraries that make
 * a page equal to what a server sent (Idiomorph), begin there, and would throw the page, or our children, away.
 */
export function firstOfHost(first: Node | null): ChildNode | null {
  let node = first;
  while (node && isOwn(node)) node = node.nextSibling;
  return node as ChildNode | null;
}
