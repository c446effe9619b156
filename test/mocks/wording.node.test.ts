import assert from 'node:assert/strict';
import {describe, test} from 'node:test';

import {scenarioNames} from '../../mocks/scenarios.js';
import type {CheckedAdapter} from '../../src/contract/adapter.js';
import {refusal, transports} from './transports.js';

const ofTheCases = ['long-texts', 'hostile-texts', 'offline', 'failing', 'slow', 'malformed'];

/** Every refusal in a value, by its text. */
function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const text = key === 'refusal' ? (each as {text?: string}).text : undefined;
    return text === undefined ? textsIn(each) : [text];
  });
}

async function refusals(adapter: CheckedAdapter, locale?: string): Promise<string[]> {
  const reads = [
    adapter.describe({locale}),
    adapter.profile.get({locale}),
    adapter.devices.list({locale}),
    adapter.organizations.list({locale}),
    adapter.verification.get({locale}),
  ];
  const answers = await Promise.allSettled(reads);
  return answers.flatMap((answer) => textsIn(answer.status === 'fulfilled' ? answer.value : []));
}

for (const [transport, run] of Object.entries(transports)) {
  describe(`the words of refusals ${transport}`, () => {
    for (const scenario of scenarioNames.filter((name) => !ofTheCases.includes(name))) {
      test(`are French for a French reader, all of them, in “${scenario}”`, () =>
        run({scenario}, async ({adapter}) => {
          const [english, french] = [await refusals(adapter), await refusals(adapter, 'fr-CA')];
          assert.equal(french.length, english.length);
          assert.deepEqual(
            french.filter((text) => english.includes(text)),
            [],
          );
        }));
    }

    test('are English for any other reader', () =>
      run({}, async ({adapter}) => {
        const english = await refusals(adapter, 'en');
        assert.ok(english.length > 2);
        for (const locale of ['de', 'constructor', 'frr', undefined])
          assert.deepEqual(await refusals(adapter, locale), english);
      }));

    test('are the same when the thing is tried', () =>
      run({}, async ({adapter}) => {
        const inFrench = await refusal(adapter.organizations.leave('woodgrove', {locale: 'fr'}), 'policy');
        assert.match(inFrench.details.refusal?.text ?? '', /met elle-même fin/);
        const inEnglish = await refusal(adapter.organizations.leave('woodgrove'), 'policy');
        assert.match(inEnglish.details.refusal?.text ?? '', /ends the access/);
        assert.deepEqual(inFrench.details.refusal?.contact, inEnglish.details.refusal?.contact);
      }));
  });
}
