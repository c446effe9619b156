import type {Device} from '../../contract/device.js';
import {
  devicesOf,
  done,
  ensure,
  ensureUnknown,
  errorOf,
  inWords,
  need,
  needNative,
  ordinary,
  type SuiteCase,
} from '../case.js';
import {pagingCases} from './paging.js';

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
  ...pagingCases('devices.list', 'devices', ({devices}, options) => devices.list(options)),
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
        await ensureUnknown(context.adapter.devices.disable(id), 'devices.disable', id);
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
