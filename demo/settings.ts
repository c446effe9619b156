import {type ScenarioName, scenarioNames} from '../mocks/scenarios.js';

const choices = {
  scenario: scenarioNames,
  adapter: ['rest', 'memory', 'graph'],
  locale: ['en', 'fr', 'en-XA'],
  theme: ['auto', 'light', 'dark'],
  dir: ['ltr', 'rtl'],
} as const;

export type Choice = keyof typeof choices;

/** What the address asks for; the first of each list where it says nothing. */
export interface Settings {
  readonly scenario: ScenarioName;
  readonly adapter: (typeof choices.adapter)[number];
  readonly locale: string;
  readonly theme: (typeof choices.theme)[number];
  readonly dir: (typeof choices.dir)[number];
  /** Milliseconds before each answer. */
  readonly latency: number | undefined;
}

/** Reads the query. @throws RangeError that names what is wrong, and what would be right. */
export function readSettings(query: URLSearchParams): Settings {
  const chosen = <C extends Choice>(name: C): (typeof choices)[C][number] => {
    const value = query.get(name) ?? choices[name][0];
    if (namesOf(name).includes(value)) return value as (typeof choices)[C][number];
    throw new RangeError(`There is no ${name} “${value}”. Choose one of: ${choices[name].join(', ')}.`);
  };
  const latency = query.get('latency') ?? '';
  if (!/^\d*$/.test(latency)) {
    throw new RangeError(`The latency “${latency}” is no number of milliseconds: latency=500.`);
  }
  return {
    scenario: chosen('scenario'),
    adapter: chosen('adapter'),
    // Any language may be asked for; what is not spoken falls back to English.
    locale: query.get('locale') ?? choices.locale[0],
    theme: chosen('theme'),
    dir: chosen('dir'),
    latency: latency === '' ? undefined : Number(latency),
  };
}

export function namesOf(choice: Choice): readonly string[] {
  return choices[choice];
}
