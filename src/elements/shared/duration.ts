const units = [
  // From so many seconds on, of so many seconds each.
  [172_801, 86_400, 'day'],
  [5_341, 3_600, 'hour'],
  [90, 60, 'minute'],
  [0, 1, 'second'],
] as const;

/** "45 seconds", "3 minutes", "2 hours", "4 days": an upper bound, rounded up, in the reader's language. */
export function inWords(seconds: number, language: string): string {
  const from = seconds === 3_600 ? 5_400 : seconds;
  const [, size, unit] = units.find(([least]) => from >= least) ?? units[3];
  return new Intl.NumberFormat(language, {style: 'unit', unit, unitDisplay: 'long'}).format(
    Math.ceil(seconds / size),
  );
}
