export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Three digits; a tiny value is not rounded to nothing. */
export const short = (value) =>
  String(Number(Math.abs(value) >= 1_000 ? value.toFixed(0) : value.toPrecision(3)));

/** "141 (132–150) ms"; where all are the same, once. */
export function spread(values, unit) {
  const [low, high] = [Math.min(...values), Math.max(...values)].map(short);
  const range = low === high ? '' : ` (${low}–${high})`;
  return `${short(median(values))}${range}${unit ? ` ${unit}` : ''}`;
}
