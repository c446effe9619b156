import {plainReads} from '../../contract/operations.js';
import {operationIds} from '../../contract/results.js';
import {ensure, inWords, invoke, nativeOf, need, rejectionOf, skip, type SuiteCase} from '../case.js';

export const abortCases: readonly SuiteCase[] = [
  {
    name: 'sends nothing when the call was given up before',
    run: async (context) => {
      const operations = await nativeOf(context, operationIds);
      if (!operations.length) skip('nothing is native.');
      const before = context.rig.requests?.().length;
      for (const operation of operations) {
        const reason = new Error('given up');
        const call = invoke(context.raw, operation, {signal: AbortSignal.abort(reason)});
        const error = await rejectionOf(call, `${operation}, given up before`);
        ensure(
          error === reason,
          `${operation}: expected the signal's reason, untouched, but it was ${inWords(error)}.`,
        );
      }
      ensure(context.rig.requests?.().length === before, 'A call that was given up before sent a request.');
    },
  },
  {
    name: 'rejects at once, with the signal\u2019s reason, when it is given up meanwhile',
    run: async (context) => {
      const fail = need(context.rig.fail, 'the rig has no fail().');
      const operations = await nativeOf(context, operationIds);
      fail('silence');
      for (const operation of operations) {
        const control = new AbortController();
        const reason = new Error('given up');
        const call = invoke(context.raw, operation, {signal: control.signal});
        const rejection = rejectionOf(call, `${operation}, given up meanwhile,`);
        await pause();
        control.abort(reason);
        const error = await Promise.race([rejection, pause(1000)]);
        ensure(error, `${operation}: given up, but it did not reject.`);
        ensure(
          error === reason,
          `${operation}: expected the signal's reason, untouched, but it was ${inWords(error)}.`,
        );
      }
    },
  },
  {
    name: 'leaves other calls alone when one is given up',
    run: async (context) => {
      const [operation] = await nativeOf(context, plainReads);
      const name = need(operation, 'nothing can be read.');
      const control = new AbortController();
      const call = rejectionOf(invoke(context.adapter, name, {signal: control.signal}), `${name}, given up,`);
      const other = invoke(context.adapter, name);
      control.abort();
      await call;
      await other;
    },
  },
];

const pause = (milliseconds = 0) =>
  new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), milliseconds));
