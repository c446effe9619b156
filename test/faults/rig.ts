// An element over the REST adapter and the reference backend's handlers, between which things go wrong.
import {getResponse} from 'msw';

import {MockBackend} from '../../mocks/backend.js';
import {restHandlers} from '../../mocks/handlers/rest/handlers.js';
import {createRestAdapter} from '../../src/adapters/rest/rest-adapter.js';
import {routes} from '../../src/adapters/rest/wire.js';
import type {AccountAdapter} from '../../src/contract/adapter.js';
import type {AccountElement} from '../../src/elements/account-element.js';
import {mount} from '../support/every-element.js';
import {silence} from './faults.js';

/** Every call that an adapter makes: the operations, and what stands beside them. */
export type Call = keyof typeof routes;

/** In place of the backend's answer; `pass` asks the backend, as whoever was there when the call was made. */
export type Answer = (pass: () => Promise<Response>) => Promise<Response>;

/** Bob has all that Ada has, under his own name. */
export type Who = 'ada' | 'bob' | 'nobody';

export interface Rig {
  readonly element: AccountElement;
  readonly backend: MockBackend;
  /** From now on the call is answered so; `undefined` ends it. `ends`: whether an answer comes; one that never does is not waited for long. */
  strike(call: Call, answer: Answer | undefined, ends?: 'soon' | 'never'): void;
  /** From now on the backend answers this person: a reload of the description tells the page. */
  become(who: Who): void;
  /** An adapter of its own for the same backend. */
  another(): AccountAdapter;
  /** How often it was made since it was struck. */
  readonly asked: number;
  /** How many reads there were, in all. */
  readonly reads: number;
  /** Every call but a read since then, with who made it: "bob DELETE /devices/phone". */
  readonly writes: readonly string[];
  /** Where the element asked to go to. */
  readonly redirects: readonly string[];
  /** Types of the account events that the element sent since then, and the codes of its errors. */
  readonly events: readonly string[];
  readonly errors: readonly string[];
}

const url = `${location.origin}/faults/account/v1`;

/** `before`: what goes wrong from the start. */
export function rigOf(
  tag: string,
  scenario: string,
  before?: {readonly call: Call; readonly answer: Answer},
): Rig {
  const backend = new MockBackend({scenario});
  const handlersOf = {
    ada: restHandlers({backend, url}),
    bob: restHandlers({
      backend: new MockBackend({
        scenario: ['signed-out', 'locked-account'].includes(scenario) ? 'default' : scenario,
      }),
      url,
    }),
    nobody: restHandlers({backend: new MockBackend({scenario: 'signed-out'}), url}),
  };
  let who: Who = 'ada';
  let struck: typeof before = before;
  let isSilent = before?.answer === silence;
  let asked = 0;
  let reads = 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const by = who;
    const path = request.url.slice(url.length);
    if (request.method === 'GET') reads += 1;
    else writes.push(`${by} ${request.method} ${path}`);
    const pass = async () => {
      const response = await getResponse(handlersOf[by], request);
      if (!response || response.type === 'error') throw new TypeError('Failed to fetch');
      return by === 'bob' ? renamed(await unhurried(response)) : unhurried(response);
    };
    if (!struck || !fits(struck.call, request)) return pass();
    asked += 1;
    return struck.answer(pass);
  };
  const events: string[] = [];
  const errors: string[] = [];
  const writes: string[] = [];
  const redirects: string[] = [];
  const options = {
    url,
    fetch,
    /** Short for the call that gets no answer, and for no other: a busy machine may be slow. */
    get timeout() {
      if (!isSilent || asked > 0) return 30_000;
      // Whatever is read at the start begins together with it.
      return before ? 2000 : 400;
    },
  };
  const another = () => createRestAdapter(options);
  const element = mount(tag, another());
  element.addEventListener('account-redirect-request', ({url}) => redirects.push(url));
  for (const type of eventTypes) {
    element.addEventListener(type, (event) => {
      if (type === 'account-error') errors.push((event as Event & {code: string}).code);
      else events.push(type);
    });
  }
  return {
    element,
    backend,
    strike: (call, answer, ends = answer === silence ? 'never' : 'soon') => {
      asked = events.length = errors.length = writes.length = redirects.length = 0;
      struck = answer && {call, answer};
      isSilent = ends === 'never';
    },
    become: (next) => (who = next),
    another,
    get reads() {
      return reads;
    },
    get asked() {
      return asked;
    },
    events,
    errors,
    writes,
    redirects,
  };
}

/** What would claim that something happened. */
const eventTypes = [
  'account-error',
  'account-profile-saved',
  'account-device-disabled',
  'account-session-revoked',
  'account-sessions-revoked',
  'account-signin-reported',
  'account-organization-left',
  'account-password-changed',
  'account-password-reset',
  'account-reset-confirmed',
  'account-unlocked',
  'account-verification-saved',
  'account-method-added',
  'account-method-removed',
  'account-terms-accepted',
  'account-terms-declined',
  'account-terms-dismissed',
  'account-signed-out',
  'account-task-ended',
];

function fits(call: Call, {method, url: address}: Request): boolean {
  const [wanted, path = ''] = routes[call].split(' ');
  const pattern = path.replace('{id}', '[^/]+');
  const asked = new URL(address).pathname.slice('/faults/account/v1'.length);
  return method === wanted && new RegExp(`^${pattern}$`).test(asked || '/');
}

/** What the backend says of Ada, said of Bob. */
async function renamed(response: Response): Promise<Response> {
  if (!response.headers.get('Content-Type')?.includes('json')) return response;
  const text = (await response.text()).replace(/\bada/g, 'bob').replace(/\bAda/g, 'Bob');
  return new Response(
    text
      .replace(/\bADA/g, 'BOB')
      .replace(/Lovelace/g, 'Babbage')
      .replace(/lovelace/g, 'babbage'),
    response,
  );
}

/** Another code may be asked for at once: nothing here waits for half a minute. */
async function unhurried(response: Response): Promise<Response> {
  if (!response.headers.get('Content-Type')?.includes('json')) return response;
  const text = (await response.text()).replace(/"resendAfterSeconds":\d+/, '"resendAfterSeconds":0');
  return new Response(text || null, response);
}
