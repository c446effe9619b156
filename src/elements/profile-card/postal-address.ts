import type {Profile} from '../../contract/profile.js';

type Office = NonNullable<Profile['office']>;

// Where a code made of digits follows the city; elsewhere it precedes it.
const digitsFollow = ['AU', 'CN', 'ID', 'IN', 'NZ', 'PK', 'SG', 'TH', 'TW', 'US', 'USA', 'VN', 'ZA'];

/** Street, city, postal code and country in one line, the code where the country puts it; what is absent leaves no gap. */
export function postalAddress({street, city, postalCode, country}: Office, language: string): string {
  const place = precedes(postalCode, country, language) ? [postalCode, city] : [city, postalCode];
  return [street, place.filter(Boolean).join(' '), country && countryName(country, language)]
    .filter(Boolean)
    .join(', ');
}

function precedes(code: string | undefined, country: string | undefined, language: string): boolean {
  if (!code || !country || !/^(\p{Lu}{1,2}-)?\d/u.test(code)) return false;
  return !digitsFollow.some((region) =>
    [region, countryName(region, language), countryName(region, 'en')].includes(country),
  );
}

/** "FR" as people say it; a name stays as it is. */
function countryName(country: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  return new Intl.DisplayNames(language, {type: 'region'}).of(country) ?? country;
}
