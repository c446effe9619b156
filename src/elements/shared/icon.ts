import {svg, type SVGTemplateResult} from 'lit';

/** A sign beside a word; the word says it all, so it is hidden from screen readers. */
export function sign(shape: SVGTemplateResult): SVGTemplateResult {
  return svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;
}

export const browser = svg`<rect x="3" y="4.5" width="18" height="15" rx="1.5"/><path d="M3 9h18M6 6.75h.01"/>`;
