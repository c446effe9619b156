// One person's work is never another's: every write of every element, at every moment, times every way in which its person can go.
import {expect} from '@open-wc/testing';

import '../../src/define.js';
import {stepUp} from '../faults/faults.js';
import {type Flow, flows, secrets, typed} from '../faults/flows.js';
import {type Answer, type Rig, rigOf, type Who} from '../faults/rig.js';
import {control, fieldsOf, fill, press} from '../support/controls.js';
import {noteFailures} from '../support/failures.js';
import {settled, stayHere, unmountAll} from '../support/every-element.js';
import {everyText, until} from '../support/reading.js';

interface Change {
  readonly name: string;
  readonly who: Who;
  readonly make: (rig: Rig) => unknown;
}

const changes: readonly Change[] = [
  {name: 'somebody else is here', who: 'bob', make: ({element}) => element.refresh()},
  {
    name: 'it shows another backend',
    who: 'bob',
    make: (rig) => {
      rig.element.adapter = rig.another();
    },
  },
  {name: 'nobody is signed in', who: 'nobody', make: ({element}) => element.refresh()},
  {name: 'the element is gone', who: 'ada', make: ({element}) => element.remove()},
];

/** How far it has come, and what happens once the person has gone. */
interface Moment {
  readonly name: string;
  readonly come: (rig: Rig, flow: Flow) => Promise<(() => unknown) | void>;
  readonly fits?: (flow: Flow) => boolean;
}

const elsewhere = () =>
  Response.json({redirect: {url: 'https://id.contoso.example/elsewhere'}}, {status: 200});

/** The call is on its way, and answered so once the person has gone. */
const underWay =
  (answer: Answer): Moment['come'] =>
  async (rig, flow) => {
    let go = () => {};
    rig.strike(flow.call, async (pass) => {
      // It has happened, whoever hears of it.
      const response = await answer(pass);
      await new Promise<void>((resolve) => (go = resolve));
      return response;
    });
    await act(rig, flow);
    await until(() => rig.asked === 1, 'it is asked');
    return () => go();
  };

/** Nobody is signed in there. */
const isOut = ({call}: Flow) => /^reset\.(?!confirm)/.test(call);

const proves = ({alone}: Flow) => !alone;

const moments: readonly Moment[] = [
  {name: 'something is typed or asked', come: async () => {}},
  {name: 'the call is on its way, and then done', come: underWay((pass) => pass())},
  {name: 'the call is on its way, and then leads elsewhere', come: underWay(async () => elsewhere())},
  {name: 'the call is on its way, and then wants a proof', come: underWay(() => stepUp()), fits: proves},
  {
    name: 'a proof is asked for',
    fits: proves,
    come: async (rig, flow) => {
      rig.strike(flow.call, () => stepUp());
      await act(rig, flow);
      await until(() => dialogs().length > 0 && rig.asked === 1, 'a dialog asks for a proof');
      await fill(document.body, '[name=step-up]', mark);
    },
  },
  {
    name: 'a proof is on its way, and then taken',
    fits: proves,
    come: async (rig, flow) => {
      rig.strike(flow.call, () => stepUp());
      await act(rig, flow);
      await until(() => rig.asked === 1, 'it is asked');
      await fill(document.body, '[name=step-up]', mark);
      let go = () => {};
      rig.strike('stepUp', async () => {
        await new Promise<void>((resolve) => (go = resolve));
        return new Response(null, {status: 204});
      });
      await press(document.body, 'Continue');
      await until(() => rig.asked === 1, 'it is proven');
      return () => go();
    },
  },
  {
    name: 'its outcome is shown',
    come: async (rig, flow) => {
      await act(rig, flow);
      await settled(rig.element);
    },
  },
];

const mark = 'quince-marmalade';

/** A success of these may end the session: that nobody is signed in then is no other person. */
const ends = ({call, tag}: Flow) =>
  call === 'password.change' || (call.startsWith('sessions.revoke') && tag === 'signout-everywhere');

/** Declares the tests of an element, or of a part of its flows. */
export function testPeople(name: string): void {
  describe(`one person’s work is never another’s: ${name}`, () => {
    let staying: () => void;
    let watch: ReturnType<typeof noteFailures>;
    beforeEach(() => {
      staying = stayHere();
      watch = noteFailures();
    });
    afterEach(() => {
      staying();
      unmountAll();
      watch.end();
      expect(watch.failures, 'errors that nobody caught').to.deep.equal([]);
    });

    for (const flow of flows.filter(({tag, part}) => (part ?? tag) === name)) {
      describe(flow.how ? `${flow.call}, ${flow.how}` : flow.call, () => {
        for (const {name: moment, come, fits} of moments) {
          if (fits && !fits(flow)) continue;
          for (const change of changes) {
            if (change.who === 'nobody' && isOut(flow)) continue;
            it(`${moment}: ${change.name}`, async () => {
              const rig = rigOf(flow.tag, flow.scenario ?? 'default');
              const {element} = rig;
              await flow.prepare(rig);
              const {last} = flow;
              if (typeof last !== 'function') await until(() => control(element, last), 'it can be pressed');
              const go = await come(rig, flow);

              const {writes, redirects, events} = rig;
              rig.become(change.who);
              const before = [writes.length, redirects.length, events.length] as const;
              await change.make(rig);
              if (element.isConnected) await settled(element);
              await go?.();
              if (element.isConnected) await settled(element);
              else for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve));

              expect(dialogs(), 'dialogs').to.deep.equal([]);
              expect(writes.slice(before[0]).filter(isAnother), 'calls').to.deep.equal([]);
              expect(redirects.slice(before[1]), 'redirects').to.deep.equal([]);
              const own = change.who === 'nobody' && ends(flow);
              if (!own) expect(events.slice(before[2]), 'claims').to.deep.equal([]);
              for (const {value} of fieldsOf(element)) expect(secrets).not.to.include(value);
              if (!element.isConnected) return;
              const text = everyText(element);
              const former = [/\bada\b|lovelace/i, ...secrets, ...Object.values(typed), mark];
              const left = former.flatMap(
                (each) =>
                  (typeof each === 'string' ? text.includes(each) && each : text.match(each)?.[0]) || [],
              );
              expect(left, `what is left of the former person, in ${text}`).to.deep.equal([]);
              if (!own) expect(said(element), 'what is said').to.equal('');

              // What was typed may wait for who signs in again; no question does.
              if (change.who !== 'nobody' || flow.tag === 'security-verification') return;
              rig.become('ada');
              await element.refresh();
              await settled(element);
              expect(dialogs(), 'dialogs, once the same person is back').to.deep.equal([]);
            });
          }
        }
      });
    }
  });
}

const isAnother = (write: string) => !write.startsWith('ada ');

const said = ({shadowRoot}: Element) => shadowRoot?.querySelector('.hidden[role=status]')?.textContent ?? '';

function dialogs(root: ParentNode = document): Element[] {
  return [...root.querySelectorAll('*')].flatMap((each) => [
    ...(each.matches('dialog[open]') ? [each] : []),
    ...(each.shadowRoot ? dialogs(each.shadowRoot) : []),
  ]);
}

async function act(rig: Rig, {last}: Flow): Promise<void> {
  if (typeof last === 'function') last(rig);
  else await press(rig.element, last);
}
