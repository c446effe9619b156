import {html, type TemplateResult} from 'lit';

const levels: readonly ((text: unknown, id: string) => TemplateResult)[] = [
  (text, id) => html`<h1 id=${id} part=${id} tabindex="-1">${text}</h1>`,
  (text, id) => html`<h2 id=${id} part=${id} tabindex="-1">${text}</h2>`,
  (text, id) => html`<h3 id=${id} part=${id} tabindex="-1">${text}</h3>`,
  (text, id) => html`<h4 id=${id} part=${id} tabindex="-1">${text}</h4>`,
  (text, id) => html`<h5 id=${id} part=${id} tabindex="-1">${text}</h5>`,
  (text, id) => html`<h6 id=${id} part=${id} tabindex="-1">${text}</h6>`,
];

export const isLevel = (level: string | number): boolean => Number(level) - 1 in levels;

/** A real heading of the level that the page asks for; anything but 1 to 6 is 2. */
export function heading(level: string | number, text: unknown, id = 'heading'): TemplateResult {
  const render = levels[Number(level) - 1] ?? levels[1];
  return render?.(text, id) ?? html``;
}
