// Chromium, and what it tells of a page over its own protocol.
import {chromium} from 'playwright-core';
import {chromiumOptions} from '../../test/support/browsers.js';

/** What Chromium's tools call slow 4G: 1.6 Mbit/s down, 150 ms there and back. */
const slow4G = {offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750};

export async function launch() {
  return chromium.launch({...(await chromiumOptions()), headless: true});
}

/** A page of its own context, so with an empty cache, and the protocol beside it. */
export async function openPage(browser, {slow = false, cpu = 1, network = false} = {}) {
  const context = await browser.newContext({
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: {width: 1280, height: 800},
  });
  const page = await context.newPage();
  const failures = [];
  page.on('pageerror', (error) => failures.push(error));
  const protocol = await context.newCDPSession(page);
  // The thread's own time: other programs on the machine do not count.
  await protocol.send('Performance.enable', {timeDomain: 'threadTicks'});
  if (slow || network) await protocol.send('Network.enable');
  if (slow) await protocol.send('Network.emulateNetworkConditions', slow4G);
  if (cpu > 1) await protocol.send('Emulation.setCPUThrottlingRate', {rate: cpu});
  return {
    page,
    protocol,
    async close() {
      await context.close();
      if (failures.length) throw failures[0];
    },
  };
}

/** Milliseconds of the main thread's own time so far, microtasks, layout and painting included. */
export async function cpuOf(protocol) {
  const {metrics} = await protocol.send('Performance.getMetrics');
  return metrics.find(({name}) => name === 'TaskDuration').value * 1_000;
}

/** What goes over the network: requests in their order, with their bytes and times (seconds). */
export function recordRequests(protocol) {
  const requests = new Map();
  let lastChange = performance.now();
  const at = (id, change) => {
    lastChange = performance.now();
    const request = requests.get(id);
    if (request) Object.assign(request, change);
  };
  protocol.on('Network.requestWillBeSent', ({requestId, request, timestamp}) => {
    if (request.url.startsWith('data:')) return;
    requests.set(requestId, {method: request.method, url: request.url, start: timestamp, bytes: 0});
    at(requestId, {});
  });
  protocol.on('Network.loadingFinished', ({requestId, encodedDataLength, timestamp}) =>
    at(requestId, {bytes: encodedDataLength, end: timestamp}),
  );
  protocol.on('Network.loadingFailed', ({requestId, timestamp}) => at(requestId, {end: timestamp}));
  return {
    get all() {
      return [...requests.values()];
    },
    /** Resolves when nothing has been under way for so long. */
    async idle(milliseconds) {
      const open = () => [...requests.values()].some(({end}) => end === undefined);
      while (open() || performance.now() - lastChange < milliseconds) await pause(50);
    },
  };
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
