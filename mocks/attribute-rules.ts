import type {Capability} from '../src/contract/capability.js';
import type {FieldError} from '../src/contract/error-details.js';
import type {Attribute, ProfilePatch} from '../src/contract/profile.js';

/** What is wrong with a patch: nothing, or an error for each attribute that was refused. Only attributes with that support may change. */
export function refusedValues(
  attributes: readonly Attribute[],
  patch: ProfilePatch,
  support: Capability['support'] = 'native',
): FieldError[] {
  return Object.entries(patch).flatMap(([name, value]): FieldError[] => {
    const pointer = `/${name}`;
    const attribute = attributes.find((each) => each.name === name);
    if (attribute?.edit.support !== support) return [{pointer, code: 'read-only'}];
    const values = valuesIn(value);
    if (values.length > 1 && !attribute.multivalued) return [{pointer, code: 'single'}];
    if (values.length === 0) return attribute.required ? [{pointer, code: 'required'}] : [];
    const refused = values.map((each) => refusedBy(attribute, each)).find(Boolean);
    return refused ? [{pointer, ...refused}] : [];
  });
}

/** The values that a patch gives one attribute; empty ones are none. */
export function valuesIn(value: ProfilePatch[string]): string[] {
  return value === null ? [] : [value].flat().filter((each) => each !== '');
}

const forms: Partial<Record<Attribute['type'], RegExp>> = {
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  url: /^https?:\/\/\S+$/,
  date: /^\d{4}-\d\d-\d\d$/,
  number: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
};

function refusedBy(attribute: Attribute, value: string): Omit<FieldError, 'pointer'> | undefined {
  const {minLength, maxLength, min, max, pattern, options, type} = attribute;
  const length = Array.from(value).length;
  if (minLength !== undefined && length < minLength) return {code: 'too-short', params: {min: minLength}};
  if (maxLength !== undefined && length > maxLength) return {code: 'too-long', params: {max: maxLength}};
  if (forms[type]?.test(value) === false) return {code: type};
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'v').test(value)) return {code: 'pattern'};
  if (type === 'select' && !options?.some((option) => option.value === value)) return {code: 'option'};
  if (min !== undefined && Number(value) < min) return {code: 'too-small', params: {min}};
  if (max !== undefined && Number(value) > max) return {code: 'too-large', params: {max}};
  return undefined;
}
