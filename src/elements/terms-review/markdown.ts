/** Markdown to HTML, which is then not to be trusted either: loaded when there is some to show. */
import {Marked} from 'marked';

/** The longest paragraph that is read as Markdown; reading takes the square of it. */
const longest = 10_000;

const marked = new Marked({async: false, gfm: true});

/** The HTML; nothing where it is not written for people, and would hold the page up: it can be shown as it is. */
export function htmlOf(text: string): string | undefined {
  if (text.length > 500_000 || text.split(/\n[ \t]*\n/).some(({length}) => length > longest))
    return undefined;
  try {
    return marked.parse(text, {async: false});
  } catch {
    // Quotes within quotes, deeper than the stack.
    return undefined;
  }
}
