import type {Device} from '../../contract/device.js';
import {ago, day} from '../../i18n/dates.js';
import type {Values} from '../../i18n/text.js';
import type {deviceListMessages} from './device-list.messages.js';

export interface Fact {
  readonly text: string;
  /** The exact time behind "5 days ago". */
  readonly instant?: string;
}

type Say = (key: keyof typeof deviceListMessages, values?: Values) => string;

/** The one line of facts under a device's name; what the backend does not say is absent. */
export function factsOf(device: Device, t: Say, language: string): Fact[] {
  const facts: (Fact | false | undefined)[] = [
    named(device.os, device.osVersion),
    named(device.manufacturer, device.model),
    device.compliance === 'compliant' && {text: t('compliant')},
    device.managed && {text: t('managed')},
    device.join && {text: t(joins[device.join])},
    device.registeredAt !== undefined && {
      text: t('registered', {date: day(device.registeredAt, language)}),
      instant: device.registeredAt,
    },
    device.lastActivityAt !== undefined && {
      text: t('lastActivity', {when: ago(device.lastActivityAt, language)}),
      instant: device.lastActivityAt,
    },
  ];
  return facts.filter((fact): fact is Fact => Boolean(fact));
}

const joins = {
  registered: 'joinRegistered',
  joined: 'joinJoined',
  'hybrid-joined': 'joinHybridJoined',
} as const satisfies Record<NonNullable<Device['join']>, keyof typeof deviceListMessages>;

function named(...parts: readonly (string | undefined)[]): Fact | undefined {
  const text = parts.filter(Boolean).join(' ');
  return text ? {text} : undefined;
}
