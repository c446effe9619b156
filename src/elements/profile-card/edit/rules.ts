import type {FieldError} from '../../../contract/error-details.js';
import type {Attribute} from '../../../contract/profile.js';

/** What is wrong with the value of a field. */
export type Fault = Pick<FieldError, 'code' | 'params' | 'message'>;

const forms: {readonly [T in Attribute['type']]?: RegExp} = {
  email: /^[^\s@]+@[^\s@]+$/,
  url: /^https?:\/\/[^\s/]+/i,
  date: /^\d{4}-\d\d-\d\d$/,
  number: /^-?\d+(\.\d+)?$/,
};

/** The first of the backend's own rules that the values break, by the codes of the contract. Lengths are counted in code points. */
export function faultOf(attribute: Attribute, values: readonly string[]): Fault | undefined {
  if (values.length === 0) return attribute.required ? {code: 'required'} : undefined;
  for (const value of values) {
    const fault = faultIn(attribute, value);
    if (fault) return fault;
  }
  return undefined;
}

function faultIn(attribute: Attribute, value: string): Fault | undefined {
  const {type, minLength, maxLength, min, max, pattern, options} = attribute;
  const {length} = [...value];
  if (minLength !== undefined && length < minLength) return {code: 'too-short', params: {min: minLength}};
  if (maxLength !== undefined && length > maxLength)
    return {code: 'too-long', params: {max: maxLength, length}};
  if (forms[type]?.test(value) === false) return {code: type};
  if (pattern !== undefined && !matches(pattern, value)) return {code: 'pattern'};
  if (type === 'select' && options && !options.some((option) => option.value === value))
    return {code: 'option'};
  if (min !== undefined && Number(value) < min) return {code: 'too-small', params: {min}};
  if (max !== undefined && Number(value) > max) return {code: 'too-large', params: {max}};
  return undefined;
}

// As HTML does: the whole value has to match, and an invalid pattern is ignored.
function matches(pattern: string, value: string): boolean {
  try {
    const expression = new RegExp(`^(?:${pattern})$`, 'v');
    return !endsSoon(pattern, value.length) || expression.test(value);
  } catch {
    return true;
  }
}

/**
 * Whether trying the pattern on so many characters takes no noticeable time. A regular expression that runs cannot be stopped, and
 * "(a+)+$" takes years; where it may, the backend alone judges (CWE-1333).
 */
function endsSoon(pattern: string, length: number): boolean {
  // An escape or a class is one character; a group without a choice or a repetition in it is harmless.
  const bare = pattern
    .replace(/\\(?:[pPqku]\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]/gs, 'x')
    .replace(/\((?:\?:)?[^()*+?{|]*\)/g, 'x');
  const repeatsGroup = /\)[*+{]/.test(bare);
  const repetitions = bare.match(/[*+{]/g)?.length ?? 0;
  return !repeatsGroup && length ** repetitions < 1e7;
}

/** The backend's objections by attribute; those at no attribute of the form are left. */
export function sortFaults(
  fields: readonly FieldError[],
  names: readonly string[],
): {readonly known: Map<string, Fault>; readonly left: readonly Fault[]} {
  const known = new Map<string, Fault>();
  const left: Fault[] = [];
  for (const {pointer, ...fault} of fields) {
    const path = pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
    const name = names.find((each) => path === each || path.startsWith(`${each}/`));
    if (name === undefined) left.push(fault);
    else if (!known.has(name)) known.set(name, fault);
  }
  return {known, left};
}
