import {html, type TemplateResult} from 'lit';

const levels: readonly ((text: unknown) => TemplateResult)[] = [
  (text) => html`<h1 id="heading" part="heading" tabindex="-1">${text}</h1>`,
  (text) => html`<h2 id="heading" part="heading" tabindex="-1">${text}</h2>`,
  (text) => html`<h3 id="heading" part="heading" tabindex="-1">${text}</h3>`,
  (text) => html`<h4 id="heading" part="heading" tabindex="-1">${text}</h4>`,
  (text) => html`<h5 id="heading" part="heading" tabindex="-1">${text}</h5>`,
  (text) => html`<h6 id="heading" part="heading" tabindex="-1">${text}</h6>`,
];

export const isLevel = (level: string | number): boolean => Number(level) - 1 in levels;

/** A real heading of the level that the page asks for; anything but 1 to 6 is 2. */
export function heading(level: string | number, text: unknown): TemplateResult {
  const render = levels[Number(level) - 1] ?? levels[1];
  return render?.(text) ?? html``;
}
