import type {Attribute, Profile} from '../../../contract/profile.js';
import {type Control, read, write} from './field.js';
import {type Fault, faultOf} from './rules.js';
import {type Edit, textOf, valuesIn} from './values.js';

/** The controls of the form. What they hold is held nowhere else; only what they held at first is remembered. */
export class Fields {
  readonly #form: ParentNode;
  /** The text of each control at first, as the browser lets it stand. */
  readonly #first = new Map<string, string>();

  constructor(form: ParentNode) {
    this.#form = form;
  }

  control(attribute: Attribute): Control | null {
    return this.#form.querySelector<Control>(`#${idOf(attribute)}`);
  }

  text(attribute: Attribute): string {
    const control = this.control(attribute);
    return control ? read(control) : '';
  }

  /** Puts a text into a control, and nothing into its first. */
  put(attribute: Attribute, text: string) {
    const control = this.control(attribute);
    if (control) write(control, text);
  }

  /** Fills the controls that are new. */
  fill(attributes: readonly Attribute[], profile: Profile) {
    for (const attribute of attributes) if (!this.#first.has(attribute.name)) this.#begin(attribute, profile);
  }

  /** Begins with another profile, and keeps what was edited. */
  rebase(attributes: readonly Attribute[], profile: Profile, edits: readonly Edit[]) {
    for (const attribute of attributes) this.#begin(attribute, profile);
    for (const {attribute, text} of edits) this.put(attribute, text);
  }

  edits(attributes: readonly Attribute[]): Edit[] {
    return attributes.flatMap((attribute): Edit[] => {
      const control = this.control(attribute);
      if (!control) return [];
      const text = read(control);
      return text === this.#first.get(attribute.name) && !control.validity.badInput
        ? []
        : [{attribute, text}];
    });
  }

  faultOf({attribute, text}: Edit): Fault | undefined {
    // A browser gives no text for what it cannot read as a number or a date.
    if (this.control(attribute)?.validity.badInput) return {code: attribute.type};
    return faultOf(attribute, valuesIn(attribute, text));
  }

  #begin(attribute: Attribute, profile: Profile) {
    const control = this.control(attribute);
    if (control) this.#first.set(attribute.name, write(control, textOf(attribute, profile)));
  }
}

export function idOf({name}: Attribute): string {
  return `edit-${name.replace(/[^a-zA-Z0-9-]/g, (sign) => `_${sign.charCodeAt(0)}`)}`;
}
