import type {ReactiveControllerHost} from 'lit';

import type {GetToken} from '../contract/token.js';
import type {AccountAdapter, CheckedAdapter} from '../contract/adapter.js';
import {checked} from '../contract/checked.js';
import type {AdapterSource, Problem} from './account-context.js';

/** The three ways in which an element or a provider names its backend. */
export interface SourceSettings {
  readonly adapter?: AccountAdapter | undefined;
  readonly baseUrl?: string | null | undefined;
  readonly demo?: Demo;
  readonly getToken?: GetToken | undefined;
}

/** The `demo` property, as HTML and frameworks write it: `true`, "true" and "" mean the default scenario; `false`, "false", `null` and `undefined` none. */
export type Demo = string | boolean | null | undefined;

/** The scenario that `demo` names; absent: no demo. */
export function scenarioOf(demo: Demo): string | undefined {
  const word = String(demo ?? false);
  if (word === 'false') return undefined;
  return word === 'true' || word === '' ? 'default' : word;
}

type Host = ReactiveControllerHost & HTMLElement & SourceSettings;

// One adapter per address, and one demo backend per scenario, for the whole page.
const shared = new Map<string, Promise<CheckedAdapter>>();

/** What an element's own property and attributes say: an adapter, a problem, or nothing (then the nearest provider counts). */
export class OwnSource {
  readonly #host: Host;
  #settings: readonly unknown[] = [];
  #value: AdapterSource | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Absent: the element names no backend itself. */
  get value(): AdapterSource | undefined {
    if (!globalThis.document) return undefined;
    const {adapter, baseUrl, demo, getToken} = this.#host;
    // A framework that met the element before its class was defined writes the property as an attribute.
    const attribute = adapter ? null : this.#host.getAttribute('adapter');
    const settings = [adapter, baseUrl, demo, getToken, attribute];
    if (settings.some((setting, index) => setting !== this.#settings[index])) {
      this.#settings = settings;
      this.#value = this.#read(attribute);
    }
    return this.#value;
  }

  #read(attribute: string | null): AdapterSource | undefined {
    const {adapter, baseUrl, getToken} = this.#host;
    const scenario = scenarioOf(this.#host.demo);
    if (adapter) {
      try {
        return {adapter: checked(adapter)};
      } catch {
        return wrong('not-an-adapter');
      }
    }
    if (attribute !== null) return wrong('adapter-attribute', attribute);
    if (baseUrl != null && scenario !== undefined) return wrong('demo-and-base-url');
    if (baseUrl != null) return this.#rest(baseUrl, getToken);
    if (scenario !== undefined) return this.#later(`demo ${scenario}`, 'scenario', () => loadDemo(scenario));
    return undefined;
  }

  #rest(baseUrl: string, getToken: SourceSettings['getToken']): AdapterSource {
    let url: URL;
    try {
      url = new URL(baseUrl, document.baseURI);
    } catch {
      return wrong('base-url', baseUrl);
    }
    if (baseUrl.trim() === '' || !url.protocol.startsWith('http')) return wrong('base-url', baseUrl);
    // Tokens belong to whoever gives them: such an adapter is not shared.
    const key = getToken ? undefined : `rest ${url.href}`;
    return this.#later(key, 'loading', async () => {
      const {createRestAdapter} = await import('../adapters/rest/rest-adapter.js');
      return createRestAdapter({url: url.href, getToken});
    });
  }

  #later(key: string | undefined, code: Problem['code'], load: () => Promise<AccountAdapter>): AdapterSource {
    const known = key === undefined ? undefined : shared.get(key);
    const promise = known ?? load().then(checked);
    if (key !== undefined) shared.set(key, promise);
    const settings = this.#settings;
    const finish = (value: AdapterSource) => {
      if (settings !== this.#settings) return;
      this.#value = value;
      this.#host.requestUpdate();
    };
    promise.then(
      (adapter) => finish({adapter}),
      (error: unknown) => {
        if (key !== undefined) shared.delete(key);
        finish(wrong(code, error instanceof Error ? error.message : String(error)));
      },
    );
    return {};
  }
}

async function loadDemo(scenario: string): Promise<AccountAdapter> {
  const {createMemoryAdapter} = await import('../../mocks/memory-adapter.js');
  return createMemoryAdapter({scenario});
}

function wrong(code: Problem['code'], detail?: string): AdapterSource {
  return {problem: {code, detail}};
}
