// What ships, in the browser that runs this: every way to every call.
import {expect} from '@open-wc/testing';

import {MockBackend} from '../../mocks/backend.js';
import {createMemoryAdapter} from '../../mocks/memory-adapter.js';
import {flows, readsOf} from '../faults/flows.js';
import {control, press} from '../support/controls.js';
import {everyText, until} from '../support/reading.js';

interface Mounted {
  readonly element: HTMLElement & {adapter?: unknown};
  /** "devices.disable network". */
  readonly errors: readonly string[];
  /** Where it wanted to lead. */
  readonly redirects: readonly string[];
}

const mounted: Element[] = [];

function mount(tag: string, settings: {readonly demo: string} | {readonly scenario: string}): Mounted {
  const element = document.createElement(tag);
  const errors: string[] = [];
  const redirects: string[] = [];
  element.addEventListener('account-error', ({operation, code}) => errors.push(`${operation} ${code}`));
  element.addEventListener('account-redirect-request', (event) => {
    event.preventDefault();
    redirects.push(event.url);
  });
  if ('demo' in settings) element.setAttribute('demo', settings.demo);
  else Object.assign(element, {adapter: createMemoryAdapter({backend: new MockBackend(settings)})});
  document.body.append(element);
  mounted.push(element);
  return {element, errors, redirects};
}

/** @param load loads the library from `/shipped/`, as a page does. */
export function walkThroughWhatShips(kind: string, load: () => Promise<unknown>): void {
  describe(`what ships, as ${kind}`, () => {
    before(load);
    afterEach(() => mounted.splice(0).forEach((element) => element.remove()));

    // Another code is to be had after half a minute only.
    const quick = flows.filter(({call, how}) => call !== 'verification.resend' && how !== 'for another code');
    for (const {call, how, tag, scenario = 'default', prepare, last} of quick) {
      it(`does ${how ? `${call}, ${how}` : call}`, async () => {
        const {element, errors, redirects} = mount(tag, {scenario});
        await prepare({element});
        if (typeof last !== 'function') await until(() => control(element, last), 'it can be pressed');
        const before = everyText(element);
        if (typeof last === 'function') last({element});
        else await press(element, last);
        await until(() => everyText(element) !== before || redirects.length > 0, 'something is said');
        // A code that is wrong on purpose is refused, and nobody is signed in who has forgotten the password.
        const isVisitor = ['signed-out', 'locked-account'].includes(scenario);
        const expected = isVisitor ? / (validation|unauthenticated)$/ : / validation$/;
        expect(errors.filter((error) => !expected.test(error))).to.deep.equal([]);
        expect(everyText(element)).not.to.contain('be loaded');
      });
    }

    for (const tag of new Set(readsOf.map((row) => row.tag))) {
      it(`shows <${tag} demo>`, async () => {
        const {element, errors} = mount(tag, {demo: ''});
        const shown = () => everyText(element).includes('Demo data') && !element.matches(':state(loading)');
        await until(shown, 'it has what it shows');
        expect(errors).to.deep.equal([]);
      });
    }
  });
}
