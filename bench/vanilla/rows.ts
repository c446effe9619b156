/** The same rows and changes in hand-written DOM: one template, cloned and filled; no library. */
import type {Device} from '../../src/contract/device.js';
import {painted, thousandDevices} from '../support/rows.js';

const shapes: Record<string, string> = {
  laptop:
    'M5.5 5h13A1.5 1.5 0 0 1 20 6.5v8a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 14.5v-8A1.5 1.5 0 0 1 5.5 5ZM2 19h20',
  phone: 'M9 2.5h6a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2ZM11 18.5h2',
  tablet: 'M6.5 2.5h11a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2ZM11 18.5h2',
  desktop: 'M4 4h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM9 20h6M12 16v4',
};
const joins = {
  registered: 'Registered with your organization',
  joined: 'Joined to your organization',
  'hybrid-joined': 'Joined to your organization (hybrid)',
};
const units = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;
const long = new Intl.DateTimeFormat('en', {dateStyle: 'long'});
const relative = new Intl.RelativeTimeFormat('en', {numeric: 'auto'});

const rowTemplate = templateOf('row');
const list = document.createElement('div');
list.className = 'rows';
list.setAttribute('role', 'list');

function templateOf(id: string): HTMLElement {
  const {content} = document.getElementById(id) as HTMLTemplateElement;
  return content.firstElementChild as HTMLElement;
}

function ago(instant: string): string {
  const seconds = Math.max(0, (Date.now() - Date.parse(instant)) / 1000);
  const [unit, length] = units.find(([, each]) => seconds >= each) ?? ['minute', 60];
  return relative.format(-Math.floor(seconds / length), unit);
}

function rowOf(device: Device): HTMLElement {
  const row = rowTemplate.cloneNode(true) as HTMLElement;
  const find = (selector: string) => row.querySelector(selector) as HTMLElement;
  find('path').setAttribute('d', shapes[device.kind ?? ''] ?? '');
  find('bdi').textContent = device.name;
  find('.warn').hidden = device.compliance !== 'non-compliant';
  const {os, osVersion, manufacturer, model, compliance, managed, join, registeredAt, lastActivityAt} =
    device;
  const facts = [
    [os, osVersion].filter(Boolean).join(' '),
    [manufacturer, model].filter(Boolean).join(' '),
    compliance === 'compliant' && 'Compliant',
    managed && 'Managed',
    join && joins[join],
  ].filter((fact): fact is string => Boolean(fact));
  const spans = facts.map((fact) => Object.assign(document.createElement('span'), {textContent: fact}));
  const times = [
    registeredAt && time(registeredAt, `Registered ${long.format(Date.parse(registeredAt))}`),
    lastActivityAt && time(lastActivityAt, `Last active ${ago(lastActivityAt)}`),
  ].filter((element) => element instanceof HTMLElement);
  find('.facts').append(...spans, ...times);
  const button = find('button');
  button.setAttribute('aria-label', `Disable device ${device.name}`);
  button.addEventListener('click', () => confirm(device.name));
  return row;
}

function time(dateTime: string, textContent: string): HTMLElement {
  return Object.assign(document.createElement('time'), {
    dateTime,
    textContent,
  });
}

const devices = thousandDevices();
let row: HTMLElement | undefined;
let name = '';

async function prepare(index: number) {
  row = list.querySelectorAll<HTMLElement>('.row')[index];
  name = `${devices[index]?.name} (renamed)`;
  await painted();
}

globalThis.rows = {
  async showFirst() {
    list.append(...devices.map(rowOf));
    document.querySelector('main')?.append(list);
    await painted();
  },
  // They are all there.
  showRest: () => Promise.resolve(),
  update: {
    prepare,
    async perform() {
      const text = row?.querySelector('bdi');
      if (text) text.textContent = name;
      row?.querySelector('button')?.setAttribute('aria-label', `Disable device ${name}`);
      await painted();
    },
  },
  remove: {
    prepare,
    async perform() {
      row?.remove();
      await painted();
    },
  },
};
