import type {Attribute, Profile} from '../../contract/profile.js';

/** The values of an attribute, by its name: a path into the profile, or a key of `values`. None: it is not published. */
export function valuesOf(profile: Profile, name: string): readonly string[] {
  const [group = '', key = ''] = name.split('/');
  if (group === 'phones' && key)
    return (profile.phones ?? []).filter(({type}) => type === key).map(({number}) => number);
  const owner: object = group === 'office' && key ? (profile.office ?? {}) : profile;
  const field = owner === profile ? name : key;
  const value: unknown = Object.hasOwn(owner, field) ? owner[field as keyof typeof owner] : undefined;
  if (typeof value === 'string') return value ? [value] : [];
  if (Array.isArray(value)) return value.filter((each): each is string => typeof each === 'string');
  return profile.values && Object.hasOwn(profile.values, name) ? (profile.values[name] ?? []) : [];
}

export function attributeOf(profile: Profile, name: string): Attribute | undefined {
  return profile.attributes?.find((attribute) => attribute.name === name);
}
