/** The conformance kit: whether an adapter keeps the contract; the guide is at `adapterSuite`. */
import {checked} from '../contract/checked.js';
import {AdapterSuiteError, CaseSkipped, inWords, type SuiteCase} from './case.js';
import {abortCases} from './cases/abort.js';
import {descriptionCases} from './cases/description.js';
import {deviceCases} from './cases/devices.js';
import {enrollingCases} from './cases/enrolling.js';
import {errorCases} from './cases/errors.js';
import {organizationCases} from './cases/organizations.js';
import {passwordCases} from './cases/password.js';
import {profileCases} from './cases/profile.js';
import {redirectCases} from './cases/redirects.js';
import {resetCases} from './cases/reset.js';
import {secretCases} from './cases/secrets.js';
import {sessionCases} from './cases/sessions.js';
import {stepUpCases} from './cases/step-up.js';
import {verificationCases} from './cases/verification.js';
import {termsCases} from './cases/terms.js';
import type {SuiteRunner, SuiteSubject} from './subject.js';

export {AdapterSuiteError} from './case.js';
export {type FaultyFetch, faultyFetch} from './faulty-fetch.js';
export {
  type SuiteFault,
  suiteFaults,
  type SuiteRig,
  type SuiteRunner,
  type SuiteSent,
  type SuiteSituation,
  suiteSituations,
  type SuiteSubject,
} from './subject.js';

const groups: Readonly<Record<string, readonly SuiteCase[]>> = {
  description: descriptionCases,
  profile: profileCases,
  devices: deviceCases,
  sessions: sessionCases,
  organizations: organizationCases,
  password: passwordCases,
  reset: resetCases,
  verification: [...verificationCases, ...enrollingCases],
  terms: termsCases,
  'step-up': stepUpCases,
  redirects: redirectCases,
  abort: abortCases,
  errors: errorCases,
  secrets: secretCases,
};

/**
 * Declares the tests of the contract for an adapter, for any adapter and any test runner.
 *
 * ```ts
 * import {test} from 'node:test';
 * import {adapterSuite, faultyFetch} from 'account-elements/testing.js';
 *
 * adapterSuite(
 *   {
 *     test: (name, body) =>
 *       test(name, async (t) => {
 *         const reason = await body();
 *         if (reason) t.skip(reason);
 *       }),
 *   },
 *   {
 *     create: async (situation) => {
 *       if (situation !== 'default') return undefined; // Its cases are skipped, and said.
 *       const backend = await startBackend();
 *       const {fetch, fail, requests} = faultyFetch();
 *       const adapter = createMyAdapter({url: backend.url, fetch});
 *       return {adapter, fail, requests, password: backend.password, dispose: () => backend.close()};
 *     },
 *   },
 * );
 * ```
 *
 * - Every case gets a rig of its own from `create(situation)`, so cases may change and destroy what they find.
 * - The suite believes `describe()`: what is `native` is tried, what is `redirect` must redirect, what is `none` or `external`
 *   must refuse. Declaring less is honest and passes; declaring more fails.
 * - A case that cannot run is never passed: its body resolves to the reason, and `skipped` is told (default: a warning). Give the
 *   rig what it lacks (`otherSession`, `fail`, `password`, …) or arrange the situation, and the case runs.
 * - A failure is an `AdapterSuiteError` that says what the adapter did and what the contract says.
 */
export function adapterSuite(runner: SuiteRunner, subject: SuiteSubject): void {
  const {skipped = (name, reason) => console.warn(`Skipped: ${name}: ${reason}`)} = runner;
  for (const [group, cases] of Object.entries(groups)) {
    const declare = () => {
      for (const one of cases) {
        const name = runner.group ? one.name : `${group}: ${one.name}`;
        runner.test(name, async () => {
          const reason = await tried(one, subject);
          if (reason !== undefined) skipped(`${group}: ${one.name}`, reason);
          return reason;
        });
      }
    };
    if (runner.group) runner.group(group, declare);
    else declare();
  }
}

/** The reason where it could not run. */
async function tried(one: SuiteCase, subject: SuiteSubject): Promise<string | undefined> {
  const {situation = 'default'} = one;
  const rig = await subject.create(situation);
  if (!rig) return `the rig cannot arrange "${situation}".`;
  try {
    await one.run({adapter: checked(rig.adapter), raw: rig.adapter, rig});
    return undefined;
  } catch (error) {
    if (error instanceof CaseSkipped) return error.message;
    if (error instanceof AdapterSuiteError) throw error;
    throw new AdapterSuiteError(`A call failed that should have succeeded: ${inWords(error)}`, {
      cause: error,
    });
  } finally {
    await rig.dispose?.();
  }
}
