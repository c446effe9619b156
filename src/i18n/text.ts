/** A text with named places ("Disable {name}?"), or one for each plural form of `{count}` (CLDR). Data, so that hosts and translators can replace it. */
export type Text = string | ({readonly other: string} & {readonly [rule in Intl.LDMLPluralRule]?: string});
export type Texts = Readonly<Record<string, Text>>;
/** Texts in place of ours, by tag and key. */
export type MessageOverrides = Readonly<Record<string, Texts | undefined>>;

export type Values = Readonly<Record<string, unknown>>;

/** Says the texts of `M`, by their keys. */
export type Say<M> = (key: keyof M & string, values?: Values) => string;

/** The text as a list of strings and values, in order: for a template, where a value may be markup of ours. */
export function pieces(text: Text, values: Values, language: string): unknown[] {
  const pattern = typeof text === 'string' ? text : plural(text, Number(values['count']), language);
  return pattern.split(/\{(\w+)\}/).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const value = values[piece] ?? '';
    return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
  });
}

/** The text with its places filled, as one string. */
export function fill(text: Text, values: Values, language: string): string {
  return pieces(text, values, language).join('');
}

function plural(text: Exclude<Text, string>, count: number, language: string): string {
  return text[new Intl.PluralRules(language).select(count)] ?? text.other;
}
