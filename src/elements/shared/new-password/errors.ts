import type {FieldError} from '../../../contract/error-details.js';
import type {PasswordPolicy, PasswordRule} from '../../../contract/password.js';
import {judge, rulesOf} from './rules.js';

/** What is wrong with a field, by the codes of the contract. */
export type Fault = Omit<FieldError, 'pointer'>;

/** What was typed, by field; a field that is not asked for is absent. */
export type Typed = Readonly<Record<string, string>>;

const codes: Readonly<Record<string, string>> = {'min-length': 'too-short', 'max-length': 'too-long'};

/** What can be seen to be wrong without asking the backend, by the backend's own rules. */
export function faultsIn(typed: Typed, policy: PasswordPolicy): Map<string, Fault> {
  const faults = new Map<string, Fault>();
  for (const [name, value] of Object.entries(typed)) if (!value) faults.set(name, {code: 'required'});
  const {newPassword = '', confirmPassword} = typed;
  const broken = rulesOf(policy).find((rule) => judge(rule, newPassword) === 'unmet');
  if (broken) faults.set('newPassword', faultOf(broken));
  else if (confirmPassword && confirmPassword !== newPassword)
    faults.set('confirmPassword', {code: 'mismatch'});
  return faults;
}

/** The backend's objections by field, the first of each; those at none of these fields are left. */
export function sortFaults(
  fields: readonly FieldError[],
  names: readonly string[],
): {readonly known: Map<string, Fault>; readonly left: readonly Fault[]} {
  const known = new Map<string, Fault>();
  const left: Fault[] = [];
  for (const {pointer, ...fault} of fields) {
    const name = names.find((each) => pointer === `/${each}`);
    if (name === undefined) left.push(fault);
    else if (!known.has(name)) known.set(name, fault);
  }
  return {known, left};
}

function faultOf({code, params, text}: PasswordRule): Fault {
  return {code: codes[code] ?? code, params, message: text};
}
