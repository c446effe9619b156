import type {CSSResult} from 'lit';

/** Gives an element looks that it did not have from the start. */
export function adopt({shadowRoot}: Element, {styleSheet}: CSSResult): void {
  if (styleSheet && shadowRoot && !shadowRoot.adoptedStyleSheets.includes(styleSheet)) {
    shadowRoot.adoptedStyleSheets.push(styleSheet);
  }
}
