import {expect} from '@open-wc/testing';
import type {LitElement} from 'lit';

import '../../src/elements/account-provider/define.js';
import {collectGarbage, type DomCounters} from '../support/commands.js';
import {backendIn, mount, tags, unmountAll} from '../support/every-element.js';

const cycles = 500;
/** Fewer of what is made of many elements. */
const pages = 100;
const parts = tags.filter((tag) => tag !== 'account-page');
const batch = 25;
/** Bytes of JavaScript objects for each visit: less than the smallest thing that could be kept on purpose. */
const limit = 300;

// Not waitUntil: its timer would keep the elements for as long as it would have waited.
const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
const isLoading = (element: Element) => element.isConnected && element.matches(':state(loading)');

interface Left {
  readonly instances: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly bytesACycle: number;
}

/** What is left after something was put on the page and taken off it again, many times. */
async function leftAfter(make: () => readonly Element[], visits = cycles): Promise<Left> {
  const instances: WeakRef<Element>[] = [];
  const run = async (count: number) => {
    for (let done = 0; done < count; done += batch) {
      const elements = Array.from({length: batch}, make).flat();
      instances.push(...elements.map((element) => new WeakRef(element)));
      await Promise.all(elements.map((element) => (element as LitElement).updateComplete));
      while (elements.some(isLoading)) await pause();
      unmountAll();
    }
  };
  const rest = async (): Promise<DomCounters> => {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await collectGarbage();
    await new Promise((resolve) => setTimeout(resolve));
    return collectGarbage();
  };
  const measured = async (): Promise<Left> => {
    const before = await rest();
    await run(visits);
    const after = await rest();
    return {
      instances: instances.filter((instance) => instance.deref()).length,
      nodes: after.nodes - before.nodes,
      listeners: after.jsEventListeners - before.jsEventListeners,
      bytesACycle: Math.round((after.heap - before.heap) / visits),
    };
  };
  // What is loaded, compiled and kept for all comes first; if some of it comes late, it comes once: a leak grows again.
  await run(4 * batch);
  let left = await measured();
  for (let again = 0; again < 3 && !isNothing(left); again += 1) left = await measured();
  return left;
}

const isNothing = ({instances, nodes, listeners, bytesACycle}: Left) =>
  instances === 0 && nodes <= batch && listeners <= batch && bytesACycle <= limit;

const expectNothing = (left: Left) => expect(isNothing(left), JSON.stringify(left)).to.equal(true);

describe('after 500 visits', function () {
  this.timeout(300_000);
  afterEach(unmountAll);

  it('a leak is seen, of instances and of bytes', async () => {
    const {adapter} = backendIn();
    const kept: unknown[] = [];
    const left = await leftAfter(() => {
      const element = mount('device-list', adapter);
      kept.push([element, new Array(200).fill(kept.length)]);
      return [element];
    });
    expect(() => expectNothing(left)).to.throw('instances');
    expect(left.bytesACycle).to.be.greaterThan(limit);
    kept.length = 0;
  });

  for (const tag of parts) {
    it(`nothing is left of ${tag}`, async () => {
      const {adapter} = backendIn();
      expectNothing(await leftAfter(() => [mount(tag, adapter)]));
    });
  }

  it('nothing is left of a whole page, with a provider and a backend of its own', async () => {
    expectNothing(
      await leftAfter(() => {
        const box = mount('account-provider', backendIn().adapter);
        const elements = parts.map((tag) => document.createElement(tag));
        box.append(...elements);
        return elements;
      }, pages),
    );
  });

  it('nothing is left of an account-page, with all that it makes', async () => {
    const {adapter} = backendIn();
    expectNothing(await leftAfter(() => [mount('account-page', adapter)], pages));
  });

  it('nothing is left of what was removed before it was there', async () => {
    const {adapter} = backendIn({latency: 50});
    expectNothing(
      await leftAfter(
        () =>
          tags.map((tag) => {
            const element = mount(tag, adapter);
            element.remove();
            return element;
          }),
        pages,
      ),
    );
  });
});
