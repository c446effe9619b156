import type {OperationId} from '../../contract/adapter.js';
import type {Outcome} from '../../contract/calls.js';
import type {Capability} from '../../contract/capability.js';
import {changingOperations} from '../../contract/operations.js';
import {operationIds} from '../../contract/results.js';
import {isSafeUrl} from '../../contract/safe-url.js';
import type {VerificationMethod} from '../../contract/verification.js';
import {
  devicesOf,
  ensure,
  inWords,
  invoke,
  need,
  ordinary,
  organizationsOf,
  sessionsOf,
  skip,
  type SuiteCase,
  type SuiteContext,
  termsOf,
  versionOf,
} from '../case.js';

const foreign = 'https://elsewhere.example/page';

/** A device, session or verification method that the operation can be tried on. */
async function itemFor(context: SuiteContext, operation: OperationId): Promise<string | undefined> {
  if (operation === 'profile.startEdit') return 'email';
  if (operation === 'sessions.reportSignIn') return (await context.adapter.sessions.signIns()).items[0]?.id;
  if (operation === 'devices.disable')
    return (await devicesOf(context)).find(({current, disable}) => !current && !disable)?.id;
  if (operation === 'organizations.leave')
    return (await organizationsOf(context)).find(({leave, signInToLeave}) => !leave && !signInToLeave)?.id;
  if (operation === 'sessions.revoke') return ordinary(await sessionsOf(context), ({revoke}) => revoke).id;
  if (operation === 'terms.decide')
    return (await termsOf(context)).find(({state}) => state === 'pending')?.id;
  if (operation === 'verification.rename') return methodFor(context, ({rename}) => rename);
  if (operation === 'verification.remove') return methodFor(context, ({remove}) => remove);
  if (operation === 'verification.makeDefault') {
    const {options} = await context.adapter.verification.get();
    const refused = options.filter(({makeDefault}) => makeDefault).map(({type}) => type);
    return methodFor(context, ({type, makeDefault}) => (refused.includes(type) ? none : makeDefault));
  }
  return undefined;
}

const none: Capability = {support: 'none', refusal: {reason: 'backend'}};

/** The name of a verification method that the operation can be tried on. */
async function methodFor(
  {adapter}: SuiteContext,
  override: (method: VerificationMethod) => Capability | undefined,
): Promise<string> {
  const {methods} = await adapter.verification.get();
  return methods.find((method) => !override(method))?.id ?? 'no-such-item';
}

export const redirectCases: readonly SuiteCase[] = [
  {
    name: 'gives a safe address for every operation that is a redirect',
    situation: 'redirect',
    run: async (context) => {
      const {capabilities} = await context.adapter.describe();
      const redirects = changingOperations.filter(
        (operation) => capabilities[operation].support === 'redirect',
      );
      if (!redirects.length) skip('no operation is a redirect.');
      const ifVersion = await versionOf(context);
      for (const operation of redirects) {
        const item = await itemFor(context, operation);
        const outcome = (await invoke(context.adapter, operation, {item, ifVersion})) as Outcome<unknown>;
        ensure(
          outcome.kind === 'redirect',
          `${operation} is a redirect, but its outcome is ${inWords(outcome)}.`,
        );
        const {redirect} = outcome;
        ensure(isSafeUrl(redirect.url), `${operation} leads to "${redirect.url}", which is not safe.`);
        ensure(
          redirect.operation === operation,
          `The redirect of ${operation} says that it is of "${redirect.operation}".`,
        );
        ensure(
          redirect.item === item,
          `The redirect of ${operation} is about "${redirect.item}" instead of "${item}".`,
        );
      }
    },
  },
  {
    name: 'refuses to come back to another origin, before anything is sent',
    situation: 'redirect',
    run: async (context) => {
      const {capabilities} = await context.adapter.describe();
      const redirects = operationIds.filter((operation) => capabilities[operation].support === 'redirect');
      if (!redirects.length) skip('no operation is a redirect.');
      for (const operation of redirects) {
        const item = await itemFor(context, operation);
        const before = context.rig.requests?.().length;
        let outcome: unknown;
        try {
          outcome = await invoke(context.raw, operation, {item, returnTo: foreign});
        } catch {
          ensure(
            context.rig.requests?.().length === before,
            `${operation} refused ${foreign}, but after it had asked the backend.`,
          );
          continue;
        }
        ensure(false, `${operation} took ${foreign} as returnTo; its outcome is ${inWords(outcome)}.`);
      }
    },
  },
  {
    name: 'sees no return in an ordinary address',
    run: ({raw}) => {
      const resume = need(raw.resume?.bind(raw), 'the adapter has no resume().');
      const address = new URL('https://intranet.example/account?tab=devices#password');
      const seen = resume(address);
      ensure(seen === undefined, `resume() sees ${inWords(seen)} in ${address.href}.`);
      ensure(
        address.href.endsWith('/account?tab=devices#password'),
        'resume() changed the address it was given.',
      );
    },
  },
];
