import type {AccountAdapter, OperationId} from '../../contract/adapter.js';
import {isSafeUrl} from '../../contract/safe-url.js';
import {operationIds} from '../../contract/results.js';
import {ensure, errorOf, inWords, invoke, type SuiteCase, versionOf} from '../case.js';

export const descriptionCases: readonly SuiteCase[] = [
  {
    name: 'says its name and who is signed in, the same each time',
    run: async ({adapter}) => {
      ensure(adapter.name, 'The adapter has no name.');
      const {subject} = await adapter.describe();
      ensure(subject, 'Somebody is signed in, but describe() gives no subject.');
      const again = await adapter.describe();
      ensure(
        again.subject === subject,
        `The subject was "${subject}", then "${again.subject}": it must be stable.`,
      );
    },
  },
  {
    name: 'has a call for every operation that it offers',
    run: async ({adapter, raw}) => {
      const {capabilities} = await adapter.describe();
      for (const operation of operationIds) {
        const [port = '', call = ''] = operation.split('.');
        const {support} = capabilities[operation];
        if (support !== 'native' && support !== 'redirect') continue;
        const found = (raw[port as 'profile'] as unknown as Record<string, unknown> | undefined)?.[call];
        ensure(
          typeof found === 'function',
          `${operation} is ${support}, but adapter.${operation} is no method.`,
        );
      }
    },
  },
  {
    name: 'refuses every operation that it says it cannot do',
    run: async (context) => {
      const {adapter} = context;
      const {capabilities} = await adapter.describe();
      const ifVersion = await versionOf(context);
      for (const operation of operationIds) {
        const {support} = capabilities[operation];
        if (support === 'native' || support === 'redirect') continue;
        const what = `${operation} is ${support}, so calling it`;
        const call = invoke(adapter, operation, {ifVersion});
        // `null` says the same for a photo: there is none.
        if (operation === 'profile.photo' && (await call.catch(() => null)) === null) continue;
        const refusals = ['not-supported', 'forbidden', 'policy', 'validation', 'not-found'] as const;
        await errorOf(call, what, ...refusals);
      }
    },
  },
  {
    name: 'ends a subscription with the function that it returns',
    run: async ({raw}) => {
      const end = raw.subscribe ? raw.subscribe(() => {}) : () => {};
      ensure(typeof end === 'function', 'subscribe() must return the function that ends the subscription.');
      end();
      end();
      await Promise.resolve();
    },
  },
  {
    name: 'tells a signed-out visitor so, and where to sign in if it can',
    situation: 'signed-out',
    run: async ({adapter, raw}) => {
      const {subject, canSignIn} = await adapter.describe();
      ensure(!subject, `Nobody is signed in, but describe() gives the subject "${subject}".`);
      if (!canSignIn) {
        await errorOf(adapter.signIn(), 'signIn(), where canSignIn is not true,', 'not-supported');
        return;
      }
      const {url, operation} = await adapter.signIn();
      ensure(
        isSafeUrl(url),
        `signIn() leads to "${url}", which is neither https: nor http: on a loopback host.`,
      );
      ensure(
        operation === 'sign-in',
        `The operation of signIn()'s redirect is "${operation}", not "sign-in".`,
      );
      await ensureForeignReturnRefused(raw);
    },
  },
  {
    name: 'refuses reads and writes of a signed-out visitor with "unauthenticated"',
    situation: 'signed-out',
    run: async ({raw, adapter}) => {
      let tried = 0;
      for (const operation of operationIds) {
        const [port = ''] = operation.split('.');
        // `describe()` need not know what a stranger might do; a port that is there is whole.
        if (!raw[port as 'profile'] || operation === 'profile.startEdit') continue;
        if (forVisitors.includes(operation)) continue;
        const refusals = ['unauthenticated', 'not-supported'] as const;
        const {code} = await errorOf(
          invoke(adapter, operation, {ifVersion: '"1"'}),
          `${operation}, signed out,`,
          ...refusals,
        );
        if (code === 'unauthenticated') tried += 1;
      }
      ensure(tried > 0, `Not one call rejected with "unauthenticated": ${inWords(Object.keys(raw))}.`);
    },
  },
];

// Made for who cannot sign in.
const forVisitors: readonly OperationId[] = ['reset.start', 'reset.choose', 'reset.prove', 'reset.finish'];

async function ensureForeignReturnRefused(raw: AccountAdapter): Promise<void> {
  const back = 'https://elsewhere.example/page';
  const call = raw.signIn?.({returnTo: back});
  const result = await call?.catch(() => undefined);
  ensure(
    !result,
    `signIn() took ${back}, of another origin, as returnTo; the redirect is ${inWords(result)}.`,
  );
}
