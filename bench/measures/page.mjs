// A page with a profile, a device list and a password form: on slow 4G, and with a processor four times slower beside.
import {cpuOf, openPage, recordRequests} from '../support/browser.mjs';
import {watch} from '../support/watch.mjs';

const inDefault = {person: 'Ada Lovelace', devices: 4, rule: '15 characters'};

/** Loads a page until nothing more comes, and tells what that took. */
export async function loadPage(browser, url, {cpu = 1, wanted = inDefault} = {}) {
  const opened = await openPage(browser, {slow: true, cpu});
  const {page, protocol} = opened;
  try {
    const requests = recordRequests(protocol);
    await page.addInitScript(watch, wanted ?? inDefault);
    await page.goto(url);
    if (wanted)
      await page.waitForFunction(() => globalThis.bench.ready !== undefined, undefined, {polling: 50});
    // What is loaded for later, when the page has come to rest, counts too.
    await requests.idle(1_000);
    const {ready, parts, shift} = await page.evaluate(() => globalThis.bench);
    return {ready, parts, shift, main: await cpuOf(protocol), ...totalsOf(requests.all, ready)};
  } finally {
    await opened.close();
  }
}

function totalsOf(requests, ready) {
  const [document] = requests;
  const reads = requests.filter(({url}) => url.includes('/account/v1'));
  const asked = reads.map(({method, url}) => `${method} ${url}`);
  // A read that leaves after the first answer came belongs to a second wave. The photo must: the profile says whether there is one.
  const answered = Math.min(...reads.map(({end}) => end));
  const late = reads.filter(({url, start}) => start > answered && !url.includes('/photo'));
  const before = requests.filter(({start}) => (start - document.start) * 1_000 < (ready ?? 0));
  const kilobytes = (list) => list.reduce((sum, {bytes}) => sum + bytes, 0) / 1_024;
  return {
    kilobytes: kilobytes(requests),
    kilobytesToReady: kilobytes(before),
    requests: requests.length,
    reads: reads.length,
    twice: asked.length - new Set(asked).size,
    late: late.length,
  };
}

export async function measurePage({browser, origin, round}) {
  const blank = await loadPage(browser, `${origin}/blank/index/`, {wanted: null});
  const pages = {ours: `${origin}/ours/index/`, other: `${origin}/plain-lit/index/`};
  // Who comes first changes from round to round.
  const names = round % 2 ? ['other', 'ours'] : ['ours', 'other'];
  const result = {};
  for (const name of names) {
    const loaded = await loadPage(browser, pages[name]);
    const slower = await loadPage(browser, pages[name], {cpu: 4});
    result[name] = {
      ...loaded,
      slower: slower.ready,
      shift: Math.max(loaded.shift, slower.shift),
      main: loaded.main - blank.main,
    };
  }
  return result;
}

const other = 'plain Lit';
export const pageRows = [
  {title: 'content ready, slow 4G', unit: 'ms', value: 'ready', other, bar: {ratio: 1.1}},
  {title: 'content ready, slow 4G and CPU 4× slower', unit: 'ms', value: 'slower', other},
  {title: 'layout shift', value: 'shift', other, bar: {most: 0}},
  {title: 'main thread, net of a blank page', unit: 'ms CPU', value: 'main', other, bar: {ratio: 1.5}},
  {title: 'transfer until ready', unit: 'KB', value: 'kilobytesToReady', other},
  {title: 'transfer, with what is loaded for later', unit: 'KB', value: 'kilobytes', other},
  {title: 'requests', value: 'requests', other},
  {title: 'reads of the backend', value: 'reads', other},
  {title: 'reads asked twice', value: 'twice', other, bar: {most: 0}},
  {title: 'reads after the first wave', value: 'late', other, bar: {most: 0}},
];
