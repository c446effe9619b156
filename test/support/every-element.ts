// What holds for every element is tested on every element: the tags come from define(), so a new one is covered when it lands.
import {MockBackend, type MockBackendOptions} from '../../mocks/backend.js';
import {createMemoryAdapter} from '../../mocks/memory-adapter.js';
import {scenarios} from '../../mocks/scenarios.js';
import type {AccountAdapter, Capabilities} from '../../src/contract/adapter.js';
import type {AccountElement} from '../../src/elements/account-element.js';
import {define} from '../../src/registry.js';
import {everyText} from './reading.js';

export const allTags = define().map(({tag}) => tag);

/** The tags of the elements that show something. */
export const tags = allTags.filter((tag) => tag !== 'account-provider');

/** Every scenario but those that a test could only wait for, or that are large. */
export const scenarioNames = Object.keys(scenarios).filter((name) => !['slow', 'many'].includes(name));

/** The reference backend in some situation. */
export function backendIn(options: MockBackendOptions | string = {}): {
  readonly backend: MockBackend;
  readonly adapter: AccountAdapter;
} {
  const backend = new MockBackend(typeof options === 'string' ? {scenario: options} : options);
  return {backend, adapter: createMemoryAdapter({backend})};
}

/** The same adapter, with each call going through `around`. */
export function wrapped<A extends object>(
  adapter: A,
  around: (call: () => unknown, name: string, parameters: readonly unknown[]) => unknown,
  path = '',
): A {
  return new Proxy(adapter, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      const name = `${path}${String(key)}`;
      if (typeof value === 'object' && value !== null) return wrapped(value, around, `${name}.`);
      if (typeof value !== 'function' || ['subscribe', 'resume'].includes(name)) return value;
      return (...parameters: unknown[]) =>
        around(() => (value as (...all: unknown[]) => unknown).apply(target, parameters), name, parameters);
    },
  });
}

/** An adapter whose backend says otherwise of some operations what it can do. */
export function describing(adapter: AccountAdapter, capabilities: Partial<Capabilities>): AccountAdapter {
  return {
    ...adapter,
    describe: async (options) => {
      const description = await adapter.describe(options);
      return {...description, capabilities: {...description.capabilities, ...capabilities}};
    },
  };
}

/** An element of this tag on the page, in a box of its own. */
export function mount(
  tag: string,
  adapter: AccountAdapter | undefined,
  attributes: Readonly<Record<string, string>> = {},
): AccountElement {
  const element = document.createElement(tag) as AccountElement;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.adapter = adapter;
  const box = document.createElement('div');
  box.dataset['box'] = '';
  box.append(element);
  document.body.append(box);
  return element;
}

export function unmountAll(): void {
  for (const box of document.querySelectorAll('[data-box]')) box.remove();
}

/** Waits until nothing that can be read changes any more. */
export async function settled(...elements: readonly Element[]): Promise<void> {
  const read = () => elements.map((element) => `${everyText(element)} ${states(element).join()}`).join('\n');
  let [before, quiet, rounds] = [read(), 0, 0];
  while (quiet < 4) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    const now = read();
    const busy = elements.some((element) => element.matches(':state(loading)'));
    quiet = now === before && !busy ? quiet + 1 : 0;
    before = now;
    if (++rounds > 300) throw new Error(`It does not come to rest: ${now.slice(0, 300)}`);
  }
}

const states = (element: Element) =>
  ['loading', 'error', 'empty', 'unavailable', 'signed-out', 'offline', 'stale'].filter((state) =>
    element.matches(`:state(${state})`),
  );

/** Everything that can be pressed in an element, its light children too. */
export function buttonsOf(element: Element): HTMLButtonElement[] {
  return [
    ...(element.shadowRoot?.querySelectorAll('button') ?? []),
    ...element.querySelectorAll('button'),
  ].filter((button) => button.isConnected);
}

/** Keeps the page where it is, whatever an element asks for; ends when the function that it returns is called. */
export function stayHere(): () => void {
  const prevent = (event: Event) => event.preventDefault();
  const names = ['account-redirect-request', 'account-signin-request', 'account-task-request'];
  for (const name of names) addEventListener(name, prevent);
  return () => {
    for (const name of names) removeEventListener(name, prevent);
  };
}
