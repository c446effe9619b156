// How much the backend has must not matter: one page of the list is read.
import {loadPage} from './page.mjs';

const sizes = [10, 50, 10_000];

export async function measureRecords({browser, origin, round}) {
  const result = {};
  const order = round % 2 ? sizes.toReversed() : sizes;
  for (const size of order) {
    const devices = Math.min(size, 50);
    const {ready, kilobytes, requests} = await loadPage(browser, `${origin}/ours/index/?backend=${size}`, {
      wanted: {person: 'Ada Lovelace', devices, rule: '15 characters'},
    });
    result[size] = {ready, kilobytes, requests};
  }
  return {
    ten: {ours: result[10_000], other: result[10]},
    page: {ours: result[10_000], other: result[50]},
  };
}

const rows = (other, bars) => [
  {title: `10,000 devices at the backend: content ready`, unit: 'ms', value: 'ready', other, bar: bars.ready},
  {
    title: '10,000 devices at the backend: transfer',
    unit: 'KB',
    value: 'kilobytes',
    other,
    bar: bars.kilobytes,
  },
  {title: '10,000 devices at the backend: requests', value: 'requests', other, bar: bars.requests},
];

/** Ten devices are fewer rows than a page of fifty: against ten, only the number of requests can be equal. */
export const tenRows = rows('10 devices', {requests: {ratio: 1}});
/** The same fifty rows are shown; 5 % is the noise. */
export const pageOfRows = rows('50 devices', {
  ready: {ratio: 1.05},
  kilobytes: {ratio: 1.05},
  requests: {ratio: 1},
});
