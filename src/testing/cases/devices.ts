import type {Device} from '../../contract/device.js';
import {
  devicesOf,
  done,
  ensure,
  errorOf,
  inWords,
  need,
  needNative,
  ordinary,
  skip,
  type SuiteCase,
} from '../case.js';

const ids = (devices: readonly Device[]) => devices.map(({id}) => id);

export const deviceCases: readonly SuiteCase[] = [
  {
    name: 'lists devices, each once, one at most of them this one',
    run: async (context) => {
      await needNative(context, 'devices.list');
      const devices = await devicesOf(context);
      ensure(
        devices.every(({id, name}) => id && name),
        'A device has an empty id or name.',
      );
      ensure(
        new Set(ids(devices)).size === devices.length,
        `A device is listed twice: ${inWords(ids(devices))}.`,
      );
      ensure(devices.filter(({current}) => current).length <= 1, 'More than one device is the current one.');
    },
  },
  {
    name: 'pages through a long list without a gap or a double',
    situation: 'many',
    run: async (context) => {
      await needNative(context, 'devices.list');
      const {devices} = context.adapter;
      const first = await devices.list({limit: 40});
      if (!first.next) skip('all devices are on one page.');
      const wide = await devices.list({limit: 80});
      const seen = [...first.items];
      let next: string | undefined = first.next;
      for (let pages = 1; next && seen.length < wide.items.length; pages += 1) {
        ensure(pages < 100, 'A hundred pages hold less than one does.');
        const page = await devices.list({limit: 40, cursor: next});
        ensure(page.next !== next, 'The cursor of a page leads to the same page.');
        seen.push(...page.items);
        next = page.next;
      }
      ensure(new Set(ids(seen)).size === seen.length, 'A device is on two pages.');
      const missing = ids(wide.items).filter((id) => !ids(seen).includes(id));
      ensure(!missing.length, `Small pages leave out what a large one has: ${inWords(missing)}.`);
    },
  },
  {
    name: 'ends its pages',
    run: async (context) => {
      await needNative(context, 'devices.list');
      const {devices} = context.adapter;
      const all = await devices.list();
      if (all.next) skip('the list is long.');
      const seen: Device[] = [];
      let cursor: string | undefined;
      for (let pages = 0; pages === 0 || cursor; pages += 1) {
        ensure(pages <= all.items.length, 'There are more pages of one device than there are devices.');
        const page = await devices.list({limit: 1, cursor});
        seen.push(...page.items);
        cursor = page.next;
      }
      ensure(
        inWords(ids(seen).sort()) === inWords(ids(all.items).sort()),
        `Page by page there are ${inWords(ids(seen))}, at once ${inWords(ids(all.items))}.`,
      );
    },
  },
  {
    name: 'searches where it says that it can',
    situation: 'many',
    run: async (context) => {
      await needNative(context, 'devices.list');
      const {devices} = context.adapter;
      const {items, searchable} = await devices.list();
      if (!searchable) skip('the list is not searchable.');
      const last = need(items.at(-1), 'there are no devices.');
      const found = await devices.list({search: last.name});
      ensure(
        ids(found.items).includes(last.id),
        `A search for "${last.name}" does not find the device of this name.`,
      );
      const nothing = await devices.list({search: 'no device is called like this'});
      ensure(!nothing.items.length, `A search for nonsense finds ${inWords(ids(nothing.items))}.`);
    },
  },
  {
    name: 'lists a disabled device no more, and the others still',
    run: async (context) => {
      await needNative(context, 'devices.list', 'devices.disable');
      const before = await devicesOf(context);
      const {id} = ordinary(before, ({disable}) => disable);
      done(await context.adapter.devices.disable(id, {why: 'lost'}), 'devices.disable');
      const left = ids(await devicesOf(context));
      const expected = ids(before).filter((other) => other !== id);
      ensure(!left.includes(id), `The device ${id} was disabled, but it is listed.`);
      ensure(
        expected.every((other) => left.includes(other)),
        'Another device is gone, too.',
      );
      await errorOf(context.adapter.devices.disable(id), 'Disabling it once more', 'not-found');
    },
  },
  {
    name: 'knows no device of another id, whatever is in it',
    run: async (context) => {
      await needNative(context, 'devices.list', 'devices.disable');
      const before = ids(await devicesOf(context));
      const hostile = [
        'no-such-device',
        '',
        '.',
        '..',
        '../profile',
        'a/b?c=d#e',
        '%2e%2e',
        `${before[0]}/../x`,
      ];
      for (const id of hostile) {
        await errorOf(context.adapter.devices.disable(id), `devices.disable("${id}")`, 'not-found');
      }
      const after = ids(await devicesOf(context));
      ensure(
        inWords(after) === inWords(before),
        `The list changed from ${inWords(before)} to ${inWords(after)}.`,
      );
    },
  },
  {
    name: 'does not disable a device that says it cannot be disabled',
    run: async (context) => {
      await needNative(context, 'devices.list', 'devices.disable');
      const refused = (await devicesOf(context)).find(
        ({disable}) => disable && /none|external/.test(disable.support),
      );
      const {id, name} = need(refused, 'every device can be disabled.');
      const call = context.adapter.devices.disable(id);
      await errorOf(call, `devices.disable of "${name}"`, 'policy', 'forbidden', 'conflict', 'not-supported');
      ensure(ids(await devicesOf(context)).includes(id), `"${name}" was refused, and is gone nevertheless.`);
    },
  },
];
