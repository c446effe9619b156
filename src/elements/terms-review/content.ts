/** A document made ready to be shown. */
import type {TermsContent} from '../../contract/terms.js';

export type Shown =
  /** White space counts. */
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'nodes'; readonly nodes: HTMLElement}
  | {readonly kind: 'file'; readonly url: string}
  | {readonly kind: 'link'; readonly url: string}
  /** There is nothing that could be read: it must not be accepted. */
  | {readonly kind: 'unreadable'};

/** @throws where a part that is needed for it could not be loaded. `level`: that of its highest heading. */
export async function prepare(content: TermsContent, level: number): Promise<Shown> {
  switch (content.type) {
    case 'link':
      return {kind: 'link', url: content.url};
    case 'application/pdf': {
      const {file} = content;
      if (file.size === 0) return {kind: 'unreadable'};
      // Whatever the backend calls it: as a page it would run in this page's origin.
      return {kind: 'file', url: URL.createObjectURL(file.slice(0, file.size, 'application/pdf'))};
    }
    case 'text/plain':
      return textOf(content.text);
    case 'text/markdown': {
      const {htmlOf} = await import('./markdown.js');
      const html = htmlOf(content.text);
      return html === undefined ? textOf(content.text) : nodesOf(html, level);
    }
    case 'text/html':
      return nodesOf(content.text, level);
  }
}

/** Gives back what a file took. */
export function release(shown: Shown | undefined): void {
  if (shown?.kind === 'file') URL.revokeObjectURL(shown.url);
}

const textOf = (text: string): Shown => (text.trim() ? {kind: 'text', text} : {kind: 'unreadable'});

async function nodesOf(html: string, level: number): Promise<Shown> {
  const {sanitized} = await import('./rich.js');
  const nodes = sanitized(html, level);
  return nodes ? {kind: 'nodes', nodes} : {kind: 'unreadable'};
}
