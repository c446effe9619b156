/** What has the focus in an element: in its shadow, in its children, or in theirs. */
export function focusedIn(host: Element): Element | undefined {
  let {activeElement: focused} = host.getRootNode() as Document | ShadowRoot;
  if (!focused || !host.contains(focused)) return undefined;
  while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused === host ? undefined : focused;
}
