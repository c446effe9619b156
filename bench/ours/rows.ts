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
    disable: () => Promise.resolve({kind: 'done'}),
  },
  subscribe: (listener) => {
    tell = listener;
    return () => (tell = undefined);
  },
};

const list = document.createElement('device-list');
list.adapter = adapter;
const rowsShown = () => list.shadowRoot?.querySelectorAll('.row[role=listitem]') ?? [];
const changed = (holds: () => boolean) => until(list.shadowRoot ?? list, holds);

let at = 0;
let row: Element | undefined;

// The backend says that something changed, and the list reads again.
const tellChanged = () => tell?.({type: 'changed', resource: 'devices'});

async function prepare(index: number) {
  at = index;
  row = rowsShown()[index];
  await painted();
}

globalThis.rows = {
  async showFirst() {
    document.querySelector('main')?.append(list);
    await changed(() => rowsShown().length === pageSize);
    await painted();
  },
  async showRest() {
    for (let count = pageSize; count < total; count += pageSize) {
      list.shadowRoot?.querySelector<HTMLElement>('.buttons > button')?.click();
      await changed(() => rowsShown().length === count + pageSize);
    }
    await painted();
  },
  update: {
    prepare,
    async perform() {
      const name = `${devices[at]?.name} (renamed)`;
      devices = devices.map((device, index) => (index === at ? {...device, name} : device));
      tellChanged();
      const text = row?.querySelector('bdi');
      await changed(() => text?.textContent === name);
      await painted();
    },
  },
  remove: {
    prepare,
    async perform() {
      devices = devices.filter((_, index) => index !== at);
      tellChanged();
      await changed(() => rowsShown().length === devices.length);
      await painted();
    },
  },
};
