import type {PasswordPolicy, PasswordRule} from '../../../contract/password.js';

/** `open`: nothing is typed, or only the backend can tell. */
export type Judgement = 'met' | 'unmet' | 'open';

type Params = NonNullable<PasswordRule['params']>;

// Nothing where the rule does not say enough to be judged.
const tests: ReadonlyMap<string, (password: string, params: Params) => boolean | undefined> = new Map([
  ['min-length', (password, {min}) => (min === undefined ? min : lengthOf(password) >= Number(min))],
  ['max-length', (password, {max}) => (max === undefined ? max : lengthOf(password) <= Number(max))],
  [
    'contains-identifier',
    (password, {words}) =>
      words === undefined
        ? words
        : !lines(words).some((word) => word && password.toLowerCase().includes(word)),
  ],
]);

/** Judges what is typed by one rule of the backend. Every character counts, spaces too. */
export function judge({code, check, params = {}}: PasswordRule, password: string): Judgement {
  const holds = check === 'client' && password ? tests.get(code)?.(password, params) : undefined;
  return holds === undefined ? 'open' : holds ? 'met' : 'unmet';
}

/** Whether typing can decide it; what cannot be decided here is decided when the form is sent. */
export function decidable(rule: PasswordRule): boolean {
  return judge(rule, '-') !== 'open';
}

/** The backend's rules; a length that it names apart from them is one too. */
export function rulesOf({rules, minLength, maxLength}: PasswordPolicy): readonly PasswordRule[] {
  const lengths: readonly PasswordRule[] = [
    {code: 'min-length', check: 'client', params: {min: minLength ?? 0}},
    {code: 'max-length', check: 'client', params: {max: maxLength ?? 0}},
  ];
  const lacking = lengths.filter(
    ({code, params}) =>
      Object.values(params ?? {}).some(Boolean) && !rules.some((rule) => rule.code === code),
  );
  return [...lacking, ...rules];
}

/** In code points: an emoji is one character more often than it is two. */
export function lengthOf(password: string): number {
  return [...password].length;
}

function lines(words: string | number): string[] {
  return String(words).toLowerCase().split('\n');
}
