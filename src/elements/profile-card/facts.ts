import type {Attribute, Profile} from '../../contract/profile.js';
import type {Values} from '../../i18n/text.js';
import {postalAddress} from './postal-address.js';
import {profileCardMessages} from './profile-card.messages.js';
import {attributeOf, valuesOf} from './values.js';

type Key = keyof typeof profileCardMessages;
export type Say = (key: Key, values?: Values) => string;

/** One row of the card: what it is called and what the organization says. */
export interface Fact {
  readonly label: string;
  readonly values: readonly string[];
  /** Where a value leads: the manager's address. */
  readonly email?: string | undefined;
  /** The attributes in it whose editing is said here: another page, or the reason why not. */
  readonly attributes: readonly Attribute[];
}

// Shown as name and role above the rows, or only in the form.
const elsewhere = ['displayName', 'givenName', 'familyName', 'jobTitle', 'department', 'locale'];
const phoneTypes = ['business', 'mobile', 'fax', 'other'] as const;
const officeNames = ['location', 'street', 'city', 'postalCode', 'country'].map((part) => `office/${part}`);

/** The rows of the card, in their order; what is not published is absent. */
export function factsOf(profile: Profile, t: Say, language: string): Fact[] {
  const shown = (name: string) => display(profile, name, t);
  const fact = (key: Key, names: readonly string[], values = names.flatMap(shown), email?: string): Fact => {
    const [single] = names.length === 1 ? names : [];
    const label = (single !== undefined && attributeOf(profile, single)?.label) || t(key);
    return {label, values, email, attributes: said(profile, names, values)};
  };
  const {office = {}, manager} = profile;
  const place = [...shown('office/location'), postalAddress(office, language)].filter(Boolean);
  const rows = [
    fact('username', ['username']),
    fact('email', ['email', 'otherEmails']),
    ...phoneTypes.map((type) => fact(keyOf(`phones/${type}`) as Key, [`phones/${type}`])),
    fact('organization', ['organization']),
    fact('office', officeNames, place),
    fact('manager', ['manager'], manager ? [manager.displayName] : [], manager?.email),
    ...others(profile).map((attribute): Fact => {
      const values = shown(attribute.name);
      return {
        label: labelOf(attribute, t),
        values,
        attributes: said(profile, [attribute.name], values),
      };
    }),
  ];
  return rows.filter(({values, attributes}) => values.length > 0 || attributes.length > 0);
}

/** What an attribute is called: the organization's word, else ours, else its name. */
export function labelOf({label, name}: Pick<Attribute, 'label' | 'name'>, t: Say): string {
  const key = keyOf(name);
  return label ?? (Object.hasOwn(profileCardMessages, key) ? t(key as Key) : name);
}

/** Values as people read them: an option's label, yes or no. */
function display(profile: Profile, name: string, t: Say): string[] {
  const attribute = attributeOf(profile, name);
  return valuesOf(profile, name).map((value) => {
    if (attribute?.type === 'boolean') return t(value === 'true' ? 'yes' : 'no');
    return attribute?.options?.find((option) => option.value === value)?.label ?? value;
  });
}

// A reason is only given where there is something to see.
function said(profile: Profile, names: readonly string[], values: readonly string[]): Attribute[] {
  return (profile.attributes ?? []).filter(
    ({name, edit}) =>
      names.includes(name) && edit.support !== 'native' && (edit.support !== 'none' || values.length > 0),
  );
}

// Attributes without a row of their own; those of the name and role only where something is said about them.
function others({attributes = []}: Profile): Attribute[] {
  return attributes.filter(
    ({name, edit}) =>
      !/^(username|email|otherEmails|organization|manager|(phones|office)\/.*)$/.test(name) &&
      (edit.support !== 'native' || !elsewhere.includes(name)),
  );
}

// 'office/postalCode' is said by `officePostalCode`.
function keyOf(name: string): string {
  return name.replace(/\/(\w)/, (_, letter: string) => letter.toUpperCase());
}
