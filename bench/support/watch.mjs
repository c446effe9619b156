// Runs in each page before its own scripts, through playwright's addInitScript: it must stand on its own.

/** Notes when each of the three parts shows its data, and how much the page has moved. */
export function watch({person, devices, rule}) {
  const roots = [document];
  const marks = (globalThis.bench = {parts: {}, ready: undefined, shift: 0});
  const some = (selector, accepts) =>
    roots.some((root) => [...root.querySelectorAll(selector)].some(accepts));
  const count = (selector) => roots.reduce((sum, root) => sum + root.querySelectorAll(selector).length, 0);
  const parts = {
    profile: () => some('h1, h2, h3', ({textContent}) => textContent.includes(person)),
    devices: () => count('[part~=device]') === devices,
    password: () =>
      count('input[autocomplete=new-password]') === 2 &&
      some('[part~=rules]', ({textContent}) => textContent.includes(rule)),
  };
  const look = () => {
    for (const [name, isThere] of Object.entries(parts)) {
      if (!(name in marks.parts) && isThere()) marks.parts[name] = performance.now();
    }
    if (Object.keys(marks.parts).length < Object.keys(parts).length) return;
    marks.ready = performance.now();
    observer.disconnect();
    roots.length = 0;
  };
  const observer = new MutationObserver(look);
  const follow = (root) => observer.observe(root, {childList: true, subtree: true, characterData: true});
  follow(document);
  const {attachShadow} = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    if (marks.ready === undefined) {
      roots.push(root);
      follow(root);
    }
    return root;
  };
  new PerformanceObserver((list) => {
    for (const {value, hadRecentInput} of list.getEntries()) if (!hadRecentInput) marks.shift += value;
  }).observe({type: 'layout-shift', buffered: true});
}
