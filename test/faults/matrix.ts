// The fault matrix: every operation of every element times everything that can go wrong. For each cell: what the person is told,
// that the focus is sane, that nothing typed is lost, and that nothing is claimed that did not happen.
import {expect} from '@open-wc/testing';

import '../../src/define.js';
import {noteFailures} from '../support/failures.js';
import {settled, stayHere, unmountAll} from '../support/every-element.js';
import {everyText, until} from '../support/reading.js';
import {type Fault, faults, serversSecret, stepUp} from './faults.js';
import {type Flow, flows, readsOf, secrets} from './flows.js';
import {type Rig, rigOf} from './rig.js';
import {control, fieldsOf, focused, isWithin, press} from '../support/controls.js';

/** Declares the tests of the rows of an element, or of a part of it. */
export function testFaults(name: string): void {
  const isHere = ({tag, part}: {readonly tag: string; readonly part?: string}) => (part ?? tag) === name;
  describe(`the fault matrix: ${name}`, () => {
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
      Reflect.deleteProperty(navigator, 'onLine');
      expect(watch.failures, 'errors that nobody caught').to.deep.equal([]);
    });

    const goOffline = (fault: Fault) => {
      if (fault.offline) Object.defineProperty(navigator, 'onLine', {configurable: true, get: () => false});
    };
    const typedIn = ({element}: Rig) =>
      fieldsOf(element)
        .map(({value}) => value)
        .filter(Boolean);

    async function ready(flow: Flow): Promise<Rig> {
      const rig = rigOf(flow.tag, flow.scenario ?? 'default');
      await flow.prepare(rig);
      const {last} = flow;
      if (typeof last !== 'function') await until(() => control(rig.element, last), 'it can be pressed');
      return rig;
    }

    for (const flow of flows.filter(isHere)) {
      const {call} = flow;
      describe(flow.how ? `${call}, ${flow.how}` : call, () => {
        for (const fault of faults) {
          it(`says what happened: ${fault.name}`, async () => {
            const rig = await ready(flow);
            const {element} = rig;
            const before = textsOf(element);
            const typed = typedIn(rig);
            goOffline(fault);
            rig.strike(call, fault.answer);
            await act(rig, flow);
            await until(
              () => rig.errors.includes(fault.code),
              `tells of ${fault.code}, not of ${rig.errors.join()}`,
            );
            await settled(element);

            const said = [...textsOf(element)].filter((text) => !before.has(text)).join(' ');
            expect(said, 'what is said').to.match(flow.says?.(fault) ?? fault.says);
            expect(everyText(element)).not.to.contain(serversSecret);
            expect(rig.asked, 'requests').to.equal(1);
            expect(rig.events, 'claims').to.deep.equal([]);
            // Where nobody is signed in any more, or it begins anew, the secrets go, and only they.
            const goes = fault.code === 'unauthenticated' || flow.endsWith?.includes(fault.code);
            const kept = goes ? typed.filter((text) => !secrets.includes(text)) : typed;
            if (!flow.drops) expect(typedIn(rig), 'what was typed').to.include.members(kept);
            const active = focused();
            expect(isWithin(element, active), `the focus is on ${active?.outerHTML.slice(0, 200)}`).to.equal(
              true,
            );
          });
        }

        if (!flow.alone)
          it('asks who is there first', async () => {
            const rig = await ready(flow);
            const typed = typedIn(rig);
            rig.strike(call, stepUp);
            await act(rig, flow);
            const isAsking = () =>
              control(document.body, 'Cancel') &&
              [...document.querySelectorAll('*')].some((each) =>
                each.shadowRoot?.querySelector('dialog[open]'),
              );
            await until(() => rig.asked === 1 && isAsking(), 'a dialog asks for a proof');
            expect(rig.events, 'claims').to.deep.equal([]);
            expect(typedIn(rig), 'what was typed').to.include.members(typed);
          });

        it('asks once for a double click', async () => {
          const rig = await ready(flow);
          let release = () => {};
          rig.strike(
            call,
            () =>
              new Promise((resolve) => {
                release = () => resolve(new Response(null, {status: 204}));
              }),
          );
          await act(rig, flow, 2);
          await until(() => rig.asked > 0, 'it is asked');
          expect(rig.asked, 'requests').to.equal(1);
          release();
          await settled(rig.element);
        });

        it('is quiet when the element goes while it is asked, and when the answer comes afterwards', async () => {
          const rig = await ready(flow);
          let answer = (_response: Response) => {};
          rig.strike(
            call,
            () =>
              new Promise((resolve) => {
                answer = resolve;
              }),
          );
          await act(rig, flow);
          await until(() => rig.asked === 1, 'it is asked');
          rig.element.remove();
          answer(new Response('{}', {status: 500, headers: {'Content-Type': 'application/json'}}));
          await new Promise((resolve) => requestAnimationFrame(resolve));
          expect(rig.events, 'claims').to.deep.equal([]);
          expect(document.querySelector('dialog[open]')).to.equal(null);
        });
      });
    }

    for (const {call, tag, scenario = 'default', beside, open} of readsOf.filter(isHere)) {
      describe(call, () => {
        for (const fault of faults) {
          it(`shows what is in the way, and goes on when it is over: ${fault.name}`, async () => {
            goOffline(fault);
            const rig = rigOf(tag, scenario, {call, answer: fault.answer});
            await open?.(rig);
            const {element} = rig;
            await until(() => rig.asked > 0, 'it is read');
            await settled(element);
            expect(everyText(element)).not.to.contain(serversSecret);
            if (!beside) {
              expect(
                element.matches(`:state(${fault.state})`),
                `the state of ${everyText(element).slice(0, 300)}`,
              ).to.equal(true);
              expect(document.activeElement === document.body || isWithin(element, focused())).to.equal(true);
            }
            Reflect.deleteProperty(navigator, 'onLine');
            rig.strike(call, undefined);
            if (fault.state === 'error' && !beside) await press(element, 'Try again');
            else await element.refresh();
            await settled(element);
            expect(element.matches(`:state(${fault.state})`), 'the state afterwards').to.equal(false);
          });
        }

        if (!beside) {
          it('offers to prove who is there, and opens nothing by itself', async () => {
            const rig = rigOf(tag, scenario, {call, answer: stepUp});
            await until(() => control(rig.element, 'Confirm it’s you'), 'it offers to');
            expect(document.querySelector('dialog[open]')).to.equal(null);
          });
        }

        it('is quiet when the element goes before the answer comes', async () => {
          let answer = (_response: Response) => {};
          const rig = rigOf(tag, scenario, {
            call,
            answer: () =>
              new Promise((resolve) => {
                answer = resolve;
              }),
          });
          await open?.(rig);
          await until(() => rig.asked > 0, 'it is read');
          rig.element.remove();
          answer(new Response('{}', {status: 500}));
          await new Promise((resolve) => requestAnimationFrame(resolve));
          expect(rig.errors, 'errors told').to.deep.equal([]);
        });
      });
    }
  });
}

/** The last press, as often as that. */
async function act(rig: Rig, {last}: Flow, times = 1): Promise<void> {
  if (typeof last === 'function') {
    for (let time = 0; time < times; time++) last(rig);
    return;
  }
  await press(rig.element, last, times);
}

/** What is written in an element, piece by piece; no names and no attributes. */
function textsOf(root: Node): Set<string> {
  const texts = new Set<string>();
  const visit = (node: Node) => {
    if (node instanceof Text) texts.add(node.data.replace(/\s+/g, ' ').trim());
    if (node instanceof HTMLStyleElement) return;
    if (node instanceof Element && node.shadowRoot) visit(node.shadowRoot);
    node.childNodes.forEach(visit);
  };
  visit(root);
  return texts;
}
