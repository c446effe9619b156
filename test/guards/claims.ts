// Nothing is claimed that nobody has seen: every write that has happened at the backend, times every answer that does not say so.
import {expect} from '@open-wc/testing';

import '../../src/define.js';
import {silence} from '../faults/faults.js';
import {flows} from '../faults/flows.js';
import {rigOf} from '../faults/rig.js';
import {control, press} from '../support/controls.js';
import {settled, stayHere, unmountAll} from '../support/every-element.js';
import {everyText, until} from '../support/reading.js';

const page = (status: number) => () =>
  Promise.resolve(
    new Response('<!doctype html><h1>Gateway</h1>', {status, headers: {'Content-Type': 'text/html'}}),
  );

/** In place of the backend's own answer, once it has done what was asked. */
const answers: Readonly<Record<string, () => Promise<Response>>> = {
  '500, a page': page(500),
  '502, a page': page(502),
  '504, a page': page(504),
  '500, nothing': () => Promise.resolve(new Response(null, {status: 500})),
  '503, a problem': () =>
    Promise.resolve(
      Response.json(
        {type: 'urn:account-elements:problem:unavailable', title: 'Unavailable', status: 503},
        {status: 503, headers: {'Content-Type': 'application/problem+json'}},
      ),
    ),
  'a broken connection': () => Promise.reject(new TypeError('Failed to fetch')),
  'no answer': silence,
  '200, a page': page(200),
  '200, half an answer': () =>
    Promise.resolve(new Response('{"items": [', {headers: {'Content-Type': 'application/json'}})),
  '403, a page': page(403),
  '404, a page': page(404),
  '410, nothing': () => Promise.resolve(new Response(null, {status: 410})),
  '422, a page': page(422),
};

/** What would say that it has not happened. */
const denies =
  /nothing (was|has been|is|could be)|(was|were|is|are) not (removed|renamed|made|changed|added|saved)/i;
const asks = /don’t know|couldn’t see|no clear answer|isn’t one/i;

/** Declares the tests of an element, or of a part of its flows. */
export function testClaims(name: string): void {
  describe(`nothing is claimed that nobody has seen: ${name}`, () => {
    let staying: () => void;
    beforeEach(() => (staying = stayHere()));
    afterEach(() => {
      staying();
      unmountAll();
    });

    for (const flow of flows.filter(({tag, part, drops}) => (part ?? tag) === name && !drops)) {
      const {call, how, last, tag, scenario = 'default', prepare} = flow;
      describe(how ? `${call}, ${how}` : call, () => {
        for (const [answer, respond] of Object.entries(answers)) {
          it(`done, and answered with ${answer}`, async () => {
            const rig = rigOf(tag, scenario);
            const {element} = rig;
            await prepare(rig);
            if (typeof last !== 'function') await until(() => control(element, last), 'it can be pressed');
            const before = everyText(element);
            const answerInstead = async (pass: () => Promise<unknown>) => {
              await pass();
              return respond();
            };
            rig.strike(call, answerInstead, respond === silence ? 'never' : 'soon');
            const {reads} = rig;
            if (typeof last === 'function') last(rig);
            else await press(element, last);
            await until(() => rig.errors.length > 0, 'it is told that it failed');
            await settled(element);

            const now = everyText(element);
            expect(now.match(denies)?.[0], `denied in ${now}`).to.equal(before.match(denies)?.[0]);
            // Who is signed out has nothing to read; and what a proof did, only the call says for which it was.
            const isOut = call === 'stepUp' || /^reset\.(?!confirm)/.test(call);
            if (!isOut) expect(rig.reads, 'read again').to.be.greaterThan(reads);
            // It is told as it is now; or that nobody knows.
            const told = rig.events.length > 0 || asks.test(now) || element.matches(':state(signed-out)');
            if (!told) expect(now, 'what is shown').not.to.equal(before);
          });
        }
      });
    }
  });
}
