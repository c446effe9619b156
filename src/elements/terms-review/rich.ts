/** HTML of the organization's terms, on an allow-list: loaded when there is some to show. */
import DOMPurify from 'dompurify';

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const tags = [
  ...headings,
  ...['p', 'div', 'section', 'blockquote', 'pre', 'hr', 'br', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...['a', 'strong', 'b', 'em', 'i', 'u', 's', 'mark', 'small', 'sub', 'sup', 'del', 'ins', 'code', 'kbd'],
  ...['abbr', 'dfn', 'cite', 'q', 'bdi', 'bdo', 'wbr', 'span'],
];
const urls = ['href'];
const plain = [
  'hreflang',
  'lang',
  'dir',
  'title',
  'colspan',
  'rowspan',
  'scope',
  'start',
  'reversed',
  'value',
];
const attributes = [...urls, ...plain];

/** More than any terms have; what is beyond would hold the page up: the work grows faster than the text. */
const most = {characters: 1_000_000, tags: 20_000, depth: 200};

/**
 * What is left of a document that nobody vouches for (ASVS 1.3.1): text, its structure, and links to `https:` and `mailto:`. Its
 * highest heading gets the level that is given, and the others follow. Nothing where that leaves nothing to read: the document
 * had nothing else, or the page's Trusted Types let no sanitiser work (they must name the policy `dompurify`).
 */
export function sanitized(text: string, level: number): HTMLElement | undefined {
  if (isTooMuch(text)) return undefined;
  const clean: unknown = DOMPurify.sanitize(text, {
    ALLOWED_TAGS: ['html', 'head', 'body', ...tags],
    // With an `is` it would drop the whole paragraph, text and all; the copy below has none.
    ALLOWED_ATTR: [...attributes, 'is'],
    // Every other attribute would have to look like an address.
    ADD_URI_SAFE_ATTR: [...plain, 'is'],
    ALLOWED_URI_REGEXP: /^(https:|mailto:)/i,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOW_UNKNOWN_PROTOCOLS: false,
    // The whole document as nodes, for the language that its root names.
    WHOLE_DOCUMENT: true,
    RETURN_DOM: true,
  });
  // Where it cannot work at all, it gives back what it was given.
  if (!(clean instanceof Object && 'ownerDocument' in clean)) return undefined;
  const root = clean as HTMLElement;
  const body = root.querySelector('body');
  const highest = headings.findIndex((tag) => root.querySelector(tag)) + 1;
  const copy = document.createElement('div');
  for (const name of ['lang', 'dir']) copyAttribute(root, copy, name);
  if (body) copyChildren(body, copy, level - highest);
  return copy.textContent.trim() ? copy : undefined;
}

// Those that the next one of their kind closes, outside of drawings and formulas.
const closing =
  /^(p|li|d[td]|t[drh]|thead|tbody|tfoot|colgroup|col|option|br|hr|img|wbr|input|meta|link|source)$/i;

/** Whether it has more, or nests deeper, than people write. Guessed from the text, before anything takes it apart. */
function isTooMuch(text: string): boolean {
  if (text.length > most.characters) return true;
  const isForeign = /<(svg|math)\b/i.test(text);
  let [tags, depth] = [0, 0];
  for (const [, end, name = ''] of text.matchAll(/<(\/?)([a-z][^\s/>]*)/gi)) {
    if (isForeign || !closing.test(name)) depth = Math.max(0, depth + (end ? -1 : 1));
    if (++tags > most.tags || depth > most.depth) return true;
  }
  return false;
}

/** Every node made anew, and nothing taken over that is not on the list. */
function copyChildren(from: Node, to: Node, deeper: number) {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) to.appendChild(document.createTextNode(child.nodeValue ?? ''));
    if (child.nodeType !== Node.ELEMENT_NODE) continue;
    const element = child as Element;
    const tag = element.localName;
    if (!tags.includes(tag)) continue;
    const copy = document.createElement(nested(tag, deeper));
    for (const name of attributes) copyAttribute(element, copy, name);
    if (copy instanceof HTMLAnchorElement) safen(copy);
    copyChildren(element, copy, deeper);
    to.appendChild(copy);
  }
}

function copyAttribute(from: Element, to: Element, name: string) {
  const value = from.getAttribute(name);
  if (value !== null) to.setAttribute(name, value);
}

function nested(tag: string, deeper: number): string {
  return headings.includes(tag) ? `h${Math.min(Number(tag[1]) + deeper, 6)}` : tag;
}

// What the browser will follow is what counts, not how it is written.
function safen(link: HTMLAnchorElement) {
  if (!link.hasAttribute('href')) return;
  if (/^(https|mailto):$/.test(link.protocol)) {
    link.target = '_blank';
    link.rel = 'noopener';
  } else link.removeAttribute('href');
}
