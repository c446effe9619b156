// What is left of a page that was mounted and unmounted five hundred times.
import {readFile} from 'node:fs/promises';
import {openPage} from '../support/browser.mjs';
import {median} from '../support/numbers.mjs';

const runs = 5;
const cycles = 100;
const warmUp = 100;

/** In the page: mounts the markup, waits until it shows its data, and takes it away again. */
async function cycle({markup, count}) {
  const main = document.querySelector('main');
  const find = (root, selector) =>
    root.querySelector(selector) ??
    [...root.querySelectorAll('*')].reduce(
      (found, {shadowRoot}) => found ?? (shadowRoot && find(shadowRoot, selector)),
      null,
    );
  const wanted = ['[part~=device]', 'dl', 'input[autocomplete=new-password]'];
  for (let index = 0; index < count; index++) {
    main.replaceChildren(document.createRange().createContextualFragment(markup));
    while (!wanted.every((selector) => find(main, selector))) await new Promise((go) => setTimeout(go));
    main.replaceChildren();
    performance.clearResourceTimings();
  }
}

/** Instances of the classes of these tags that are still in memory. */
async function countInstances(protocol, tags) {
  let sum = 0;
  for (const tag of tags) {
    const {result: prototype} = await protocol.send('Runtime.evaluate', {
      expression: `customElements.get(${JSON.stringify(tag)}).prototype`,
      objectGroup: 'instances',
    });
    const {objects} = await protocol.send('Runtime.queryObjects', {
      prototypeObjectId: prototype.objectId,
      objectGroup: 'instances',
    });
    const {result} = await protocol.send('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: 'function () { return this.length; }',
    });
    sum += result.value;
    await protocol.send('Runtime.releaseObjectGroup', {objectGroup: 'instances'});
  }
  return sum;
}

async function measureMarkup(browser, origin, folder) {
  const source = await readFile(new URL(`../${folder}/index.html`, import.meta.url), 'utf8');
  const [, markup] = /<main>([^]*)<\/main>/.exec(source);
  const tags = [...new Set([...markup.matchAll(/<([a-z]+-[a-z-]+)/g)].map(([, tag]) => tag))];
  const opened = await openPage(browser);
  const {page, protocol} = opened;
  try {
    await page.goto(`${origin}/${folder}/index/`);
    const rest = async () => {
      for (let index = 0; index < 3; index++) await protocol.send('HeapProfiler.collectGarbage');
      const {nodes, jsEventListeners} = await protocol.send('Memory.getDOMCounters');
      const {usedSize} = await protocol.send('Runtime.getHeapUsage');
      return {nodes, listeners: jsEventListeners, bytes: usedSize};
    };
    await page.evaluate(cycle, {markup, count: warmUp});
    const before = await rest();
    const grown = [];
    let after = before;
    for (let run = 0; run < runs; run++) {
      const {bytes} = after;
      await page.evaluate(cycle, {markup, count: cycles});
      after = await rest();
      grown.push((after.bytes - bytes) / cycles / 1_024);
    }
    return {
      // What the engine itself sets up comes once, in some run; what leaks comes in each.
      kilobytes: median(grown),
      nodes: after.nodes - before.nodes,
      listeners: after.listeners - before.listeners,
      instances: await countInstances(protocol, tags),
    };
  } finally {
    await opened.close();
  }
}

/** Once a run: it hardly varies, and takes long. */
export async function measureLeaks({browser, origin, round}) {
  if (round > 0) return undefined;
  return {
    ours: await measureMarkup(browser, origin, 'ours'),
    other: await measureMarkup(browser, origin, 'plain-lit'),
  };
}

const other = 'plain Lit';
export const leakRows = [
  {
    title: `mounted ${runs * cycles} times: left of each`,
    unit: 'KB',
    value: 'kilobytes',
    other,
    bar: {most: 0.3},
  },
  {title: `mounted ${runs * cycles} times: nodes left`, value: 'nodes', other, bar: {most: 0}},
  {title: `mounted ${runs * cycles} times: listeners left`, value: 'listeners', other, bar: {most: 0}},
  {title: `mounted ${runs * cycles} times: instances left`, value: 'instances', other, bar: {most: 0}},
];
