// A thousand rows, and what becomes of one of them. The devices are in the page already: no network in it.
import {cpuOf, openPage} from '../support/browser.mjs';

const changes = 10;

async function measureList(browser, url) {
  const opened = await openPage(browser);
  const {page, protocol} = opened;
  try {
    await page.goto(url);
    await page.waitForFunction(() => globalThis.rows !== undefined);
    const {first, all} = await page.evaluate(() => globalThis.rows.show());
    const cpuOfChange = async (change) => {
      let sum = 0;
      for (let index = 0; index < changes; index++) {
        // Spread over the list; what the person opens first is not measured.
        await page.evaluate(([name, at]) => globalThis.rows[name].prepare(at), [change, index * 97]);
        const before = await cpuOf(protocol);
        await page.evaluate((name) => globalThis.rows[name].perform(), change);
        sum += (await cpuOf(protocol)).main - before.main;
      }
      return sum / changes;
    };
    return {first, all, update: await cpuOfChange('update'), remove: await cpuOfChange('remove')};
  } finally {
    await opened.close();
  }
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
  {title: '1,000 rows: first paint', unit: 'ms', value: 'first', other, bar: {ratio: 0.7}},
  {title: '1,000 rows: all painted', unit: 'ms', value: 'all', other, bar: {ratio: 1.1}},
  {title: '1,000 rows: one is updated', unit: 'ms CPU', value: 'update', other, bar: {ratio: 0.5}},
  {title: '1,000 rows: one is removed', unit: 'ms CPU', value: 'remove', other, bar: {ratio: 0.5}},
];
