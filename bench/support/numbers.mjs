export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const digits = (value) => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
export const short = (value) => String(Number(value.toFixed(digits(value))));

/** "141 (132–150) ms"; where all are the same, once. */
export function spread(values, unit) {
  const [low, high] = [Math.min(...values), Math.max(...values)].map(short);
  const range = low === high ? '' : ` (${low}–${high})`;
  return `${short(median(values))}${range}${unit ? ` ${unit}` : ''}`;
}
