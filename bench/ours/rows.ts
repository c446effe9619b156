/** `<device-list>` over an adapter that has its devices in the page; the parts it loads on demand are there. */
import '../../src/elements/device-list/define.js';
import '../../src/contract/results.js';
import '../../src/elements/device-list/disabling.js';
import '../../src/state/paged-changes.js';

import type {AccountAdapter, AdapterChange} from '../../src/contract/adapter.js';
import type {Capability} from '../../src/contract/capability.js';
import {painted, thousandDevices, total, until} from '../support/rows.js';

const native: Capability = {support: 'native'};
const pageSize = 50;
let devices = thousandDevices();
let tell: ((change: AdapterChange) => void) | undefined;

const adapter: AccountAdapter = {
  name: 'in-page',
  describe: () =>
    Promise.resolve({subject: 'ada', capabilities: {'devices.list': native, 'devices.disable': native}}),
  devices: {
    list: ({cursor = '', limit = pageSize} = {}) => {
      const start = devices.findIndex(({id}) => id === cursor) + 1;
      const items = devices.slice(start, start + limit);
      const next = start + limit < devices.length ? items.at(-1)?.id : undefined;
      return Promise.resolve({items, total: devices.length, ...(next !== undefined && {next})});
    },
    disable: (id) => {
      devices = devices.filter((device) => device.id !== id);
      return Promise.resolve({kind: 'done'});
    },
  },
  subscribe: (listener) => {
    tell = listener;
    return () => (tell = undefined);
  },
};

const list = document.createElement('device-list');
list.adapter = adapter;
const find = <E extends HTMLElement>(selector: string) => list.shadowRoot?.querySelector<E>(selector);
const rowsShown = () => list.shadowRoot?.querySelectorAll('.row[role=listitem]') ?? [];
const changed = (holds: () => boolean) => until(list.shadowRoot ?? list, holds);
const nameAt = (index: number) => rowsShown()[index]?.querySelector('bdi')?.textContent;

let index = 0;

globalThis.rows = {
  async show() {
    const start = performance.now();
    document.querySelector('main')?.append(list);
    await changed(() => rowsShown().length === pageSize);
    await painted();
    const first = performance.now() - start;
    for (let count = pageSize; count < total; count += pageSize) {
      find('.buttons > button')?.click();
      await changed(() => rowsShown().length === count + pageSize);
    }
    await painted();
    return {first, all: performance.now() - start};
  },
  update: {
    async prepare(at) {
      index = at;
      await painted();
    },
    // The backend says that something changed, and the list reads again.
    async perform() {
      const name = `${devices[index]?.name} (renamed)`;
      devices = devices.map((device, at) => (at === index ? {...device, name} : device));
      tell?.({type: 'changed', resource: 'devices'});
      await changed(() => nameAt(index) === name);
      await painted();
    },
  },
  remove: {
    async prepare(at) {
      index = at;
      rowsShown()[at]?.querySelector('button')?.click();
      await changed(() => Boolean(find<HTMLDialogElement>('dialog')?.open));
      await painted();
    },
    // The person confirms, the backend too.
    async perform() {
      const count = rowsShown().length;
      find('dialog .danger')?.click();
      await changed(() => rowsShown().length === count - 1 && !find('dialog'));
      await painted();
    },
  },
};
