/** The same rows, question and changes in hand-written DOM: one row, one template, no library. */
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
const full = new Intl.DateTimeFormat('en', {dateStyle: 'full', timeStyle: 'short'});
const relative = new Intl.RelativeTimeFormat('en', {numeric: 'auto'});

const rowTemplate = templateOf('row');
const rows = new Map<string, HTMLElement>();
const question = document.querySelector<HTMLDialogElement>('dialog') ?? document.createElement('dialog');
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
  button.addEventListener('click', () => ask(device));
  rows.set(device.id, row);
  return row;
}

function time(dateTime: string, textContent: string): HTMLElement {
  return Object.assign(document.createElement('time'), {
    dateTime,
    textContent,
    title: full.format(Date.parse(dateTime)),
  });
}

let asked: Device | undefined;

function ask(device: Device) {
  asked = device;
  const name = question.querySelector('bdi');
  if (name) name.textContent = device.name;
  question.showModal();
}

question.addEventListener('submit', () => {
  if (asked) rows.get(asked.id)?.remove();
});

const devices = thousandDevices();
let index = 0;

globalThis.rows = {
  async show() {
    const start = performance.now();
    list.append(...devices.map(rowOf));
    document.querySelector('main')?.append(list);
    await painted();
    const all = performance.now() - start;
    return {first: all, all};
  },
  update: {
    async prepare(at) {
      index = at;
      await painted();
    },
    async perform() {
      const {id = '', name = ''} = devices[index] ?? {};
      const row = rows.get(id);
      const [text, button] = [row?.querySelector('bdi'), row?.querySelector('button')];
      if (text) text.textContent = `${name} (renamed)`;
      button?.setAttribute('aria-label', `Disable device ${name} (renamed)`);
      await painted();
    },
  },
  remove: {
    async prepare(at) {
      list.querySelectorAll<HTMLElement>('.row button')[at]?.click();
      await painted();
    },
    async perform() {
      question.querySelector<HTMLElement>('.danger')?.click();
      await painted();
    },
  },
};
