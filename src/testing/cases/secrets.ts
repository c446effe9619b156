import {ensure, inWords, need, needNative, type SuiteCase} from '../case.js';

const levels = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;

/** Everything written to the console while `body` runs. */
async function written(body: () => Promise<void>): Promise<string> {
  const lines: unknown[] = [];
  const listen = (...words: unknown[]) => void lines.push(...words.map(inWords));
  const originals = {...console};
  Object.assign(console, Object.fromEntries(levels.map((level) => [level, listen])));
  try {
    await body();
  } finally {
    Object.assign(console, originals);
  }
  return lines.join('\n');
}

export const secretCases: readonly SuiteCase[] = [
  {
    name: 'keeps passwords in the call: no log, no address, no error, no property, no storage',
    run: async (context) => {
      await needNative(context, 'password.change');
      const {raw, adapter, rig} = context;
      const currentPassword = 'canary-current-4ae1';
      const newPassword = 'canary-new-97b3-canary-new-97b3';
      let caught: unknown;
      const log = await written(async () => {
        caught = await adapter.password
          .change({currentPassword, newPassword})
          .catch((error: unknown) => error);
      });
      need(caught, 'the wrong password was accepted.');
      const places: Record<string, string> = {
        'the console': log,
        'the addresses': (rig.requests?.() ?? []).join('\n'),
        'the error': told(caught),
        'the adapter': told(raw),
        localStorage: stored('localStorage'),
        sessionStorage: stored('sessionStorage'),
        'the cookies': globalThis.document?.cookie ?? '',
        'the page\u2019s address': globalThis.location?.href ?? '',
      };
      for (const [place, text] of Object.entries(places)) {
        ensure(!text.includes('canary'), `A password is in ${place}.`);
      }
    },
  },
];

/** All that can be read of a value, own properties that do not enumerate and causes too. */
function told(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (seen.has(value)) return '';
  seen.add(value);
  return Object.values(Object.getOwnPropertyDescriptors(value))
    .map(({value: inner}) => told(inner, seen))
    .join('\n');
}

function stored(name: 'localStorage' | 'sessionStorage'): string {
  try {
    return inWords({...globalThis[name]});
  } catch {
    // No page, or one that may store nothing.
    return '';
  }
}
