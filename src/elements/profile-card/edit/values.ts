import type {Attribute, Profile, ProfilePatch} from '../../../contract/profile.js';
import {valuesOf} from '../values.js';

/** What a field of the form holds for the values of an attribute. */
export function textOf(attribute: Attribute, profile: Profile): string {
  const values = valuesOf(profile, attribute.name);
  if (attribute.type === 'boolean') return String(values[0] === 'true');
  return attribute.multivalued ? values.join('\n') : (values[0] ?? '');
}

/** The values that a field's text stands for; none: the attribute is removed. */
export function valuesIn(attribute: Attribute, text: string): readonly string[] {
  const lines = attribute.multivalued ? text.split(/\r?\n/) : [text];
  const tidy =
    attribute.type === 'textarea' && !attribute.multivalued ? lines : lines.map((line) => line.trim());
  return tidy.filter((line) => line.trim() !== '');
}

/** A field whose text is another than at first. */
export interface Edit {
  readonly attribute: Attribute;
  readonly text: string;
}

/** What is sent: only what was changed. */
export function patchOf(edits: readonly Edit[]): ProfilePatch {
  return Object.fromEntries(
    edits.map(({attribute, text}) => {
      const values = valuesIn(attribute, text);
      const [first = null] = values;
      return [attribute.name, attribute.multivalued && first !== null ? values : first];
    }),
  );
}

/** Whether a profile has what was edited. */
export const isWritten = (edits: readonly Edit[], profile: Profile): boolean =>
  edits.every(
    ({attribute, text}) =>
      String(valuesIn(attribute, text)) === String(valuesIn(attribute, textOf(attribute, profile))),
  );

/** Where somebody else changed what was changed here, to something else; by attribute name, with their text. */
export function conflictsOf(edits: readonly Edit[], before: Profile, after: Profile): Map<string, string> {
  return new Map(
    edits.flatMap(({attribute, text}): [string, string][] => {
      const theirs = textOf(attribute, after);
      const same = String(valuesIn(attribute, text)) === String(valuesIn(attribute, theirs));
      return theirs === textOf(attribute, before) || same ? [] : [[attribute.name, theirs]];
    }),
  );
}
