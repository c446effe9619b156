import type {AdapterChange} from '../src/contract/adapter.js';
import type {MockBackend} from './backend.js';
import {isScenarioName} from './scenarios.js';
import type {State} from './state.js';

const channelName = 'account-elements/reference-backend';

/** How long another tab has for its answer, in milliseconds. */
const patience = 100;

interface Message {
  /** What the sender's backend knows; absent: the sender asks for it. */
  readonly state?: State | undefined;
  /** What happened there. */
  readonly changes?: readonly AdapterChange[] | undefined;
}

/** What the backend in another tab of this browser knows, in which scenario ever; nothing where there is no such tab. */
export function stateOfOtherTabs(): Promise<State | undefined> {
  const channel = new BroadcastChannel(channelName);
  return new Promise<State | undefined>((resolve) => {
    channel.onmessage = ({data}: MessageEvent<Message>) => {
      if (data.state && isScenarioName(data.state.scenario)) resolve(data.state);
    };
    setTimeout(() => resolve(undefined), patience);
    channel.postMessage({} satisfies Message);
  }).finally(() => channel.close());
}

/**
 * Makes the backends of the same scenario in several tabs of one browser one, as a server's would be: who signs in in a new tab
 * is signed in here too. The last change wins.
 *
 * @returns what ends it.
 */
export function shareWithOtherTabs(backend: MockBackend): () => void {
  const channel = new BroadcastChannel(channelName);
  let changes: AdapterChange[] = [];
  let hears = false;
  const say = () => {
    channel.postMessage({state: backend.state, changes} satisfies Message);
    changes = [];
  };
  const unsubscribe = backend.subscribe((change) => {
    if (hears) return;
    // Not before the call that made the change is through with the state.
    if (changes.push(change) === 1) setTimeout(flush);
  });
  const flush = () => {
    if (changes.length > 0) say();
  };
  channel.onmessage = ({data}: MessageEvent<Message>) => {
    if (!data.state) return say();
    if (data.state.scenario !== backend.scenario || !data.changes?.length) return;
    backend.adopt(data.state);
    hears = true;
    for (const change of data.changes) backend.tell(change);
    hears = false;
  };
  addEventListener('pagehide', flush);
  return () => {
    flush();
    unsubscribe();
    channel.close();
    removeEventListener('pagehide', flush);
  };
}
