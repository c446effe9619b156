const units = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

// Making a formatter costs fifty times as much as using one, and a thousand devices need three thousand dates.
const relative = /* @__PURE__ */ oneEach(
  (language) => new Intl.RelativeTimeFormat(language, {numeric: 'auto'}),
);
const long = /* @__PURE__ */ oneEach((language) => new Intl.DateTimeFormat(language, {dateStyle: 'long'}));
const full = /* @__PURE__ */ oneEach(
  (language) => new Intl.DateTimeFormat(language, {dateStyle: 'full', timeStyle: 'short'}),
);

/** As people say it: "5 days ago", "yesterday"; never in the future, whatever the clocks say. */
export function ago(instant: string, language: string, now = Date.now()): string {
  const seconds = Math.max(0, (now - Date.parse(instant)) / 1000);
  const [unit, length] = units.find(([, each]) => seconds >= each) ?? ['minute', 60];
  return relative(language).format(-Math.floor(seconds / length), unit);
}

/** "3 March 2025", in the reader's language and zone. */
export function day(instant: string, language: string): string {
  return long(language).format(Date.parse(instant));
}

/** Date and time in full: what stands behind "5 days ago". */
export function exact(instant: string | number, language: string): string {
  return full(language).format(new Date(instant));
}

/** "10:42". */
export function time(instant: number, language: string): string {
  return new Intl.DateTimeFormat(language, {timeStyle: 'short'}).format(instant);
}

function oneEach<T>(make: (language: string) => T): (language: string) => T {
  const made = new Map<string, T>();
  return (language) => {
    const formatter = made.get(language) ?? make(language);
    made.set(language, formatter);
    return formatter;
  };
}
