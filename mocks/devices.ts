import type {Device, DevicesPort} from '../src/contract/device.js';
import {AccountError} from '../src/contract/error.js';
import type {MockBackend} from './backend.js';
import {instant} from './clock.js';
import {pageFrom} from './paging.js';
import {scenarioOf} from './scenarios.js';
import {demandCapability, read, type Visit, write} from './visit.js';

export function devicesOf(visit: Visit): DevicesPort {
  const {backend, token} = visit;
  return {
    list: (options) =>
      read(visit, 'devices.list', options, (session) => {
        const order = new Map(backend.seeded.devices.map(({id}, index) => [id, index]));
        const page = pageFrom(
          {
            items: registered(backend),
            position: ({id}) => order.get(id) ?? 0,
            words: ({name, os, osVersion, manufacturer, model}) => [
              name,
              [os, osVersion].join(' '),
              [manufacturer, model].join(' '),
            ],
          },
          options,
        );
        const isBare = scenarioOf(backend.scenario).bare;
        return {
          ...page,
          items: page.items.map((device): Device => {
            if (isBare) return {id: device.id, name: device.name};
            return device.id === session.deviceId ? {...device, current: true} : device;
          }),
        };
      }),
    disable: (id, {why} = {}, options) =>
      write(visit, {
        operation: 'devices.disable',
        options,
        item: id,
        check: () => {
          const device = registered(backend).find((each) => each.id === id);
          if (!device) throw new AccountError('not-found');
          if (device.disable) demandCapability('devices.disable', device.disable);
        },
        apply: () => {
          backend.state.disabledDevices[id] = {at: instant(backend.now()), ...(why && {why})};
          backend.tell({type: 'changed', resource: 'devices'}, token);
          backend.endSessions(({deviceId}) => deviceId === id);
          return undefined;
        },
      }),
  };
}

function registered(backend: MockBackend): readonly Device[] {
  const {disabledDevices} = backend.state;
  return backend.seeded.devices.filter(({id}) => !Object.hasOwn(disabledDevices, id));
}
