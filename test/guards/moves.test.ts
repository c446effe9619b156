import {expect} from '@open-wc/testing';

import type {AccountElement} from '../../src/elements/account-element.js';
import {backendIn, mount, settled, tags, unmountAll, wrapped} from '../support/every-element.js';
import {everyText, until} from '../support/reading.js';
import {type} from '../support/watch.js';

const boxes = () => {
  const box = document.createElement('div');
  box.dataset['box'] = '';
  document.body.append(box);
  return box;
};

/** How pages take an element to another place: sortable lists, tabs, dialogs. */
const moves: Readonly<Record<string, (element: Element, place: Element) => void>> = {
  append: (element, place) => place.append(element),
  'removal and insertion at once': (element, place) => {
    element.remove();
    place.prepend(element);
  },
  'a move of what is around it': (element, place) => place.append(element.parentElement!),
  ...('moveBefore' in Element.prototype && {
    moveBefore: (element: Element, place: Element) =>
      (place as Element & {moveBefore(node: Node, child: null): void}).moveBefore(element, null),
  }),
};

describe('an element that is taken to another place', () => {
  afterEach(() => unmountAll());

  for (const tag of tags) {
    for (const [how, move] of Object.entries(moves)) {
      it(`keeps all that it has, and asks for nothing again: <${tag}>, by ${how}`, async () => {
        let calls: string[] = [];
        const adapter = wrapped(backendIn().adapter, (call, name) => {
          calls.push(name);
          return call();
        });
        const element = mount(tag, adapter);
        await until(
          () => /heading/.test(everyText(element)) && !everyText(element).includes('skeleton'),
          'it is there',
        );
        await settled(element);
        const field = element.querySelector<HTMLInputElement>('input[autocomplete=new-password]');
        if (field) type(field, 'typed');
        element.requestUpdate();
        await settled(element);
        const rows = [...element.shadowRoot!.querySelectorAll('.row, dd')];
        const before = everyText(element);
        calls = [];
        move(element, boxes());
        await settled(element);
        expect(calls).to.eql([]);
        expect(everyText(element)).to.equal(before);
        expect([...element.shadowRoot!.querySelectorAll('.row, dd')]).to.eql(rows);
        if (field) expect(field.value).to.equal('typed');
      });
    }
  }

  it('still lets go of everything where it stays away', async () => {
    let calls: string[] = [];
    const adapter = wrapped(backendIn().adapter, (call, name) => {
      calls.push(name);
      return call();
    });
    const element: AccountElement = mount('device-list', adapter);
    await settled(element);
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    calls = [];
    boxes().append(element);
    await settled(element);
    expect(calls).to.include('devices.list');
  });
});
