// A thousand rows, and what becomes of one of them. The devices are in the page already: no network in it.
import {cpuOf, openPage} from '../support/browser.mjs';

const changes = 10;

async function measureList(browser, url) {
  const opened = await openPage(browser);
  const {page, protocol} = opened;
  try {
    await page.goto(url);
    await page.waitForFunction(() => globalThis.rows !== undefined);
    const start = await cpuOf(protocol);
    const firstWall = await wallOf(page, () => globalThis.rows.showFirst());
    const first = (await cpuOf(protocol)) - start;
    const restWall = await wallOf(page, () => globalThis.rows.showRest());
    const all = (await cpuOf(protocol)) - start;
    const cpuOfChange = async (change) => {
      let sum = 0;
      for (let index = 0; index < changes; index++) {
        // Spread over the list.
        await page.evaluate(([name, at]) => globalThis.rows[name].prepare(at), [change, index * 97]);
        const before = await cpuOf(protocol);
        await page.evaluate((name) => globalThis.rows[name].perform(), change);
        sum += (await cpuOf(protocol)) - before;
      }
      return sum / changes;
    };
    return {
      first,
      all,
      firstWall,
      allWall: firstWall + restWall,
      update: await cpuOfChange('update'),
      remove: await cpuOfChange('remove'),
    };
  } finally {
    await opened.close();
  }
}

/** Milliseconds on the page's own clock; other programs count. */
async function wallOf(page, act) {
  await page.evaluate(() => (globalThis.start = performance.now()));
  await page.evaluate(act);
  return page.evaluate(() => performance.now() - globalThis.start);
}

export async function measureRows({browser, origin, round}) {
  const pages = {ours: `${origin}/ours/rows/`, other: `${origin}/vanilla/rows/`};
  const result = {};
  for (const name of round % 2 ? ['other', 'ours'] : ['ours', 'other']) {
    result[name] = await measureList(browser, pages[name]);
  }
  return result;
}

const other = 'hand-written DOM';
export const rowsRows = [
  {title: '1,000 rows: first paint', unit: 'ms CPU', value: 'first', other, bar: {ratio: 0.7}},
  {title: '1,000 rows: all painted', unit: 'ms CPU', value: 'all', other, bar: {ratio: 1.1}},
  {title: '1,000 rows: first paint, by the clock', unit: 'ms', value: 'firstWall', other},
  {title: '1,000 rows: all painted, by the clock', unit: 'ms', value: 'allWall', other},
  {title: '1,000 rows: one is updated', unit: 'ms CPU', value: 'update', other, bar: {ratio: 0.5}},
  {title: '1,000 rows: one is removed', unit: 'ms CPU', value: 'remove', other, bar: {ratio: 0.5}},
];
