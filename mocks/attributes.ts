import type {Attribute, Profile} from '../src/contract/profile.js';
import {helpdesk} from './person.js';

const native = {support: 'native'} as const;
const phone = {
  type: 'tel',
  required: false,
  edit: native,
  minLength: 6,
  maxLength: 24,
  pattern: '\\+?[0-9 \\(\\)\\-]+',
  help: 'With the country code, as in +44 20 7946 0018.',
} as const;
const text = {type: 'text', required: false, edit: native, maxLength: 80} as const;

/** What the scenario "editable" lets the person edit, and one attribute that it names and locks. */
export const editableAttributes: Attribute[] = [
  {name: 'phones/business', ...phone, required: true},
  {name: 'phones/mobile', ...phone},
  {
    name: 'office/location',
    type: 'select',
    required: true,
    edit: native,
    options: [
      {value: 'Building 4, room 2.17'},
      {value: 'Building 4, room 3.01'},
      {value: 'Building 7, open desk'},
      {value: 'Home', label: 'Works from home'},
    ],
  },
  {name: 'office/street', ...text},
  {name: 'office/city', ...text},
  {name: 'office/postalCode', ...text, maxLength: 12},
  {
    name: 'jobTitle',
    type: 'text',
    required: false,
    edit: {
      support: 'none',
      refusal: {reason: 'managed', text: 'Job titles come from Contoso’s HR system.', contact: helpdesk},
    },
  },
];

/** In the scenario "redirect", the address is changed at a page where it is proven. */
export const redirectedAttributes: Attribute[] = [
  {name: 'email', type: 'email', required: true, edit: {support: 'redirect'}},
];

const textFields = [
  ...['displayName', 'username', 'givenName', 'familyName', 'email'],
  ...['jobTitle', 'department', 'organization', 'locale'],
];

/** The values of an attribute, by its name: a path into the profile, or a key of `values`. */
export function valuesOf(profile: Profile, name: string): readonly string[] {
  const [group = '', key = ''] = name.split('/');
  if (group === 'phones') {
    return (profile.phones ?? []).filter(({type}) => type === key).map(({number}) => number);
  }
  const owner: object = group === 'office' && key ? (profile.office ?? {}) : profile;
  const value: unknown = Object.entries(owner).find(([field]) => field === (key || group))?.[1];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((each): each is string => typeof each === 'string');
  return profile.values?.[name] ?? [];
}

/** The profile with other values for one attribute; none removes it. */
export function withValues(profile: Profile, name: string, values: readonly string[]): Profile {
  const [group = '', key = ''] = name.split('/');
  const [first] = values;
  if (group === 'phones') {
    const type = key as 'business' | 'mobile' | 'fax' | 'other';
    const phones = profile.phones ?? [];
    const place = phones.findIndex((each) => each.type === type);
    const others = phones.filter((each) => each.type !== type);
    const given = values.map((number) => ({type, number}));
    const before = place < 0 ? others.length : place;
    return {...profile, phones: [...others.slice(0, before), ...given, ...others.slice(before)]};
  }
  if (group === 'office' && key) {
    return {...profile, office: withoutUndefined({...profile.office, [key]: first})};
  }
  if (group === 'otherEmails') return {...profile, otherEmails: [...values]};
  if (textFields.includes(group)) return withoutUndefined({...profile, [group]: first});
  return {
    ...profile,
    values: withoutUndefined({
      ...profile.values,
      [name]: first === undefined ? undefined : [...values],
    }) as Profile['values'],
  };
}

function withoutUndefined<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}
