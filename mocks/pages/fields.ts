import {type Markup, markup} from './html.js';

export interface PageForm {
  readonly title: string;
  readonly lead?: string;
  readonly fields?: Markup;
  readonly submit: string;
  /** Another button, for which the fields need not be filled in. */
  readonly instead?: {readonly name: string; readonly label: string};
  readonly hint?: string;
  readonly upload?: true;
  /** Whose page it is. Default: Contoso. */
  readonly brand?: string;
  /** A page that cannot be left without an answer has no Cancel. */
  readonly final?: true;
}

export const input = (label: string, name: string, type: string, autocomplete: string, value = '') =>
  markup`<label>${label} <input name="${name}" type="${type}" autocomplete="${autocomplete}" value="${value}" /></label>`;

export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
