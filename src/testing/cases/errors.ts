import type {OperationId} from '../../contract/adapter.js';
import type {AccountErrorCode} from '../../contract/error.js';
import {operationIds} from '../../contract/results.js';
import {
  AdapterSuiteError,
  ensure,
  errorOf,
  invoke,
  nativeOf,
  need,
  skip,
  type SuiteCase,
  type SuiteContext,
} from '../case.js';
import type {SuiteFault} from '../subject.js';

const answers: Readonly<Record<SuiteFault, string>> = {
  network: 'whose connection failed',
  silence: 'never answered',
  page: 'answered with 200 and a page, as a sign-in page is',
  truncated: 'answered with 200 and half of a JSON text',
  empty: 'answered with 200 and nothing in it',
  'other-json': 'answered with 200 and JSON of another shape',
  'error-as-success': 'answered with 200 and an error inside',
  unauthenticated: 'answered with 401',
  'rate-limited': 'answered with 429',
  unavailable: 'answered with 502 and a page',
};

/** Every native operation, each in a fresh call, while requests go wrong. */
async function underFault(context: SuiteContext, fault: SuiteFault, ...codes: AccountErrorCode[]) {
  const fail = need(context.rig.fail, 'the rig has no fail().');
  const operations = await nativeOf(context, operationIds);
  if (!operations.length) skip('nothing is native.');
  fail(fault);
  const errors = [];
  const messages: string[] = [];
  for (const operation of operations) {
    try {
      errors.push(
        await errorOf(invoke(context.adapter, operation), `${operation}, ${answers[fault]}`, ...codes),
      );
    } catch (error) {
      if (!(error instanceof AdapterSuiteError)) throw error;
      messages.push(error.message);
    }
  }
  fail(undefined);
  ensure(messages.length === 0, messages.join('\n'));
  await context.adapter.describe();
  return errors;
}

const fault = (name: string, kind: SuiteFault, ...codes: AccountErrorCode[]): SuiteCase => ({
  name,
  run: async (context) => {
    await underFault(context, kind, ...codes);
  },
});

export const errorCases: readonly SuiteCase[] = [
  fault('says "network" when the connection fails', 'network', 'network', 'offline'),
  fault('takes a page for no answer', 'page', 'malformed-response'),
  fault('takes half an answer for none', 'truncated', 'malformed-response'),
  fault('takes nothing for no answer', 'empty', 'malformed-response'),
  fault('takes another shape for no answer', 'other-json', 'malformed-response'),
  fault('takes an error for no success', 'error-as-success', 'malformed-response', 'unknown', 'unavailable'),
  fault('says "unauthenticated" when the session is over', 'unauthenticated', 'unauthenticated'),
  fault('says "unavailable" when the backend is down', 'unavailable', 'unavailable'),
  {
    name: 'says when to come back',
    run: async (context) => {
      for (const {details} of await underFault(context, 'rate-limited', 'rate-limited')) {
        ensure(
          details.retryAfterSeconds === 7,
          `Retry-After was 7, but retryAfterSeconds is ${details.retryAfterSeconds}.`,
        );
      }
    },
  },
  {
    name: 'says which call failed',
    run: async (context) => {
      const operations: OperationId[] = await nativeOf(context, operationIds);
      const errors = await underFault(context, 'unavailable', 'unavailable');
      errors.forEach(({details}, index) => {
        ensure(
          details.operation === operations[index],
          `${operations[index]} failed, but the error says ${details.operation}.`,
        );
      });
    },
  },
];
