import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';

import {violations} from './architecture.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

function sourcesIn(...folders: readonly string[]): Map<string, string> {
  const paths = folders.flatMap((folder) =>
    readdirSync(root + folder, {recursive: true, encoding: 'utf8'})
      .filter((path) => path.endsWith('.ts'))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  );
  return new Map(paths.map((path) => [path, readFileSync(root + path, 'utf8')]));
}

// A small house in order, into which each fault is planted.
const sound: readonly (readonly [string, string])[] = [
  ['src/contract/error.ts', `export class AccountError extends Error {}`],
  [
    'src/contract/device.ts',
    `import * as z from 'zod/mini';\nexport const deviceSchema = z.object({});\nexport type Device = object;`,
  ],
  [
    'src/contract/page.ts',
    `import {deviceSchema} from './device.js';\nexport const pageSchema = deviceSchema;`,
  ],
  [
    'src/adapters/rest/rest-adapter.ts',
    `import {AccountError} from '../../contract/error.js';\nexport const make = () => new AccountError();`,
  ],
  [
    'src/adapters/rest/wire.ts',
    `import {deviceSchema} from '../../contract/device.js';\nexport const wire = deviceSchema;`,
  ],
  ['src/adapters/graph/graph-adapter.ts', `export const make = () => 1;`],
  ['src/adapters/internal/http.ts', `export const send = () => fetch('/');`],
  ['src/i18n/text.ts', `export const fill = () => '';`],
  [
    'src/i18n/locales/fr.ts',
    `import type {m} from '../../elements/device-list/device-list.messages.js';\nexport const fr: typeof m = {};`,
  ],
  [
    'src/context/own-source.ts',
    `export const load = () => import('../adapters/rest/rest-adapter.js');\nexport const demo = () => import('../../mocks/memory-adapter.js');`,
  ],
  [
    'src/state/resource.ts',
    `import type {ReactiveController} from 'lit';\nimport type {Device} from '../contract/device.js';\nexport type R = ReactiveController & Device;`,
  ],
  [
    'src/elements/account-element.ts',
    `import {LitElement} from 'lit';\nexport class AccountElement extends LitElement {}`,
  ],
  ['src/elements/shared/icons.ts', `import {svg} from 'lit';\nexport const icon = svg\`<svg></svg>\`;`],
  ['src/elements/device-list/device-list.messages.ts', `export const m = {};`],
  [
    'src/elements/device-list/device-list.ts',
    `import {AccountElement} from '../account-element.js';\nimport {icon} from '../shared/icons.js';\nexport class DeviceListElement extends AccountElement { static x = [icon]; y = () => document.title; }`,
  ],
  [
    'src/elements/device-list/define.ts',
    `import {DeviceListElement} from './device-list.js';\ncustomElements.define('device-list', DeviceListElement);`,
  ],
  ['src/elements/profile-card/profile-card.ts', `export class ProfileCardElement {}`],
  ['src/define.ts', `import './elements/device-list/define.js';`],
  [
    'src/index.ts',
    `export {DeviceListElement} from './elements/device-list/device-list.js';\nexport type {Device} from './contract/device.js';`,
  ],
  [
    'mocks/memory-adapter.ts',
    `import {wire} from '../src/adapters/rest/wire.js';\nexport const memory = wire;`,
  ],
];

const faults: readonly (readonly [path: string, line: string, expected: string])[] = [
  ['src/contract/error.ts', `import {fill} from '../i18n/text.js';`, 'contract does not know i18n'],
  ['src/contract/error.ts', `import type {R} from '../state/resource.js';`, 'contract does not know state'],
  [
    'src/adapters/rest/rest-adapter.ts',
    `import {make as graph} from '../graph/graph-adapter.js';`,
    'adapters do not know each other',
  ],
  [
    'src/adapters/internal/http.ts',
    `import {make} from '../graph/graph-adapter.js';`,
    'adapters do not know each other',
  ],
  ['src/context/own-source.ts', `import {make} from '../adapters/rest/rest-adapter.js';`, 'on demand'],
  ['src/context/own-source.ts', `import {memory} from '../../mocks/memory-adapter.js';`, 'on demand'],
  [
    'src/context/own-source.ts',
    `import type {R} from '../state/resource.js';`,
    'context does not know state',
  ],
  [
    'src/context/own-source.ts',
    `const backend = () => import('../../mocks/backend.js');`,
    'context does not know mocks',
  ],
  ['src/state/resource.ts', `import {html} from 'lit';`, 'state makes no markup'],
  [
    'src/state/resource.ts',
    `import {AccountElement} from '../elements/account-element.js';`,
    'state does not know elements',
  ],
  ['src/state/resource.ts', `import {deviceSchema} from '../contract/device.js';`, 'types only'],
  [
    'src/elements/device-list/device-list.ts',
    `import {pageSchema} from '../../contract/page.js';`,
    'types only',
  ],
  ['src/i18n/text.ts', `import {pageSchema} from '../contract/page.js';`, 'i18n does not know contract'],
  [
    'src/i18n/locales/fr.ts',
    `import {m as messages} from '../../elements/device-list/device-list.messages.js';`,
    'i18n does not know elements',
  ],
  [
    'src/elements/device-list/device-list.ts',
    `import {make} from '../../adapters/rest/rest-adapter.js';`,
    'elements does not know adapters',
  ],
  [
    'src/elements/device-list/device-list.ts',
    `const later = () => import('../../adapters/rest/rest-adapter.js');`,
    'elements does not know adapters',
  ],
  ['src/elements/device-list/device-list.ts', `import * as z from 'zod/mini';`, 'elements does not know zod'],
  [
    'src/elements/device-list/device-list.ts',
    `import {ProfileCardElement} from '../profile-card/profile-card.js';`,
    'does not know another one',
  ],
  [
    'src/elements/device-list/device-list.ts',
    `const later = () => import('../profile-card/profile-card.js');`,
    'does not know another one',
  ],
  [
    'src/elements/shared/icons.ts',
    `import {DeviceListElement} from '../device-list/device-list.js';`,
    'does not know another one',
  ],
  [
    'src/elements/account-element.ts',
    `import {DeviceListElement} from './device-list/device-list.js';`,
    'does not know another one',
  ],
  ['src/elements/device-list/device-list.ts', `import '../profile-card/define.js';`, 'for an effect'],
  [
    'src/elements/device-list/device-list.ts',
    `import {memory} from '../../../mocks/memory-adapter.js';`,
    'elements does not know mocks',
  ],
  ['src/contract/device.ts', `import {z as zod} from 'zod';`, 'zod/mini'],
  ['src/contract/error.ts', `import {readFileSync} from 'node:fs';`, 'runs in browsers'],
  ['src/index.ts', `import './define.js';`, 'for an effect'],
  ['src/index.ts', `export {make} from './adapters/rest/rest-adapter.js';`, 'entry does not know adapters'],
  ['src/index.ts', `export {deviceSchema} from './contract/device.js';`, 'types only'],
  [
    'mocks/memory-adapter.ts',
    `import {DeviceListElement} from '../src/elements/device-list/device-list.js';`,
    'mocks does not know elements',
  ],
  [
    'mocks/memory-adapter.ts',
    `import {make} from '../src/adapters/rest/rest-adapter.js';`,
    'mocks know the wire only',
  ],
  [
    'src/elements/device-list/device-list.ts',
    `customElements.define('x-y', DeviceListElement);`,
    'acts when it is imported',
  ],
  [
    'src/elements/device-list/device-list.ts',
    `const title = document.title;`,
    'acts when it is imported (document)',
  ],
  [
    'src/elements/shared/icons.ts',
    `export const dark = Boolean(globalThis.matchMedia);`,
    'acts when it is imported (globalThis)',
  ],
  [
    'src/state/resource.ts',
    `class A { static started = setTimeout(() => {}); }`,
    'acts when it is imported (setTimeout)',
  ],
  ['src/state/resource.ts', `class A { static { console.warn(1); } }`, 'a static block'],
  ['src/i18n/text.ts', `const table = await import('./locales/fr.js');`, 'acts when it is imported'],
  ['src/i18n/text.ts', `if (fill()) throw new Error();`, 'acts when it is imported'],
];

describe('architecture', () => {
  it('finds nothing wrong with a house in order', () => {
    assert.deepEqual(violations(new Map(sound)), []);
  });

  for (const [path, line, expected] of faults) {
    it(`sees “${line}” in ${path}`, () => {
      const sources = new Map(sound);
      sources.set(path, `${sources.get(path)}\n${line}`);
      const found = violations(sources);
      assert.equal(found.length, 1, found.join('\n'));
      assert.ok(found[0]?.startsWith(path) && found[0].includes(expected), found[0]);
    });
  }

  it('holds in this repository', () => {
    assert.deepEqual(violations(sourcesIn('src', 'mocks')), []);
  });

  it('lets every module but the registrations be imported without a DOM, and nothing registers', async () => {
    const registered: string[] = [];
    Object.assign(globalThis, {
      customElements: {define: (name: string) => void registered.push(name), get: () => undefined},
    });
    const before = Object.keys(globalThis);
    for (const path of sourcesIn('src').keys()) {
      if (basename(path) === 'define.ts' || path.startsWith('src/cdn/') || path === 'src/cli/main.ts')
        continue;
      await assert.doesNotReject(import(pathToFileURL(root + path).href) as Promise<unknown>, path);
    }
    assert.deepEqual(registered, []);
    assert.deepEqual(
      Object.keys(globalThis).filter(
        (name) => !before.includes(name) && !/^(lit|reactive|__zod_)/.test(name),
      ),
      [],
    );
    assert.equal('document' in globalThis, false);
  });
});
