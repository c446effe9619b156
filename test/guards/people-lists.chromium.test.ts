// Lists of one person are never continued, searched or counted for another.
import {expect} from '@open-wc/testing';

import '../../src/define.js';
import {type Rig, rigOf} from '../faults/rig.js';
import {OnDemand, pressed} from '../../src/elements/shared/on-demand.js';
import {deferred} from '../support/deferred.js';
import {fieldsOf, press} from '../support/controls.js';
import {settled, stayHere, unmountAll} from '../support/every-element.js';
import {everyText, until} from '../support/reading.js';

const lists = [
  ['device-list', 'devices.list'],
  ['session-list', 'sessions.list'],
  ['org-list', 'organizations.list'],
] as const;

const another: readonly (readonly [string, (rig: Rig) => unknown])[] = [
  ['somebody else is here', ({element}) => element.refresh()],
  ['it shows another backend', (rig) => (rig.element.adapter = rig.another())],
];

describe('one person’s work is never another’s: lists', () => {
  let staying: () => void;
  beforeEach(() => (staying = stayHere()));
  afterEach(() => {
    staying();
    unmountAll();
  });

  for (const [tag, call] of lists) {
    for (const [change, make] of another) {
      it(`${tag} drops a page that comes once ${change}`, async () => {
        const rig = rigOf(tag, 'many');
        const {element} = rig;
        await settled(element);
        let go = () => {};
        rig.strike(call, async (pass) => {
          const response = await pass();
          await new Promise<void>((resolve) => (go = resolve));
          return response;
        });
        await press(element, 'Show more');
        await until(() => rig.asked === 1, 'the next page is asked for');
        rig.strike(call, undefined);
        rig.become('bob');
        await make(rig);
        await settled(element);
        const rows = () => element.shadowRoot!.querySelectorAll('.row').length;
        const before = rows();
        go();
        await settled(element);
        expect(rows()).to.equal(before);
        expect(everyText(element)).not.to.match(/\bada\b/i);
      });

      // Attempts to sign in and sessions are not searched.
      if (tag === 'session-list') continue;
      it(`${tag} forgets what was looked for once ${change}`, async () => {
        const rig = rigOf(tag, 'many');
        const {element} = rig;
        await settled(element);
        const search = () => fieldsOf(element).find(({type}) => type === 'search');
        await until(search, 'there is something to search by');
        search()!.value = 'quince';
        search()!.dispatchEvent(new InputEvent('input', {bubbles: true}));
        await until(() => everyText(element).includes('“quince”'), 'nothing is found');
        // Typed, and not yet looked for.
        search()!.value = 'quince marmalade';
        search()!.dispatchEvent(new InputEvent('input', {bubbles: true}));
        rig.become('bob');
        await make(rig);
        await settled(element);
        expect(everyText(element)).not.to.contain('quince');
        expect(search()!.value).to.equal('');
      });
    }
  }

  it('an element that has left the page leads nowhere', () => {
    const {element, redirects} = rigOf('device-list', 'default');
    const redirect = {url: 'https://id.contoso.example/elsewhere', operation: 'devices.disable'};
    element.redirect(redirect);
    expect(redirects).to.deep.equal([redirect.url]);
    element.remove();
    element.redirect(redirect);
    expect(redirects).to.have.length(1);
  });

  for (const [change, make] of another) {
    it(`what was pressed for, and is loaded once ${change}, is not done`, async () => {
      const rig = rigOf('device-list', 'default');
      const {element} = rig;
      await settled(element);
      const loading = deferred<string>();
      const want = pressed(element, new OnDemand(() => loading.promise));
      rig.become('bob');
      await make(rig);
      await settled(element);
      loading.resolve('the part');
      expect(await want).to.equal(undefined);
      expect(await pressed(element, new OnDemand(() => Promise.resolve('the part')))).to.equal('the part');
    });
  }

  it('nobody is led to a sign-in by an element that has gone, or once somebody is signed in', async () => {
    staying();
    for (const change of ['remove', 'refresh'] as const) {
      const rig = rigOf('profile-card', 'signed-out');
      const {element} = rig;
      element.addEventListener('account-redirect-request', (event) => event.preventDefault());
      await settled(element);
      let go = () => {};
      // Where one signs in stands in the description.
      rig.strike('describe', async (pass) => {
        const response = await pass();
        await new Promise<void>((resolve) => (go = resolve));
        return response;
      });
      await press(element, 'Sign in');
      await until(() => rig.asked === 1, 'it is asked where');
      rig.strike('describe', undefined);
      rig.become('bob');
      await element[change]();
      go();
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(rig.redirects, change).to.deep.equal([]);
    }
  });
});
